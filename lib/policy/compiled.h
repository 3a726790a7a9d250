// The compiled policy: rules whose names are resolved to numbers, under one choice of readings.
//
// Numbers: tiers and levels are ranks, 0 the highest; criteria are indexes in the frame of their
// subject kind; flags, task groups, sections and questions are indexes in the policy's lists. Texts
// and citations are not copied: `source` points into `message`, which views `bytes`.
//
// Immutable after Compile(). Dump() of policy.h prints it.
#ifndef DANGVIEN_POLICY_COMPILED_H_
#define DANGVIEN_POLICY_COMPILED_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ratio.h"
#include "dangvien/policy.h"
#include "wire/policy.wire.h"
#include "wire/types.wire.h"

namespace dangvien {

inline constexpr int kMaxTiers = 6;
inline constexpr size_t kSubjectKinds = 5;  // indexed by wire::SubjectKind
inline constexpr wire::SubjectKind kAllSubjectKinds[] = {
    wire::SubjectKind::kOrganization, wire::SubjectKind::kMember, wire::SubjectKind::kCollective,
    wire::SubjectKind::kLeader};

inline bool MayHave(wire::SubjectKind kind, const wire::Tier& tier) {
  return tier.subject_kinds.empty() ||
         std::find(tier.subject_kinds.begin(), tier.subject_kinds.end(), kind) !=
             tier.subject_kinds.end();
}

// The limits of scores, from which grading/score.h proves that their arithmetic is exact.
inline constexpr uint32_t kMaxScorePoints = 1'000'000;  // of a criterion, a part, a rounding step
inline constexpr size_t kMaxScoreParts = 8;
inline constexpr size_t kMaxScoreComponents = 16;  // of one part

// Ranks from `best` to `worst`, both included.
struct RankBand {
  int best = 0;
  int worst = 0;

