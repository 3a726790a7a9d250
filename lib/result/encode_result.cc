// Writes the result message piece by piece: header, subjects in canonical order, findings, tallies,
// certificates, re-ratings, review places, summary.
// A field is appended as soon as it is known, so a nation's result needs no second copy in memory.
// Tested by tests/spec/spec_test.cc, tests/property/property_test.cc
#include <algorithm>

#include "grading/open_facts.h"
#include "result/result.h"

namespace dangvien {
namespace {

constexpr uint32_t kResultFormat = 1;

int32_t Yyyymmdd(Day day) { return Date::FromDayNumber(day).ToYyyymmdd(); }

void EncodeHeader(const EvaluationState& state, PieceWriter* out) {
  const PeriodDays& period = state.dataset.tables().period;
  wire::Result header;
  header.format = kResultFormat;
  header.begin_date = Yyyymmdd(period.begin);
  header.end_date = Yyyymmdd(period.end);
  header.rating_date = Yyyymmdd(period.rating);
  header.data_digest = state.digests.data;
  header.digest = state.digests.whole;
  std::vector<const Policy*> policies;
  for (const Policy& policy : state.policies) policies.push_back(&policy);
  std::sort(policies.begin(), policies.end(),
            [](const Policy* a, const Policy* b) { return a->id() < b->id(); });
  for (const Policy* policy : policies) {
    const CompiledPolicy& compiled = policy->compiled();
    wire::PolicyUse use;
    use.policy_id = policy->id();
    use.digest = policy->digest();
    for (size_t i = 0; i < compiled.chosen_options.size(); ++i) {
      const wire::Reading& reading = compiled.message.readings[i];
      const auto chosen = static_cast<size_t>(compiled.chosen_options[i]);
      wire::ChosenReading choice;
      choice.reading_id = reading.id;
      choice.option_id = reading.options[chosen].id;
      choice.is_default = choice.option_id == reading.default_option_id;
      use.readings.push_back(choice);
    }
    header.policies.push_back(std::move(use));
  }
  out->PutFields(header);
}

void EncodeSubject(const EvaluationState& state, wire::SubjectKind kind, Row row,
                   PieceWriter* out) {
  const SubjectMessage subject = DescribeSubject(state, {kind, row});
  out->Put(wire::ResultFields::subjects, subject.message);
}

// People who have no official branch on the rating date, by id.
std::vector<Row> UnplacedPeople(const EvaluationState& state) {
  const PersonTable& people = state.dataset.tables().people;
  std::vector<Row> unplaced;
  for (Row person = 0; person < people.size(); ++person) {
    if (state.placement.home_unit[static_cast<size_t>(person)] == kNone) unplaced.push_back(person);
  }
  std::sort(unplaced.begin(), unplaced.end(),
            [&people](Row a, Row b) { return people.ids.Name(a) < people.ids.Name(b); });
  return unplaced;
}

void EncodeSubjects(const EvaluationState& state, PieceWriter* out) {
  const UnitTable& units = state.dataset.tables().units;
  for (const Row unit : units.order) {
    const auto u = static_cast<size_t>(unit);
    if (IsPartyUnit(units.kind[u])) {
      EncodeSubject(state, wire::SubjectKind::kOrganization, unit, out);
    }
    if (HasCollective(units, unit) && state.Rates(wire::SubjectKind::kCollective, unit)) {
      EncodeSubject(state, wire::SubjectKind::kCollective, unit, out);
    }
    const MemberRange range = state.placement.members_of_unit[u];
    for (int32_t member = range.begin; member < range.end; ++member) {
      EncodeSubject(state, wire::SubjectKind::kMember,
                    state.placement.members[static_cast<size_t>(member)], out);
    }
    if (!state.Rates(wire::SubjectKind::kLeader, unit)) continue;
    for (const Row post : state.placement.leaders_of_unit.Of(unit)) {
      EncodeSubject(state, wire::SubjectKind::kLeader, post, out);
    }
  }
  for (const Row person : UnplacedPeople(state)) {
    EncodeSubject(state, wire::SubjectKind::kMember, person, out);
  }
}

wire::FindingVerdict VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kNotMet:
      return wire::FindingVerdict::kNotMet;
    case Verdict::kNotShown:
      return wire::FindingVerdict::kNotShown;
    case Verdict::kContradiction:
      break;
  }
  return wire::FindingVerdict::kContradiction;
}

RowKind AskedOf(const FindingEntry& finding) {
  return finding.review != kNone ? RowKind::kReview : RowKindOf(finding.subject.kind);
}

