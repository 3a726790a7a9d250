// One walk over the lists of a policy, for all who look a rule up by its id or compare two policies
// rule by rule. Exceptions are part of their rule: they are not listed.
// Tested by tests/unit/policy/policy_difference_test.cc
#include "policy/list_rules.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "policy/describe_atom.h"

namespace dangvien {
namespace {

const wire::Rule* RuleIn(const wire::Rule& entry) { return &entry; }

template <typename Entry>
auto RuleIn(const Entry& entry) -> decltype(&*entry.rule) {
  return entry.rule.has_value() ? &*entry.rule : nullptr;
}

std::string PlaceOf(const wire::Rule&, absl::string_view word) { return std::string(word); }

std::string PlaceOf(const wire::TierRule& entry, absl::string_view word) {
  return absl::StrCat(word, " `", entry.tier_id, "`");
}

std::string PlaceOf(const wire::Ceiling& entry, absl::string_view word) {
  return absl::StrCat(word, " ", WordOf(wire::Name(entry.source), "TIER_SOURCE_"), ", ",
                      WordOf(wire::Name(entry.layer), "LAYER_"));
}

std::string PlaceOf(const wire::Check& entry, absl::string_view word) {
  return absl::StrCat(word, " ", WordOf(wire::Name(entry.subject), "CHECK_SUBJECT_"), ", ",
                      WordOf(wire::Name(entry.severity), "SEVERITY_"));
}

std::string PlaceOf(const wire::ReviewPlaceRule& entry, absl::string_view word) {
  return absl::StrCat(word, " ", WordOf(wire::Name(entry.subject), "REVIEW_PLACE_SUBJECT_"), ", ",
                      WordOf(wire::Name(entry.place), "REVIEW_PLACE_KIND_"));
}

class Listing {
 public:
  std::vector<ListedRule> Run(const wire::Policy& policy) {
    for (size_t i = 0; i < policy.passes.size(); ++i) {
      Pass(policy.passes[i], absl::StrCat("passes[", i, "]"));
    }
    Rules(policy.checks, "checks", "check");
    Rules(policy.review_places, "review_places", "review place");
    Entries(policy.re_ratings, "re_ratings", "re-rating");
    return std::move(rules_);
  }

 private:
  void Pass(const wire::Pass& pass, const std::string& path) {
    const std::string prefix = absl::StrCat(pass.id, ": ");
    Rules(pass.exclusions, path + ".exclusions", prefix + "exclusion");
    for (size_t i = 0; i < pass.standards.size(); ++i) {
      Rules(pass.standards[i].conditions, absl::StrCat(path, ".standards[", i, "].conditions"),
            absl::StrCat(prefix, "demand of `", pass.standards[i].tier_id, "`"));
    }
    if (pass.fallback.has_value()) {
      Add(*pass.fallback, path + ".fallback",
          absl::StrCat(prefix, "fallback `", pass.fallback->tier_id, "`"));
    }
    Rules(pass.forces, path + ".forces", prefix + "force");
    Rules(pass.caps, path + ".caps", prefix + "cap");
    Rules(pass.ceilings, path + ".ceilings", prefix + "ceiling");
    Entries(pass.quotas, path + ".quotas", prefix + "quota");
  }

  template <typename Entry>
  void Rules(const std::vector<Entry>& list, const std::string& path, const std::string& word) {
    for (size_t i = 0; i < list.size(); ++i) {
      const wire::Rule* rule = RuleIn(list[i]);
      if (rule == nullptr) continue;
      const bool is_held = static_cast<const void*>(rule) != static_cast<const void*>(&list[i]);
      Add(*rule, absl::StrCat(path, "[", i, "]", is_held ? ".rule" : ""), PlaceOf(list[i], word));
    }
  }

  template <typename Entry>
  void Entries(const std::vector<Entry>& list, const std::string& path, const std::string& word) {
    for (size_t i = 0; i < list.size(); ++i) {
      Add(list[i], absl::StrCat(path, "[", i, "]"), word);
    }
  }

  template <typename Message>
  void Add(const Message& message, std::string path, std::string place) {
    std::string content;
    wire::Encode(message, &content);
    rules_.push_back(
        {message.id, std::move(path), std::move(place), &message.text, std::move(content)});
  }

  std::vector<ListedRule> rules_;
};

}  // namespace

std::vector<ListedRule> ListRules(const wire::Policy& policy) { return Listing().Run(policy); }

}  // namespace dangvien
