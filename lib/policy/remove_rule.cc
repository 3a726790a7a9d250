// One id, one entry: ids of rules are unique in a policy. An id may stand
//
//   - in a list of rules of a pass or of the policy: the entry goes;
//   - in the exceptions of a rule: the exception goes, the rule stays;
//   - deep in a condition, as an exception granted event by event (EventException): the field is
//     cleared, and the condition counts those events again.
//
// Not here: tiers, levels, criteria and all other declarations. Rules know them by number, and a
// parent's numbers stay what they are (see overlay.cc). A fallback cannot go either; an overlay
// replaces it.
// Tested by tests/unit/policy/overlay_test.cc
#include "policy/remove_rule.h"

#include <vector>

#include "policy/entry_ids.h"

namespace dangvien {
namespace {

class Removal {
 public:
  explicit Removal(absl::string_view id) : id_(id) {}

  bool From(wire::Policy& policy) {
    for (wire::Pass& pass : policy.passes) FromPass(pass);
    FromList(policy.checks);
    FromList(policy.review_places);
    FromList(policy.re_ratings);
    return is_done_;
  }

 private:
  void FromPass(wire::Pass& pass) {
    FromList(pass.exclusions);
    for (wire::Standard& standard : pass.standards) FromList(standard.conditions);
    FromList(pass.forces);
    FromList(pass.caps);
    FromList(pass.ceilings);
    FromList(pass.quotas);
  }

  template <typename Entry>
  void FromList(std::vector<Entry>& list) {
    for (auto it = list.begin(); it != list.end() && !is_done_; ++it) {
      if (EntryId(*it) == id_) {
        list.erase(it);
        is_done_ = true;
        return;
      }
      FromEntry(*it);
    }
  }

  template <typename Entry>
  void FromEntry(Entry& entry) {
    if (entry.rule.has_value()) FromEntry(*entry.rule);
  }
  void FromEntry(wire::Rule& rule) {
    FromOptional(rule.applies);
    FromOptional(rule.when);
    FromList(rule.exceptions);
  }
  void FromEntry(wire::Exception& exception) { FromOptional(exception.when); }
  void FromEntry(wire::Quota& quota) { FromOptional(quota.applies); }
  void FromEntry(wire::ReRatingRule&) {}

  template <typename Held>
  void FromOptional(Held& condition) {
    if (condition) FromCondition(*condition);
  }

  void FromCondition(wire::Condition& condition) {
    for (auto* list : {&condition.all_of, &condition.any_of, &condition.none_of}) {
      if (*list == nullptr) continue;
      for (wire::Condition& child : (*list)->conditions) FromCondition(child);
    }
    if (condition.sanctioned.has_value()) FromEvents(condition.sanctioned->self_detected);
    if (condition.violation.has_value()) FromEvents(condition.violation->self_detected);
    if (condition.composition != nullptr) FromOptional(condition.composition->counted_when);
    if (condition.related != nullptr) FromOptional(condition.related->condition);
  }

  void FromEvents(std::optional<wire::EventException>& exception) {
    if (is_done_ || !exception.has_value() || exception->id != id_) return;
    exception.reset();
    is_done_ = true;
  }

  absl::string_view id_;
  bool is_done_ = false;
};

}  // namespace

bool RemoveRule(absl::string_view id, wire::Policy* policy) {
  return !id.empty() && Removal(id).From(*policy);
}

}  // namespace dangvien
