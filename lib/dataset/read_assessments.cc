// Assessments in row form: marks, task tallies and attestations go to one column a symbol and
// subject kind.
//
// Counts are checked here, all of one tally together: nothing below zero, nothing above the limit,
// no part greater than its whole. A tally that states only some counts is checked as far as it
// goes.
// Tested by tests/unit/dataset/read_test.cc
#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "dataset/reader.h"

namespace dangvien {
namespace {

constexpr uint32_t kMaxProductAmount = 10'000;  // hundredths of a percent, or faults

int32_t RowsOf(const DatasetTables& tables, wire::SubjectKind kind) {
  switch (kind) {
    case wire::SubjectKind::kMember:
      return tables.people.size();
    case wire::SubjectKind::kLeader:
      return static_cast<int32_t>(tables.people.posts.entries.size());
    default:
      return tables.units.size();
  }
}

void DuplicateFact(Reader& reader, const Place& place, const char* field, absl::string_view id) {
  reader.Add(IssueCode::kDuplicateFact, place, field,
             absl::StrCat("`", id, "` is stated already for this subject"));
}

template <typename Value>
Value& CellOf(const Reader& reader, Column<Value>* column, const SubjectRow& subject,
              Value missing) {
  EnsureRows(reader, column, RowsOf(reader.out, subject.kind), missing);
  return (*column)[static_cast<size_t>(subject.row)];
}

// By level, as not applicable, or by points.
bool IsMarked(const MarkColumn& column, Row row) {
  const auto r = static_cast<size_t>(row);
  return (!column.levels.empty() && column.levels[r] != kMarkMissing) ||
         (!column.points.empty() && column.points[r] != kPointsMissing);
}

void ReadMark(Reader& reader, const SubjectRow& subject, const wire::Mark& mark,
              const Place& place) {
  if (!reader.CheckId(mark.criterion_id, place, "criterion_id")) return;
  Symbols& symbols = reader.out.symbols;
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(subject.kind)];
  const int32_t criterion = symbols.criteria.Intern(mark.criterion_id, place, "criterion_id");
  MarkColumn& column = UsedColumnOf(&table.marks, criterion, place, "criterion_id");
  if (IsMarked(column, subject.row)) {
    return DuplicateFact(reader, place, "criterion_id", mark.criterion_id);
  }
  const auto set_level = [&](uint8_t value) {
    CellOf(reader, &column.levels, subject, kMarkMissing) = value;
  };
  if (mark.level_id.has_value()) {
    if (!reader.CheckId(*mark.level_id, place, "level_id")) return;
    const int32_t level = symbols.levels.Intern(*mark.level_id, place, "level_id");
    if (level >= kMaxLevelSymbols) {
      reader.Add(IssueCode::kLimitExceeded, place, "level_id",
                 absl::StrCat("expected at most ", kMaxLevelSymbols, " different levels"));
      return;
    }
    set_level(static_cast<uint8_t>(level));
  } else if (mark.points.has_value()) {
    if (*mark.points < 0 || *mark.points > kMaxPoints) {
      reader.Add(IssueCode::kNumberOutOfRange, place, "points",
                 absl::StrCat("expected 0 to ", kMaxPoints, ", found ", *mark.points));
      return;
    }
    CellOf(reader, &column.points, subject, kPointsMissing) = *mark.points;
    if (column.IsHigh(*mark.points)) {
      column.high_marks.push_back({*mark.points, place.Field("points")});
    }
  } else if (mark.not_applicable.has_value() && *mark.not_applicable) {
    set_level(kMarkNotApplicable);
  } else {
    reader.Add(IssueCode::kMissingField, place, "result",
               "expected a level, points, or not_applicable: true, found none");
  }
}

constexpr const char* kTaskFields[kTaskCountEnd] = {
    "assigned_count", "completed_count", "on_time_count", "exceeded_count", "excused_count"};

// A count within its range, or kCountMissing.
int32_t ReadCount(Reader& reader, const std::optional<int64_t>& count, const Place& place,
                  const char* field) {
  if (!count.has_value()) return kCountMissing;
  if (*count < 0) {
    reader.Add(IssueCode::kNegativeCount, place, field,
               absl::StrCat("expected 0 or more, found ", *count));
    return kCountMissing;
  }
  if (*count > kMaxTaskCount) {
    reader.Add(IssueCode::kCountOverflow, place, field,
               absl::StrCat("expected at most ", kMaxTaskCount, ", found ", *count));
    return kCountMissing;
  }
  return static_cast<int32_t>(*count);
}

// A count and the name by which messages speak of it.
struct NamedCount {
  const char* name;
  int64_t count;
};

void CheckPart(Reader& reader, const NamedCount& part, const NamedCount& whole,
               const Place& place) {
  if (part.count == kCountMissing || whole.count == kCountMissing || part.count <= whole.count) {
    return;
  }
  reader.Add(
      IssueCode::kInconsistentCounts, place, part.name,
      absl::StrCat("expected at most ", whole.name, " = ", whole.count, ", found ", part.count));
}

using TaskCounts = std::array<int32_t, kTaskCountEnd>;

// Where the completed are not stated, what was done on time or beyond is a part of the assigned.
void CheckParts(Reader& reader, const TaskCounts& counts, const Place& place) {
  const auto named = [&counts](TaskCount count) {
    return NamedCount{kTaskFields[count], counts[count]};
  };
  CheckPart(reader, named(kCompleted), named(kAssigned), place);
  const NamedCount whole = named(counts[kCompleted] != kCountMissing ? kCompleted : kAssigned);
  for (const TaskCount part : {kOnTime, kExceeded}) CheckPart(reader, named(part), whole, place);
  if (counts[kAssigned] == kCountMissing) return;
  // At least so many are completed; a count that is missing is less than any other.
  const int32_t done = std::max({0, counts[kCompleted], counts[kOnTime], counts[kExceeded]});
  CheckPart(reader, named(kExcused),
            {"assigned_count - completed_count", std::max(0, counts[kAssigned] - done)}, place);
}

bool IsCounted(const TaskColumn& column, Row row) {
  return std::any_of(column.counts.begin(), column.counts.end(), [row](const auto& counts) {
    return !counts.empty() && counts[static_cast<size_t>(row)] != kCountMissing;
  });
}

}  // namespace

