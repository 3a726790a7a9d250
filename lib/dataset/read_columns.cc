// Assessments of members in column form: a column of the slice is copied into the column of its
// symbol.
//
// A slice's dictionary of levels is translated once, then each mark is one table look-up. A person
// whose row assessment already states the same cell is a duplicate, as in row form.
// Tested by tests/unit/dataset/read_test.cc, tests/property/forms_test.cc
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "dataset/reader.h"

namespace dangvien {
namespace {

constexpr uint8_t kWireNotApplicable = 255;
constexpr size_t kMaxTierEntries = 255;  // one byte names an entry, 0 names none

bool CheckLength(Reader& reader, size_t length, size_t expected, const Place& place,
                 const char* field) {
  if (length == 0 || length == expected) return true;
  reader.Add(IssueCode::kColumnLength, place, field,
             absl::StrCat("expected ", expected, " entries, found ", length));
  return false;
}

// A slice, and the person of each of its rows. Made whole: it holds references.
struct Slice {  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const wire::PeopleColumns& in;
  const SlicePlace& place;
  const std::vector<Row>& rows;
};

// Copies a column, cell by cell, into the rows of the slice.
template <typename Cell, typename At, typename Value>
void FillColumn(Reader& reader, const Slice& slice, const At& at, Column<Value>* column,
                const std::pair<Value, Cell>& cells) {
  const auto& [missing, cell] = cells;
  reader.pace.Check();
  EnsureRows(reader, column, reader.out.people.size(), missing);
  for (size_t i = 0; i < slice.rows.size(); ++i) {
    const Value value = cell(i);
    if (value == missing || slice.rows[i] == kNone) continue;
    Value& target = (*column)[static_cast<size_t>(slice.rows[i])];
    if (target != missing) {
      reader.Add(IssueCode::kDuplicateFact, at(i), "stated already for this person");
      continue;
    }
    target = value;
  }
}

// What each byte of a column of levels means.
using LevelBytes = std::array<uint8_t, 256>;

LevelBytes TranslateLevels(Reader& reader, const Slice& slice, size_t index) {
  const wire::MarkColumn& in = slice.in.marks[index];
  LevelBytes translate{};
  translate.fill(kMarkMissing);
  translate[kWireNotApplicable] = kMarkNotApplicable;
  if (in.level_ids.size() > kMaxLevelSymbols) {
    reader.Add(IssueCode::kLimitExceeded, slice.place.LevelEntries(index),
               absl::StrCat("expected at most ", kMaxLevelSymbols, " entries, found ",
                            in.level_ids.size()));
    return translate;
  }
  for (size_t i = 0; i < in.level_ids.size(); ++i) {
    const Spot at = slice.place.LevelEntry(index, i);
    const int32_t symbol =
        reader.Intern(&reader.out.symbols.levels, in.level_ids[i], at.place, at.field);
    if (symbol >= kMaxLevelSymbols) {
      reader.Add(IssueCode::kLimitExceeded, at,
                 absl::StrCat("expected at most ", kMaxLevelSymbols, " different levels"));
    } else if (symbol != kNone) {
      translate[i + 1] = static_cast<uint8_t>(symbol);
    }
  }
  return translate;
}

void FillLevels(Reader& reader, const Slice& slice, size_t index, MarkColumn* column) {
  const wire::MarkColumn& in = slice.in.marks[index];
  const LevelBytes translate = TranslateLevels(reader, slice, index);
  if (in.levels.empty()) return;
  const auto at = [&](size_t i) { return slice.place.Mark(index, "levels", i); };
  for (size_t i = 0; i < in.levels.size(); ++i) {
    const auto code = static_cast<uint8_t>(in.levels[i]);
    if (code == kWireNotApplicable || code <= in.level_ids.size()) continue;
    reader.Add(IssueCode::kColumnLength, at(i),
               absl::StrCat("expected at most ", in.level_ids.size(), ", found ", int{code}));
  }
  FillColumn(reader, slice, at, &column->levels, std::make_pair(kMarkMissing, [&](size_t i) {
               return translate[static_cast<uint8_t>(in.levels[i])];
             }));
}

// "Not applicable" is kept with the levels, as from rows.
void FillPoints(Reader& reader, const Slice& slice, size_t index, MarkColumn* column) {
  const wire::MarkColumn& in = slice.in.marks[index];
  if (in.points.empty()) return;
  const auto at = [&](size_t i) { return slice.place.Mark(index, "points", i); };
  for (size_t i = 0; i < in.points.size(); ++i) {
    const int32_t points = in.points[i];
    const bool is_valid = kPointsNotApplicable <= points && points <= kMaxPoints;
    if (is_valid && !column->IsHigh(points)) continue;
    if (is_valid) {
      column->high_marks.push_back({points, at(i).ToString()});
      continue;
    }
    reader.Add(IssueCode::kNumberOutOfRange, at(i),
               absl::StrCat("expected -2 to ", kMaxPoints, ", found ", points));
  }
  FillColumn(reader, slice, at, &column->points, std::make_pair(kPointsMissing, [&](size_t i) {
               return in.points[i] == kPointsNotApplicable ? kPointsMissing : in.points[i];
             }));
  FillColumn(reader, slice, at, &column->levels, std::make_pair(kMarkMissing, [&](size_t i) {
               return in.points[i] == kPointsNotApplicable ? kMarkNotApplicable : kMarkMissing;
             }));
}

// A person has a level or points for one criterion, never both.
void CheckOneResult(Reader& reader, const Slice& slice, size_t index, const MarkColumn& column) {
  if (column.levels.empty() || column.points.empty()) return;
  for (size_t i = 0; i < slice.rows.size(); ++i) {
    if (slice.rows[i] == kNone) continue;
    const auto row = static_cast<size_t>(slice.rows[i]);
    if (column.levels[row] == kMarkMissing || column.points[row] == kPointsMissing) continue;
    reader.Add(IssueCode::kDuplicateFact, slice.place.Mark(index, "points", i),
               "a level and points are stated for this person");
  }
}

void ReadMarks(Reader& reader, const Slice& slice, size_t index) {
  const wire::MarkColumn& in = slice.in.marks[index];
  const Spot spot = slice.place.MarkColumn(index);
  const Place inside = slice.place.Inside("marks", index);
  if (!reader.CheckId(in.criterion_id, spot.place, spot.field)) return;
  if (!CheckLength(reader, in.levels.size(), slice.rows.size(), inside, "levels") ||
      !CheckLength(reader, in.points.size(), slice.rows.size(), inside, "points")) {
    return;
  }
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(wire::SubjectKind::kMember)];
  const int32_t criterion =
      reader.out.symbols.criteria.Intern(in.criterion_id, spot.place, spot.field);
  MarkColumn& column = UsedColumnOf(&table.marks, criterion, spot.place, spot.field);
  FillLevels(reader, slice, index, &column);
  FillPoints(reader, slice, index, &column);
  CheckOneResult(reader, slice, index, column);
}

void ReadTasks(Reader& reader, const Slice& slice, size_t index) {
  const wire::TaskColumn& in = slice.in.tasks[index];
  const std::array<const std::vector<int64_t>*, kTaskCountEnd> columns = {
      &in.assigned_count, &in.completed_count, &in.on_time_count, &in.exceeded_count,
      &in.excused_count};
  const Place inside = slice.place.Inside("tasks", index);
  for (const std::vector<int64_t>* column : columns) {
    if (!CheckLength(reader, column->size(), slice.rows.size(), inside, "counts")) return;
  }
  const auto cell = [](const std::vector<int64_t>& column, size_t i) {
    return column.empty() || column[i] == kCountMissing ? std::optional<int64_t>() : column[i];
  };
  reader.pace.Check();
  wire::TaskTally tally;
  tally.group_id = in.group_id;
  for (size_t i = 0; i < slice.rows.size(); ++i) {
    if (slice.rows[i] == kNone) continue;
    tally.assigned_count = cell(in.assigned_count, i);
    tally.completed_count = cell(in.completed_count, i);
    tally.on_time_count = cell(in.on_time_count, i);
    tally.exceeded_count = cell(in.exceeded_count, i);
    tally.excused_count = cell(in.excused_count, i);
    ReadTaskCounts(reader, {wire::SubjectKind::kMember, slice.rows[i]}, tally,
                   slice.place.Tally(index, i));
  }
}

void ReadFlags(Reader& reader, const Slice& slice, size_t index) {
  const wire::FlagColumn& in = slice.in.flags[index];
  const Spot spot = slice.place.FlagColumn(index);
  if (!reader.CheckId(in.flag_id, spot.place, spot.field)) return;
  if (!CheckLength(reader, in.values.size(), slice.rows.size(), slice.place.Inside("flags", index),
                   "values")) {
    return;
  }
  if (in.values.empty()) return;
  constexpr std::array<uint8_t, 4> kMeaning = {0, kFlagHolds, kFlagDoesNotHold,
                                               kFlagHolds | kFlagHasEvidence};
  const auto at = [&](size_t i) { return slice.place.Flag(index, i); };
  bool fits = true;
  for (size_t i = 0; i < in.values.size(); ++i) {
    if (static_cast<uint8_t>(in.values[i]) < kMeaning.size()) continue;
    reader.Add(IssueCode::kNumberOutOfRange, at(i),
               absl::StrCat("expected 0 to 3, found ", int{static_cast<uint8_t>(in.values[i])}));
    fits = false;
  }
  if (!fits) return;
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(wire::SubjectKind::kMember)];
  const int32_t flag = reader.out.symbols.flags.Intern(in.flag_id, spot.place, spot.field);
  FlagColumn& column = UsedColumnOf(&table.flags, flag, spot.place, spot.field);
  FillColumn(reader, slice, at, &column.values, std::make_pair(uint8_t{0}, [&](size_t i) {
               return kMeaning[static_cast<uint8_t>(in.values[i])];
             }));
}

