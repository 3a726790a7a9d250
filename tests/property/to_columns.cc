// Rows to columns, a third time: the generator packs what it draws and tests/random some people of
// a pair; this packs everybody of any dossier, in chunks of any size. The first official membership
// becomes the home columns where these can carry it.
//
// Example: chunks of one person exercise dictionaries that differ from chunk to chunk, since each
// holds only what that person has.
//
// Tested by tests/property/forms_test.cc
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/property/rewrite.h"

namespace dangvien::property {
namespace {

template <typename Dictionary>
int PlaceIn(const std::string& id, Dictionary* dictionary) {
  const auto it = std::find(dictionary->begin(), dictionary->end(), id);
  const auto place = static_cast<int>(it - dictionary->begin());
  if (place == dictionary->size()) *dictionary->Add() = id;
  return place + 1;
}

bool HasPoints(const v1::Assessment& assessment, const std::string& criterion) {
  return std::any_of(assessment.marks().begin(), assessment.marks().end(),
                     [&criterion](const v1::Mark& mark) {
                       return mark.criterion_id() == criterion && mark.has_points();
                     });
}

// A column is in points or in levels: who has points where others of the dossier have a level
// stays a row.
bool MarksFit(const v1::Assessment& assessment, const std::set<std::string>& in_levels) {
  return std::none_of(assessment.marks().begin(), assessment.marks().end(),
                      [&in_levels](const v1::Mark& mark) {
                        return mark.has_points() && in_levels.count(mark.criterion_id()) > 0;
                      });
}

// Criteria with a level of some member.
std::set<std::string> CriteriaInLevels(const v1::Dataset& rows) {
  std::set<std::string> criteria;
  for (const v1::Assessment& assessment : rows.assessments()) {
    if (assessment.subject().kind() != v1::SUBJECT_KIND_MEMBER) continue;
    for (const v1::Mark& mark : assessment.marks()) {
      if (mark.has_level_id()) criteria.insert(mark.criterion_id());
    }
  }
  return criteria;
}

class Chunk {
 public:
  explicit Chunk(v1::PeopleColumns* out) : out_(*out) {}

  void AddPerson(const v1::Person& person) {
    const auto index = static_cast<uint32_t>(out_.person_ids_size());
    out_.add_person_ids(person.id());
    out_.add_admitted_on(person.admitted_on());
    out_.add_official_on(person.official_on());
    out_.mutable_employment()->push_back(static_cast<char>(person.employment()));
    AddMemberships(person, index);
    AddRows(
        person.posts(), index, [this] { return out_.add_posts(); },
        [](v1::PostRow* row) { return row->mutable_post(); });
    AddRows(
        person.absences(), index, [this] { return out_.add_absences(); },
        [](v1::AbsenceRow* row) { return row->mutable_absence(); });
    AddRows(
        person.ratings(), index, [this] { return out_.add_ratings(); },
        [](v1::RatingRow* row) { return row->mutable_rating(); });
  }

  // REQUIRES: one call a person, in the order of AddPerson; an empty one where there is none.
  void AddAssessments(const std::vector<v1::Assessment>& assessments) {
    std::set<std::string> criteria;
    std::set<std::string> groups;
    std::set<std::string> flags;
    for (const v1::Assessment& assessment : assessments) {
      for (const auto& mark : assessment.marks()) criteria.insert(mark.criterion_id());
      for (const auto& tally : assessment.tasks()) groups.insert(tally.group_id());
      for (const auto& row : assessment.attestations()) flags.insert(row.flag_id());
      const std::string& tier = assessment.self_tier_id();
      out_.mutable_self_tier()->push_back(
          static_cast<char>(tier.empty() ? 0 : PlaceIn(tier, out_.mutable_tier_ids())));
      out_.add_rated_on(assessment.rated_on());
    }
    for (const std::string& id : criteria) AddMarks(id, assessments);
    for (const std::string& id : groups) AddTasks(id, assessments);
    for (const std::string& id : flags) AddFlags(id, assessments);
  }

 private:
  template <typename Entries, typename AddRow, typename Part>
  void AddRows(const Entries& entries, uint32_t index, const AddRow& add_row, const Part& part) {
    for (const auto& entry : entries) {
      auto* row = add_row();
      row->set_person(index);
      *part(row) = entry;
    }
  }