void EncodeFinding(const EvaluationState& state, const FindingEntry& finding, PieceWriter* out) {
  const DatasetTables& tables = state.dataset.tables();
  wire::Finding message;
  std::vector<OpenFactEntry> open;
  message.verdict = VerdictName(finding.verdict);
  message.severity = static_cast<uint32_t>(wire::Severity::kError);
  message.rule_id = NameOf(finding.builtin);
  if (finding.check != kNone) {
    const EvalContext context = state.ContextOf(finding.policy);
    const CompiledCheck& check = context.policy.checks[static_cast<size_t>(finding.check)];
    message.rule_id = check.rule.source->id;
    message.severity = static_cast<uint32_t>(check.severity);
    if (finding.verdict == Verdict::kNotShown) {
      const Row row = finding.review != kNone ? finding.review : finding.subject.row;
      open = OpenFactsOf(check.rule, context, AskedOf(finding), row);
    }
  }
  for (const OpenFactEntry& entry : open) {
    message.open_facts.push_back({entry.kind, entry.id, entry.rule->source->id});
  }
  if (finding.policy != kNone) {
    message.policy_id = state.policies[static_cast<size_t>(finding.policy)].id();
  }
  if (finding.unit != kNone) message.unit_id = tables.units.ids.Name(finding.unit);
  if (finding.subject.row != kNone) message.subject = RefOf(tables, finding.subject);
  if (finding.review != kNone) {
    const ReviewEntry& review = tables.reviews.reviews[static_cast<size_t>(finding.review)];
    message.session_id = tables.reviews.sessions[static_cast<size_t>(review.session)].id;
  }
  if (finding.ballot != kNone) {
    message.session_id = tables.ballots[static_cast<size_t>(finding.ballot)].id;
  }
  message.quota_id = finding.quota;
  message.peer_group_id = finding.peer_group;
  message.unit_kind = finding.unit_kind;
  out->Put(wire::ResultFields::findings, message);
}

void EncodeReRatings(const EvaluationState& state, PieceWriter* out) {
  const DatasetTables& tables = state.dataset.tables();
  for (const ReRatingEntry& entry : state.re_ratings) {
    const Policy& policy = state.policies[static_cast<size_t>(entry.policy)];
    wire::ReRating message;
    message.subject = RefOf(tables, entry.subject);
    message.year = entry.year;
    message.violation_id = tables.violations.violations[static_cast<size_t>(entry.violation)].id;
    message.rule_id = policy.compiled().re_ratings[static_cast<size_t>(entry.rule)]->id;
    message.possible = entry.is_possible;
    message.policy_id = policy.id();
    out->Put(wire::ResultFields::re_ratings, message);
  }
}

void EncodeReviewPlaces(const EvaluationState& state, PieceWriter* out) {
  const DatasetTables& tables = state.dataset.tables();
  for (const ReviewPlaceEntry& entry : state.review_places) {
    const CompiledPolicy& policy = state.policies[static_cast<size_t>(entry.policy)].compiled();
    const CompiledReviewPlace& rule = policy.review_places[static_cast<size_t>(entry.rule)];
    wire::ReviewPlace message;
    message.person_id = tables.people.ids.Name(entry.person);
    if (entry.post != kNone) {
      message.post_id = tables.people.posts.entries[static_cast<size_t>(entry.post)].id;
    }
    message.place = static_cast<uint32_t>(rule.place);
    message.unit_id = tables.units.ids.Name(entry.unit);
    message.rule_id = rule.rule.source->id;
    message.possible = entry.is_possible;
    out->Put(wire::ResultFields::review_places, message);
  }
}

}  // namespace

void EncodeResult(const EvaluationState& state, ResultPart part,
                  absl::FunctionRef<void(absl::string_view)> sink) {
  const bool is_whole = part == ResultPart::kWhole;
  PieceWriter out(sink);
  EncodeHeader(state, &out);
  if (is_whole) {
    EncodeSubjects(state, &out);
    for (const FindingEntry& finding : state.findings) EncodeFinding(state, finding, &out);
  }
  if (is_whole || part == ResultPart::kTallies) EncodeTallies(state, &out);
  if (is_whole || part == ResultPart::kCertificates) EncodeCertificates(state, &out);
  if (is_whole) {
    EncodeReRatings(state, &out);
    EncodeReviewPlaces(state, &out);
  }
  if (is_whole || part == ResultPart::kTallies) EncodeSummary(state, &out);
  out.Flush();
}

}  // namespace dangvien
