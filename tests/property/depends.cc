// What a rule reads is found in its text: each condition on tiers of others names whom it counts or
// asks. Layers, readings and `applies` of quotas are not looked at, so that a few more are named
// than can really change, and never too few.
//
// Tested by tests/property/ranks_test.cc
#include "tests/property/depends.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace dangvien::property {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

template <typename Wanted>
const Wanted* As(const Message& message) {
  return message.GetDescriptor() == Wanted::descriptor() ? static_cast<const Wanted*>(&message)
                                                         : nullptr;
}

std::vector<const Message*> PartsOf(const Message& message) {
  std::vector<const FieldDescriptor*> fields;
  const auto* reflection = message.GetReflection();
  reflection->ListFields(message, &fields);
  std::vector<const Message*> parts;
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      parts.push_back(&reflection->GetMessage(message, field));
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      parts.push_back(&reflection->GetRepeatedMessage(message, field, i));
    }
  }
  return parts;
}

bool HasMembershipIn(const v1::Person& person, const std::string& unit_id) {
  return std::any_of(person.memberships().begin(), person.memberships().end(),
                     [&unit_id](const auto& one) { return one.unit_id() == unit_id; });
}

}  // namespace

std::string KeyOf(const v1::SubjectRef& subject) {
  return absl::StrCat(subject.kind(), "/", subject.unit_id(), "/", subject.person_id(), "/",
                      subject.post_id());
}

Dependencies::Dependencies(const v1::Policy& policy, const v1::Dataset& dossier,
                           const v1::Result& result)
    : policy_(policy), dossier_(dossier) {
  for (const v1::SubjectResult& subject : result.subjects()) {
    const std::string key = KeyOf(subject.subject());
    refs_[key] = subject.subject();
    unit_of_[key] = subject.unit_id();
  }
  for (const v1::Unit& unit : dossier.units()) units_[unit.id()] = &unit;
  for (const v1::Person& person : dossier.people()) people_[person.id()] = &person;
}

std::vector<std::string> Dependencies::OfKind(v1::SubjectKind kind) const {
  std::vector<std::string> keys;
  for (const auto& [key, ref] : refs_) {
    if (ref.kind() == kind) keys.push_back(key);
  }
  return keys;
}

const v1::Unit* Dependencies::UnitOf(const std::string& subject) const {
  const auto it = units_.find(unit_of_.at(subject));
  return it == units_.end() ? nullptr : it->second;
}

std::string Dependencies::UnitSubject(v1::SubjectKind kind, const std::string& unit_id) const {
  v1::SubjectRef ref;
  ref.set_kind(kind);
  ref.set_unit_id(unit_id);
  return KeyOf(ref);
}

std::set<std::string> Dependencies::GroupUnits(const v1::QuotaGroup& group,
                                               const std::string& subject) const {
  const v1::Unit* unit = UnitOf(subject);
  if (unit == nullptr || group.within() == v1::GROUP_WITHIN_WHOLE) return {""};
  if (group.within() == v1::GROUP_WITHIN_UNIT) return {unit->id()};
  if (group.within() == v1::GROUP_WITHIN_SUPERIOR) return {unit->parent_id()};
  const auto has_level = [&group](const v1::Unit& one) {
    return std::find(group.levels().begin(), group.levels().end(), one.level()) !=
           group.levels().end();
  };
  std::set<std::string> groups;  // a unit whose level is not stated may have it
  while (!has_level(*unit) && !unit->parent_id().empty()) {
    if (unit->level() == v1::UNIT_LEVEL_UNSPECIFIED) groups.insert(unit->id());
    unit = units_.at(unit->parent_id());
  }
  groups.insert(unit->id());
  return groups;
}