  void AddMemberships(const v1::Person& person, uint32_t index) {
    const v1::Membership* home = nullptr;
    for (const v1::Membership& membership : person.memberships()) {
      const bool fits = membership.kind() == v1::MEMBERSHIP_KIND_OFFICIAL &&
                        membership.remarks_reference().empty() &&
                        membership.remarks_received_on() == 0;
      if (home == nullptr && fits) {
        home = &membership;
        continue;
      }
      v1::MembershipRow* row = out_.add_memberships();
      row->set_person(index);
      *row->mutable_membership() = membership;
    }
    const int unit = home == nullptr ? 0 : PlaceIn(home->unit_id(), out_.mutable_unit_ids());
    out_.add_home_unit(static_cast<uint32_t>(unit));
    out_.add_home_from_date(home == nullptr ? 0 : home->from_date());
    out_.add_home_to_date(home == nullptr ? 0 : home->to_date());
  }

  void AddMarks(const std::string& id, const std::vector<v1::Assessment>& assessments) {
    v1::MarkColumn& column = *out_.add_marks();
    column.set_criterion_id(id);
    const bool by_points =
        std::any_of(assessments.begin(), assessments.end(),
                    [&id](const v1::Assessment& assessment) { return HasPoints(assessment, id); });
    for (const v1::Assessment& assessment : assessments) {
      int code = 0;
      int points = -1;
      for (const v1::Mark& mark : assessment.marks()) {
        if (mark.criterion_id() != id) continue;
        points = mark.not_applicable() ? -2 : mark.points();
        if (by_points) continue;
        code = mark.not_applicable() ? 255 : PlaceIn(mark.level_id(), column.mutable_level_ids());
      }
      if (by_points) {
        column.add_points(points);
      } else {
        column.mutable_levels()->push_back(static_cast<char>(code));
      }
    }
  }

  void AddTasks(const std::string& id, const std::vector<v1::Assessment>& assessments) {
    v1::TaskColumn& column = *out_.add_tasks();
    column.set_group_id(id);
    for (const v1::Assessment& assessment : assessments) {
      v1::TaskTally own;
      for (const v1::TaskTally& tally : assessment.tasks()) {
        if (tally.group_id() == id) own = tally;
      }
      column.add_assigned_count(own.has_assigned_count() ? own.assigned_count() : -1);
      column.add_completed_count(own.has_completed_count() ? own.completed_count() : -1);
      column.add_on_time_count(own.has_on_time_count() ? own.on_time_count() : -1);
      column.add_exceeded_count(own.has_exceeded_count() ? own.exceeded_count() : -1);
      column.add_excused_count(own.has_excused_count() ? own.excused_count() : -1);
    }
  }

  void AddFlags(const std::string& id, const std::vector<v1::Assessment>& assessments) {
    v1::FlagColumn& column = *out_.add_flags();
    column.set_flag_id(id);
    for (const v1::Assessment& assessment : assessments) {
      int code = 0;
      for (const v1::Attestation& row : assessment.attestations()) {
        if (row.flag_id() != id) continue;
        code = !row.holds() ? 2 : row.evidence_reference().empty() ? 1 : 3;
      }
      column.mutable_values()->push_back(static_cast<char>(code));
    }
  }

  v1::PeopleColumns& out_;
};

}  // namespace

v1::Dataset ToColumns(const v1::Dataset& rows, int chunk_people) {
  v1::Dataset columns = rows;
  columns.clear_people();
  columns.clear_assessments();
  const std::set<std::string> in_levels = CriteriaInLevels(rows);
  std::map<std::string, v1::Assessment> of_members;
  std::set<std::string> in_rows;  // people of whom something is stated that columns do not have
  for (const v1::Assessment& assessment : rows.assessments()) {
    const bool is_member = assessment.subject().kind() == v1::SUBJECT_KIND_MEMBER;
    const bool fits =
        !is_member || (MarksFit(assessment, in_levels) && assessment.products().empty() &&
                       assessment.proposals().empty() && assessment.deciding_unit_id().empty());
    if (is_member && fits) {
      of_members[assessment.subject().person_id()] = assessment;
    } else {
      if (!fits) in_rows.insert(assessment.subject().person_id());
      *columns.add_assessments() = assessment;
    }
  }
  std::vector<v1::Person> people;
  for (const v1::Person& person : rows.people()) {
    if (in_rows.count(person.id()) == 0) {
      people.push_back(person);
    } else {
      *columns.add_people() = person;
    }
  }
  const int people_count = static_cast<int>(people.size());
  for (int begin = 0; begin < people_count; begin += chunk_people) {
    Chunk chunk(columns.add_people_columns());
    std::vector<v1::Assessment> assessments;
    const int end = std::min(people_count, begin + chunk_people);
    for (int i = begin; i < end; ++i) {
      const v1::Person& person = people[static_cast<size_t>(i)];
      chunk.AddPerson(person);
      assessments.push_back(of_members[person.id()]);
    }
    chunk.AddAssessments(assessments);
  }
  return columns;
}

}  // namespace dangvien::property
