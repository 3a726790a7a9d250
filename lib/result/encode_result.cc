// Writes the result message piece by piece: header, subjects in canonical order, findings, tallies,
// certificates, re-ratings, review places, summary.
// A field is appended as soon as it is known, so a nation's result needs no second copy in memory.
// Tested by tests/spec/spec_test.cc, tests/property/property_test.cc
#include <algorithm>

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
  header.policies = DescribePolicies(state);
  out->PutFields(header);
}

void EncodeSubjects(const EvaluationState& state, PieceWriter* out) {
  SubjectOrder order(state);
  SubjectRow subject;
  while (order.Next(&subject)) {
    const SubjectMessage message = DescribeSubject(state, subject);
    out->Put(wire::ResultFields::subjects, message.message);
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

}  // namespace

FindingMessage DescribeFinding(const EvaluationState& state, const FindingEntry& finding) {
  const DatasetTables& tables = state.dataset.tables();
  FindingMessage described;
  wire::Finding& message = described.message;
  std::vector<OpenFactEntry>& open = described.open;
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
  return described;
}

wire::ReRating DescribeReRating(const EvaluationState& state, const ReRatingEntry& entry) {
  const DatasetTables& tables = state.dataset.tables();
  const Policy& policy = state.policies[static_cast<size_t>(entry.policy)];
  wire::ReRating message;
  message.subject = RefOf(tables, entry.subject);
  message.year = entry.year;
  message.violation_id = tables.violations.violations[static_cast<size_t>(entry.violation)].id;
  message.rule_id = policy.compiled().re_ratings[static_cast<size_t>(entry.rule)]->id;
  message.possible = entry.is_possible;
  message.policy_id = policy.id();
  return message;
}

wire::ReviewPlace DescribeReviewPlace(const EvaluationState& state, const ReviewPlaceEntry& entry) {
  const DatasetTables& tables = state.dataset.tables();
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
  return message;
}

std::vector<wire::PolicyUse> DescribePolicies(const EvaluationState& state) {
  std::vector<const Policy*> policies;
  for (const Policy& policy : state.policies) policies.push_back(&policy);
  std::sort(policies.begin(), policies.end(),
            [](const Policy* a, const Policy* b) { return a->id() < b->id(); });
  std::vector<wire::PolicyUse> uses;
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
    uses.push_back(std::move(use));
  }
  return uses;
}

namespace {

void EncodeFindings(const EvaluationState& state, PieceWriter* out) {
  for (const FindingEntry& finding : state.findings) {
    out->Put(wire::ResultFields::findings, DescribeFinding(state, finding).message);
  }
}

void EncodeTallies(const EvaluationState& state, PieceWriter* out) {
  TallyRows tallies(state);
  const auto put = [out](const wire::UnitTally& tally) {
    out->Put(wire::ResultFields::tallies, tally);
  };
  while (tallies.Next(put)) {
  }
}

void EncodeOutputs(const EvaluationState& state, PieceWriter* out) {
  for (const ReRatingEntry& entry : state.re_ratings) {
    out->Put(wire::ResultFields::re_ratings, DescribeReRating(state, entry));
  }
  for (const ReviewPlaceEntry& entry : state.review_places) {
    out->Put(wire::ResultFields::review_places, DescribeReviewPlace(state, entry));
  }
}

void EncodeSummary(const EvaluationState& state, PieceWriter* out) {
  ForEachSummaryRow(
      state, [out](const wire::SummaryRow& row) { out->Put(wire::ResultFields::summary, row); });
}

}  // namespace

void EncodeResult(const EvaluationState& state, ResultPart part,
                  absl::FunctionRef<void(absl::string_view)> sink) {
  const bool is_whole = part == ResultPart::kWhole;
  PieceWriter out(sink);
  EncodeHeader(state, &out);
  if (is_whole) {
    EncodeSubjects(state, &out);
    EncodeFindings(state, &out);
  }
  if (is_whole || part == ResultPart::kTallies) EncodeTallies(state, &out);
  if (is_whole || part == ResultPart::kCertificates) EncodeCertificates(state, &out);
  if (is_whole) EncodeOutputs(state, &out);
  if (is_whole || part == ResultPart::kTallies) EncodeSummary(state, &out);
  out.Flush();
}

}  // namespace dangvien
