// Local law may ask for more than its parent, never for less: this is the check. It looks at each
// part of a policy with the means that fit it: the rules of a pass case by case
// (compare_passes.cc), quotas field by field (compare_quotas.cc), checks like rules, and the rest
// by what is there.
//
// Example: an overlay that lowers a share from 100 % to 80 % in one demand, and adds another demand
// that nobody meets who is between, is not more lenient. One that only moves the share is, and the
// demand is named.
//
// It is no part of the proof: an overlay that loosens may be law, where its parent allows that.
// Whoever reads the list decides.
// Tested by tests/unit/policy/loosening_test.cc
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/guarded.h"
#include "dangvien/policy.h"
#include "policy/compare_passes.h"
#include "policy/compare_quotas.h"
#include "policy/judge_cases.h"
#include "policy/list_rules.h"
#include "policy/witness.h"
#include "wire/same_bytes.h"

namespace dangvien {
namespace {

template <typename List>
auto FindById(const List& list, absl::string_view id) -> decltype(&list[0]) {
  for (const auto& entry : list) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

class Comparing {
 public:
  Comparing(const CompiledPolicy& overlay, const CompiledPolicy& parent, const CaseLimit& limit)
      : overlay_(overlay),
        parent_(parent),
        limit_(limit),
        rules_(ListRules(overlay.message)),
        parent_rules_(ListRules(parent.message)) {}

  absl::StatusOr<std::vector<Loosening>> Run() {
    for (const CompiledPass& pass : parent_.passes) Pass(pass);
    Scores();
    Criteria();
    for (const CompiledCheck& check : parent_.checks) Check(check);
    ReRatings();
    if (!status_.ok()) return status_;
    return std::move(found_);
  }

 private:
  void Add(absl::string_view id, std::string path, std::string what) {
    found_.push_back({std::string(id), std::move(path), std::move(what)});
  }

  // At the place of the rule.
  void AddAtRule(absl::string_view id, std::string what) {
    const ListedRule* rule = FindById(rules_, id);
    if (rule != nullptr) return Add(id, rule->path, std::move(what));
    rule = FindById(parent_rules_, id);
    Add(id, rule == nullptr ? "parent" : absl::StrCat("parent.", rule->path), std::move(what));
  }

  void TooLarge(absl::string_view id) {
    status_ = absl::ResourceExhaustedError(absl::StrCat(
        "`", id, "`: expected at most ", limit_.max_cases, " cases in common, found more"));
  }

  void Pass(const CompiledPass& before) {
    const CompiledPass* after = overlay_.PassFor(before.subject_kind);
    if (after == nullptr) {
      return Add(before.source->id, "parent.passes", "nobody of the kind is rated any more");
    }
    if (JudgeAlike(parent_, before, overlay_, *after)) return;
    const auto changes = FindLooserChanges({overlay_, before, *after}, limit_);
    if (!changes.has_value()) return TooLarge(before.source->id);
    for (const LooserChange& change : *changes) {
      for (absl::string_view id : change.ids) Change(id, change, *after);
    }
    for (const wire::Quota& quota : before.source->quotas) Quota(quota, *after);
  }

  void Change(absl::string_view id, const LooserChange& change, const CompiledPass& after) {
    std::string what = change.what;
    std::vector<absl::string_view> others;
    for (absl::string_view other : change.ids) {
      if (other != id) others.push_back(other);
    }
    if (!others.empty()) {
      absl::StrAppend(&what, ", together with `", absl::StrJoin(others, "`, `"), "`");
    }
    if (id != after.source->id) return AddAtRule(id, std::move(what));
    const auto index = after.source - overlay_.message.passes.data();
    Add(id, absl::StrCat("passes[", index, "].ladder"), std::move(what));
  }

  void Quota(const wire::Quota& before, const CompiledPass& pass) {
    if (!parent_.IsChosen(before.under)) return;
    const wire::Quota* after = FindById(pass.source->quotas, before.id);
    if (after == nullptr || !overlay_.IsChosen(after->under)) {
      return AddAtRule(before.id, "the quota does not hold");
    }
    for (std::string& what : QuotaLoosenings({parent_, before}, {overlay_, *after})) {
      AddAtRule(before.id, std::move(what));
    }
  }

  void Scores() {
    for (size_t i = 0; i < parent_.message.scores.size(); ++i) {
      const wire::Score& after = overlay_.message.scores[i];
      if (wire::SameBytes(parent_.message.scores[i], after)) continue;
      Add(after.id, absl::StrCat("scores[", i, "]"), "the score is defined otherwise");
    }
  }

  // What a criterion is for stands in its roles, and those are in the conditions.
  void Criteria() {
    const auto& frames = overlay_.message.frames;
    for (size_t f = 0; f < frames.size(); ++f) {
      const auto& before = parent_.frame(frames[f].subject_kind);
      for (size_t i = 0; i < before.size(); ++i) {
        const wire::Criterion& was = *before[i].source;
        const wire::Criterion& is = frames[f].criteria[i];
        const std::string path = absl::StrCat("frames[", f, "].criteria[", i, "]");
        if (is.if_any && !was.if_any) Add(is.id, path, "a missing mark counts as not applicable");
        if (is.max_points != was.max_points) Add(is.id, path, "it is worth other points");
      }
    }
  }

  void Check(const CompiledCheck& before) {
    const absl::string_view id = before.rule.source->id;
    const auto after =
        std::find_if(overlay_.checks.begin(), overlay_.checks.end(),
                     [id](const CompiledCheck& check) { return check.rule.source->id == id; });
    if (after == overlay_.checks.end()) return AddAtRule(id, "the check does not hold");
    if (after->subject != before.subject) return AddAtRule(id, "others are checked");
    if (after->severity < before.severity) AddAtRule(id, "the check is less severe");
    const CompiledRule* const rules[] = {&before.rule, &after->rule};
    DecisionSpace space(overlay_, rules, limit_);
    if (space.case_count() < 0) return TooLarge(id);
    int64_t count = 0;
    std::string example;
    for (int64_t block = 0; block < space.block_count(); ++block) {
      space.Load(block);
      const CaseBits met =
          JudgeRule(space, before.rule).effect & ~JudgeRule(space, after->rule).effect;
      if (met.Any() && count == 0) {
        const auto first = static_cast<int64_t>(met.First());
        Witness witness(overlay_, space, block * space.cases_per_block() + first);
        witness.Add(before.rule);
        witness.Add(after->rule);
        example = witness.Text();
      }
      count += met.Count();
    }
    if (count == 0) return;
    AddAtRule(id, absl::StrCat(count, " of ", space.case_count(), " cases raise no finding, the ",
                               "first one", example));
  }

  void ReRatings() {
    for (const wire::ReRatingRule& before : parent_.message.re_ratings) {
      if (!parent_.IsChosen(before.under)) continue;
      const wire::ReRatingRule* after = FindById(overlay_.message.re_ratings, before.id);
      if (after == nullptr || !overlay_.IsChosen(after->under)) {
        AddAtRule(before.id, "the re-rating rule does not hold");
        continue;
      }
      if (!IsWithin(before.forms, after->forms)) AddAtRule(before.id, "it has fewer forms");
      if ((before.organization_where_happened && !after->organization_where_happened) ||
          (before.collective_where_happened && !after->collective_where_happened)) {
        AddAtRule(before.id, "fewer are rated anew");
      }
    }
  }

  const CompiledPolicy& overlay_;
  const CompiledPolicy& parent_;
  CaseLimit limit_;
  std::vector<ListedRule> rules_;
  std::vector<ListedRule> parent_rules_;
  std::vector<Loosening> found_;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<std::vector<Loosening>> Loosenings(const Policy& overlay, const Policy& parent,
                                                  const CompareOptions& options) {
  return Guarded([&]() -> absl::StatusOr<std::vector<Loosening>> {
    if (WiderOf(overlay.compiled(), parent.compiled()) != &overlay.compiled()) {
      return absl::InvalidArgumentError(absl::StrCat("`", overlay.id(), "` does not keep what `",
                                                     parent.id(), "` declares, in its place"));
    }
    Pace pace(options.control, 0, Pace::kCases);
    auto found = Comparing(overlay.compiled(), parent.compiled(), {options.max_cases, pace}).Run();
    pace.Finish();
    return found;
  });
}

}  // namespace dangvien
