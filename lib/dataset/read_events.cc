// Events and what surrounds them: violations with their sanctions, ballots, decisions, coverage.
//
// One violation holds all sanctions that it led to, so that it can be counted once; the sanctions
// are indexed by person, by organization and by violation.
// Tested by tests/unit/dataset/read_test.cc
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/ratio.h"
#include "dataset/reader.h"

namespace dangvien {
namespace {

using IndexPairs = std::vector<std::pair<Row, int32_t>>;

struct SanctionIndexes {
  IndexPairs by_person;
  IndexPairs by_unit;
  IndexPairs by_violation;
};

// Reports an id that is empty or was met before.
void CheckUnique(Reader& reader, DenseIndex* seen, absl::string_view id, const Place& place) {
  if (!reader.CheckId(id, place, "id")) return;
  const int32_t count = seen->size();
  if (seen->Intern(id) < count) {
    reader.Add(IssueCode::kDuplicateId, place, "id", absl::StrCat("`", id, "` is there already"));
  }
}

void ReadSanction(Reader& reader, const wire::Sanction& in, int32_t violation, const Place& place,
                  SanctionIndexes* indexes) {
  if (in.person_id.empty() == in.unit_id.empty()) {
    reader.Add(IssueCode::kMissingField, place, "person_id",
               "expected exactly one of person_id and unit_id");
    return;
  }
  SanctionEntry entry{};
  entry.violation = violation;
  entry.person = reader.FindPerson(in.person_id, place, "person_id", /*required=*/false);
  entry.unit = reader.FindUnit(in.unit_id, place, "unit_id", /*required=*/false);
  entry.side = in.side;
  entry.form = in.form;
  if (in.decided_on == 0) {
    reader.Add(IssueCode::kMissingField, place, "decided_on", "expected a date, found none");
  }
  entry.decided_on = reader.ReadDay(in.decided_on, place, "decided_on");
  const auto index = static_cast<int32_t>(reader.out.violations.sanctions.size());
  reader.out.violations.sanctions.push_back(entry);
  indexes->by_violation.emplace_back(violation, index);
  if (entry.person != kNone) indexes->by_person.emplace_back(entry.person, index);
  if (entry.unit != kNone) indexes->by_unit.emplace_back(entry.unit, index);
}

void ReadViolation(Reader& reader, const wire::Violation& in, const Place& place,
                   SanctionIndexes* indexes) {
  ViolationEntry entry;
  entry.id = std::string(in.id);
  entry.unit = reader.FindUnit(in.unit_id, place, "unit_id", /*required=*/false);
  entry.kind = in.kind;
  entry.self_detected_and_remedied = TruthOf(in.self_detected_and_remedied);
  entry.committee_at_fault = TruthOf(in.committee_at_fault);
  const Day from = reader.ReadDay(in.happened_from_date, place, "happened_from_date");
  const Day to = reader.ReadDay(in.happened_to_date, place, "happened_to_date", kAfterAll);
  if (to < from) {
    reader.Add(IssueCode::kReversedInterval, place, "happened_to_date",
               "expected a date not before happened_from_date");
  }
  entry.duty_related = TruthOf(in.duty_related);
  entry.happened_from = from;
  if (from != kNoDay) entry.happened_to = to == kAfterAll ? from + 1 : to;
  const auto violation = static_cast<int32_t>(reader.out.violations.violations.size());
  reader.out.violations.violations.push_back(std::move(entry));
  for (size_t i = 0; i < in.sanctions.size(); ++i) {
    ReadSanction(reader, in.sanctions[i], violation, place.In("sanctions", static_cast<int64_t>(i)),
                 indexes);
  }
}

// Events are named one by one in results, so their order is not that of the input.
std::vector<size_t> OrderById(const std::vector<wire::Violation>& violations) {
  std::vector<size_t> order(violations.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&violations](size_t a, size_t b) {
    return violations[a].id < violations[b].id;
  });
  return order;
}

constexpr const char* kBallotFields[kBallotCountEnd] = {
    "summoned_count", "present_count", "issued_count", "returned_count", "valid_count"};

int64_t ReadVotes(Reader& reader, int64_t count, const Place& place, const char* field) {
  if (count < 0) {
    reader.Add(IssueCode::kNegativeCount, place, field,
               absl::StrCat("expected 0 or more, found ", count));
    return 0;
  }
  if (count > kMaxVoteCount) {
    reader.Add(IssueCode::kCountOverflow, place, field,
               absl::StrCat("expected at most ", kMaxVoteCount, ", found ", count));
    return 0;
  }
  return count;
}

void ReadBallotResult(Reader& reader, const wire::BallotResult& in, const Place& place,
                      BallotEntry* entry) {
  if (!in.subject.has_value()) {
    reader.Add(IssueCode::kMissingField, place, "subject", "expected a subject, found none");
    return;
  }
  BallotResultEntry result{reader.FindSubject(*in.subject, place), 0, {}};
  for (size_t i = 0; i < in.votes.size(); ++i) {
    const Place at = place.In("votes", static_cast<int64_t>(i));
    TierVotesEntry votes;
    if (!in.votes[i].tier_id.empty()) {
      votes.tier = reader.Intern(&reader.out.symbols.tiers, in.votes[i].tier_id, at, "tier_id");
    }
    votes.vote_count = ReadVotes(reader, in.votes[i].vote_count, at, "vote_count");
    result.vote_count += votes.vote_count;
    result.votes.push_back(votes);
  }
  if (result.subject.row != kNone) entry->results.push_back(std::move(result));
}

// The coverage of one row, down its subtree. What is covered already is covered with all below it,
// so many rows cost no more than the tree is large.
void CoverSubtree(const UnitTable& units, Row root, std::vector<uint8_t>* covered) {
  if (covered->empty()) covered->assign(static_cast<size_t>(units.size()), uint8_t{0});
  std::vector<Row> stack = {root};
  while (!stack.empty()) {
    const Row row = stack.back();
    stack.pop_back();
    uint8_t& is_covered = (*covered)[static_cast<size_t>(row)];
    if (is_covered != 0) continue;
    is_covered = 1;
    for (const Row child : units.children.Of(row)) stack.push_back(child);
  }
}

}  // namespace

