// Random decisions of people: on tiers, on what the policy leaves open, and on quotas. A decision
// on a quota names a group that may be there, seats subjects that may be tied in it, and raises the
// limit as far as it may, or too far; some concern nobody and are not applied.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>
#include <set>

#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

v1::Decision* AddDecision(const v1::SubjectRef& ref, v1::Dataset* dataset) {
  v1::Decision* decision = dataset->add_decisions();
  *decision->mutable_subject() = ref;
  decision->set_reference("1-QĐ/ĐU");
  decision->set_reason("stated");
  decision->set_decided_by("committee");
  decision->set_decided_on(20181231);
  return decision;
}

struct Placed {
  v1::SubjectRef ref;
  std::string unit_id;  // empty = nowhere
};

// Everybody of the kind, with where he may be rated.
std::vector<Placed> SubjectsOf(const v1::Dataset& dataset, v1::SubjectKind kind) {
  std::vector<Placed> subjects;
  if (kind == v1::SUBJECT_KIND_ORGANIZATION || kind == v1::SUBJECT_KIND_COLLECTIVE) {
    for (const v1::Unit& unit : dataset.units()) {
      const bool fits = kind == v1::SUBJECT_KIND_COLLECTIVE || IsPartyUnit(unit);
      if (fits) subjects.push_back({UnitRef(kind, unit.id()), unit.id()});
    }
    return subjects;
  }
  for (const v1::Person& person : dataset.people()) {
    if (kind == v1::SUBJECT_KIND_MEMBER) {
      std::string unit_id;
      for (const v1::Membership& membership : person.memberships()) {
        if (membership.to_date() == 0) unit_id = membership.unit_id();
      }
      subjects.push_back({MemberRef(person.id()), unit_id});
      continue;
    }
    for (const v1::Post& post : person.posts()) {
      if (post.kind() == v1::POST_KIND_MEMBER) continue;
      subjects.push_back({LeaderRef(person.id(), post.id()), post.unit_id()});
    }
  }
  return subjects;
}

// One pass's quota, and the group that a decision on it names.
class GroupPicker {
 public:
  GroupPicker(const v1::Dataset& dataset, const v1::Quota& quota, v1::SubjectKind kind)
      : dataset_(dataset), group_(quota.group()), kind_(kind) {}

  void Pick(RandomSource* random, v1::QuotaDecision* decision) const {
    decision->set_unit_id(random->Pick(UnitIdsOfGroups()));
    if (group_.by() == v1::GROUP_BY_UNIT_KIND) {
      decision->set_unit_kind(dataset_.units(random->Below(dataset_.units_size())).kind());
    }
    if (group_.by() == v1::GROUP_BY_PEER_GROUP) {
      const bool is_by_post = kind_ == v1::SUBJECT_KIND_MEMBER || kind_ == v1::SUBJECT_KIND_LEADER;
      decision->set_peer_group_id((is_by_post ? "titles" : "peers") +
                                  std::to_string(random->Between(1, 2)));
    }
  }

  // Some of those who may be in the group.
  std::vector<v1::SubjectRef> PickSeated(const std::string& unit_id, RandomSource* random) const {
    std::vector<v1::SubjectRef> refs;
    for (const Placed& placed : SubjectsOf(dataset_, kind_)) {
      if (MayBeIn(placed, unit_id)) refs.push_back(placed.ref);
    }
    return random->Subset(refs, std::min(1, static_cast<int>(refs.size())), 3);
  }

 private:
  bool MayBeIn(const Placed& placed, const std::string& unit_id) const {
    if (group_.within() == v1::GROUP_WITHIN_UNIT) return placed.unit_id == unit_id;
    if (group_.within() != v1::GROUP_WITHIN_SUPERIOR || placed.unit_id.empty()) return true;
    return UnitOf(dataset_, placed.unit_id).parent_id() == unit_id;
  }

