// The compiled policy, line by line: first the words (tiers, levels, readings, frames), then each
// pass in the order in which it is applied, then the checks. A rule is printed as
//
//   force KHT `org-kht-half-of-tasks`  (1150-HD/ĐU; <clause>; R093, R094)
//     when tasks[san_xuat_kinh_doanh] completed < 1/2, none: fails
//     except `org-kht-force-majeure`  (1150-HD/ĐU; <clause>; R093)
//       when attested(force_majeure)
//
// so that a person who holds the instrument can check it rule by rule. Texts are not printed: they
// are in the policy itself, and a dump that changes with every wording would pin nothing.
//
// An overlay is printed as resolved: with all that it takes from its parent.
//
// The dump shows one choice of readings: rules under other readings are not there. It is a picture,
// not a format: nothing reads it back.
// Tested by tests/unit/policy/dump_test.cc
#include "policy/dump.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "policy/describe_atom.h"
#include "policy/describe_score.h"

namespace dangvien {
namespace {

class Dumper {
 public:
  explicit Dumper(const CompiledPolicy& policy) : policy_(policy) {}

  std::string Dump() {
    Line(0, "policy `", policy_.message.id, "`",
         policy_.parent_id.empty() ? "" : absl::StrCat(" over `", policy_.parent_id, "`"));
    Words();
    for (const CompiledScore& score : policy_.scores) Score(score);
    for (const CompiledPass& pass : policy_.passes) Pass(pass);
    for (const CompiledCheck& check : policy_.checks) {
      Rule(absl::StrCat("check ", WordOf(wire::Name(check.subject), "CHECK_SUBJECT_"), " ",
                        WordOf(wire::Name(check.severity), "SEVERITY_")),
           check.rule, 0);
    }
    for (const CompiledReviewPlace& place : policy_.review_places) {
      Rule(absl::StrCat("review place ", WordOf(wire::Name(place.subject), "REVIEW_PLACE_SUBJECT_"),
                        " ", WordOf(wire::Name(place.place), "REVIEW_PLACE_KIND_")),
           place.rule, 0);
    }
    for (const wire::ReRatingRule* rule : policy_.re_ratings) {
      Line(0, "re-rating `", rule->id, "`  ", Citations(rule->citations));
    }
    return std::move(text_);
  }

 private:
  template <typename... Parts>
  void Line(size_t depth, const Parts&... parts) {
    absl::StrAppend(&text_, std::string(2 * depth, ' '), parts..., "\n");
  }

  template <typename List>
  std::string Ids(const List& list) const {
    return absl::StrJoin(
        list, ", ", [](std::string* out, const auto& entry) { absl::StrAppend(out, entry.id); });
  }

  absl::string_view TierId(int rank) const {
    return policy_.message.tiers[static_cast<size_t>(rank)].id;
  }

  void Words() {
    const wire::Policy& message = policy_.message;
    Line(0, "tiers: ", Ids(message.tiers));
    for (const wire::Tier& tier : message.tiers) {
      for (const wire::SubjectKind kind : tier.subject_kinds) {
        Line(0, "tier ", tier.id, " of ", WordOf(wire::Name(kind), "SUBJECT_KIND_"));
      }
    }
    Line(0, "levels: ", Ids(message.levels));
    if (message.points_scale > 0) Line(0, "points: in 1/", message.points_scale);
    for (size_t i = 0; i < message.readings.size(); ++i) {
      const auto option = static_cast<size_t>(policy_.chosen_options[i]);
      Line(0, "reading ", message.readings[i].id, ": ", message.readings[i].options[option].id);
    }
    for (const wire::Frame& frame : message.frames) {
      Line(0, "frame ", WordOf(wire::Name(frame.subject_kind), "SUBJECT_KIND_"), "  ",
           Citations(frame.citations));
      for (const CompiledCriterion& criterion : policy_.frame(frame.subject_kind)) {
        Criterion(criterion);
      }
    }
  }

