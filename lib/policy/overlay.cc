// One list of the overlay after the other is laid over the parent's:
//
//   parent    caps:  a b c          overlay   caps:  b' d          removed: c
//   resolved  caps:  a b' d
//
// An entry replaces the parent's entry of the same id as a whole, with its exceptions: a rule that
// is half of one text and half of another could not be checked against either. Passes, frames and
// standards are containers: they are merged, since replacing one would remove its rules in silence.
//
// What stands in the parent keeps its place, so that declarations keep their numbers. Nothing is
// inherited but by standing in the parent: the result does not remember where an entry came from.
//
// Not checked here: whether what is said makes sense. The resolved policy is compiled and proved
// like any other; a rule that stands in another list of the parent is found there as a duplicate.
// Tested by tests/unit/policy/overlay_test.cc
#include "policy/overlay.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "policy/compiler.h"
#include "policy/entry_ids.h"
#include "policy/remove_rule.h"
#include "wire/same_bytes.h"

namespace dangvien {
namespace {

template <typename Entry>
bool IsStatedBefore(const std::vector<Entry>& list, size_t index) {
  for (size_t i = 0; i < index; ++i) {
    if (EntryId(list[i]) == EntryId(list[index])) return true;
  }
  return false;
}

class Overlay {
 public:
  Overlay(wire::Policy parent, const OverlayCheck& check)
      : result_(std::move(parent)), check_(check) {}

  wire::Policy Lay(wire::Policy overlay) && {
    parent_id_ = overlay.parent_id;
    Remove(overlay.removed_ids, overlay.removed_citations);
    ReplaceFields(overlay);
    LayLists(overlay);
    if (!overlay.removed_ids.empty()) CheckRemovedCitations(overlay.removed_citations);
    if (!has_change_) NothingChanged("parent_id");
    return std::move(result_);
  }

 private:
  std::string At(absl::string_view path) const { return absl::StrCat(check_.path, path); }

  void Add(IssueCode code, absl::string_view path, std::string message) {
    has_change_ = true;  // or so it was meant: one issue for it is enough
    check_.issues.Add(code, At(path), std::move(message));
  }

  void NothingChanged(absl::string_view path) {
    has_change_ = true;
    if (check_.redundancy == Redundancy::kAllowed) return;
    Add(IssueCode::kNothingChanged, path,
        absl::StrCat("expected something that `", parent_id_, "` does not say"));
  }

  void Remove(const std::vector<absl::string_view>& ids,
              const std::vector<wire::Citation>& citations) {
    for (size_t i = 0; i < ids.size(); ++i) {
      has_change_ = true;
      if (RemoveRule(ids[i], &result_)) continue;
      Add(IssueCode::kUnknownReference, absl::StrCat("removed_ids[", i, "]"),
          absl::StrCat("`", parent_id_,
                       "` has no rule, exception, check, quota, review place or re-rating rule `",
                       ids[i], "`"));
    }
    if (ids.empty() && !citations.empty()) {
      Add(IssueCode::kMissingField, "removed_ids", "expected what the citations remove");
    }
  }

  // In the resolved policy: the instrument may be the overlay's own.
  void CheckRemovedCitations(const std::vector<wire::Citation>& citations) {
    const PolicyOptions options;
    CompiledPolicy scratch;
    Compiler compiler{result_, options, check_.issues, scratch};
    CheckCitationList(compiler, citations, At("removed_citations"));
  }

  void ReplaceFields(wire::Policy& overlay) {
    result_.format = overlay.format;
    result_.id = overlay.id;
    if (overlay.title.has_value()) result_.title = overlay.title;
    if (overlay.scope.has_value()) result_.scope = overlay.scope;
    if (overlay.period.has_value()) result_.period = overlay.period;
    if (overlay.points_scale != 0) {
      has_change_ = true;
      result_.points_scale = overlay.points_scale;
    }
    if (overlay.placement != wire::PersonPlacement{}) {
      has_change_ = true;
      result_.placement = overlay.placement;
    }
  }

  void LayLists(wire::Policy& overlay) {
    const bool had_change = has_change_;
    Lay(result_.instruments, overlay.instruments, "instruments");
    has_change_ = had_change;  // a document that nothing new is taken from changes no rule
    Lay(result_.tiers, overlay.tiers, "tiers");
    Lay(result_.levels, overlay.levels, "levels");
    Lay(result_.roles, overlay.roles, "roles");
    Lay(result_.frames, overlay.frames, "frames");
    Lay(result_.task_groups, overlay.task_groups, "task_groups");
    Lay(result_.flags, overlay.flags, "flags");
    Lay(result_.sections, overlay.sections, "sections");
    Lay(result_.questions, overlay.questions, "questions");
    Lay(result_.readings, overlay.readings, "readings");
    Lay(result_.scores, overlay.scores, "scores");
    Lay(result_.passes, overlay.passes, "passes");
    Lay(result_.checks, overlay.checks, "checks");
    Lay(result_.review_places, overlay.review_places, "review_places");
    Lay(result_.re_ratings, overlay.re_ratings, "re_ratings");
  }

