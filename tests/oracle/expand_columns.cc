// Columns to rows, person by person: whatever the columns state of one index becomes one Person
// and, where they hold any column of assessments, one Assessment of that person as a member. An
// empty column states nothing; a sentinel (0, -1, 255, by column) states nothing for that person.
//
// The evidence reference of a flag is not carried by columns, only that there is one: the row gets
// a placeholder.
//
// Tested by tests/oracle/oracle_test.cc
#include "tests/oracle/expand_columns.h"

#include <cstdint>
#include <string>

namespace dangvien::oracle {
namespace {

// The entry of a column, or `absent` where the column is empty.
template <typename Column>
int64_t Entry(const Column& column, int index, int64_t absent) {
  return column.empty() ? absent : static_cast<int64_t>(column.Get(index));
}

int ByteEntry(const std::string& bytes, int index) {
  return bytes.empty() ? 0 : static_cast<unsigned char>(bytes[static_cast<size_t>(index)]);
}

v1::Person ExpandPerson(const v1::PeopleColumns& columns, int index) {
  v1::Person person;
  person.set_id(columns.person_ids(index));
  person.set_admitted_on(static_cast<int32_t>(Entry(columns.admitted_on(), index, 0)));
  person.set_official_on(static_cast<int32_t>(Entry(columns.official_on(), index, 0)));
  person.set_employment(static_cast<v1::EmploymentKind>(ByteEntry(columns.employment(), index)));
  const int home = static_cast<int>(Entry(columns.home_unit(), index, 0));
  if (home > 0) {
    v1::Membership* membership = person.add_memberships();
    membership->set_unit_id(columns.unit_ids(home - 1));
    membership->set_kind(v1::MEMBERSHIP_KIND_OFFICIAL);
    membership->set_from_date(static_cast<int32_t>(Entry(columns.home_from_date(), index, 0)));
    membership->set_to_date(static_cast<int32_t>(Entry(columns.home_to_date(), index, 0)));
  }
  const uint32_t row_index = static_cast<uint32_t>(index);
  for (const v1::MembershipRow& row : columns.memberships()) {
    if (row.person() == row_index) *person.add_memberships() = row.membership();
  }
  for (const v1::PostRow& row : columns.posts()) {
    if (row.person() == row_index) *person.add_posts() = row.post();
  }
  for (const v1::AbsenceRow& row : columns.absences()) {
    if (row.person() == row_index) *person.add_absences() = row.absence();
  }
  for (const v1::RatingRow& row : columns.ratings()) {
    if (row.person() == row_index) *person.add_ratings() = row.rating();
  }
  return person;
}

void ExpandMark(const v1::MarkColumn& column, int index, v1::Assessment* assessment) {
  v1::Mark mark;
  mark.set_criterion_id(column.criterion_id());
  const int level = ByteEntry(column.levels(), index);
  const int64_t points = Entry(column.points(), index, -1);
  if (level == 255 || points == -2) {
    mark.set_not_applicable(true);
  } else if (level > 0) {
    mark.set_level_id(column.level_ids(level - 1));
  } else if (points >= 0) {
    mark.set_points(static_cast<int32_t>(points));
  } else {
    return;
  }
  *assessment->add_marks() = mark;
}

void ExpandTasks(const v1::TaskColumn& column, int index, v1::Assessment* assessment) {
  v1::TaskTally tally;
  tally.set_group_id(column.group_id());
  const int64_t assigned = Entry(column.assigned_count(), index, -1);
  const int64_t completed = Entry(column.completed_count(), index, -1);
  const int64_t on_time = Entry(column.on_time_count(), index, -1);
  const int64_t exceeded = Entry(column.exceeded_count(), index, -1);
  const int64_t excused = Entry(column.excused_count(), index, -1);
  if (assigned >= 0) tally.set_assigned_count(assigned);
  if (completed >= 0) tally.set_completed_count(completed);
  if (on_time >= 0) tally.set_on_time_count(on_time);
  if (exceeded >= 0) tally.set_exceeded_count(exceeded);
  if (excused >= 0) tally.set_excused_count(excused);
  *assessment->add_tasks() = tally;
}

v1::Assessment ExpandAssessment(const v1::PeopleColumns& columns, int index) {
  v1::Assessment assessment;
  assessment.mutable_subject()->set_kind(v1::SUBJECT_KIND_MEMBER);
  assessment.mutable_subject()->set_person_id(columns.person_ids(index));
  for (const v1::MarkColumn& column : columns.marks()) ExpandMark(column, index, &assessment);
  for (const v1::TaskColumn& column : columns.tasks()) ExpandTasks(column, index, &assessment);
  for (const v1::FlagColumn& column : columns.flags()) {
    const int value = ByteEntry(column.values(), index);
    if (value == 0) continue;
    v1::Attestation* attestation = assessment.add_attestations();
    attestation->set_flag_id(column.flag_id());
    attestation->set_holds(value != 2);
    if (value == 3) attestation->set_evidence_reference("in columns");
  }
  const int self_tier = ByteEntry(columns.self_tier(), index);
  if (self_tier > 0) assessment.set_self_tier_id(columns.tier_ids(self_tier - 1));
  assessment.set_rated_on(static_cast<int32_t>(Entry(columns.rated_on(), index, 0)));
  return assessment;
}

}  // namespace

v1::Dataset ExpandColumns(const v1::Dataset& dataset) {
  v1::Dataset rows = dataset;
  rows.clear_people_columns();
  for (const v1::PeopleColumns& columns : dataset.people_columns()) {
    for (int index = 0; index < columns.person_ids_size(); ++index) {
      *rows.add_people() = ExpandPerson(columns, index);
      *rows.add_assessments() = ExpandAssessment(columns, index);
    }
  }
  return rows;
}

}  // namespace dangvien::oracle
