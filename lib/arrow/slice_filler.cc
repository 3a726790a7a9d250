// Converts cells of people into the columns that the reading steps take.
//
//   {id: "p1", home_unit: "u1", marks.c1: "good"}   person_ids ["p1"], unit_ids ["u1"],
//   {id: "p2", home_unit: "u1", marks.c1: null}     home_unit [1, 1], level_ids ["good"], ...
//
// Dictionaries of a slice are made of its texts, an entry where a text comes up first: whether the
// producer has a dictionary of its own makes no difference, and a fault of an entry is reported at
// the row that has it. A text that follows itself is found by its address, which rows sorted by
// unit and dictionaries of the producer make the usual case.
// What a number or an id may be is not decided here but by the reading steps.
// Tested by tests/unit/arrow/people_test.cc, tests/property/tables_test.cc
#include "arrow/slice_filler.h"

#include <limits>

#include "absl/strings/str_cat.h"
#include "arrow/read_rows.h"
#include "wire/dataset.fields.h"

namespace dangvien::arrow {
namespace {

constexpr char kNotApplicableByte = static_cast<char>(255);
constexpr int32_t kPointsUnstated = -1;
constexpr int64_t kCountUnstated = -1;
// One more than a dictionary of levels or tiers may have: the reading steps refuse it then.
constexpr size_t kMostEntries = 256;

}  // namespace

LeafView::LeafView(const ColumnView& rows, const ColumnPath& path) {
  if (path.empty()) return;
  const ColumnView* view = &rows;
  for (const int child : path) {
    if (view->may_have_nulls()) above_.push_back({view, first_});
    first_ += view->first();
    if (view->children().empty()) return;
    view = &view->children()[static_cast<size_t>(child)];
  }
  leaf_ = view;
}

void SliceFiller::Begin(const BoundTable& table, const ColumnView& rows, int64_t first_row) {
  table_ = &table;
  batch_row_ = first_row;
  const PeoplePlan& plan = table.people;
  const auto leaf = [&rows](const ColumnPath& path) { return LeafView(rows, path); };
  leaves_ = {leaf(plan.id),           leaf(plan.admitted_on), leaf(plan.official_on),
             leaf(plan.employment),   leaf(plan.home_unit),   leaf(plan.home_from_date),
             leaf(plan.home_to_date), leaf(plan.self_tier),   leaf(plan.rated_on),
             leaf(plan.memberships),  leaf(plan.posts),       leaf(plan.absences),
             leaf(plan.ratings)};
  names_ = {};
  names_.table = NameOf(&wire::Dataset::people);
  columns_ = {};
  marks_.clear();
  tasks_.clear();
  flags_.clear();
  for (const MarkPlan& mark : plan.marks) {
    marks_.push_back(leaf(mark.column));
    names_.marks.push_back(mark.name.c_str());
    columns_.marks.emplace_back().criterion_id = mark.criterion_id;
  }
  names_.level_rows.resize(plan.marks.size());
  levels_.resize(plan.marks.size());
  flag_values_.resize(plan.flags.size());
  for (const TaskPlan& task : plan.tasks) {
    TaskLeaves& leaves = tasks_.emplace_back();
    for (size_t i = 0; i < kTallyCounts; ++i) leaves.counts[i] = leaf(task.counts[i]);
    names_.tasks.push_back(task.name.c_str());
    columns_.tasks.emplace_back().group_id = task.group_id;
  }
  for (const FlagPlan& flag : plan.flags) {
    flags_.push_back({leaf(flag.holds), leaf(flag.evidence_reference)});
    names_.flags.push_back(flag.name.c_str());
    columns_.flags.emplace_back().flag_id = flag.flag_id;
  }
}

PeopleSlice SliceFiller::Fill(SlicePart part, int64_t begin, int64_t end, IssueList* issues) {
  begin_ = begin;
  end_ = end;
  names_.first_row = batch_row_ + begin;
  // What is wrong with an id is said when the people are read.
  IssueList said(0);
  FillIds(part == SlicePart::kPeople ? issues : &said);
  issues_ = issues;
  if (part == SlicePart::kPeople) {
    FillPeople();
  } else {
    FillAssessments();
  }
  return {columns_, SlicePlace(names_)};
}

std::string SliceFiller::PathOf(int64_t row, absl::string_view name) const {
  return absl::StrCat(names_.table, "[", names_.first_row + row, "].", name);
}

std::optional<absl::string_view> SliceFiller::TextOf(const LeafView& leaf, int64_t row,
                                                     absl::string_view name) const {
  if (leaf.IsNullAbove(begin_ + row)) return std::nullopt;
  const auto path = [&] { return PathOf(row, name); };
  return leaf.view().Text(leaf.CellOf(begin_ + row), CellFaults(issues_, path));
}

std::optional<int64_t> SliceFiller::IntegerOf(const LeafView& leaf, int64_t row,
                                              absl::string_view name) const {
  if (leaf.IsNullAbove(begin_ + row)) return std::nullopt;
  const auto path = [&] { return PathOf(row, name); };
  return leaf.view().Integer(leaf.CellOf(begin_ + row), CellFaults(issues_, path));
}

// The number of a text in the slice's dictionary. Beyond `most` entries none is added.
size_t SliceFiller::EntryOf(absl::string_view text, uint32_t row, size_t most,
                            const Entries& entries) const {
  std::vector<absl::string_view>& ids = *entries.ids;
  for (size_t i = 0; i < ids.size(); ++i) {
    if (ids[i].size() == text.size() && (ids[i].data() == text.data() || ids[i] == text)) return i;
  }
  if (ids.size() >= most) return most - 1;
  ids.push_back(text);
  entries.rows->push_back(row);
  return ids.size() - 1;
}

void SliceFiller::FillIds(IssueList* issues) {
  issues_ = issues;
  const char* const name = NameOf(&wire::Person::id);
  columns_.person_ids.clear();
  for (int64_t row = 0; row < row_count(); ++row) {
    columns_.person_ids.push_back(TextOf(leaves_.id, row, name).value_or(""));
  }
}

void SliceFiller::FillPeople() {
  FillDates(leaves_.admitted_on, NameOf(&wire::Person::admitted_on), &columns_.admitted_on);
  FillDates(leaves_.official_on, NameOf(&wire::Person::official_on), &columns_.official_on);
  FillEmployment();
  FillHomes();
  FillDates(leaves_.home_from_date, NameOf(&wire::PeopleColumns::home_from_date),
            &columns_.home_from_date);
  FillDates(leaves_.home_to_date, NameOf(&wire::PeopleColumns::home_to_date),
            &columns_.home_to_date);
  FillSparse(leaves_.memberships, SparseList::kMemberships, &columns_.memberships,
             &wire::MembershipRow::membership);
  FillSparse(leaves_.posts, SparseList::kPosts, &columns_.posts, &wire::PostRow::post);
  FillSparse(leaves_.absences, SparseList::kAbsences, &columns_.absences,
             &wire::AbsenceRow::absence);
  FillSparse(leaves_.ratings, SparseList::kRatings, &columns_.ratings, &wire::RatingRow::rating);
}

void SliceFiller::FillAssessments() {
  for (size_t i = 0; i < marks_.size(); ++i) {
    if (IsInteger(marks_[i].view().column().layout())) {
      FillPoints(i);
    } else {
      FillLevels(i);
    }
  }
  for (size_t i = 0; i < tasks_.size(); ++i) FillTasks(i);
  for (size_t i = 0; i < flags_.size(); ++i) FillFlags(i);
  FillSelfTiers();
  FillDates(leaves_.rated_on, NameOf(&wire::PeopleColumns::rated_on), &columns_.rated_on);
}

void SliceFiller::FillDates(const LeafView& leaf, const char* name, std::vector<int32_t>* out) {
  out->clear();
  if (!leaf) return;
  for (int64_t row = 0; row < row_count(); ++row) {
    std::optional<int32_t> date;
    const auto path = [&] { return PathOf(row, name); };
    if (!leaf.IsNullAbove(begin_ + row)) {
      date = leaf.view().Date(leaf.CellOf(begin_ + row), CellFaults(issues_, path));
    }
    out->push_back(date.value_or(0));
  }
}

void SliceFiller::FillEmployment() {
  std::string& out = employment_;
  out.clear();
  if (leaves_.employment) {
    const char* const name = NameOf(&wire::Person::employment);
    for (int64_t row = 0; row < row_count(); ++row) {
      std::optional<wire::EmploymentKind> kind;
      const auto path = [&] { return PathOf(row, name); };
      if (!leaves_.employment.IsNullAbove(begin_ + row)) {
        kind = ReadEnum<wire::EmploymentKind>(leaves_.employment.view(),
                                              leaves_.employment.CellOf(begin_ + row),
                                              CellFaults(issues_, path));
      }
      out.push_back(static_cast<char>(kind.value_or(wire::EmploymentKind::kUnspecified)));
    }
  }
  columns_.employment = out;
}

void SliceFiller::FillHomes() {
  columns_.unit_ids.clear();
  columns_.home_unit.clear();
  names_.unit_rows.clear();
  if (!leaves_.home_unit) return;
  const char* const name = NameOf(&wire::PeopleColumns::home_unit);
  for (int64_t row = 0; row < row_count(); ++row) {
    const absl::string_view unit = TextOf(leaves_.home_unit, row, name).value_or("");
    // Of all entries only the last is compared: to look for the others would cost as much as to
    // find the unit once more.
    if (!unit.empty() && (columns_.unit_ids.empty() || columns_.unit_ids.back() != unit)) {
      columns_.unit_ids.push_back(unit);
      names_.unit_rows.push_back(static_cast<uint32_t>(row));
    }
    columns_.home_unit.push_back(unit.empty() ? 0
                                              : static_cast<uint32_t>(columns_.unit_ids.size()));
  }
}

void SliceFiller::FillLevels(size_t index) {
  wire::MarkColumn& out = columns_.marks[index];
  std::string& levels = levels_[index];
  const absl::string_view not_applicable = NameOf(&wire::Mark::not_applicable);
  out.level_ids.clear();
  names_.level_rows[index].clear();
  levels.clear();
  for (int64_t row = 0; row < row_count(); ++row) {
    const std::optional<absl::string_view> level = TextOf(marks_[index], row, names_.marks[index]);
    char code = 0;
    if (level == not_applicable) {
      code = kNotApplicableByte;
    } else if (level.has_value() && !level->empty()) {
      code = static_cast<char>(1 + EntryOf(*level, static_cast<uint32_t>(row), kMostEntries - 2,
                                           {&out.level_ids, &names_.level_rows[index]}));
    }
    levels.push_back(code);
  }
  out.levels = levels;
}

void SliceFiller::FillPoints(size_t index) {
  std::vector<int32_t>& points = columns_.marks[index].points;
  points.clear();
  for (int64_t row = 0; row < row_count(); ++row) {
    const int64_t value =
        IntegerOf(marks_[index], row, names_.marks[index]).value_or(kPointsUnstated);
    const auto fitting = static_cast<int32_t>(value);
    // What is not an int32 is beyond the range in which the reading steps take points.
    const bool fits = fitting == value;
    points.push_back(fits ? fitting : std::numeric_limits<int32_t>::max());
  }
}

void SliceFiller::FillSelfTiers() {
  columns_.tier_ids.clear();
  names_.tier_rows.clear();
  self_tier_.clear();
  if (leaves_.self_tier) {
    const char* const name = NameOf(&wire::PeopleColumns::self_tier);
    for (int64_t row = 0; row < row_count(); ++row) {
      const absl::string_view tier = TextOf(leaves_.self_tier, row, name).value_or("");
      size_t code = 0;
      if (!tier.empty()) {
        code = 1 + EntryOf(tier, static_cast<uint32_t>(row), kMostEntries,
                           {&columns_.tier_ids, &names_.tier_rows});
      }
      self_tier_.push_back(static_cast<char>(code));
    }
  }
  columns_.self_tier = self_tier_;
}

void SliceFiller::FillTasks(size_t index) {
  wire::TaskColumn& out = columns_.tasks[index];
  std::vector<int64_t>* const columns[kTallyCounts] = {&out.assigned_count, &out.completed_count,
                                                       &out.on_time_count, &out.exceeded_count,
                                                       &out.excused_count};
  const char* const names[kTallyCounts] = {
      NameOf(&wire::TaskTally::assigned_count), NameOf(&wire::TaskTally::completed_count),
      NameOf(&wire::TaskTally::on_time_count), NameOf(&wire::TaskTally::exceeded_count),
      NameOf(&wire::TaskTally::excused_count)};
  for (size_t i = 0; i < kTallyCounts; ++i) {
    const LeafView& leaf = tasks_[index].counts[i];
    columns[i]->clear();
    if (!leaf) continue;
    const std::string name = absl::StrCat(names_.tasks[index], ".", names[i]);
    for (int64_t row = 0; row < row_count(); ++row) {
      int64_t count = IntegerOf(leaf, row, name).value_or(kCountUnstated);
      if (count < 0 && !leaf.IsNull(begin_ + row)) {
        // Columns of a message say "not known" so; a table has nulls for that.
        issues_->Add(IssueCode::kNegativeCount, PathOf(row, name),
                     absl::StrCat("expected 0 or more, found ", count));
        count = kCountUnstated;
      }
      columns[i]->push_back(count);
    }
  }
}

void SliceFiller::FillFlags(size_t index) {
  constexpr char kHolds = 1;
  constexpr char kDoesNotHold = 2;
  constexpr char kHoldsWithEvidence = 3;
  const FlagLeaves& leaves = flags_[index];
  std::string& values = flag_values_[index];
  values.clear();
  const std::string evidence_name =
      absl::StrCat(names_.flags[index], ".", NameOf(&wire::Attestation::evidence_reference));
  for (int64_t row = 0; row < row_count(); ++row) {
    std::optional<bool> holds;
    if (leaves.holds && !leaves.holds.IsNullAbove(begin_ + row)) {
      holds = leaves.holds.view().Bool(leaves.holds.CellOf(begin_ + row));
    }
    char value = 0;
    if (holds.has_value()) value = *holds ? kHolds : kDoesNotHold;
    if (leaves.evidence_reference) {
      const absl::string_view evidence =
          TextOf(leaves.evidence_reference, row, evidence_name).value_or("");
      if (!evidence.empty() && value != kHolds) {
        issues_->Add(IssueCode::kMissingField, PathOf(row, names_.flags[index]),
                     "expected a flag that holds, as evidence is stated, found none");
      } else if (!evidence.empty()) {
        value = kHoldsWithEvidence;
      }
    }
    values.push_back(value);
  }
  columns_.flags[index].values = values;
}

template <typename Row, typename Entry>
void SliceFiller::FillSparse(const LeafView& leaf, SparseList list, std::vector<Row>* out,
                             std::optional<Entry> Row::*entry) {
  out->clear();
  std::vector<uint32_t>& indexes = names_.indexes[static_cast<size_t>(list)];
  indexes.clear();
  if (!leaf) return;
  const char* const name = dangvien::NameOf(list);
  RowReader reader(issues_);
  for (int64_t row = 0; row < row_count(); ++row) {
    if (leaf.IsNullAbove(begin_ + row)) continue;
    const auto path = [&] { return PathOf(row, name); };
    const ListRange range = leaf.view().List(leaf.CellOf(begin_ + row), CellFaults(issues_, path));
    for (int64_t i = range.begin; i < range.end; ++i) {
      Row& made = out->emplace_back();
      made.person = static_cast<uint32_t>(row);
      indexes.push_back(static_cast<uint32_t>(i - range.begin));
      const Place at = Place(names_.table, names_.first_row + row).In(name, i - range.begin);
      reader.Read(leaf.view().children()[0], i, at, &(made.*entry).emplace());
    }
  }
}

}  // namespace dangvien::arrow