  template <typename Entry>
  void Lay(std::vector<Entry>& into, std::vector<Entry>& from, const std::string& path) {
    for (size_t i = 0; i < from.size(); ++i) {
      if (EntryId(from[i]).empty() || !IsStatedBefore(from, i)) continue;
      return Add(IssueCode::kDuplicateId, absl::StrCat(path, "[", i, "]"),
                 absl::StrCat("`", EntryId(from[i]), "` is stated already"));
    }
    const size_t inherited_count = into.size();
    for (size_t i = 0; i < from.size(); ++i) {
      size_t at = 0;
      while (at < inherited_count && EntryId(into[at]) != EntryId(from[i])) ++at;
      if (at < inherited_count) {
        LayEntry(into[at], from[i], absl::StrCat(path, "[", i, "]"));
        continue;
      }
      has_change_ = true;
      into.push_back(std::move(from[i]));
    }
  }

  template <typename Entry>
  void LayEntry(Entry& into, Entry& from, const std::string& path) {
    if (wire::SameBytes(into, from)) return NothingChanged(path);
    has_change_ = true;
    into = std::move(from);
  }

  void LayEntry(wire::Standard& into, wire::Standard& from, const std::string& path) {
    if (from.conditions.empty()) NothingChanged(path);
    Lay(into.conditions, from.conditions, absl::StrCat(path, ".conditions"));
  }

  void LayEntry(wire::Frame& into, wire::Frame& from, const std::string& path) {
    if (from.criteria.empty() && from.citations.empty()) NothingChanged(path);
    Lay(into.criteria, from.criteria, absl::StrCat(path, ".criteria"));
    for (wire::Citation& citation : from.citations) {
      has_change_ = true;
      into.citations.push_back(std::move(citation));
    }
  }

  void LayEntry(wire::Pass& into, wire::Pass& from, const std::string& path) {
    if (from.subject_kind != wire::SubjectKind{} && from.subject_kind != into.subject_kind) {
      Add(IssueCode::kInvalidPolicy, absl::StrCat(path, ".subject_kind"),
          absl::StrCat("expected ", wire::Name(into.subject_kind), " as in `", parent_id_,
                       "`, found ", wire::Name(from.subject_kind)));
    }
    wire::Pass said;
    said.id = from.id;
    said.subject_kind = from.subject_kind;
    if (wire::SameBytes(said, from)) NothingChanged(path);
    Lay(into.exclusions, from.exclusions, absl::StrCat(path, ".exclusions"));
    Lay(into.standards, from.standards, absl::StrCat(path, ".standards"));
    Lay(into.forces, from.forces, absl::StrCat(path, ".forces"));
    Lay(into.caps, from.caps, absl::StrCat(path, ".caps"));
    Lay(into.ceilings, from.ceilings, absl::StrCat(path, ".ceilings"));
    Lay(into.quotas, from.quotas, absl::StrCat(path, ".quotas"));
    LayFallback(into, from, path);
    LayLadder(into, from, path);
  }

  void LayFallback(wire::Pass& into, wire::Pass& from, const std::string& path) {
    if (!from.fallback.has_value()) return;
    if (into.fallback.has_value()) {
      return LayEntry(*into.fallback, *from.fallback, absl::StrCat(path, ".fallback"));
    }
    has_change_ = true;
    into.fallback = std::move(from.fallback);
  }

  // The default of a ladder is not seen as set: what the parent says with a citation stays.
  void LayLadder(wire::Pass& into, wire::Pass& from, const std::string& path) {
    if (from.ladder == wire::Ladder{}) {
      if (from.ladder_citations.empty()) return;
      return Add(IssueCode::kMissingField, absl::StrCat(path, ".ladder"),
                 "expected the ladder that the citations are for");
    }
    has_change_ = true;
    into.ladder = from.ladder;
    into.ladder_citations = std::move(from.ladder_citations);
  }

  absl::string_view parent_id_;
  wire::Policy result_;
  const OverlayCheck& check_;
  bool has_change_ = false;
};

}  // namespace

wire::Policy LayOver(wire::Policy parent, wire::Policy overlay, const OverlayCheck& check) {
  return Overlay(std::move(parent), check).Lay(std::move(overlay));
}

}  // namespace dangvien