// What each byte of a column of tiers means.
using TierBytes = std::array<int16_t, 256>;

TierBytes TranslateTiers(Reader& reader, const Slice& slice) {
  const std::vector<absl::string_view>& ids = slice.in.tier_ids;
  TierBytes translate{};
  translate.fill(kNone);
  if (ids.size() > kMaxTierEntries) {
    reader.Add(IssueCode::kLimitExceeded, slice.place.TierEntries(),
               absl::StrCat("expected at most ", kMaxTierEntries, " entries, found ", ids.size()));
    return translate;
  }
  for (size_t i = 0; i < ids.size(); ++i) {
    const Spot at = slice.place.TierEntry(i);
    translate[i + 1] =
        static_cast<int16_t>(reader.Intern(&reader.out.symbols.tiers, ids[i], at.place, at.field));
  }
  return translate;
}

void ReadSelfTiers(Reader& reader, const Slice& slice) {
  const wire::PeopleColumns& in = slice.in;
  if (in.self_tier.empty()) return;
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(wire::SubjectKind::kMember)];
  const TierBytes translate = TranslateTiers(reader, slice);
  const auto at = [&](size_t i) { return slice.place.Cell("self_tier", i, "value"); };
  for (size_t i = 0; i < in.self_tier.size(); ++i) {
    const auto code = static_cast<uint8_t>(in.self_tier[i]);
    if (code <= in.tier_ids.size()) continue;
    reader.Add(IssueCode::kColumnLength, at(i),
               absl::StrCat("expected at most ", in.tier_ids.size(), ", found ", int{code}));
  }
  FillColumn(reader, slice, at, &table.self_tier, std::make_pair(int16_t{kNone}, [&](size_t i) {
               return translate[static_cast<uint8_t>(in.self_tier[i])];
             }));
}

