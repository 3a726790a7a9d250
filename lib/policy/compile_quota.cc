// Quotas of a pass: tiers as ranks, small groups under the chosen readings, rank keys with what
// they measure.
//
// A quota's `applies` is asked when the pass is done but for its quotas, so it may ask what the
// pass's own rules may, and no more. Example of a fault found here: a quota that lowers HTT to
// HTXS, or a limit that a decision may raise to less than it is. Quotas and small-group rules under
// readings that are not chosen are compiled too, so that a fault in them is reported whatever the
// choice; they are then left out.
// Tested by tests/unit/quota/compile_quota_test.cc
#include <utility>

#include "policy/compiler.h"

namespace dangvien {
namespace {

void RequireStated(Compiler& compiler, bool is_stated, const std::string& path) {
  if (is_stated) return;
  compiler.Add(IssueCode::kMissingField, path, "expected a value, found none");
}

void CompileGroup(Compiler& compiler, const wire::Quota& in, const std::string& path,
                  CompiledQuota* out) {
  const std::string at = absl::StrCat(path, ".group");
  if (!in.group.has_value()) return RequireStated(compiler, false, at);
  const wire::QuotaGroup& group = *in.group;
  RequireStated(compiler, group.within != wire::GroupWithin::kUnspecified,
                absl::StrCat(at, ".within"));
  const bool is_by_level = group.within == wire::GroupWithin::kLevel;
  if (is_by_level == group.levels.empty()) {
    compiler.Add(IssueCode::kInvalidPolicy, absl::StrCat(at, ".levels"),
                 "expected levels with GROUP_WITHIN_LEVEL, and only there");
  }
  for (size_t i = 0; i < group.levels.size(); ++i) {
    RequireStated(compiler, group.levels[i] != wire::UnitLevel::kUnspecified,
                  absl::StrCat(at, ".levels[", i, "]"));
  }
  out->within = group.within;
  out->levels = group.levels;
  out->by = group.by;
}

void CompileTiers(Compiler& compiler, const wire::Quota& in, wire::SubjectKind kind,
                  const std::string& path, CompiledQuota* out) {
  const std::string lower = absl::StrCat(path, ".lowered_to_tier_id");
  out->tier = FindTier(compiler, in.tier_id, kind, absl::StrCat(path, ".tier_id"));
  out->lowered_to = FindTier(compiler, in.lowered_to_tier_id, kind, lower);
  if (out->tier < 0 || out->lowered_to < 0 || out->lowered_to > out->tier) return;
  compiler.Add(IssueCode::kInvalidPolicy, lower,
               absl::StrCat("expected a tier below `", in.tier_id, "`, found `",
                            in.lowered_to_tier_id, "`"));
}

void CompileLimits(Compiler& compiler, const wire::Quota& in, const std::string& path,
                   CompiledQuota* out) {
  out->limit = CompileShare(compiler, in.limit, absl::StrCat(path, ".limit"));
  if (!in.highest_limit.has_value()) return;
  const std::string at = absl::StrCat(path, ".highest_limit");
  const Ratio highest = CompileShare(compiler, in.highest_limit, at);
  if (CompareShare(highest.numerator, highest.denominator, out->limit) < 0) {
    compiler.Add(IssueCode::kInvalidPolicy, at,
                 absl::StrCat("expected at least the limit ", ToString(out->limit), ", found ",
                              ToString(highest)));
  }
  out->highest_limit = highest;
}

void CompileSmallGroups(Compiler& compiler, const wire::Quota& in, const std::string& path,
                        CompiledQuota* out) {
  for (size_t i = 0; i < in.small_groups.size(); ++i) {
    const wire::SmallGroup& small = in.small_groups[i];
    const std::string at = absl::StrCat(path, ".small_groups[", i, "]");
    RequireStated(compiler, small.counted != wire::SmallGroupCount::kUnspecified,
                  absl::StrCat(at, ".counted"));
    if (small.at_least >= small.fewer_than) {
      compiler.Add(IssueCode::kInvalidPolicy, absl::StrCat(at, ".fewer_than"),
                   absl::StrCat("expected more than at_least, ", small.at_least, ", found ",
                                small.fewer_than));
    }
    CheckCitations(compiler, small.citations, at);
    CheckUnder(compiler, small.under, at);
    if (!compiler.out.IsChosen(small.under)) continue;
    out->small_groups.push_back(
        {static_cast<uint32_t>(i), small.counted, small.at_least, small.fewer_than, small.seats});
  }
}

void CompileTaskKey(Compiler& compiler, const wire::RankKey& in, const std::string& path,
                    CompiledRankKey* out) {
  RequireSome(compiler, in.group_ids, absl::StrCat(path, ".group_ids"));
  for (size_t i = 0; i < in.group_ids.size(); ++i) {
    out->groups.push_back(compiler.Find(compiler.in.task_groups, in.group_ids[i],
                                        absl::StrCat(path, ".group_ids[", i, "]"), "task group"));
  }
  RequireStated(compiler, in.task_measure != wire::TaskMeasure::kUnspecified,
                absl::StrCat(path, ".task_measure"));
  out->task_measure = in.task_measure;
}

void CompileScoreKey(Compiler& compiler, const wire::RankKey& in, wire::SubjectKind kind,
                     const std::string& path, CompiledRankKey* out) {
  const std::string at = absl::StrCat(path, ".score_id");
  out->score = compiler.Find(compiler.in.scores, in.score_id, at, "score");
  if (out->score < 0) return;
  const wire::Score& score = compiler.in.scores[static_cast<size_t>(out->score)];
  if (score.subject_kind == kind) return;
  compiler.Add(IssueCode::kWrongSubject, at,
               absl::StrCat("expected a score of ", wire::Name(kind), ", found one of ",
                            wire::Name(score.subject_kind)));
}

CompiledRankKey CompileRankKey(Compiler& compiler, const wire::RankKey& in, wire::SubjectKind kind,
                               const std::string& path) {
  CompiledRankKey out;
  out.measure = in.measure;
  out.lowest_first = in.lowest_first;
  CheckCitations(compiler, in.citations, path);
  switch (in.measure) {
    case wire::RankMeasure::kUnspecified:
      RequireStated(compiler, false, absl::StrCat(path, ".measure"));
      break;
    case wire::RankMeasure::kScore:
      CompileScoreKey(compiler, in, kind, path, &out);
      break;
    case wire::RankMeasure::kTaskShare:
      CompileTaskKey(compiler, in, path, &out);
      break;
    case wire::RankMeasure::kCriteriaAt:
      out.at_least_rank =
          compiler.Find(compiler.in.levels, in.level_id, absl::StrCat(path, ".level_id"), "level");
      break;
    case wire::RankMeasure::kPriorRatings:
      break;
  }
  return out;
}

CompiledQuota CompileQuota(Compiler& compiler, const wire::Quota& in, const Scope& scope,
                           const std::string& path) {
  CompiledQuota out;
  out.source = &in;
  RequireStated(compiler, !in.id.empty(), absl::StrCat(path, ".id"));
  CheckCitations(compiler, in.citations, path);
  CheckUnder(compiler, in.under, path);
  if (in.applies.has_value()) {
    // Asked when the pass is done: it reads the pass as an earlier one.
    Scope after = scope;
    ++after.pass_index;
    out.applies = CompileCondition(compiler, *in.applies, after, absl::StrCat(path, ".applies"));
  }
  CompileGroup(compiler, in, path, &out);
  CompileTiers(compiler, in, SubjectKindOf(scope.domain), path, &out);
  CompileLimits(compiler, in, path, &out);
  RequireStated(compiler, in.base != wire::QuotaBase::kUnspecified, absl::StrCat(path, ".base"));
  RequireStated(compiler, in.rounding != wire::SeatRounding::kUnspecified,
                absl::StrCat(path, ".rounding"));
  out.base = in.base;
  out.rounding = in.rounding;
  CompileSmallGroups(compiler, in, path, &out);
  out.heads_apart = in.head == wire::QuotaHead::kApart;
  for (size_t i = 0; i < in.rank_keys.size(); ++i) {
    out.rank_keys.push_back(CompileRankKey(compiler, in.rank_keys[i], SubjectKindOf(scope.domain),
                                           absl::StrCat(path, ".rank_keys[", i, "]")));
  }
  out.ties = in.ties;
  out.only_flags = in.effect == wire::QuotaEffect::kFlag;
  return out;
}

}  // namespace

void CompileQuotas(Compiler& compiler, const wire::Pass& in, const Scope& scope,
                   const std::string& path, CompiledPass* out) {
  for (size_t i = 0; i < in.quotas.size(); ++i) {
    CompiledQuota quota =
        CompileQuota(compiler, in.quotas[i], scope, absl::StrCat(path, ".quotas[", i, "]"));
    if (compiler.out.IsChosen(in.quotas[i].under)) out->quotas.push_back(std::move(quota));
  }
}

}  // namespace dangvien
