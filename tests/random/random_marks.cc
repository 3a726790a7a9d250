// Random marks and products. Each subject has its own bent towards good or poor marks, so that the
// high tiers are reached too. Where the policy scores the kind of subject, most lines that take
// points have them; elsewhere most marks are levels.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>
#include <map>

#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

const v1::Frame* FindFrame(const v1::Policy& policy, v1::SubjectKind kind) {
  for (const v1::Frame& frame : policy.frames()) {
    if (frame.subject_kind() == kind) return &frame;
  }
  return nullptr;
}

bool IsScored(const v1::Policy& policy, v1::SubjectKind kind) {
  return std::any_of(policy.scores().begin(), policy.scores().end(),
                     [kind](const v1::Score& score) { return score.subject_kind() == kind; });
}

// How often a line that takes points has them.
int PointsPercent(const DatasetDraw& draw, v1::SubjectKind kind) {
  if (draw.IsDecided()) return IsScored(draw.policy, kind) ? 100 : 0;
  return IsScored(draw.policy, kind) ? 97 : 10;
}

bool HasProductScore(const v1::Policy& policy, v1::SubjectKind kind) {
  for (const v1::Score& score : policy.scores()) {
    for (const v1::ScorePart& part : score.parts()) {
      if (score.subject_kind() == kind && part.has_products()) return true;
    }
  }
  return false;
}

// The components of all scores, each once.
std::vector<v1::ProductComponent> ComponentsOf(const v1::Policy& policy) {
  std::map<std::string, v1::ProductComponent> components;
  for (const v1::Score& score : policy.scores()) {
    for (const v1::ScorePart& part : score.parts()) {
      for (const v1::ProductComponent& component : part.products().components()) {
        components[component.id()] = component;
      }
    }
  }
  std::vector<v1::ProductComponent> list;
  for (const auto& [id, component] : components) list.push_back(component);
  return list;
}

void AddValues(const DatasetDraw& draw, v1::Product* product) {
  RandomSource& random = draw.random;
  for (const v1::ProductComponent& component : ComponentsOf(draw.policy)) {
    if (draw.IsMissing(5)) continue;
    v1::ProductValue* value = product->add_values();
    value->set_component_id(component.id());
    if (component.fault_hundredths() > 0 && random.Chance(50)) {
      value->set_fault_count(static_cast<uint32_t>(random.Below(4)));
    } else {
      value->set_percent_hundredths(static_cast<uint32_t>(random.Between(0, 10) * 1000));
    }
  }
}

}  // namespace

void AddMarks(const DatasetDraw& draw, v1::Assessment* assessment) {
  RandomSource& random = draw.random;
  const v1::SubjectKind kind = assessment->subject().kind();
  const int bent = random.Between(0, 100);
  const int gap = random.Chance(60) ? 2 : 25;
  const bool has_levels = !draw.policy.levels().empty();
  const int points_percent = has_levels ? PointsPercent(draw, kind) : 100;
  const v1::Frame* frame = FindFrame(draw.policy, kind);
  if (frame == nullptr) return;
  for (const v1::Criterion& criterion : frame->criteria()) {
    if (!has_levels && criterion.max_points() == 0) continue;
    if (draw.IsMissing(gap)) continue;
    v1::Mark* mark = assessment->add_marks();
    mark->set_criterion_id(criterion.id());
    const bool is_best = random.Chance(bent);
    if (random.Chance(12)) {
      mark->set_not_applicable(true);
    } else if (criterion.max_points() > 0 && random.Chance(points_percent)) {
      const int most = static_cast<int>(criterion.max_points());
      mark->set_points(is_best ? most : random.Between(0, most));
    } else {
      mark->set_level_id(is_best ? draw.policy.levels(0).id()
                                 : random.Pick(IdsOf(draw.policy.levels())));
    }
  }
}

void AddProducts(const DatasetDraw& draw, v1::Assessment* assessment) {
  RandomSource& random = draw.random;
  if (ComponentsOf(draw.policy).empty()) return;
  const bool is_asked = HasProductScore(draw.policy, assessment->subject().kind());
  if (is_asked ? draw.IsMissing(15) : random.Chance(95)) return;
  // The points of a part are ten; now and then the weights do not add up to them.
  int left = static_cast<int>(draw.policy.points_scale()) * 10 + (draw.IsMissing(15) ? 1 : 0);
  for (int i = random.Between(1, 3); i > 0 && left > 0; --i) {
    const int weight = i == 1 ? left : random.Between(1, left);
    left -= weight;
    v1::Product* product = assessment->add_products();
    product->set_id("product" + std::to_string(i));
    product->set_weight(static_cast<uint32_t>(weight));
    AddValues(draw, product);
  }
}

}  // namespace dangvien::random