  bool Contains(int rank) const { return best <= rank && rank <= worst; }
};

struct CriteriaAtom {
  wire::SubjectKind frame{};
  std::vector<int32_t> criteria;  // indexes in the frame
  int at_least_rank = 0;
  uint32_t at_least_count = 0;  // 0 = all
  bool when_none = false;
};

struct TaskShareAtom {
  std::vector<int32_t> groups;
  wire::TaskMeasure measure{};
  wire::Comparison comparison{};
  Ratio share;
  bool excused_left_out = false;
  bool when_none = false;
};

struct AttestedAtom {
  int32_t flag{};
};

struct OpenQuestionAtom {
  int32_t question{};
};

struct SanctionedAtom {
  wire::SanctionTarget target{};
  std::vector<wire::Side> sides;
  std::vector<wire::SanctionForm> forms;
  wire::SanctionYear year{};
  const wire::EventException* self_detected = nullptr;
  wire::SanctionPlace place{};
  bool duty_related_only = false;
};

struct ViolationAtom {
  std::vector<wire::ViolationKind> kinds;
  const wire::EventException* self_detected = nullptr;
};

struct CompiledCondition;

struct CompositionAtom {
  wire::Population population{};
  std::vector<wire::UnitKind> counterpart_kinds;
  RankBand band;
  std::optional<Ratio> at_least_share;  // one of the two
  uint32_t at_least_count = 0;
  bool base_is_all = false;
  wire::Layer layer{};
  // Asked within the pass over the units that it reads, whose quotas have not been applied.
  bool in_own_pass = false;
  wire::WhenNone when_none{};
  int32_t question = -1;  // where when_none is unknown
  std::shared_ptr<const CompiledCondition>
      counted_when;  // null: always. Immutable, so copies share
};

struct UnitIsAtom {
  std::vector<wire::UnitKind> kinds;
  std::vector<wire::UnitLevel> levels;
  bool in_party_units = false;  // whom it is asked of stands in no other unit (for the proof)
};

struct EmploymentAtom {
  std::vector<wire::EmploymentKind> kinds;
};

struct RatedByAtom {
  wire::Side side{};
  RankBand band;
  wire::SubjectKind rated_as{};
};

struct AbsentAtom {
  std::vector<wire::AbsenceKind> kinds;
  uint32_t min_months = 0;
};

struct TenureAtom {
  uint32_t less_than_months = 0;
  wire::TenureDay day{};
};

struct ScoreAtom {
  int32_t score{};
  wire::Comparison comparison{};
  uint32_t points = 0;
};

struct TierOfAtom {
  wire::TierSource source{};
  wire::Layer layer{};
  RankBand band;
  bool when_none = false;
};

struct RelatedAtom {
  wire::Relation relation{};
  std::shared_ptr<const CompiledCondition> condition;  // immutable, so copies share it
  bool when_none = false;
};

struct PriorRatingsAtom {
  wire::Side side{};
  wire::SubjectKind rated_as{};
  wire::PeriodKind period_kind{};
  wire::PriorWindow window{};
  uint32_t count = 0;
  RankBand band;
  uint32_t at_least = 0;
  bool consecutive = false;
  bool with_current = false;
};

struct PostIsAtom {
  std::vector<wire::PostKind> kinds;
  std::vector<wire::PostBody> bodies;
};

struct HoldsPostsAtom {
  std::vector<wire::PostKind> kinds;
  std::vector<wire::PostBody> bodies;
  std::vector<wire::UnitKind> unit_kinds;
  std::vector<wire::UnitLevel> unit_levels;
  uint32_t at_least = 0;
};

struct RemarksAtom {
  wire::MembershipKind kind{};
  uint32_t min_months = 0;
  bool before_rating = false;
};

struct DeadlineAtom {
  wire::DateField field{};
  uint32_t month_offset = 0;
  uint32_t day = 0;
  bool inclusive = false;
};

struct AuthorityAtom {
  bool own_unit = false;
  uint32_t max_levels = 0;
};

struct VoteShareAtom {
  RankBand band;
  wire::VoteBase base{};
  wire::Comparison comparison{};
  Ratio share;
};

struct StatedTierAtom {
  wire::StatedTier stated{};
  wire::TierRelation relation{};
  wire::Layer layer{};
};

struct ReviewIsAtom {
  std::vector<wire::SubjectKind> subject_kinds;
  std::vector<wire::ReviewBody> bodies;
  std::vector<wire::Holder> holders;
  std::vector<wire::ReviewDepth> depths;
};

struct DateOrderAtom {
  wire::DateField earlier{};
  wire::DateField later{};
  uint32_t min_days = 0;
  uint32_t min_working_days = 0;
  bool strictly = false;
};

struct ActorAtom {
  wire::Act act{};
  std::vector<wire::Holder> holders;
};

struct RecordedAtom {
  wire::Record record{};
};

struct SectionsAtom {
  std::vector<int32_t> sections;
  wire::SectionPlace place{};
};

struct PrecededByAtom {
  ReviewIsAtom selected;
  wire::Neighbourhood neighbourhood{};
};

using Atom =
    std::variant<std::monostate, CriteriaAtom, TaskShareAtom, AttestedAtom, OpenQuestionAtom,
                 SanctionedAtom, ViolationAtom, CompositionAtom, UnitIsAtom, EmploymentAtom,
                 RatedByAtom, AbsentAtom, TenureAtom, ReviewIsAtom, DateOrderAtom, ActorAtom,
                 RecordedAtom, SectionsAtom, PrecededByAtom, ScoreAtom, TierOfAtom, RelatedAtom,
                 PriorRatingsAtom, PostIsAtom, HoldsPostsAtom, RemarksAtom, DeadlineAtom,
                 AuthorityAtom, VoteShareAtom, StatedTierAtom>;

enum class Connective { kAtom, kAllOf, kAnyOf, kNoneOf };

// A node of a rule's tree: a connective with children, or an atom.
struct CompiledCondition {
  Connective connective = Connective::kAtom;
  std::vector<CompiledCondition> children;
  Atom atom;
};

struct CompiledException {
  const wire::Exception* source{};
  CompiledCondition when;
};

enum class RuleRole { kExclusion, kDemand, kForce, kCap, kCeiling, kCheck, kReviewPlace };

struct CompiledRule {
  RuleRole role{};
  int tier = -1;  // rank: of the standard, force or cap
  const wire::Rule* source = nullptr;
  std::optional<CompiledCondition> applies;
  CompiledCondition when;  // of a ceiling that is always: all of nothing
  std::vector<CompiledException> exceptions;
  // Of a ceiling: whose tier is not exceeded, and in which layer it is read.
  wire::TierSource source_of_tier{};
  wire::Layer layer{};
};

struct CompiledSmallGroup {
  uint32_t index = 0;  // in Quota.small_groups
  wire::SmallGroupCount counted{};
  int64_t at_least = 0;
  int64_t fewer_than = 0;
  int64_t seats = 0;
};

struct CompiledRankKey {
  wire::RankMeasure measure{};
  bool lowest_first = false;
  int32_t score = -1;           // of SCORE
  std::vector<int32_t> groups;  // of TASK_SHARE
  wire::TaskMeasure task_measure{};
  int at_least_rank = 0;  // of CRITERIA_AT
};

struct CompiledQuota {
  const wire::Quota* source = nullptr;
  std::optional<CompiledCondition> applies;
  wire::GroupWithin within{};
  std::vector<wire::UnitLevel> levels;
  wire::GroupBy by{};
  int tier = 0;        // rank
  int lowered_to = 0;  // rank, below the tier
  Ratio limit;
  std::optional<Ratio> highest_limit;
  wire::QuotaBase base{};
  wire::SeatRounding rounding{};
  std::vector<CompiledSmallGroup> small_groups;  // under the chosen readings
  bool heads_apart = false;
  std::vector<CompiledRankKey> rank_keys;
  wire::TieRule ties{};
  bool only_flags = false;
};

struct CompiledPass {
  const wire::Pass* source = nullptr;
  wire::SubjectKind subject_kind{};
  // Exclusions, demands of the standards from the lowest tier up, forces, caps, ceilings: in this
  // order.
  std::vector<CompiledRule> rules;
  std::vector<bool> has_standard;  // by rank
  bool is_cumulative = true;
  int fallback_tier = -1;             // rank; -1 = none, the proof demands that nobody needs it
  std::vector<CompiledQuota> quotas;  // in the order in which they are applied
};

struct CompiledCheck {
  wire::CheckSubject subject{};
  wire::Severity severity{};
  CompiledRule rule;
};

struct CompiledReviewPlace {
  wire::ReviewPlaceSubject subject{};
  wire::ReviewPlaceKind place{};
  CompiledRule rule;
};

struct CompiledCriterion {
  const wire::Criterion* source{};
  std::vector<int32_t> roles;  // under the chosen readings
};

// The criteria of the frame that give points; those that take none are no lines.
struct CompiledSheet {
  std::vector<int32_t> criteria;
  bool is_rescaled = false;
  const wire::Rounding* rounding = nullptr;  // of each line
};

struct CompiledComponent {
  const wire::ProductComponent* source{};
  int32_t index = 0;  // among the components of all scores of the policy
};

struct CompiledProducts {
  std::vector<CompiledComponent> components;
  bool weights_are_points = false;
  const wire::Rounding* rounding = nullptr;  // of each product
};

struct CompiledScorePart {
  const wire::ScorePart* source{};
  std::variant<CompiledSheet, CompiledProducts> kind;
};

struct CompiledScore {
  const wire::Score* source{};
  std::vector<CompiledScorePart> parts;
  const wire::Rounding* rounding = nullptr;  // of the total
};

struct CompiledPolicy {
  std::string bytes;
  wire::Policy message{};  // resolved; views into bytes
  std::string parent_id;   // of an overlay
  std::string digest;
  std::vector<int32_t> chosen_options;  // by reading
  std::array<std::vector<CompiledCriterion>, kSubjectKinds> frames;
  std::vector<CompiledScore> scores;  // by index in the message
  std::vector<CompiledPass> passes;
  std::vector<CompiledCheck> checks;
  std::vector<CompiledReviewPlace> review_places;
  std::vector<const wire::ReRatingRule*> re_ratings;  // under the chosen readings
  std::vector<PassProof> proofs;

