// A column exists from the first person on who has something in it; those before are "not known".
// A criterion is in levels or in points throughout, since its frame says which.
//
// Tested by tests/province/province_test.cc
#include "generator/province/pack_columns.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "generator/generator.h"

namespace dangvien::generator {
namespace {

constexpr int kNotKnown = -1;
constexpr char kNotApplicable = static_cast<char>(255);

bool FitsColumns(const v1::Assessment& row) {
  return row.products().empty() && row.proposals().empty() && row.deciding_unit_id().empty();
}

class Chunk {
 public:
  explicit Chunk(v1::PeopleColumns& out) : out_(out) {}

  void Add(v1::Person& person, const v1::Assessment& row) {
    AddIdentity(person);
    AddRows(person);
    for (const v1::Mark& mark : row.marks()) AddMark(mark);
    for (const v1::TaskTally& tally : row.tasks()) AddTally(tally);
    for (const v1::Attestation& flag : row.attestations()) {
      v1::FlagColumn& column = ColumnOf(flag.flag_id(), flags_, *out_.mutable_flags());
      column.set_flag_id(flag.flag_id());
      column.mutable_values()->resize(Count(), '\0');
      column.mutable_values()->back() = static_cast<char>(!flag.holds()                       ? 2
                                                          : flag.evidence_reference().empty() ? 1
                                                                                              : 3);
    }
    const int tier = row.self_tier_id().empty()
                         ? 0
                         : PlaceIn(row.self_tier_id(), tiers_, *out_.mutable_tier_ids());
    out_.mutable_self_tier()->push_back(static_cast<char>(tier));
    out_.add_rated_on(row.rated_on());
  }

  bool IsFull() const { return out_.person_ids_size() == kChunkPeople; }

  // Every column gets an entry for those after its last one, too.
  void Close() {
    const int count = out_.person_ids_size();
    for (v1::MarkColumn& column : *out_.mutable_marks()) {
      if (column.levels().empty()) {
        column.mutable_points()->Resize(count, kNotKnown);
      } else {
        column.mutable_levels()->resize(Count(), '\0');
      }
    }
    for (v1::TaskColumn& column : *out_.mutable_tasks()) Resize(count, column);
    for (v1::FlagColumn& column : *out_.mutable_flags()) {
      column.mutable_values()->resize(Count(), '\0');
    }
  }

 private:
  using Places = std::map<std::string, int>;

  size_t Count() const { return static_cast<size_t>(out_.person_ids_size()); }

  // 1 + the place of the id in the dictionary, where it is added if it is new.
  static int PlaceIn(const std::string& id, Places& places,
                     google::protobuf::RepeatedPtrField<std::string>& dictionary) {
    const auto [it, is_new] = places.try_emplace(id, dictionary.size() + 1);
    if (is_new) *dictionary.Add() = id;
    return it->second;
  }

  template <typename Column>
  static Column& ColumnOf(const std::string& id, Places& places,
                          google::protobuf::RepeatedPtrField<Column>& columns) {
    const auto [it, is_new] = places.try_emplace(id, columns.size());
    return is_new ? *columns.Add() : columns[it->second];
  }

  void AddIdentity(const v1::Person& person) {
    const v1::Membership* home = HomeOf(person);
    out_.add_person_ids(person.id());
    out_.add_admitted_on(person.admitted_on());
    out_.add_official_on(person.official_on());
    out_.mutable_employment()->push_back(static_cast<char>(person.employment()));
    const int unit =
        home == nullptr ? 0 : PlaceIn(home->unit_id(), units_, *out_.mutable_unit_ids());
    out_.add_home_unit(static_cast<uint32_t>(unit));
    out_.add_home_from_date(home == nullptr ? 0 : home->from_date());
    out_.add_home_to_date(home == nullptr ? 0 : home->to_date());
  }

  static const v1::Membership* HomeOf(const v1::Person& person) {
    for (const v1::Membership& it : person.memberships()) {
      if (it.kind() == v1::MEMBERSHIP_KIND_OFFICIAL && it.remarks_reference().empty()) return &it;
    }
    return nullptr;
  }