std::set<std::string> Dependencies::PeerGroupsOf(const std::string& subject) const {
  const v1::SubjectRef& ref = RefOf(subject);
  std::set<std::string> groups;
  if (ref.person_id().empty()) {
    const v1::Unit* unit = UnitOf(subject);
    return unit == nullptr
               ? groups
               : std::set<std::string>(unit->group_ids().begin(), unit->group_ids().end());
  }
  for (const v1::Post& post : people_.at(ref.person_id())->posts()) {
    if (!ref.post_id().empty() && post.id() != ref.post_id()) continue;
    groups.insert(post.group_ids().begin(), post.group_ids().end());
  }
  return groups;
}

std::set<std::string> Dependencies::GroupsOf(const v1::Quota& quota,
                                             const std::string& subject) const {
  const v1::Unit* unit = UnitOf(subject);
  if (unit == nullptr) return {};
  const std::set<std::string> peer_groups = quota.group().by() == v1::GROUP_BY_PEER_GROUP
                                                ? PeerGroupsOf(subject)
                                                : std::set<std::string>{""};
  std::set<std::string> groups;
  for (std::string group : GroupUnits(quota.group(), subject)) {
    if (quota.group().by() == v1::GROUP_BY_UNIT_KIND) absl::StrAppend(&group, "/", unit->kind());
    for (const std::string& peers : peer_groups) {
      groups.insert(peers.empty() ? group : absl::StrCat(group, "/", peers));
    }
  }
  return groups;
}

std::set<std::string> Dependencies::CertificatesOf(const std::set<std::string>& subjects) const {
  std::set<std::string> names;
  for (const v1::Pass& pass : policy_.passes()) {
    for (const std::string& subject : OfKind(pass.subject_kind())) {
      if (subjects.count(subject) == 0) continue;
      for (const v1::Quota& quota : pass.quotas()) {
        for (const std::string& group : GroupsOf(quota, subject)) {
          names.insert(absl::StrCat(quota.id(), " ", group));
        }
      }
    }
  }
  return names;
}

std::string Dependencies::NameOf(const v1::Certificate& certificate) {
  std::string name = absl::StrCat(certificate.quota_id(), " ", certificate.unit_id());
  if (certificate.unit_kind() != v1::UNIT_KIND_UNSPECIFIED) {
    absl::StrAppend(&name, "/", certificate.unit_kind());
  }
  if (!certificate.peer_group_id().empty()) {
    absl::StrAppend(&name, "/", certificate.peer_group_id());
  }
  return name;
}

void Dependencies::CollectComposition(const v1::CompositionCondition& condition,
                                      const std::string& subject,
                                      std::set<std::string>* read) const {
  const std::string& unit_id = unit_of_.at(subject);
  std::vector<std::string> counted;
  if (condition.population() == v1::POPULATION_MEMBERS) {
    for (const std::string& member : OfKind(v1::SUBJECT_KIND_MEMBER)) {
      const v1::Person& person = *people_.at(RefOf(member).person_id());
      const bool is_there = unit_of_.at(member) == unit_id || HasMembershipIn(person, unit_id);
      if (is_there) counted.push_back(member);
    }
  } else if (condition.population() == v1::POPULATION_SUBORDINATES) {
    for (const std::string& below : OfKind(v1::SUBJECT_KIND_ORGANIZATION)) {
      if (UnitOf(below)->parent_id() == unit_id) counted.push_back(below);
    }
  }
  read->insert(counted.begin(), counted.end());
  for (const std::string& one : counted) Collect(condition.counted_when(), one, read);
}

void Dependencies::CollectRelated(const v1::RelatedCondition& condition, const std::string& subject,
                                  std::set<std::string>* read) const {
  std::string related;
  if (condition.relation() == v1::RELATION_ORGANIZATION) {
    related = UnitSubject(v1::SUBJECT_KIND_ORGANIZATION, unit_of_.at(subject));
  } else if (condition.relation() == v1::RELATION_COLLECTIVE) {
    related = UnitSubject(v1::SUBJECT_KIND_COLLECTIVE, unit_of_.at(subject));
  } else {
    v1::SubjectRef member;
    member.set_kind(v1::SUBJECT_KIND_MEMBER);
    member.set_person_id(RefOf(subject).person_id());
    related = KeyOf(member);
  }
  // A collective that the policy does not rate has no place in the result, and still its facts.
  if (refs_.count(related) > 0) Collect(condition.condition(), related, read);
}

