// All that has an id of its own in a policy and is no declaration, with its place.
#ifndef DANGVIEN_POLICY_LIST_RULES_H_
#define DANGVIEN_POLICY_LIST_RULES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "wire/policy.wire.h"

namespace dangvien {

struct ListedRule {
  absl::string_view id;
  std::string path;   // `passes[0].caps[1].rule`
  std::string place;  // what it does there: "members: cap `B`"
  const std::optional<wire::Text>* text;
  std::string content;  // encoded, with its exceptions and citations
};

// Rules, fallbacks, quotas, checks, review places and re-rating rules, in the order of the message.
// LIFETIME: views `policy`.
std::vector<ListedRule> ListRules(const wire::Policy& policy);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_LIST_RULES_H_
