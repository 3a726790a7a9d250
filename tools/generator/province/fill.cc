// Draws within what a recipe leaves open, the better the likelier.
//
// A score is drawn as a whole and then dealt to its parts, so that it comes out exactly: the same
// share of each part, what rounding loses given to the lines that have room. Every third score is a
// multiple of half a point in a hundred, so that some subjects have equal ranks and some do not.
//
// Tested by tests/province/province_test.cc
#include "generator/province/fill.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "generator/demands.h"
#include "generator/province/products.h"
#include "generator/province/tallies.h"

namespace dangvien::generator {
namespace {

constexpr int kIfAnyApplies = 250;   // per mille: the text's "if any" is the case
constexpr int kStatesAbsence = 100;  // per mille: a flag that does not hold is stated
constexpr uint64_t kProbeSeed = 1;

// Lines of the part that take points.
std::vector<const v1::Criterion*> LinesOf(const v1::SheetPart& part, const v1::Frame& frame) {
  std::vector<const v1::Criterion*> lines;
  for (const v1::Criterion& criterion : frame.criteria()) {
    bool is_in = part.role_ids().empty();
    for (const v1::RoleGrant& grant : criterion.roles()) {
      is_in |= std::find(part.role_ids().begin(), part.role_ids().end(), grant.role_id()) !=
               part.role_ids().end();
    }
    if (is_in && criterion.max_points() > 0) lines.push_back(&criterion);
  }
  return lines;
}

}  // namespace

bool CanFill(const Recipe& recipe, v1::SubjectKind kind, const History& history) {
  Random random(kProbeSeed, 0);
  for (const auto& [group, demands] : recipe.tasks) {
    v1::TaskTally tally;
    if (!DrawTally(demands, random, tally)) return false;
  }
  std::vector<v1::Rating> ratings;
  return recipe.earlier_ratings.empty() ||
         history.Draw(recipe, kind, history.AllTiers(), random, ratings);
}

Filler::Filler(const v1::Policy& policy, v1::SubjectKind kind)
    : policy_(policy), kind_(kind), task_groups_(ReadDemands(policy, kind).task_group_ids) {
  for (const v1::Frame& frame : policy.frames()) {
    if (frame.subject_kind() == kind) frame_ = &frame;
  }
}

void Filler::Fill(const Recipe& recipe, Random& random, v1::Assessment& out) const {
  FillMarks(recipe, random, out);
  for (const v1::Score& score : policy_.scores()) {
    if (score.subject_kind() == kind_) FillScore(score, recipe, random, out);
  }
  FillTasks(recipe, random, out);
  FillFlags(recipe, random, out);
}

void Filler::FillMarks(const Recipe& recipe, Random& random, v1::Assessment& out) const {
  if (frame_ == nullptr || policy_.levels_size() == 0) return;
  constexpr std::array<int, 3> kShares = {550, 350, 100};
  for (int index = 0; index < frame_->criteria_size(); ++index) {
    const v1::Criterion& criterion = frame_->criteria(index);
    if (criterion.max_points() > 0) continue;
    const bool applies =
        !criterion.if_any() || recipe.applicable.count(index) > 0 || random.PerMille(kIfAnyApplies);
    v1::Mark& mark = *out.add_marks();
    mark.set_criterion_id(criterion.id());
    if (!applies) {
      mark.set_not_applicable(true);
      continue;
    }
    const Range& range = recipe.levels[static_cast<size_t>(index)];
    const int worst = std::min(range.greatest, std::max(range.least, policy_.levels_size() - 2));
    mark.set_level_id(policy_.levels(std::min(worst, range.least + random.Pick(kShares))).id());
  }
}

void Filler::FillScore(const v1::Score& score, const Recipe& recipe, Random& random,
                       v1::Assessment& out) const {
  int full = 0;
  for (const v1::ScorePart& part : score.parts()) full += static_cast<int>(part.full_points());
  Range range = {full * 3 / 4, full};
  const auto it = recipe.scores.find(score.id());
  if (it != recipe.scores.end()) range = it->second;
  // Nobody who misses everything gets nothing.
  range.least = std::max(range.least, std::min(full / 4, range.greatest));
  int points = random.Between(range.least, range.greatest);
  const int coarse = std::max(1, full / 200);
  if (random.Below(3) == 0) points = std::max(range.least, points / coarse * coarse);
  int left = points;
  int left_full = full;
  for (const v1::ScorePart& part : score.parts()) {
    const int own_full = static_cast<int>(part.full_points());
    const int own = left_full == 0 ? 0 : left * own_full / left_full;
    const int others = points - own;
    if (part.has_products()) {
      FillProducts(part, {own, {range.least - others, range.greatest - others}}, random, out);
    } else {
      FillSheet(part.sheet(), own, random, out);
    }
    left -= own;
    left_full -= own_full;
  }
}

void Filler::FillSheet(const v1::SheetPart& part, int points, Random& random,
                       v1::Assessment& out) const {
  if (frame_ == nullptr) return;
  const std::vector<const v1::Criterion*> lines = LinesOf(part, *frame_);
  int left_full = 0;
  for (const v1::Criterion* line : lines) left_full += static_cast<int>(line->max_points());
  int left = std::min(points, left_full);
  for (const v1::Criterion* line : lines) {
    const int most = static_cast<int>(line->max_points());
    const int least = std::max(0, left - (left_full - most));  // the lines after it take the rest
    int own = static_cast<int>(static_cast<int64_t>(left) * most / left_full);
    if (lines.size() > 1) own += random.Between(-most / 20, most / 20);
    own = std::clamp(own, least, std::min(most, left));
    v1::Mark& mark = *out.add_marks();
    mark.set_criterion_id(line->id());
    mark.set_points(own);
    left -= own;
    left_full -= most;
  }
}

void Filler::FillTasks(const Recipe& recipe, Random& random, v1::Assessment& out) const {
  for (const std::string& group : task_groups_) {
    const auto it = recipe.tasks.find(group);
    v1::TaskTally& tally = *out.add_tasks();
    DrawTally(it == recipe.tasks.end() ? std::vector<TaskDemand>() : it->second, random, tally);
    tally.set_group_id(group);
  }
}

void Filler::FillFlags(const Recipe& recipe, Random& random, v1::Assessment& out) const {
  for (const auto& [flag, holds] : recipe.flags) {
    if (!holds && !random.PerMille(kStatesAbsence)) continue;
    v1::Attestation& row = *out.add_attestations();
    row.set_flag_id(flag);
    row.set_holds(holds);
    if (holds) row.set_evidence_reference(absl::StrCat("HS-", flag));
  }
}

}  // namespace dangvien::generator
