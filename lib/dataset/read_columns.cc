// Assessments of members in column form: a column of the chunk is copied into the column of its
// symbol.
//
// A chunk's dictionary of levels is translated once, then each mark is one table look-up. A person
// whose row assessment already states the same cell is a duplicate, as in row form.
// Tested by tests/unit/dataset/read_test.cc, tests/property/forms_test.cc
#include <array>

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

// Where the cells of a chunk's column stand in the input, and whose they are. Made whole: it holds
// a reference.
struct Cells {  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const std::vector<Row>& rows;
  Place place;
  const char* field;
};

// Copies a column, cell by cell, into the rows of the chunk.
template <typename Cell, typename Value>
void FillColumn(Reader& reader, const Cells& cells, Column<Value>* column, Value missing,
                const Cell& cell) {
  reader.pace.Check();
  EnsureRows(reader, column, reader.out.people.size(), missing);
  for (size_t i = 0; i < cells.rows.size(); ++i) {
    const Value value = cell(i);
    if (value == missing || cells.rows[i] == kNone) continue;
    Value& target = (*column)[static_cast<size_t>(cells.rows[i])];
    if (target != missing) {
      reader.Add(IssueCode::kDuplicateFact, cells.place.In(cells.field, static_cast<int64_t>(i)),
                 "value", "stated already for this person");
      continue;
    }
    target = value;
  }
}

// What each byte of a column of levels means.
using LevelBytes = std::array<uint8_t, 256>;

LevelBytes TranslateLevels(Reader& reader, const wire::MarkColumn& in, const Place& place) {
  LevelBytes translate{};
  translate.fill(kMarkMissing);
  translate[kWireNotApplicable] = kMarkNotApplicable;
  if (in.level_ids.size() > kMaxLevelSymbols) {
    reader.Add(IssueCode::kLimitExceeded, place, "level_ids",
               absl::StrCat("expected at most ", kMaxLevelSymbols, " entries, found ",
                            in.level_ids.size()));
    return translate;
  }
  for (size_t i = 0; i < in.level_ids.size(); ++i) {
    const Place at = place.In("level_ids", static_cast<int64_t>(i));
    const int32_t symbol = reader.Intern(&reader.out.symbols.levels, in.level_ids[i], at, "id");
    if (symbol >= kMaxLevelSymbols) {
      reader.Add(IssueCode::kLimitExceeded, at, "id",
                 absl::StrCat("expected at most ", kMaxLevelSymbols, " different levels"));
    } else if (symbol != kNone) {
      translate[i + 1] = static_cast<uint8_t>(symbol);
    }
  }
  return translate;
}

void FillLevels(Reader& reader, const wire::MarkColumn& in, const std::vector<Row>& rows,
                const Place& place, MarkColumn* column) {
  const LevelBytes translate = TranslateLevels(reader, in, place);
  if (in.levels.empty()) return;
  for (size_t i = 0; i < in.levels.size(); ++i) {
    const auto code = static_cast<uint8_t>(in.levels[i]);
    if (code == kWireNotApplicable || code <= in.level_ids.size()) continue;
    reader.Add(IssueCode::kColumnLength, place.In("levels", static_cast<int64_t>(i)), "value",
               absl::StrCat("expected at most ", in.level_ids.size(), ", found ", int{code}));
  }
  FillColumn(reader, {rows, place, "levels"}, &column->levels, kMarkMissing,
             [&](size_t i) { return translate[static_cast<uint8_t>(in.levels[i])]; });
}

// "Not applicable" is kept with the levels, as from rows.
void FillPoints(Reader& reader, const wire::MarkColumn& in, const std::vector<Row>& rows,
                const Place& place, MarkColumn* column) {
  if (in.points.empty()) return;
  for (size_t i = 0; i < in.points.size(); ++i) {
    const int32_t points = in.points[i];
    const bool is_valid = kPointsNotApplicable <= points && points <= kMaxPoints;
    if (is_valid && !column->IsHigh(points)) continue;
    const Place at = place.In("points", static_cast<int64_t>(i));
    if (is_valid) {
      column->high_marks.push_back({points, at.Field("value")});
      continue;
    }
    reader.Add(IssueCode::kNumberOutOfRange, at, "value",
               absl::StrCat("expected -2 to ", kMaxPoints, ", found ", points));
  }
  FillColumn(reader, {rows, place, "points"}, &column->points, kPointsMissing, [&](size_t i) {
    return in.points[i] == kPointsNotApplicable ? kPointsMissing : in.points[i];
  });
  FillColumn(reader, {rows, place, "points"}, &column->levels, kMarkMissing, [&](size_t i) {
    return in.points[i] == kPointsNotApplicable ? kMarkNotApplicable : kMarkMissing;
  });
}