void ReadViolations(Reader& reader) {
  DenseIndex seen;
  SanctionIndexes indexes;
  for (const size_t i : OrderById(reader.in.violations)) {
    const Place place("violations", static_cast<int64_t>(i));
    CheckUnique(reader, &seen, reader.in.violations[i].id, place);
    ReadViolation(reader, reader.in.violations[i], place, &indexes);
  }
  ViolationTable& table = reader.out.violations;
  GroupByRow(std::move(indexes.by_person), reader.out.people.size(), &table.sanctions_by_person);
  GroupByRow(std::move(indexes.by_unit), reader.out.units.size(), &table.sanctions_by_unit);
  GroupByRow(std::move(indexes.by_violation), static_cast<int32_t>(table.violations.size()),
             &table.sanctions_by_violation);
  IndexPairs by_place;
  for (size_t i = 0; i < table.violations.size(); ++i) {
    const auto violation = static_cast<int32_t>(i);
    if (table.violations[i].unit == kNone) {
      table.violations_anywhere.push_back(violation);
    } else {
      by_place.emplace_back(table.violations[i].unit, violation);
    }
  }
  GroupByRow(std::move(by_place), reader.out.units.size(), &table.violations_by_place);
}

Row RowCountOf(const DatasetTables& tables, wire::SubjectKind kind) {
  if (kind == wire::SubjectKind::kMember) return tables.people.size();
  if (kind != wire::SubjectKind::kLeader) return tables.units.size();
  return static_cast<Row>(tables.people.posts.entries.size());
}