void ReadOutcomes(Reader& reader, const Slice& slice) {
  const wire::PeopleColumns& in = slice.in;
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(wire::SubjectKind::kMember)];
  const Place& chunk = slice.place.chunk();
  if (CheckLength(reader, in.self_tier.size(), slice.rows.size(), chunk, "self_tier")) {
    ReadSelfTiers(reader, slice);
  }
  if (CheckLength(reader, in.rated_on.size(), slice.rows.size(), chunk, "rated_on") &&
      !in.rated_on.empty()) {
    const auto at = [&](size_t i) { return slice.place.Cell("rated_on", i, "value"); };
    FillColumn(reader, slice, at, &table.rated_on, std::make_pair(kNoDay, [&](size_t i) {
                 const Spot spot = at(i);
                 return reader.ReadDay(in.rated_on[i], spot.place, spot.field);
               }));
  }
}

void ReadAssessmentsOf(Reader& reader, const PeopleSlice& people) {
  const wire::PeopleColumns& in = people.columns;
  std::vector<Row> rows;
  rows.reserve(in.person_ids.size());
  for (const absl::string_view id : in.person_ids) rows.push_back(reader.out.people.ids.Find(id));
  const Slice slice{in, people.place, rows};
  for (size_t i = 0; i < in.marks.size(); ++i) ReadMarks(reader, slice, i);
  for (size_t i = 0; i < in.tasks.size(); ++i) ReadTasks(reader, slice, i);
  for (size_t i = 0; i < in.flags.size(); ++i) ReadFlags(reader, slice, i);
  ReadOutcomes(reader, slice);
  reader.pace.Advance(static_cast<int64_t>(rows.size()));
}

}  // namespace

void ReadMemberColumns(Reader& reader) {
  reader.slices.ForEach(SlicePart::kAssessments,
                        [&reader](const PeopleSlice& slice) { ReadAssessmentsOf(reader, slice); });
}

}  // namespace dangvien
