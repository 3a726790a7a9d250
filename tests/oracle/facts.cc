// Lookups in the dossier, without any index: every question walks over all rows of its table. The
// columns become rows first, so that nothing else knows of them.
//
// Tested by tests/oracle/oracle_test.cc
#include "tests/oracle/facts.h"

#include <algorithm>

#include "tests/oracle/calendar.h"
#include "tests/oracle/expand_columns.h"

namespace dangvien::oracle {

Facts::Facts(const v1::Policy& policy, const v1::Dataset& dataset,
             const std::map<std::string, std::string>& readings)
    : policy_(policy), dataset_(ExpandColumns(dataset)), readings_(readings) {
  for (const v1::Reading& reading : policy.readings()) {
    readings_.insert({reading.id(), reading.default_option_id()});  // keeps what the run names
  }
}

bool Facts::IsChosen(const google::protobuf::RepeatedPtrField<v1::ReadingOption>& under) const {
  for (const v1::ReadingOption& option : under) {
    if (readings_.at(option.reading_id()) != option.option_id()) return false;
  }
  return true;
}

bool Facts::HasPass(v1::SubjectKind kind) const {
  for (const v1::Pass& pass : policy_.passes()) {
    if (pass.subject_kind() == kind) return true;
  }
  return false;
}

const v1::Unit* Facts::FindUnit(const std::string& unit_id) const {
  for (const v1::Unit& unit : dataset_.units()) {
    if (unit.id() == unit_id) return &unit;
  }
  return nullptr;
}

const v1::Person* Facts::FindPerson(const std::string& person_id) const {
  for (const v1::Person& person : dataset_.people()) {
    if (person.id() == person_id) return &person;
  }
  return nullptr;
}

const v1::Assessment* Facts::FindAssessment(const v1::SubjectRef& subject) const {
  for (const v1::Assessment& assessment : dataset_.assessments()) {
    if (IsSameSubject(assessment.subject(), subject)) return &assessment;
  }
  return nullptr;
}

bool Facts::IsCovered(v1::CoverageTable table, const std::string& unit_id,
                      const std::string& flag_id) const {
  for (const v1::Unit* unit = FindUnit(unit_id); unit != nullptr;
       unit = FindUnit(unit->parent_id())) {
    for (const v1::Coverage& coverage : dataset_.coverage()) {
      if (coverage.table() == table && coverage.unit_id() == unit->id() &&
          coverage.flag_id() == flag_id) {
        return true;
      }
    }
  }
  return false;
}

std::string Facts::DecidedTier(const v1::SubjectRef& subject) const {
  for (const v1::Decision& decision : dataset_.decisions()) {
    if (!decision.tier_id().empty() && IsSameSubject(decision.subject(), subject)) {
      return decision.tier_id();
    }
  }
  return "";
}

Truth Facts::AnswerTo(const std::string& question_id, const v1::SubjectRef& subject) const {
  for (const v1::Decision& decision : dataset_.decisions()) {
    if (!question_id.empty() && decision.question_id() == question_id && decision.has_answer() &&
        IsSameSubject(decision.subject(), subject)) {
      return FromBool(decision.answer());
    }
  }
  return Truth::kUnknown;
}

std::vector<std::string> Facts::MembershipUnits(const v1::Person& person,
                                                v1::MembershipKind kind) const {
  std::vector<std::string> units;
  for (const v1::Membership& membership : person.memberships()) {
    if (membership.kind() == kind &&
        IsOn(membership.from_date(), membership.to_date(), rating_date()) &&
        std::find(units.begin(), units.end(), membership.unit_id()) == units.end()) {
      units.push_back(membership.unit_id());
    }
  }
  return units;
}

v1::MembershipKind Facts::HomeKind() const {
  return policy_.placement() == v1::PERSON_PLACEMENT_WORKPLACE ? v1::MEMBERSHIP_KIND_WORKPLACE
                                                               : v1::MEMBERSHIP_KIND_OFFICIAL;
}

std::vector<std::string> Facts::HomeUnits(const v1::Person& person) const {
  return HomeUnits(person, HomeKind());
}

std::vector<std::string> Facts::HomeUnits(const v1::Person& person, v1::MembershipKind kind) const {
  const bool is_anywhere = kind == v1::MEMBERSHIP_KIND_WORKPLACE;
  std::vector<std::string> homes;
  for (const std::string& unit_id : MembershipUnits(person, kind)) {
    const v1::Unit* unit = FindUnit(unit_id);
    if (unit != nullptr && (is_anywhere || IsPartyOrganization(*unit)) && !IsDissolved(*unit)) {
      homes.push_back(unit_id);
    }
  }
  // A unit before what is below it, siblings by id: the order of the ids from the root down.
  std::sort(homes.begin(), homes.end(),
            [this](const std::string& a, const std::string& b) { return WayDown(a) < WayDown(b); });
  return homes;
}

std::vector<std::string> Facts::WayDown(const std::string& unit_id) const {
  std::vector<std::string> ids;
  for (const v1::Unit* unit = FindUnit(unit_id); unit != nullptr;
       unit = FindUnit(unit->parent_id())) {
    ids.insert(ids.begin(), unit->id());
  }
  return ids;
}

bool Facts::IsOfThePeriod(const v1::Rating& rating) const {
  if (rating.begin_date() == 0 && rating.end_date() == 0) return true;
  return rating.begin_date() == dataset_.period().begin_date() &&
         rating.end_date() == dataset_.period().end_date();
}

std::set<std::string> Facts::TiersOfBody(const v1::Unit& body) const {
  std::set<std::string> tier_ids;
  for (const v1::Rating& rating : body.ratings()) {
    const bool is_of_the_body = rating.subject_kind() == v1::SUBJECT_KIND_UNSPECIFIED ||
                                rating.subject_kind() == v1::SUBJECT_KIND_ORGANIZATION;
    if (is_of_the_body && IsOfThePeriod(rating)) tier_ids.insert(rating.tier_id());
  }
  return tier_ids;
}

bool Facts::IsDecidedInThePeriod(const v1::Sanction& sanction) const {
  return dataset_.period().begin_date() <= sanction.decided_on() &&
         sanction.decided_on() < dataset_.period().end_date();
}

bool Facts::IsInBand(const std::string& tier_id, const v1::TierBand& band) const {
  const int rank = TierRank(tier_id);
  if (!band.best_tier_id().empty() && rank < TierRank(band.best_tier_id())) return false;
  if (!band.worst_tier_id().empty() && rank > TierRank(band.worst_tier_id())) return false;
  return true;
}

int Facts::TierRank(const std::string& tier_id) const {
  int rank = 0;
  for (const v1::Tier& tier : policy_.tiers()) {
    if (tier.id() == tier_id) break;
    ++rank;
  }
  return rank;
}

std::set<std::string> Facts::AllTiers() const {
  std::set<std::string> tier_ids;
  for (const v1::Tier& tier : policy_.tiers()) tier_ids.insert(tier.id());
  return tier_ids;
}

std::vector<const v1::Unit*> Facts::Counterparts(const std::string& unit_id) const {
  std::vector<const v1::Unit*> bodies;
  for (const v1::Unit& unit : dataset_.units()) {
    if (unit.parent_id() == unit_id && !IsPartyOrganization(unit) && !IsDissolved(unit)) {
      bodies.push_back(&unit);
    }
  }
  return bodies;
}

bool Facts::IsDissolved(const v1::Unit& unit) const {
  return unit.dissolved_on() != 0 && unit.dissolved_on() <= rating_date();
}

bool Facts::HasCollective(const v1::Unit& unit) const {
  if (unit.has_has_collective()) return unit.has_collective();
  return FindAssessment(CollectiveRef(unit.id())) != nullptr;
}

bool IsPartyOrganization(const v1::Unit& unit) {
  return unit.kind() == v1::UNIT_KIND_PARTY_BODY || unit.kind() == v1::UNIT_KIND_BRANCH;
}

bool IsSameSubject(const v1::SubjectRef& a, const v1::SubjectRef& b) {
  return a.kind() == b.kind() && a.unit_id() == b.unit_id() && a.person_id() == b.person_id() &&
         a.post_id() == b.post_id();
}

v1::SubjectRef OrganizationRef(const std::string& unit_id) {
  v1::SubjectRef ref;
  ref.set_kind(v1::SUBJECT_KIND_ORGANIZATION);
  ref.set_unit_id(unit_id);
  return ref;
}

v1::SubjectRef CollectiveRef(const std::string& unit_id) {
  v1::SubjectRef ref;
  ref.set_kind(v1::SUBJECT_KIND_COLLECTIVE);
  ref.set_unit_id(unit_id);
  return ref;
}

v1::SubjectRef MemberRef(const std::string& person_id) {
  v1::SubjectRef ref;
  ref.set_kind(v1::SUBJECT_KIND_MEMBER);
  ref.set_person_id(person_id);
  return ref;
}

v1::SubjectRef LeaderRef(const std::string& person_id, const std::string& post_id) {
  v1::SubjectRef ref;
  ref.set_kind(v1::SUBJECT_KIND_LEADER);
  ref.set_person_id(person_id);
  ref.set_post_id(post_id);
  return ref;
}

SubjectId IdOf(const v1::SubjectRef& ref) {
  const bool is_unit =
      ref.kind() == v1::SUBJECT_KIND_ORGANIZATION || ref.kind() == v1::SUBJECT_KIND_COLLECTIVE;
  return {ref.kind(), is_unit ? ref.unit_id() : ref.person_id(), ref.post_id()};
}

}  // namespace dangvien::oracle