// So that nobody has to look through the ballots of a province for one person's votes.
void IndexBallotResults(DatasetTables& tables) {
  std::array<std::vector<std::pair<Row, BallotResultPlace>>, kSubjectKindCount> places;
  for (size_t i = 0; i < tables.ballots.size(); ++i) {
    const std::vector<BallotResultEntry>& results = tables.ballots[i].results;
    for (size_t j = 0; j < results.size(); ++j) {
      if (results[j].subject.row == kNone) continue;
      places[static_cast<size_t>(results[j].subject.kind)].emplace_back(
          results[j].subject.row,
          BallotResultPlace{static_cast<int32_t>(i), static_cast<int32_t>(j)});
    }
  }
  for (size_t kind = 0; kind < kSubjectKindCount; ++kind) {
    if (places[kind].empty()) continue;
    GroupByRow(std::move(places[kind]), RowCountOf(tables, static_cast<wire::SubjectKind>(kind)),
               &tables.ballot_results[kind]);
  }
}

void ReadBallots(Reader& reader) {
  DenseIndex seen;
  IndexPairs by_unit;
  for (size_t i = 0; i < reader.in.ballots.size(); ++i) {
    const wire::Ballot& in = reader.in.ballots[i];
    const Place place("ballots", static_cast<int64_t>(i));
    CheckUnique(reader, &seen, in.id, place);
    BallotEntry entry;
    entry.id = std::string(in.id);
    entry.unit = reader.FindUnit(in.unit_id, place, "unit_id");
    entry.secret = TruthOf(in.secret);
    entry.scope = in.scope;
    entry.held_on = reader.ReadDay(in.held_on, place, "held_on");
    if (in.excused_count.has_value()) {
      entry.excused_count = ReadVotes(reader, *in.excused_count, place, "excused_count");
    }
    const std::array<const std::optional<int64_t>*, kBallotCountEnd> counts = {
        &in.summoned_count, &in.present_count, &in.issued_count, &in.returned_count,
        &in.valid_count};
    for (size_t j = 0; j < counts.size(); ++j) {
      entry.counts[j] = counts[j]->has_value()
                            ? ReadVotes(reader, **counts[j], place, kBallotFields[j])
                            : int64_t{kCountMissing};
    }
    for (size_t j = 0; j < in.results.size(); ++j) {
      ReadBallotResult(reader, in.results[j], place.In("results", static_cast<int64_t>(j)), &entry);
    }
    if (entry.unit == kNone) continue;
    by_unit.emplace_back(entry.unit, static_cast<int32_t>(reader.out.ballots.size()));
    reader.out.ballots.push_back(std::move(entry));
  }
  GroupByRow(std::move(by_unit), reader.out.units.size(), &reader.out.ballots_by_unit);
  IndexBallotResults(reader.out);
}

void ReadDecisions(Reader& reader) {
  std::set<std::tuple<wire::SubjectKind, Row, int32_t>> seen;
  for (size_t i = 0; i < reader.in.decisions.size(); ++i) {
    const wire::Decision& in = reader.in.decisions[i];
    const Place place("decisions", static_cast<int64_t>(i));
    reader.ReadDay(in.decided_on, place, "decided_on");
    if (in.reference.empty()) {
      reader.Add(IssueCode::kMissingField, place, "reference",
                 "expected the number and date of the decision, found none");
    }
    if (in.tier_id.empty() == in.question_id.empty()) {
      reader.Add(IssueCode::kMissingField, place, "tier_id",
                 "expected exactly one of tier_id and question_id");
      continue;
    }
    if (!in.question_id.empty() && !in.answer.has_value()) {
      reader.Add(IssueCode::kMissingField, place, "answer", "expected the answer, found none");
    }
    if (!in.subject.has_value()) {
      reader.Add(IssueCode::kMissingField, place, "subject", "expected a subject, found none");
      continue;
    }
    DecisionEntry entry;
    entry.subject = reader.FindSubject(*in.subject, place);
    if (entry.subject.row == kNone) continue;
    Symbols& symbols = reader.out.symbols;
    const bool is_tier = !in.tier_id.empty();
    (is_tier ? entry.tier : entry.question) =
        is_tier ? reader.Intern(&symbols.tiers, in.tier_id, place, "tier_id")
                : reader.Intern(&symbols.questions, in.question_id, place, "question_id");
    entry.answer = in.answer.value_or(false);
    entry.has_reason = !in.reason.empty();
    // A tier for a subject is one matter, each question another.
    if (!seen.insert({entry.subject.kind, entry.subject.row, entry.question}).second) {
      reader.Add(IssueCode::kDuplicateFact, place, "subject",
                 "another decision of the same matter is there already");
    }
    reader.out.decisions.push_back(entry);
  }
}