  void AddRows(v1::Person& person) {
    const auto index = static_cast<uint32_t>(out_.person_ids_size() - 1);
    const v1::Membership* home = HomeOf(person);
    for (v1::Membership& it : *person.mutable_memberships()) {
      if (&it == home) continue;
      v1::MembershipRow& row = *out_.add_memberships();
      row.set_person(index);
      row.mutable_membership()->Swap(&it);
    }
    for (v1::Post& it : *person.mutable_posts()) {
      v1::PostRow& row = *out_.add_posts();
      row.set_person(index);
      row.mutable_post()->Swap(&it);
    }
    for (v1::Absence& it : *person.mutable_absences()) {
      v1::AbsenceRow& row = *out_.add_absences();
      row.set_person(index);
      row.mutable_absence()->Swap(&it);
    }
    for (v1::Rating& it : *person.mutable_ratings()) {
      v1::RatingRow& row = *out_.add_ratings();
      row.set_person(index);
      row.mutable_rating()->Swap(&it);
    }
  }

  void AddMark(const v1::Mark& mark) {
    v1::MarkColumn& column = ColumnOf(mark.criterion_id(), marks_, *out_.mutable_marks());
    column.set_criterion_id(mark.criterion_id());
    if (mark.has_points()) {
      column.mutable_points()->Resize(out_.person_ids_size(), kNotKnown);
      *(column.mutable_points()->end() - 1) = mark.points();
      return;
    }
    column.mutable_levels()->resize(Count(), '\0');
    const int place = mark.not_applicable() ? 0
                                            : PlaceIn(mark.level_id(), levels_[mark.criterion_id()],
                                                      *column.mutable_level_ids());
    column.mutable_levels()->back() = place == 0 ? kNotApplicable : static_cast<char>(place);
  }

  static void Resize(int count, v1::TaskColumn& column) {
    for (auto* counts : {column.mutable_assigned_count(), column.mutable_completed_count(),
                         column.mutable_on_time_count(), column.mutable_exceeded_count(),
                         column.mutable_excused_count()}) {
      counts->Resize(count, kNotKnown);
    }
  }

  void AddTally(const v1::TaskTally& tally) {
    v1::TaskColumn& column = ColumnOf(tally.group_id(), tasks_, *out_.mutable_tasks());
    column.set_group_id(tally.group_id());
    const int last = out_.person_ids_size() - 1;
    Resize(last + 1, column);
    column.set_assigned_count(last, tally.assigned_count());
    column.set_completed_count(last, tally.completed_count());
    column.set_on_time_count(last, tally.on_time_count());
    column.set_exceeded_count(last, tally.exceeded_count());
    column.set_excused_count(last, tally.excused_count());
  }

  v1::PeopleColumns& out_;
  Places units_;
  Places tiers_;
  Places marks_;
  Places tasks_;
  Places flags_;
  std::map<std::string, Places> levels_;
};

}  // namespace

void PackColumns(v1::Dataset& dataset) {
  v1::Dataset rows;
  rows.mutable_people()->Swap(dataset.mutable_people());
  rows.mutable_assessments()->Swap(dataset.mutable_assessments());
  std::map<std::string, v1::Assessment*> of_members;
  for (v1::Assessment& row : *rows.mutable_assessments()) {
    const bool is_member = row.subject().kind() == v1::SUBJECT_KIND_MEMBER;
    if (is_member) of_members[row.subject().person_id()] = &row;
    if (!is_member || !FitsColumns(row)) *dataset.add_assessments() = row;
  }
  const v1::Assessment nothing;
  std::optional<Chunk> chunk;
  for (v1::Person& person : *rows.mutable_people()) {
    const auto it = of_members.find(person.id());
    const v1::Assessment& row = it == of_members.end() ? nothing : *it->second;
    if (!FitsColumns(row)) {
      dataset.add_people()->Swap(&person);
      continue;
    }
    if (!chunk.has_value()) chunk.emplace(*dataset.add_people_columns());
    chunk->Add(person, row);
    if (!chunk->IsFull()) continue;
    chunk->Close();
    chunk.reset();
  }
  if (chunk.has_value()) chunk->Close();
}

}  // namespace dangvien::generator
