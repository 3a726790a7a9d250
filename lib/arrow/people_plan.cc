// Finds out what each column of the table of people states, by its name after flattening.
//
// A struct is a prefix, wherever the producer cuts the name: {marks: {c1: ...}} and `marks.c1` are
// the same column. What stands between the dots of `marks.`, `tasks.` and `flags.` is the caller's
// id and may hold dots itself: `tasks.a.b.assigned_count` is the group `a.b`.
// Names come from the schema of the messages; none is typed here but the three prefixes' own.
// Tested by tests/unit/arrow/people_test.cc
#include "arrow/people_plan.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "wire/columns.fields.h"
#include "wire/dataset.fields.h"
#include "wire/people.fields.h"

namespace dangvien::arrow {
namespace {

constexpr size_t kDeepestStruct = 8;

// The entry of an id, made where there is none.
template <typename Plan>
Plan& EntryOf(std::vector<Plan>* plans, std::string Plan::*id, absl::string_view value) {
  for (Plan& plan : *plans) {
    if (plan.*id == value) return plan;
  }
  plans->emplace_back();
  plans->back().*id = std::string(value);
  return plans->back();
}

class PeopleBinder {
 public:
  PeopleBinder(Binder* binder, PeoplePlan* plan) : binder_(*binder), plan_(*plan) {}

  // A struct of columns, or of further structs; `prefix` is "" or ends with a dot.
  BoundColumn Bind(const ArrowSchema& schema, const std::string& path, const std::string& prefix) {
    int child = 0;
    return binder_.Struct(
        schema, path, [&](const ArrowSchema& inner, absl::string_view name, const std::string& at) {
          at_.push_back(child++);
          BoundColumn column = BindColumn(inner, absl::StrCat(prefix, name), at);
          at_.pop_back();
          return column;
        });
  }

 private:
  BoundColumn BindColumn(const ArrowSchema& schema, const std::string& name,
                         const std::string& path) {
    if (binder_.IsStruct(schema) && at_.size() < kDeepestStruct) {
      return Bind(schema, path, name + ".");
    }
    BoundColumn column;
    if (PersonColumn(schema, name, path, &column)) return column;
    ColumnPath* place = nullptr;
    const wire::FieldKind kind = WideColumn(schema, name, &place);
    if (place == nullptr) {
      binder_.UnknownColumn(path);
      return column;
    }
    Take(place, path);
    return binder_.Scalar(schema, kind, path);
  }

  void Take(ColumnPath* place, const std::string& path) {
    if (!place->empty()) binder_.StatedTwice(path);
    *place = at_;
  }

  // A column that is a field of Person.
  bool PersonColumn(const ArrowSchema& schema, const std::string& name, const std::string& path,
                    BoundColumn* column) {
    int field = 0;
    if (!binder_.Field<wire::Person>(schema, name, path, &field, column)) return false;
    ColumnPath* const places[] = {&plan_.id,         &plan_.admitted_on, &plan_.official_on,
                                  &plan_.employment, &plan_.memberships, &plan_.posts,
                                  &plan_.absences,   &plan_.ratings};
    const char* const names[] = {
        NameOf(&wire::Person::id),          NameOf(&wire::Person::admitted_on),
        NameOf(&wire::Person::official_on), NameOf(&wire::Person::employment),
        NameOf(&wire::Person::memberships), NameOf(&wire::Person::posts),
        NameOf(&wire::Person::absences),    NameOf(&wire::Person::ratings)};
    for (size_t i = 0; i < std::size(places); ++i) {
      if (name == names[i]) Take(places[i], path);
    }
    return true;
  }

  // Another column: where its place is to be kept, and what it holds.
  wire::FieldKind WideColumn(const ArrowSchema& schema, absl::string_view name,
                             ColumnPath** place) {
    using wire::FieldKind;
    using wire::PeopleColumns;
    const auto is = [&](auto member, ColumnPath* kept) {
      if (name == NameOf(member)) *place = kept;
      return *place != nullptr;
    };
    if (is(&PeopleColumns::home_unit, &plan_.home_unit)) return FieldKind::kText;
    if (is(&PeopleColumns::home_from_date, &plan_.home_from_date)) return FieldKind::kDate;
    if (is(&PeopleColumns::home_to_date, &plan_.home_to_date)) return FieldKind::kDate;
    if (is(&PeopleColumns::self_tier, &plan_.self_tier)) return FieldKind::kText;
    if (is(&PeopleColumns::rated_on, &plan_.rated_on)) return FieldKind::kDate;
    absl::string_view rest = name;
    const auto below = [&rest](auto member) {
      return absl::ConsumePrefix(&rest, absl::StrCat(NameOf(member), ".")) && !rest.empty();
    };
    if (below(&PeopleColumns::marks)) {
      MarkPlan& mark = EntryOf(&plan_.marks, &MarkPlan::criterion_id, rest);
      mark.name = std::string(name);
      *place = &mark.column;
      const std::optional<Format> format =
          ParseFormat(schema.format == nullptr ? "" : schema.format);
      const bool is_points =
          schema.dictionary == nullptr && format.has_value() && IsInteger(format->layout);
      return is_points ? FieldKind::kNumber : FieldKind::kText;
    }
    if (below(&PeopleColumns::tasks)) *place = CountColumn(rest);
    if (*place != nullptr) return FieldKind::kNumber;
    return below(&PeopleColumns::flags) ? FlagColumn(rest, place) : FieldKind::kText;
  }

  ColumnPath* CountColumn(absl::string_view rest) {
    const char* const names[kTallyCounts] = {
        NameOf(&wire::TaskTally::assigned_count), NameOf(&wire::TaskTally::completed_count),
        NameOf(&wire::TaskTally::on_time_count), NameOf(&wire::TaskTally::exceeded_count),
        NameOf(&wire::TaskTally::excused_count)};
    for (size_t i = 0; i < kTallyCounts; ++i) {
      absl::string_view group = rest;
      if (!absl::ConsumeSuffix(&group, absl::StrCat(".", names[i])) || group.empty()) continue;
      TaskPlan& task = EntryOf(&plan_.tasks, &TaskPlan::group_id, group);
      task.name = absl::StrCat(NameOf(&wire::PeopleColumns::tasks), ".", group);
      return &task.counts[i];
    }
    return nullptr;
  }

  wire::FieldKind FlagColumn(absl::string_view flag, ColumnPath** place) {
    const std::string ending = absl::StrCat(".", NameOf(&wire::Attestation::evidence_reference));
    const bool is_evidence = absl::ConsumeSuffix(&flag, ending) && !flag.empty();
    FlagPlan& plan = EntryOf(&plan_.flags, &FlagPlan::flag_id, flag);
    plan.name = absl::StrCat(NameOf(&wire::PeopleColumns::flags), ".", flag);
    *place = is_evidence ? &plan.evidence_reference : &plan.holds;
    return is_evidence ? wire::FieldKind::kText : wire::FieldKind::kBool;
  }

  Binder& binder_;
  PeoplePlan& plan_;
  ColumnPath at_;  // of the column that is being bound
};

}  // namespace

BoundColumn BindPeople(const ArrowSchema& schema, const std::string& path, Binder* binder,
                       PeoplePlan* plan) {
  BoundColumn rows = PeopleBinder(binder, plan).Bind(schema, path, "");
  const bool is_struct = rows.format.layout == Layout::kStruct;
  if (is_struct && plan->id.empty()) {
    binder->Missing(Binder::Below(path, NameOf(&wire::Person::id)));
  }
  return rows;
}

}  // namespace dangvien::arrow
