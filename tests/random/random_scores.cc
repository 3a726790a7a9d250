// Random scores: none, one or two a subject kind, where the policy gives points. A score has one
// part or two, each a sheet of criteria or the products. All product parts speak of one list of
// components, so that a value of a product may count in several scores. A component whose values
// may not be given as faults is so in every part.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

using Components = std::vector<v1::ProductComponent>;

Components MakeComponents(RandomSource* random) {
  Components components;
  for (int i = random->Between(1, 3); i > 0; --i) {
    v1::ProductComponent component;
    component.set_id("component" + std::to_string(i));
    *component.mutable_name() = MakeText("component");
    if (random->Chance(60)) {
      component.set_fault_hundredths(static_cast<uint32_t>(random->Between(1, 4) * 1500));
    }
    components.push_back(component);
  }
  return components;
}

// At times gives `owner` a rounding.
template <typename Owner>
void MaybeRound(const PolicyDraw& draw, Owner* owner) {
  if (!draw.random.Chance(40)) return;
  v1::Rounding* rounding = owner->mutable_rounding();
  rounding->set_mode(static_cast<v1::RoundingMode>(draw.random.Between(1, 2)));
  rounding->set_step(draw.random.Chance(60) ? 1 : draw.policy.points_scale());
}

// The most points that the lines with one of the roles can give, under the reading that counts most
// of them; 0 where some reading leaves no line.
int PointsOf(const v1::Frame& frame, const std::vector<std::string>& roles) {
  int points = 0;
  bool always_has_a_line = false;
  for (const v1::Criterion& criterion : frame.criteria()) {
    if (criterion.max_points() == 0) continue;
    if (!roles.empty() && !HasRole(criterion, roles, false)) continue;
    points += static_cast<int>(criterion.max_points());
    always_has_a_line = always_has_a_line || roles.empty() || HasRole(criterion, roles, true);
  }
  return always_has_a_line ? points : 0;
}

void MakeSheet(const PolicyDraw& draw, v1::SubjectKind kind, v1::ScorePart* part) {
  RandomSource& random = draw.random;
  const v1::Frame& frame = FrameOf(draw.policy, kind);
  std::vector<std::string> roles;
  if (random.Chance(40)) roles = random.Subset(IdsOf(draw.policy.roles()), 1, 2);
  if (PointsOf(frame, roles) == 0) roles.clear();
  v1::SheetPart* sheet = part->mutable_sheet();
  for (const std::string& role : roles) sheet->add_role_ids(role);
  sheet->set_not_applicable(static_cast<v1::NotApplicableLines>(random.Below(2)));
  MaybeRound(draw, sheet);
  // More than the lines can give, or less: a part never gives more than it is worth.
  const int points = PointsOf(frame, roles);
  const int dice = random.Below(100);
  const int full = dice < 70 ? points : dice < 85 ? points + 3 : std::max(1, points - 1);
  part->set_full_points(static_cast<uint32_t>(full));
}

void MakeProducts(const PolicyDraw& draw, const Components& components, v1::ScorePart* part) {
  RandomSource& random = draw.random;
  v1::ProductPart* products = part->mutable_products();
  const int count = static_cast<int>(components.size());
  for (v1::ProductComponent component : random.Subset(components, 1, count)) {
    component.set_weight(static_cast<uint32_t>(random.Between(0, 3)));
    *products->add_components() = component;
  }
  if (products->components(0).weight() == 0) products->mutable_components(0)->set_weight(1);
  products->set_weights(static_cast<v1::ProductWeights>(random.Below(2)));
  if (products->weights() == v1::PRODUCT_WEIGHTS_POINTS) {
    MaybeRound(draw, products);
  }
  part->set_full_points(draw.policy.points_scale() * 10);
}

void DeclareScore(const PolicyDraw& draw, const std::string& id, v1::SubjectKind kind,
                  const Components& components) {
  v1::Score* score = draw.policy.add_scores();
  score->set_id(id);
  *score->mutable_name() = MakeText("score");
  *score->add_citations() = MakeCitation();
  score->set_subject_kind(kind);
  for (int i = draw.random.Chance(60) ? 1 : 2; i > 0; --i) {
    v1::ScorePart* part = score->add_parts();
    part->set_id(id + "-part" + std::to_string(i));
    *part->mutable_name() = MakeText("part");
    if (draw.random.Chance(65)) {
      MakeSheet(draw, kind, part);
    } else {
      MakeProducts(draw, components, part);
    }
  }
  MaybeRound(draw, score);
}

}  // namespace

void DeclareScores(const PolicyDraw& draw) {
  if (draw.policy.points_scale() == 0) return;
  const Components components = MakeComponents(&draw.random);
  for (const int number : Numbers(v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_LEADER)) {
    const auto kind = static_cast<v1::SubjectKind>(number);
    for (int i = draw.random.Between(0, 2); i > 0; --i) {
      DeclareScore(draw, NameOf(kind) + "-score" + std::to_string(i), kind, components);
    }
  }
}

std::vector<std::string> ScoreIds(const v1::Policy& policy, v1::SubjectKind kind) {
  std::vector<std::string> ids;
  for (const v1::Score& score : policy.scores()) {
    if (score.subject_kind() == kind) ids.push_back(score.id());
  }
  return ids;
}

int FullPoints(const v1::Policy& policy, const std::string& score_id) {
  uint32_t points = 0;
  for (const v1::Score& score : policy.scores()) {
    if (score.id() != score_id) continue;
    for (const v1::ScorePart& part : score.parts()) points += part.full_points();
  }
  return static_cast<int>(points);
}

}  // namespace dangvien::random
