// An overlay names its parent, which may be an overlay itself. The line of parents is walked up
// first, then the overlays are laid over each other on the way down:
//
//   ba-dinh-2019  ->  hanoi-2019  ->  qd132-hd21       three messages, none of them resolved
//   qd132-hd21 + hanoi-2019  =  resolved hanoi-2019,   that + ba-dinh-2019  =  what is compiled
//
// The result is encoded and read back: then it views nothing but its own bytes, and its digest is
// that of a policy that says the same without a parent.
//
// A parent need not be sound alone: only what is read in the end is compiled and proved.
// Tested by tests/unit/policy/resolve_test.cc
#include "policy/resolve.h"

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace dangvien {
namespace {

constexpr uint32_t kPolicyFormat = 1;

// "parent.parent" for the second ancestor; empty for the overlay itself.
std::string RootPath(size_t generation) {
  std::string path;
  for (size_t i = 0; i < generation; ++i) {
    absl::StrAppend(&path, path.empty() ? "" : ".", "parent");
  }
  return path;
}

std::string Below(absl::string_view root_path, absl::string_view field) {
  return absl::StrCat(root_path, root_path.empty() ? "" : ".", field);
}

class Lineage {
 public:
  Lineage(absl::Span<const absl::string_view> parents, Redundancy redundancy, IssueList* issues)
      : parents_(parents), redundancy_(redundancy), issues_(*issues) {}

  // `line` holds the overlay; its ancestors follow.
  bool Climb(std::vector<wire::Policy>* line) {
    for (size_t generation = 0; !line->back().parent_id.empty(); ++generation) {
      const absl::string_view wanted = line->back().parent_id;
      const std::string path = Below(RootPath(generation), "parent_id");
      for (const wire::Policy& below : *line) {
        if (below.id != wanted) continue;
        issues_.Add(IssueCode::kParentCycle, path,
                    absl::StrCat("`", wanted, "` is an overlay over itself"));
        return false;
      }
      wire::Policy parent;
      if (!Find(wanted, path, RootPath(generation + 1), &parent)) return false;
      line->push_back(std::move(parent));
    }
    return true;
  }

  wire::Policy Descend(std::vector<wire::Policy> line) {
    wire::Policy resolved = std::move(line.back());
    CheckRoot(resolved, RootPath(line.size() - 1));
    for (size_t i = line.size() - 1; i-- > 0;) {
      // What an ancestor says in vain is for those who read it on its own.
      const OverlayCheck check{Below(RootPath(i), ""), i == 0 ? redundancy_ : Redundancy::kAllowed,
                               issues_};
      resolved = LayOver(std::move(resolved), std::move(line[i]), check);
    }
    return resolved;
  }

  void CheckRoot(const wire::Policy& root, const std::string& root_path) {
    if (root.removed_ids.empty() && root.removed_citations.empty()) return;
    issues_.Add(IssueCode::kMissingField, Below(root_path, "parent_id"),
                "expected the policy from which something is removed, found none");
  }

 private:
  // False with issues where there is none, or where it cannot be read.
  bool Find(absl::string_view id, const std::string& path, const std::string& root_path,
            wire::Policy* parent) {
    for (size_t i = 0; i < parents_.size(); ++i) {
      wire::Policy given;
      if (!DecodePolicy(parents_[i], absl::StrCat("options.parents[", i, "]"), &issues_, &given)) {
        return false;
      }
      if (given.id != id) continue;
      *parent = std::move(given);
      return true;
    }
    const std::string& builtin = builtin_.emplace_back(Policy::BuiltinBytes(id));
    if (!builtin.empty()) return DecodePolicy(builtin, root_path, &issues_, parent);
    issues_.Add(IssueCode::kUnknownParent, path,
                absl::StrCat("no policy `", id, "` is built in or given"));
    return false;
  }

  absl::Span<const absl::string_view> parents_;
  Redundancy redundancy_;
  IssueList& issues_;
  std::deque<std::string> builtin_;  // which the messages of the line view
};

}  // namespace

bool DecodePolicy(absl::string_view bytes, absl::string_view root_path, IssueList* issues,
                  wire::Policy* message) {
  const absl::string_view name = root_path.empty() ? "policy" : root_path;
  if (bytes.empty()) {
    issues->Add(IssueCode::kEmptyInput, std::string(name), "expected a policy, found no bytes");
    return false;
  }
  const int64_t before = issues->count();
  wire::DecodeContext context(issues, root_path);
  if (!wire::Decode(bytes, context, message) || issues->count() > before) return false;
  if (message->format == kPolicyFormat) return true;
  issues->Add(IssueCode::kUnsupportedFormat, Below(root_path, "format"),
              absl::StrCat("expected ", kPolicyFormat, ", found ", message->format));
  return false;
}

bool ResolveOverlay(absl::Span<const absl::string_view> parents, Redundancy redundancy,
                    IssueList* issues, CompiledPolicy* policy) {
  const int64_t before = issues->count();
  Lineage lineage(parents, redundancy, issues);
  if (policy->message.parent_id.empty()) {
    lineage.CheckRoot(policy->message, "");
    return issues->count() == before;
  }
  policy->parent_id = std::string(policy->message.parent_id);
  std::vector<wire::Policy> line;
  line.push_back(std::move(policy->message));
  if (!lineage.Climb(&line)) return false;
  const wire::Policy resolved = lineage.Descend(std::move(line));
  if (issues->count() > before) return false;
  std::string bytes;
  wire::Encode(resolved, &bytes);
  policy->bytes = std::move(bytes);
  policy->message = wire::Policy();
  return DecodePolicy(policy->bytes, "", issues, &policy->message);
}

PolicyPeriodInfo PeriodOf(const wire::Policy& policy) {
  static_assert(static_cast<int>(PeriodKind::kOther) == static_cast<int>(wire::PeriodKind::kOther));
  if (!policy.period.has_value()) return {};
  const wire::PolicyPeriod& period = *policy.period;
  return {static_cast<PeriodKind>(period.kind), period.first_year, period.last_year,
          period.known_from, std::string(period.scope_id)};
}

}  // namespace dangvien