void ReadTaskCounts(Reader& reader, const SubjectRow& subject, const wire::TaskTally& tally,
                    const Place& place) {
  if (!reader.CheckId(tally.group_id, place, "group_id")) return;
  const std::array<const std::optional<int64_t>*, kTaskCountEnd> fields = {
      &tally.assigned_count, &tally.completed_count, &tally.on_time_count, &tally.exceeded_count,
      &tally.excused_count};
  TaskCounts counts{};
  for (size_t i = 0; i < counts.size(); ++i) {
    counts[i] = ReadCount(reader, *fields[i], place, kTaskFields[i]);
  }
  CheckParts(reader, counts, place);
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(subject.kind)];
  const int32_t group = reader.out.symbols.task_groups.Intern(tally.group_id, place, "group_id");
  TaskColumn& column = UsedColumnOf(&table.tasks, group, place, "group_id");
  // One tally a group: counts spread over two would escape the checks above.
  if (IsCounted(column, subject.row)) {
    return DuplicateFact(reader, place, "group_id", tally.group_id);
  }
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == kCountMissing) continue;
    EnsureRows(reader, &column.counts[i], RowsOf(reader.out, subject.kind), kCountMissing);
    column.counts[i][static_cast<size_t>(subject.row)] = counts[i];
  }
}