// A person has a level or points for one criterion, never both.
void CheckOneResult(Reader& reader, const std::vector<Row>& rows, const MarkColumn& column,
                    const Place& place) {
  if (column.levels.empty() || column.points.empty()) return;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] == kNone) continue;
    const auto row = static_cast<size_t>(rows[i]);
    if (column.levels[row] == kMarkMissing || column.points[row] == kPointsMissing) continue;
    reader.Add(IssueCode::kDuplicateFact, place.In("points", static_cast<int64_t>(i)), "value",
               "a level and points are stated for this person");
  }
}

void ReadMarks(Reader& reader, const wire::MarkColumn& in, const std::vector<Row>& rows,
               const Place& place) {
  if (!reader.CheckId(in.criterion_id, place, "criterion_id")) return;
  if (!CheckLength(reader, in.levels.size(), rows.size(), place, "levels") ||
      !CheckLength(reader, in.points.size(), rows.size(), place, "points")) {
    return;
  }
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(wire::SubjectKind::kMember)];
  const int32_t criterion =
      reader.out.symbols.criteria.Intern(in.criterion_id, place, "criterion_id");
  MarkColumn& column = UsedColumnOf(&table.marks, criterion, place, "criterion_id");
  FillLevels(reader, in, rows, place, &column);
  FillPoints(reader, in, rows, place, &column);
  CheckOneResult(reader, rows, column, place);
}

void ReadTasks(Reader& reader, const wire::TaskColumn& in, const std::vector<Row>& rows,
               const Place& place) {
  const std::array<const std::vector<int64_t>*, kTaskCountEnd> columns = {
      &in.assigned_count, &in.completed_count, &in.on_time_count, &in.exceeded_count,
      &in.excused_count};
  for (const std::vector<int64_t>* column : columns) {
    if (!CheckLength(reader, column->size(), rows.size(), place, "counts")) return;
  }
  const auto cell = [](const std::vector<int64_t>& column, size_t i) {
    return column.empty() || column[i] == kCountMissing ? std::optional<int64_t>() : column[i];
  };
  reader.pace.Check();
  wire::TaskTally tally;
  tally.group_id = in.group_id;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] == kNone) continue;
    tally.assigned_count = cell(in.assigned_count, i);
    tally.completed_count = cell(in.completed_count, i);
    tally.on_time_count = cell(in.on_time_count, i);
    tally.exceeded_count = cell(in.exceeded_count, i);
    tally.excused_count = cell(in.excused_count, i);
    ReadTaskCounts(reader, {wire::SubjectKind::kMember, rows[i]}, tally,
                   place.In("person", static_cast<int64_t>(i)));
  }
}

void ReadFlags(Reader& reader, const wire::FlagColumn& in, const std::vector<Row>& rows,
               const Place& place) {
  if (!reader.CheckId(in.flag_id, place, "flag_id")) return;
  if (!CheckLength(reader, in.values.size(), rows.size(), place, "values")) return;
  if (in.values.empty()) return;
  constexpr std::array<uint8_t, 4> kMeaning = {0, kFlagHolds, kFlagDoesNotHold,
                                               kFlagHolds | kFlagHasEvidence};
  bool fits = true;
  for (size_t i = 0; i < in.values.size(); ++i) {
    if (static_cast<uint8_t>(in.values[i]) < kMeaning.size()) continue;
    reader.Add(IssueCode::kNumberOutOfRange, place.In("values", static_cast<int64_t>(i)), "value",
               absl::StrCat("expected 0 to 3, found ", int{static_cast<uint8_t>(in.values[i])}));
    fits = false;
  }
  if (!fits) return;
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(wire::SubjectKind::kMember)];
  const int32_t flag = reader.out.symbols.flags.Intern(in.flag_id, place, "flag_id");
  FlagColumn& column = UsedColumnOf(&table.flags, flag, place, "flag_id");
  FillColumn(reader, {rows, place, "values"}, &column.values, uint8_t{0},
             [&](size_t i) { return kMeaning[static_cast<uint8_t>(in.values[i])]; });
}

