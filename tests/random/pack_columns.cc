// Rows to columns for some of the people: the inverse of tests/oracle/expand_columns.cc, written
// apart from it. A person goes into columns only when the columns can carry all that the rows
// state; the first official membership without remarks becomes the home column, the others stay
// sparse rows.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>
#include <map>

#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

// The 1-based place of an id in a dictionary, which grows when the id is new.
template <typename Dictionary>
int IndexIn(const std::string& id, Dictionary* dictionary) {
  for (int i = 0; i < dictionary->size(); ++i) {
    if (dictionary->Get(i) == id) return i + 1;
  }
  *dictionary->Add() = id;
  return dictionary->size();
}

void PackPerson(const v1::Person& person, v1::PeopleColumns* columns) {
  const uint32_t index = static_cast<uint32_t>(columns->person_ids_size());
  columns->add_person_ids(person.id());
  columns->add_admitted_on(person.admitted_on());
  columns->add_official_on(person.official_on());
  columns->mutable_employment()->push_back(static_cast<char>(person.employment()));
  v1::Membership home;
  for (const v1::Membership& membership : person.memberships()) {
    if (home.unit_id().empty() && membership.kind() == v1::MEMBERSHIP_KIND_OFFICIAL &&
        membership.remarks_reference().empty() && membership.remarks_received_on() == 0) {
      home = membership;
      continue;
    }
    v1::MembershipRow* row = columns->add_memberships();
    row->set_person(index);
    *row->mutable_membership() = membership;
  }
  const int unit =
      home.unit_id().empty() ? 0 : IndexIn(home.unit_id(), columns->mutable_unit_ids());
  columns->add_home_unit(static_cast<uint32_t>(unit));
  columns->add_home_from_date(home.from_date());
  columns->add_home_to_date(home.to_date());
  for (const v1::Post& post : person.posts()) {
    v1::PostRow* row = columns->add_posts();
    row->set_person(index);
    *row->mutable_post() = post;
  }
  for (const v1::Absence& absence : person.absences()) {
    v1::AbsenceRow* row = columns->add_absences();
    row->set_person(index);
    *row->mutable_absence() = absence;
  }
  for (const v1::Rating& rating : person.ratings()) {
    v1::RatingRow* row = columns->add_ratings();
    row->set_person(index);
    *row->mutable_rating() = rating;
  }
}

v1::Mark FindMark(const v1::Assessment& assessment, const std::string& criterion_id) {
  for (const v1::Mark& mark : assessment.marks()) {
    if (mark.criterion_id() == criterion_id) return mark;
  }
  return {};
}

// A column has levels where somebody has one, and points likewise; "not applicable" stands with the
// points where there are any.
v1::MarkColumn PackMarks(const std::string& criterion_id,
                         const std::vector<v1::Assessment>& assessments) {
  v1::MarkColumn column;
  column.set_criterion_id(criterion_id);
  bool has_levels = false;
  bool has_points = false;
  for (const v1::Assessment& assessment : assessments) {
    const v1::Mark mark = FindMark(assessment, criterion_id);
    has_levels = has_levels || mark.has_level_id();
    has_points = has_points || mark.has_points();
  }
  for (const v1::Assessment& assessment : assessments) {
    const v1::Mark mark = FindMark(assessment, criterion_id);
    int level = mark.has_level_id() ? IndexIn(mark.level_id(), column.mutable_level_ids()) : 0;
    int points = mark.has_points() ? mark.points() : -1;
    if (mark.not_applicable()) (has_points ? points : level) = has_points ? -2 : 255;
    if (has_levels || !has_points) column.mutable_levels()->push_back(static_cast<char>(level));
    if (has_points) column.add_points(points);
  }
  return column;
}

v1::TaskColumn PackTasks(const std::string& group_id,
                         const std::vector<v1::Assessment>& assessments) {
  v1::TaskColumn column;
  column.set_group_id(group_id);
  for (const v1::Assessment& assessment : assessments) {
    v1::TaskTally found;
    for (const v1::TaskTally& tally : assessment.tasks()) {
      if (tally.group_id() == group_id) found = tally;
    }
    column.add_assigned_count(found.has_assigned_count() ? found.assigned_count() : -1);
    column.add_completed_count(found.has_completed_count() ? found.completed_count() : -1);
    column.add_on_time_count(found.has_on_time_count() ? found.on_time_count() : -1);
    column.add_exceeded_count(found.has_exceeded_count() ? found.exceeded_count() : -1);
    column.add_excused_count(found.has_excused_count() ? found.excused_count() : -1);
  }
  return column;
}