  void Criterion(const CompiledCriterion& criterion) {
    const std::string roles =
        absl::StrJoin(criterion.roles, ", ", [this](std::string* out, int32_t role) {
          absl::StrAppend(out, policy_.message.roles[static_cast<size_t>(role)].id);
        });
    Line(1, criterion.source->id, roles.empty() ? "" : absl::StrCat(" [", roles, "]"),
         criterion.source->if_any ? " if any" : "",
         criterion.source->max_points > 0 ? absl::StrCat(", ", criterion.source->max_points) : "");
  }

  void Score(const CompiledScore& score) {
    Line(0, "score `", score.source->id, "` of ",
         WordOf(wire::Name(score.source->subject_kind), "SUBJECT_KIND_"),
         DescribeRounding(score.rounding), "  ", Citations(score.source->citations));
    for (const CompiledScorePart& part : score.parts) {
      Line(1, "part ", part.source->id, ", ", part.source->full_points, ": ",
           DescribeScorePart(policy_, score.source->subject_kind, part));
    }
  }

  void Pass(const CompiledPass& pass) {
    Line(0, "pass `", pass.source->id, "` over ",
         WordOf(wire::Name(pass.subject_kind), "SUBJECT_KIND_"), ", ",
         pass.is_cumulative
             ? "cumulative"
             : absl::StrCat("independent  ", Citations(pass.source->ladder_citations)));
    Rules(pass, RuleRole::kExclusion, -1, "exclusion");
    for (int tier = policy_.tier_count() - 1; tier >= 0; --tier) {
      if (!pass.has_standard[static_cast<size_t>(tier)]) continue;
      Line(1, "standard ", TierId(tier));
      Rules(pass, RuleRole::kDemand, tier, "demand");
    }
    Rules(pass, RuleRole::kForce, -1, "force");
    Rules(pass, RuleRole::kCap, -1, "cap");
    for (const CompiledRule& rule : pass.rules) {
      if (rule.role != RuleRole::kCeiling) continue;
      Rule(absl::StrCat("ceiling ", WordOf(wire::Name(rule.source_of_tier), "TIER_SOURCE_"), " ",
                        WordOf(wire::Name(rule.layer), "LAYER_")),
           rule, 1);
    }
    if (pass.fallback_tier >= 0) {
      const wire::Fallback& fallback = *pass.source->fallback;
      Line(1, "fallback ", TierId(pass.fallback_tier), " `", fallback.id, "`  ",
           Citations(fallback.citations));
    }
    for (const CompiledQuota& quota : pass.quotas) Quota(quota);
  }

  // "quota `q` of HTXS, else HTT" and a line for each thing that sets the seats.
  void Quota(const CompiledQuota& quota) {
    const wire::Quota& source = *quota.source;
    Line(1, "quota `", source.id, "` of ", TierId(quota.tier), ", else ", TierId(quota.lowered_to),
         "  ", Citations(source.citations));
    if (quota.applies.has_value()) Condition("applies ", *quota.applies, 2);
    const std::string levels =
        absl::StrJoin(quota.levels, ", ", [](std::string* out, wire::UnitLevel level) {
          absl::StrAppend(out, WordOf(wire::Name(level), "UNIT_LEVEL_"));
        });
    Line(2, "group within ", WordOf(wire::Name(quota.within), "GROUP_WITHIN_"),
         levels.empty() ? "" : absl::StrCat("[", levels, "]"),
         quota.by == wire::GroupBy::kNone
             ? ""
             : absl::StrCat(", by ", WordOf(wire::Name(quota.by), "GROUP_BY_")),
         quota.heads_apart ? ", heads apart" : "");
    Line(2, "seats <= ", ToString(quota.limit), " of ",
         WordOf(wire::Name(quota.base), "QUOTA_BASE_"), ", ",
         WordOf(wire::Name(quota.rounding), "SEAT_ROUNDING_"),
         quota.highest_limit.has_value()
             ? absl::StrCat(", raised at most to ", ToString(*quota.highest_limit))
             : "");
    for (const CompiledSmallGroup& small : quota.small_groups) {
      Line(2, "seats ", small.seats, " where ", small.at_least,
           " <= ", WordOf(wire::Name(small.counted), "SMALL_GROUP_COUNT_"), " < ", small.fewer_than,
           "  ", Citations(source.small_groups[small.index].citations));
    }
    for (size_t i = 0; i < quota.rank_keys.size(); ++i) {
      Line(2, "rank by ", RankKey(quota.rank_keys[i]), "  ",
           Citations(source.rank_keys[i].citations));
    }
    Line(2, "ties ", WordOf(wire::Name(quota.ties), "TIE_RULE_"),
         quota.only_flags ? ", only flags" : "");
  }