  std::vector<std::string> UnitIdsOfGroups() const {
    std::set<std::string> ids;
    for (const v1::Unit& unit : dataset_.units()) {
      switch (group_.within()) {
        case v1::GROUP_WITHIN_UNIT:
          ids.insert(unit.id());
          break;
        case v1::GROUP_WITHIN_SUPERIOR:
          if (!unit.parent_id().empty()) ids.insert(unit.parent_id());
          break;
        case v1::GROUP_WITHIN_LEVEL:
          if (HasLevel(unit) || unit.parent_id().empty()) ids.insert(unit.id());
          break;
        default:
          break;
      }
    }
    if (ids.empty()) ids.insert("");
    return {ids.begin(), ids.end()};
  }

  bool HasLevel(const v1::Unit& unit) const {
    return std::find(group_.levels().begin(), group_.levels().end(), unit.level()) !=
           group_.levels().end();
  }

  const v1::Dataset& dataset_;
  const v1::QuotaGroup& group_;
  v1::SubjectKind kind_;
};

// As far as it may be raised, or half of that way, or to the whole.
void Raise(const v1::Quota& quota, RandomSource* random, v1::QuotaDecision* decision) {
  const v1::Share& limit = quota.limit();
  uint32_t numerator = limit.numerator() + limit.denominator();
  uint32_t denominator = 2 * limit.denominator();
  const int dice = random->Below(100);
  if (dice < 30) {
    numerator += 2 * limit.numerator();
    denominator *= 2;
  } else if (dice >= 80) {
    numerator = denominator;
  }
  decision->set_raised_limit_numerator(numerator);
  decision->set_raised_limit_denominator(denominator);
}

void AddQuotaDecision(const DatasetDraw& draw, v1::SubjectKind kind, const v1::Quota& quota,
                      v1::Dataset* dataset) {
  RandomSource& random = draw.random;
  v1::QuotaDecision decision;
  decision.set_quota_id(quota.id());
  const GroupPicker groups(*dataset, quota, kind);
  groups.Pick(&random, &decision);
  for (const v1::QuotaDecision& other : dataset->quota_decisions()) {
    if (other.quota_id() == decision.quota_id() && other.unit_id() == decision.unit_id() &&
        other.peer_group_id() == decision.peer_group_id() &&
        other.unit_kind() == decision.unit_kind()) {
      return;
    }
  }
  if (random.Chance(80)) {
    for (const v1::SubjectRef& ref : groups.PickSeated(decision.unit_id(), &random)) {
      *decision.add_seated() = ref;
    }
  }
  const int raised_percent = quota.has_highest_limit() ? 70 : 20;
  if (random.Chance(raised_percent)) Raise(quota, &random, &decision);
  decision.set_reference("2-QĐ/ĐU");
  if (random.Chance(80)) decision.set_reason("stated");
  *dataset->add_quota_decisions() = decision;
}

}  // namespace

void AddDecisions(const DatasetDraw& draw, v1::Dataset* dataset) {
  RandomSource& random = draw.random;
  std::vector<v1::SubjectRef> decided;
  for (int i = random.Between(0, draw.IsDecided() ? 3 : 5); i > 0; --i) {
    const v1::SubjectRef ref = AnySubject(*dataset, &random);
    if (IsIn(decided, ref)) continue;
    decided.push_back(ref);
    AddDecision(ref, dataset)->set_tier_id(draw.AnyTier());
  }
  // Where all facts are there, what is left open is what people did not answer.
  const int unanswered_percent = !draw.IsDecided() ? 60 : random.Chance(30) ? 50 : 0;
  for (const v1::Question& question : draw.policy.questions()) {
    if (question.only_listed()) continue;
    for (const int kind : Numbers(v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_LEADER)) {
      for (const Placed& placed : SubjectsOf(*dataset, static_cast<v1::SubjectKind>(kind))) {
        if (random.Chance(unanswered_percent)) continue;
        v1::Decision* decision = AddDecision(placed.ref, dataset);
        decision->set_question_id(question.id());
        decision->set_answer(random.Chance(50));
      }
    }
  }
}

void AddQuotaDecisions(const DatasetDraw& draw, v1::Dataset* dataset) {
  for (const v1::Pass& pass : draw.policy.passes()) {
    for (const v1::Quota& quota : pass.quotas()) {
      if (!draw.random.Chance(50)) continue;
      for (int i = draw.random.Between(1, 3); i > 0; --i) {
        AddQuotaDecision(draw, pass.subject_kind(), quota, dataset);
      }
    }
  }
}

}  // namespace dangvien::random