v1::FlagColumn PackFlags(const std::string& flag_id,
                         const std::vector<v1::Assessment>& assessments) {
  v1::FlagColumn column;
  column.set_flag_id(flag_id);
  for (const v1::Assessment& assessment : assessments) {
    int value = 0;
    for (const v1::Attestation& attestation : assessment.attestations()) {
      if (attestation.flag_id() != flag_id) continue;
      value = !attestation.holds() ? 2 : attestation.evidence_reference().empty() ? 1 : 3;
    }
    column.mutable_values()->push_back(static_cast<char>(value));
  }
  return column;
}

// The ids that occur, sorted, each once.
template <typename Rows, typename Id>
void Collect(const Rows& rows, Id id, std::map<std::string, int>* ids) {
  for (const auto& row : rows) ++(*ids)[id(row)];
}

void PackAssessments(const std::vector<v1::Assessment>& assessments, v1::PeopleColumns* columns) {
  std::map<std::string, int> criteria;
  std::map<std::string, int> groups;
  std::map<std::string, int> flags;
  for (const v1::Assessment& assessment : assessments) {
    Collect(
        assessment.marks(), [](const auto& row) { return row.criterion_id(); }, &criteria);
    Collect(
        assessment.tasks(), [](const auto& row) { return row.group_id(); }, &groups);
    Collect(
        assessment.attestations(), [](const auto& row) { return row.flag_id(); }, &flags);
    const int tier = assessment.self_tier_id().empty()
                         ? 0
                         : IndexIn(assessment.self_tier_id(), columns->mutable_tier_ids());
    columns->mutable_self_tier()->push_back(static_cast<char>(tier));
    columns->add_rated_on(assessment.rated_on());
  }
  for (const auto& [id, count] : criteria) *columns->add_marks() = PackMarks(id, assessments);
  for (const auto& [id, count] : groups) *columns->add_tasks() = PackTasks(id, assessments);
  for (const auto& [id, count] : flags) *columns->add_flags() = PackFlags(id, assessments);
}

// Where the person's assessment as a member stands in the rows; -1 where there is none.
int FindAssessment(const v1::Dataset& dataset, const std::string& person_id) {
  for (int i = 0; i < dataset.assessments_size(); ++i) {
    const v1::SubjectRef& ref = dataset.assessments(i).subject();
    if (ref.kind() == v1::SUBJECT_KIND_MEMBER && ref.person_id() == person_id) return i;
  }
  return -1;
}

// Columns carry no products, no proposals and nobody who decided.
bool Fits(const v1::Assessment& assessment) {
  return assessment.products().empty() && assessment.proposals().empty() &&
         assessment.deciding_unit_id().empty();
}

// Moves the person's assessment as a member from the rows to the end of the list, an empty one
// where there is none; false where columns could not carry it.
bool MoveAssessment(const std::string& person_id, v1::Dataset* dataset,
                    std::vector<v1::Assessment>* assessments) {
  const int index = FindAssessment(*dataset, person_id);
  if (index >= 0 && !Fits(dataset->assessments(index))) return false;
  assessments->emplace_back();
  if (index < 0) return true;
  assessments->back() = dataset->assessments(index);
  dataset->mutable_assessments()->DeleteSubrange(index, 1);
  return true;
}

}  // namespace

void PackSomePeople(v1::Dataset* dataset, RandomSource* random) {
  if (!random->Chance(70)) return;
  for (int chunk = random->Between(1, 2); chunk > 0; --chunk) {
    v1::PeopleColumns columns;
    std::vector<v1::Assessment> assessments;
    for (int i = 0; i < dataset->people_size();) {
      if (random->Chance(30) || !MoveAssessment(dataset->people(i).id(), dataset, &assessments)) {
        ++i;
        continue;
      }
      PackPerson(dataset->people(i), &columns);
      dataset->mutable_people()->DeleteSubrange(i, 1);
    }
    if (columns.person_ids().empty()) continue;
    PackAssessments(assessments, &columns);
    *dataset->add_people_columns() = columns;
  }
}

}  // namespace dangvien::random