void ReadQuotaDecisions(Reader& reader) {
  std::set<std::tuple<int32_t, Row, std::string, wire::UnitKind>> seen;
  for (size_t i = 0; i < reader.in.quota_decisions.size(); ++i) {
    const wire::QuotaDecision& in = reader.in.quota_decisions[i];
    const Place place("quota_decisions", static_cast<int64_t>(i));
    if (in.reference.empty()) {
      reader.Add(IssueCode::kMissingField, place, "reference",
                 "expected the number and date of the decision, found none");
    }
    QuotaDecisionEntry entry;
    entry.quota = reader.Intern(&reader.out.symbols.quotas, in.quota_id, place, "quota_id");
    entry.unit = reader.FindUnit(in.unit_id, place, "unit_id", /*required=*/false);
    entry.peer_group = std::string(in.peer_group_id);
    entry.unit_kind = in.unit_kind;
    for (size_t j = 0; j < in.seated.size(); ++j) {
      const SubjectRow subject =
          reader.FindSubject(in.seated[j], place.In("seated", static_cast<int64_t>(j)));
      if (subject.row != kNone) entry.seated.push_back(subject);
    }
    const Ratio raised{in.raised_limit_numerator, in.raised_limit_denominator};
    const bool is_raised = raised.numerator != 0 || raised.denominator != 0;
    if (is_raised && !IsValidRatio(raised)) {
      reader.Add(IssueCode::kInvalidRatio, place, "raised_limit_denominator",
                 absl::StrCat("expected 0 <= p <= q and 1 <= q <= ", kMaxRatioDenominator,
                              ", found ", raised.numerator, "/", raised.denominator));
    }
    entry.raised_numerator = raised.numerator;
    entry.raised_denominator = raised.denominator;
    entry.reference = std::string(in.reference);
    entry.has_reason = !in.reason.empty();
    if (!seen.insert({entry.quota, entry.unit, entry.peer_group, entry.unit_kind}).second) {
      reader.Add(IssueCode::kDuplicateFact, place, "quota_id",
                 "another decision on the same quota and group is there already");
    }
    reader.out.quota_decisions.push_back(std::move(entry));
  }
}

void ReadCoverage(Reader& reader) {
  CoverageTable& coverage = reader.out.coverage;
  for (std::vector<uint8_t>& units : coverage.units) {
    units.assign(static_cast<size_t>(reader.out.units.size()), 0);
  }
  for (size_t i = 0; i < reader.in.coverage.size(); ++i) {
    const wire::Coverage& in = reader.in.coverage[i];
    const Place place("coverage", static_cast<int64_t>(i));
    const bool of_flag = in.table == wire::CoverageTable::kAttestations;
    if (in.table == wire::CoverageTable::kUnspecified) {
      reader.Add(IssueCode::kMissingField, place, "table", "expected a table, found none");
    }
    if (of_flag == in.flag_id.empty()) {
      reader.Add(IssueCode::kMissingField, place, "flag_id",
                 "expected a flag with COVERAGE_TABLE_ATTESTATIONS, and only there");
      continue;
    }
    const Row unit = reader.FindUnit(in.unit_id, place, "unit_id");
    if (unit == kNone) continue;
    if (!of_flag) {
      CoverSubtree(reader.out.units, unit, &coverage.units[static_cast<size_t>(in.table)]);
      continue;
    }
    const int32_t flag = reader.Intern(&reader.out.symbols.flags, in.flag_id, place, "flag_id");
    if (flag == kNone) continue;
    CoverSubtree(reader.out.units, unit, &ColumnOf(&coverage.flags, flag));
  }
}

}  // namespace dangvien