  int tier_count() const { return static_cast<int>(message.tiers.size()); }
  // The memberships that place people.
  wire::MembershipKind placed_by() const {
    return message.placement == wire::PersonPlacement::kWorkplace ? wire::MembershipKind::kWorkplace
                                                                  : wire::MembershipKind::kOfficial;
  }
  // The ranks of the tiers that subjects of the kind may have, from the highest; two at least.
  std::vector<int> TierRanksOf(wire::SubjectKind kind) const {
    std::vector<int> ranks;
    for (int rank = 0; rank < tier_count(); ++rank) {
      if (MayHave(kind, message.tiers[static_cast<size_t>(rank)])) ranks.push_back(rank);
    }
    return ranks;
  }
  const std::vector<CompiledCriterion>& frame(wire::SubjectKind kind) const {
    return frames[static_cast<size_t>(kind)];
  }
  const CompiledPass* PassFor(wire::SubjectKind kind) const {
    for (const CompiledPass& pass : passes) {
      if (pass.subject_kind == kind) return &pass;
    }
    return nullptr;
  }
  // Something under readings that are not chosen does not exist.
  bool IsChosen(const std::vector<wire::ReadingOption>& under) const {
    for (const wire::ReadingOption& wanted : under) {
      for (size_t i = 0; i < message.readings.size(); ++i) {
        if (message.readings[i].id != wanted.reading_id) continue;
        const auto chosen = static_cast<size_t>(chosen_options[i]);
        if (message.readings[i].options[chosen].id != wanted.option_id) return false;
      }
    }
    return true;
  }
  const wire::Instrument* FindInstrument(absl::string_view id) const {
    for (const wire::Instrument& instrument : message.instruments) {
      if (instrument.id == id) return &instrument;
    }
    return nullptr;
  }
};

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_COMPILED_H_
