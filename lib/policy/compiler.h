// What the compiling steps of this folder share. Every step reports all faults of its part with
// their paths.
#ifndef DANGVIEN_POLICY_COMPILER_H_
#define DANGVIEN_POLICY_COMPILER_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/issue_list.h"
#include "dangvien/policy.h"
#include "policy/compiled.h"
#include "policy/prove_cases.h"

namespace dangvien {

// Which conditions may be asked: of a pass over one kind of subject, or of a check.
enum class Domain { kOrganization, kMember, kReview, kCollective, kLeader };

inline wire::SubjectKind SubjectKindOf(Domain domain) {
  switch (domain) {
    case Domain::kMember:
      return wire::SubjectKind::kMember;
    case Domain::kCollective:
      return wire::SubjectKind::kCollective;
    case Domain::kLeader:
      return wire::SubjectKind::kLeader;
    default:
      return wire::SubjectKind::kOrganization;
  }
}

inline Domain DomainOf(wire::SubjectKind kind) {
  switch (kind) {
    case wire::SubjectKind::kMember:
      return Domain::kMember;
    case wire::SubjectKind::kCollective:
      return Domain::kCollective;
    case wire::SubjectKind::kLeader:
      return Domain::kLeader;
    default:
      return Domain::kOrganization;
  }
}

inline bool IsPerson(Domain domain) {
  return domain == Domain::kMember || domain == Domain::kLeader;
}

struct Scope {
  Domain domain{};
  bool is_check = false;    // runs after all passes
  bool is_related = false;  // inside a condition that is asked of a related subject
  size_t pass_index = 0;    // of the pass being compiled; in checks: beyond the last
};

struct Compiler {
  const wire::Policy& in;
  const PolicyOptions& options;
  IssueList& issues;
  CompiledPolicy& out;

  void Add(IssueCode code, std::string path, std::string message) {
    issues.Add(code, std::move(path), std::move(message));
  }

  // The index of `id` in a list of the policy; -1 with an issue where there is none.
  template <typename List>
  int32_t Find(const List& list, absl::string_view id, const std::string& path,
               absl::string_view what) {
    for (size_t i = 0; i < list.size(); ++i) {
      if (list[i].id == id) return static_cast<int32_t>(i);
    }
    Add(IssueCode::kUnknownReference, path,
        absl::StrCat("the policy declares no ", what, " `", id, "`"));
    return -1;
  }
};

// The steps, in this order; each file of this folder holds one.
void CheckDeclarations(Compiler& compiler);
void ChooseReadings(Compiler& compiler);
void CompileFrames(Compiler& compiler);
void CompileScores(Compiler& compiler);
void CompilePasses(Compiler& compiler);
void CompileChecks(Compiler& compiler);
void CompileReviewPlaces(Compiler& compiler);
void CompileReRatings(Compiler& compiler);

// The rank of a tier that a subject of the kind may have; -1, with an issue, where there is none.
int32_t FindTier(Compiler& compiler, absl::string_view id, wire::SubjectKind kind,
                 const std::string& path);

// Ids are there and unique; `path` is that of the list.
template <typename List>
void CheckIds(Compiler& compiler, const List& list, absl::string_view path) {
  for (size_t i = 0; i < list.size(); ++i) {
    const std::string at = absl::StrCat(path, "[", i, "].id");
    if (list[i].id.empty()) {
      compiler.Add(IssueCode::kMissingField, at, "expected an id, found none");
    }
    for (size_t j = 0; j < i; ++j) {
      if (list[j].id != list[i].id) continue;
      compiler.Add(IssueCode::kDuplicateId, at,
                   absl::StrCat("`", list[i].id, "` is declared already"));
      break;
    }
  }
}

// Used by several steps. `path` is that of the list itself for CheckCitationList(), and of
// the message that holds the list `citations` or `under` for the other two.
void CheckCitationList(Compiler& compiler, const std::vector<wire::Citation>& citations,
                       const std::string& path);
void CheckCitations(Compiler& compiler, const std::vector<wire::Citation>& citations,
                    const std::string& path);
void CheckUnder(Compiler& compiler, const std::vector<wire::ReadingOption>& under,
                const std::string& path);
CompiledCondition CompileCondition(Compiler& compiler, const wire::Condition& in,
                                   const Scope& scope, const std::string& path);
RankBand CompileBand(Compiler& compiler, const std::optional<wire::TierBand>& in,
                     const std::string& path);

// Atoms that read other subjects, other periods, posts or the process (compile_relation.cc).
Atom CompileRelationAtom(Compiler& compiler, const wire::Condition& in, const Scope& scope,
                         const std::string& path);
wire::SubjectKind CompileRatedAs(Compiler& compiler, wire::SubjectKind rated_as, const Scope& scope,
                                 const std::string& path);
Ratio CompileShare(Compiler& compiler, const std::optional<wire::Share>& in,
                   const std::string& path);
void CheckDateField(Compiler& compiler, wire::DateField field, const Scope& scope,
                    const std::string& path);

// The quotas of a pass, into CompiledPass::quotas; `path` is that of the pass.
void CompileQuotas(Compiler& compiler, const wire::Pass& in, const Scope& scope,
                   const std::string& path, CompiledPass* out);

void CheckTierSource(Compiler& compiler, wire::TierSource source, wire::Layer layer,
                     const Scope& scope, const std::string& path);

// What a rule reads of another pass.
struct PassRead {
  wire::SubjectKind kind{};
  wire::Layer layer{};
  bool may_be_own = false;  // units below, in the pass itself
  bool must_exist = false;
};

// Adds an issue where the pass that is read is not finished for whom it is read.
void CheckPassOrder(Compiler& compiler, const PassRead& read, const Scope& scope,
                    const std::string& path);

template <typename Kinds>
void RequireSome(Compiler& compiler, const Kinds& kinds, const std::string& path) {
  if (!kinds.empty()) return;
  compiler.Add(IssueCode::kEmptyCondition, path, "expected at least one entry, found none");
}

inline void Require(Compiler& compiler, bool stated, std::string path) {
  if (stated) return;
  compiler.Add(IssueCode::kMissingField, std::move(path), "expected a value, found none");
}

inline void RequireInRange(Compiler& compiler, uint32_t value, uint32_t least, uint32_t most,
                           std::string path) {
  if (least <= value && value <= most) return;
  compiler.Add(IssueCode::kNumberOutOfRange, std::move(path),
               absl::StrCat("expected ", least, " to ", most, ", found ", value));
}

// Enumerates the decision space of each pass; adds issues and fills CompiledPolicy::proofs.
void ProvePasses(const CompiledPolicy& policy, const CaseLimit& limit, IssueList* issues,
                 std::vector<PassProof>* proofs);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_COMPILER_H_