  std::string RankKey(const CompiledRankKey& key) const {
    const wire::Policy& message = policy_.message;
    std::string what = WordOf(wire::Name(key.measure), "RANK_MEASURE_");
    if (key.measure == wire::RankMeasure::kScore) {
      absl::StrAppend(&what, " ", message.scores[static_cast<size_t>(key.score)].id);
    } else if (key.measure == wire::RankMeasure::kTaskShare) {
      absl::StrAppend(&what, "[",
                      absl::StrJoin(key.groups, ", ",
                                    [&message](std::string* out, int32_t group) {
                                      absl::StrAppend(
                                          out, message.task_groups[static_cast<size_t>(group)].id);
                                    }),
                      "] ", WordOf(wire::Name(key.task_measure), "TASK_MEASURE_"));
    } else if (key.measure == wire::RankMeasure::kCriteriaAt) {
      absl::StrAppend(&what, " ", message.levels[static_cast<size_t>(key.at_least_rank)].id);
    }
    return absl::StrCat(what, key.lowest_first ? ", lowest first" : ", highest first");
  }

  // The rules of the role; `tier` -1: of every tier, which is then printed.
  void Rules(const CompiledPass& pass, RuleRole role, int tier, absl::string_view word) {
    for (const CompiledRule& rule : pass.rules) {
      if (rule.role != role || (tier >= 0 && rule.tier != tier)) continue;
      const bool names_tier = tier < 0 && rule.tier >= 0;
      Rule(names_tier ? absl::StrCat(word, " ", TierId(rule.tier)) : std::string(word), rule,
           role == RuleRole::kDemand ? 2 : 1);
    }
  }

  void Rule(const std::string& title, const CompiledRule& rule, size_t depth) {
    Line(depth, title, " `", rule.source->id, "`  ", Citations(rule.source->citations));
    if (rule.applies.has_value()) Condition("applies ", *rule.applies, depth + 1);
    Condition("when ", rule.when, depth + 1);
    for (const CompiledException& exception : rule.exceptions) {
      Line(depth + 1, "except `", exception.source->id, "`  ",
           Citations(exception.source->citations));
      Condition("when ", exception.when, depth + 2);
    }
  }

  void Condition(absl::string_view title, const CompiledCondition& condition, size_t depth) {
    if (condition.connective == Connective::kAtom) {
      Line(depth, title, DescribeAtom(policy_, condition.atom));
      return;
    }
    Line(depth, title, ConnectiveName(condition.connective));
    for (const CompiledCondition& child : condition.children) Condition("", child, depth + 1);
  }

  static absl::string_view ConnectiveName(Connective connective) {
    if (connective == Connective::kAllOf) return "all_of";
    return connective == Connective::kAnyOf ? "any_of" : "none_of";
  }

  // "(132-QĐ/TW; Điều 12; R093, R094)", one pair of brackets a citation.
  std::string Citations(const std::vector<wire::Citation>& citations) const {
    return absl::StrJoin(citations, " ", [this](std::string* out, const wire::Citation& citation) {
      const wire::Instrument* instrument = policy_.FindInstrument(citation.instrument_id);
      absl::StrAppend(out, "(", instrument == nullptr ? "?" : instrument->number, "; ",
                      citation.clause);
      if (!citation.inventory_ids.empty()) {
        absl::StrAppend(out, "; ", absl::StrJoin(citation.inventory_ids, ", "));
      }
      absl::StrAppend(out, ")");
    });
  }

  const CompiledPolicy& policy_;
  std::string text_;
};

}  // namespace

std::string DumpPolicy(const CompiledPolicy& policy) { return Dumper(policy).Dump(); }

}  // namespace dangvien