namespace {

void ReadAttestation(Reader& reader, const SubjectRow& subject, const wire::Attestation& in,
                     const Place& place) {
  if (!reader.CheckId(in.flag_id, place, "flag_id")) return;
  reader.ReadDay(in.attested_on, place, "attested_on");
  uint8_t value = in.holds ? kFlagHolds : kFlagDoesNotHold;
  if (!in.evidence_reference.empty()) value |= kFlagHasEvidence;
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(subject.kind)];
  const int32_t flag = reader.out.symbols.flags.Intern(in.flag_id, place, "flag_id");
  FlagColumn& column = UsedColumnOf(&table.flags, flag, place, "flag_id");
  uint8_t& cell = CellOf(reader, &column.values, subject, uint8_t{0});
  if (cell != 0) return DuplicateFact(reader, place, "flag_id", in.flag_id);
  cell = value;
}

struct AssessmentLists {
  std::vector<std::pair<Row, ProductEntry>> products;
  std::vector<std::pair<Row, int16_t>> proposals;
};
using ListsByKind = std::array<AssessmentLists, kSubjectKindCount>;

void ReadProductValue(Reader& reader, const wire::ProductValue& in, const Place& place,
                      ProductEntry* product) {
  ProductValueEntry value;
  value.component =
      reader.Intern(&reader.out.symbols.components, in.component_id, place, "component_id");
  value.is_fault_count = in.fault_count.has_value();
  const uint32_t amount = in.percent_hundredths.value_or(in.fault_count.value_or(0));
  if (!in.percent_hundredths.has_value() && !in.fault_count.has_value()) {
    reader.Add(IssueCode::kMissingField, place, "result",
               "expected a percentage or a number of faults, found none");
  }
  if (amount > kMaxProductAmount) {
    reader.Add(IssueCode::kNumberOutOfRange, place, "result",
               absl::StrCat("expected 0 to ", kMaxProductAmount, ", found ", amount));
  }
  value.amount = static_cast<int32_t>(std::min(amount, kMaxProductAmount));
  for (const ProductValueEntry& other : product->values) {
    if (other.component == value.component) {
      DuplicateFact(reader, place, "component_id", in.component_id);
    }
  }
  product->values.push_back(value);
}

void ReadProducts(Reader& reader, const SubjectRow& subject, const wire::Assessment& in,
                  const Place& place, AssessmentLists* lists) {
  const size_t first = lists->products.size();
  for (size_t i = 0; i < in.products.size(); ++i) {
    const Place at = place.In("products", static_cast<int64_t>(i));
    ProductEntry product;
    product.id = std::string(in.products[i].id);
    if (!reader.CheckId(in.products[i].id, at, "id")) continue;
    for (size_t j = first; j < lists->products.size(); ++j) {
      if (lists->products[j].second.id == product.id) {
        DuplicateFact(reader, at, "id", product.id);
      }
    }
    if (in.products[i].weight < 1 || in.products[i].weight > kMaxPoints) {
      reader.Add(IssueCode::kNumberOutOfRange, at, "weight",
                 absl::StrCat("expected 1 to ", kMaxPoints, ", found ", in.products[i].weight));
      continue;
    }
    product.weight = static_cast<int32_t>(in.products[i].weight);
    for (size_t j = 0; j < in.products[i].values.size(); ++j) {
      ReadProductValue(reader, in.products[i].values[j], at.In("values", static_cast<int64_t>(j)),
                       &product);
    }
    lists->products.emplace_back(subject.row, std::move(product));
  }
  std::sort(lists->products.begin() + static_cast<std::ptrdiff_t>(first), lists->products.end(),
            [](const auto& a, const auto& b) { return a.second.id < b.second.id; });
}