// What each byte of a column of tiers means.
using TierBytes = std::array<int16_t, 256>;

TierBytes TranslateTiers(Reader& reader, const wire::PeopleColumns& in, const Place& place) {
  TierBytes translate{};
  translate.fill(kNone);
  if (in.tier_ids.size() > kMaxTierEntries) {
    reader.Add(
        IssueCode::kLimitExceeded, place, "tier_ids",
        absl::StrCat("expected at most ", kMaxTierEntries, " entries, found ", in.tier_ids.size()));
    return translate;
  }
  for (size_t i = 0; i < in.tier_ids.size(); ++i) {
    translate[i + 1] =
        static_cast<int16_t>(reader.Intern(&reader.out.symbols.tiers, in.tier_ids[i],
                                           place.In("tier_ids", static_cast<int64_t>(i)), "id"));
  }
  return translate;
}

void ReadOutcomes(Reader& reader, const wire::PeopleColumns& in, const std::vector<Row>& rows,
                  const Place& place) {
  AssessmentTable& table = reader.out.assessments[static_cast<size_t>(wire::SubjectKind::kMember)];
  if (CheckLength(reader, in.self_tier.size(), rows.size(), place, "self_tier") &&
      !in.self_tier.empty()) {
    const TierBytes translate = TranslateTiers(reader, in, place);
    for (size_t i = 0; i < in.self_tier.size(); ++i) {
      const auto code = static_cast<uint8_t>(in.self_tier[i]);
      if (code <= in.tier_ids.size()) continue;
      reader.Add(IssueCode::kColumnLength, place.In("self_tier", static_cast<int64_t>(i)), "value",
                 absl::StrCat("expected at most ", in.tier_ids.size(), ", found ", int{code}));
    }
    FillColumn(reader, {rows, place, "self_tier"}, &table.self_tier, int16_t{kNone},
               [&](size_t i) { return translate[static_cast<uint8_t>(in.self_tier[i])]; });
  }
  if (CheckLength(reader, in.rated_on.size(), rows.size(), place, "rated_on") &&
      !in.rated_on.empty()) {
    FillColumn(reader, {rows, place, "rated_on"}, &table.rated_on, kNoDay, [&](size_t i) {
      return reader.ReadDay(in.rated_on[i], place.In("rated_on", static_cast<int64_t>(i)), "value");
    });
  }
}

}  // namespace

void ReadMemberColumns(Reader& reader) {
  for (size_t c = 0; c < reader.in.people_columns.size(); ++c) {
    const wire::PeopleColumns& in = reader.in.people_columns[c];
    const Place place("people_columns", static_cast<int64_t>(c));
    std::vector<Row> rows;
    rows.reserve(in.person_ids.size());
    for (const absl::string_view id : in.person_ids) rows.push_back(reader.out.people.ids.Find(id));
    const auto at = [&place](const char* list, size_t i) {
      return place.In(list, static_cast<int64_t>(i));
    };
    for (size_t i = 0; i < in.marks.size(); ++i) {
      ReadMarks(reader, in.marks[i], rows, at("marks", i));
    }
    for (size_t i = 0; i < in.tasks.size(); ++i) {
      ReadTasks(reader, in.tasks[i], rows, at("tasks", i));
    }
    for (size_t i = 0; i < in.flags.size(); ++i) {
      ReadFlags(reader, in.flags[i], rows, at("flags", i));
    }
    ReadOutcomes(reader, in, rows, place);
    reader.pace.Advance(static_cast<int64_t>(rows.size()));
  }
}

}  // namespace dangvien
