// Example: ` where `attested(x)` holds; `tenure < 6 months` does not hold`. Only the conditions of
// the rules that were added are named, and not every fact of the subject: the rest of the case is
// whatever the order of the walk has made of it.
// Tested by tests/unit/policy/prove_test.cc
#include "policy/witness.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "policy/describe_atom.h"

namespace dangvien {
namespace {

std::string List(const std::vector<std::string>& texts, const char* one, const char* several) {
  return absl::StrCat(absl::StrJoin(texts, ", "), texts.size() == 1 ? one : several);
}

}  // namespace

void Witness::Add(const CompiledRule& rule) {
  if (rule.applies.has_value()) Add(*rule.applies);
  Add(rule.when);
  for (const CompiledException& exception : rule.exceptions) Add(exception.when);
}

void Witness::Add(const CompiledCondition& condition) {
  for (const CompiledCondition& child : condition.children) Add(child);
  if (condition.connective != Connective::kAtom) return;
  std::string text = absl::StrCat("`", DescribeAtom(policy_, condition.atom), "`");
  auto& list = space_.Holds(condition.atom, case_number_) ? holding_ : failing_;
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

std::string Witness::Text() const {
  std::string text;
  if (!holding_.empty()) absl::StrAppend(&text, " where ", List(holding_, " holds", " hold"));
  if (failing_.empty()) return text;
  absl::StrAppend(&text, text.empty() ? " where " : "; ",
                  List(failing_, " does not hold", " do not hold"));
  return text;
}

}  // namespace dangvien