void ReadAssessment(Reader& reader, const SubjectRow& subject, const wire::Assessment& in,
                    const Place& place, ListsByKind* lists) {
  const auto at = [&place](const char* list, size_t i) {
    return place.In(list, static_cast<int64_t>(i));
  };
  for (size_t i = 0; i < in.marks.size(); ++i) {
    ReadMark(reader, subject, in.marks[i], at("marks", i));
  }
  for (size_t i = 0; i < in.tasks.size(); ++i) {
    ReadTaskCounts(reader, subject, in.tasks[i], at("tasks", i));
  }
  for (size_t i = 0; i < in.attestations.size(); ++i) {
    ReadAttestation(reader, subject, in.attestations[i], at("attestations", i));
  }
  AssessmentLists& list = (*lists)[static_cast<size_t>(subject.kind)];
  for (size_t i = 0; i < in.proposals.size(); ++i) {
    list.proposals.emplace_back(subject.row, static_cast<int16_t>(reader.Intern(
                                                 &reader.out.symbols.tiers, in.proposals[i].tier_id,
                                                 at("proposals", i), "tier_id")));
  }
  ReadProducts(reader, subject, in, place, &list);
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(subject.kind)];
  const int32_t rows = RowsOf(reader.out, subject.kind);
  const auto row = static_cast<size_t>(subject.row);
  if (!in.self_tier_id.empty()) {
    EnsureRows(reader, &table.self_tier, rows, int16_t{kNone});
    table.self_tier[row] = static_cast<int16_t>(
        reader.Intern(&reader.out.symbols.tiers, in.self_tier_id, place, "self_tier_id"));
  }
  const Day rated_on = reader.ReadDay(in.rated_on, place, "rated_on");
  if (rated_on != kNoDay) {
    EnsureRows(reader, &table.rated_on, rows, kNoDay);
    table.rated_on[row] = rated_on;
  }
  if (!in.deciding_unit_id.empty()) {
    EnsureRows(reader, &table.deciding_unit, rows, kNone);
    table.deciding_unit[row] = reader.FindUnit(in.deciding_unit_id, place, "deciding_unit_id");
  }
}

// A unit of which nothing else is stated has a collective where its collective is assessed.
void NoteCollective(Reader& reader, const Column<uint8_t>& is_assessed) {
  UnitTable& units = reader.out.units;
  for (size_t i = 0; i < reader.in.units.size(); ++i) {
    const Row row = units.ids.Find(reader.in.units[i].id);
    if (row == kNone || reader.in.units[i].has_collective.has_value()) continue;
    const auto u = static_cast<size_t>(row);
    units.has_collective[u] = u < is_assessed.size() ? is_assessed[u] : uint8_t{0};
  }
}

void GroupLists(Reader& reader, ListsByKind lists) {
  for (size_t kind = 0; kind < lists.size(); ++kind) {
    AssessmentTable& table = reader.out.assessments[kind];
    const int32_t rows = RowsOf(reader.out, static_cast<wire::SubjectKind>(kind));
    if (!lists[kind].products.empty()) {
      GroupByRow(std::move(lists[kind].products), rows, &table.products);
    }
    if (!lists[kind].proposals.empty()) {
      GroupByRow(std::move(lists[kind].proposals), rows, &table.proposals);
    }
  }
}

}  // namespace

void ReadAssessments(Reader& reader) {
  std::array<Column<uint8_t>, kSubjectKindCount> seen;
  ListsByKind lists;
  for (size_t i = 0; i < reader.in.assessments.size(); ++i) {
    const wire::Assessment& in = reader.in.assessments[i];
    const Place place("assessments", static_cast<int64_t>(i));
    reader.pace.Advance();
    if (!in.subject.has_value()) {
      reader.Add(IssueCode::kMissingField, place, "subject", "expected a subject, found none");
      continue;
    }
    const SubjectRow subject = reader.FindSubject(*in.subject, place);
    if (subject.row == kNone) continue;
    Column<uint8_t>& rows = seen[static_cast<size_t>(subject.kind)];
    EnsureRows(reader, &rows, RowsOf(reader.out, subject.kind), uint8_t{0});
    if (rows[static_cast<size_t>(subject.row)] != 0) {
      reader.Add(IssueCode::kDuplicateId, place, "subject",
                 "another assessment of the same subject is there already");
      continue;
    }
    rows[static_cast<size_t>(subject.row)] = 1;
    ReadAssessment(reader, subject, in, place, &lists);
  }
  NoteCollective(reader, seen[static_cast<size_t>(wire::SubjectKind::kCollective)]);
  GroupLists(reader, std::move(lists));
}

}  // namespace dangvien