void Dependencies::Collect(const Message& asked, const std::string& subject,
                           std::set<std::string>* read) const {
  if (const auto* composition = As<v1::CompositionCondition>(asked)) {
    return CollectComposition(*composition, subject, read);
  }
  if (const auto* related = As<v1::RelatedCondition>(asked)) {
    return CollectRelated(*related, subject, read);
  }
  v1::TierSource source = v1::TIER_SOURCE_UNSPECIFIED;
  if (const auto* tier_of = As<v1::TierOfCondition>(asked)) source = tier_of->source();
  if (const auto* ceiling = As<v1::Ceiling>(asked)) source = ceiling->source();
  if (source == v1::TIER_SOURCE_ORGANIZATION) {
    read->insert(UnitSubject(v1::SUBJECT_KIND_ORGANIZATION, unit_of_.at(subject)));
  } else if (source == v1::TIER_SOURCE_COLLECTIVE) {
    read->insert(UnitSubject(v1::SUBJECT_KIND_COLLECTIVE, unit_of_.at(subject)));
  } else if (source == v1::TIER_SOURCE_MEMBER) {
    v1::SubjectRef member;
    member.set_kind(v1::SUBJECT_KIND_MEMBER);
    member.set_person_id(RefOf(subject).person_id());
    read->insert(KeyOf(member));
  }
  for (const Message* part : PartsOf(asked)) Collect(*part, subject, read);
}

void Dependencies::SpreadByQuota(const v1::Pass& pass, const v1::Quota& quota,
                                 std::set<std::string>* reach) const {
  const std::vector<std::string> subjects = OfKind(pass.subject_kind());
  // Whom the quota concerns may depend on the tiers of others.
  for (const std::string& subject : subjects) {
    std::set<std::string> read;
    Collect(quota.applies(), subject, &read);
    for (const std::string& one : read) {
      if (reach->count(one) > 0) reach->insert(subject);
    }
  }
  std::set<std::string> groups;
  for (const std::string& subject : subjects) {
    if (reach->count(subject) > 0) groups.merge(GroupsOf(quota, subject));
  }
  for (const std::string& subject : subjects) {
    for (const std::string& group : GroupsOf(quota, subject)) {
      if (groups.count(group) > 0) reach->insert(subject);
    }
  }
}

void Dependencies::SpreadByRules(const v1::Pass& pass, std::set<std::string>* reach) const {
  v1::Pass rules = pass;
  rules.clear_quotas();
  const std::vector<std::string> subjects = OfKind(pass.subject_kind());
  for (size_t before = reach->size() + 1; before != reach->size();) {
    before = reach->size();
    for (const std::string& subject : subjects) {
      std::set<std::string> read;
      Collect(rules, subject, &read);
      const bool reads_one = std::any_of(
          read.begin(), read.end(), [reach](const auto& one) { return reach->count(one) > 0; });
      if (reads_one) reach->insert(subject);
    }
  }
}

std::set<std::string> Dependencies::ReachOf(const v1::Pass& pass, const v1::Quota& quota,
                                            const std::string& subject) const {
  std::set<std::string> reach;
  const std::set<std::string> own = GroupsOf(quota, subject);
  for (const std::string& other : OfKind(pass.subject_kind())) {
    for (const std::string& group : GroupsOf(quota, other)) {
      if (own.count(group) > 0) reach.insert(other);
    }
  }
  bool is_later_pass = false;
  for (const v1::Pass& one : policy_.passes()) {
    if (is_later_pass) SpreadByRules(one, &reach);
    bool is_later_quota = is_later_pass;
    for (const v1::Quota& other : one.quotas()) {
      if (is_later_quota) SpreadByQuota(one, other, &reach);
      is_later_quota = is_later_quota || other.id() == quota.id();
    }
    is_later_pass = is_later_pass || one.id() == pass.id();
  }
  return reach;
}

}  // namespace dangvien::property
