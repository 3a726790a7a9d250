// Leading cadres: people in their posts, among them some who are no party members.
//
// A leader shares sanctions and absences with the same person as a member, so the recipe has to
// take place with the very events that the person already has.
//
// Tested by tests/province/province_test.cc
#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "generator/province/province.h"

namespace dangvien::generator {
namespace {

constexpr uint64_t kOutsiderStream = 4'000'000'000;
constexpr int kOutsidersEvery = 3;  // agencies and public service units

// Per mille.
constexpr int kAsItsUnit = 650;
constexpr int kNewInPost = 30;
constexpr int kExcluded = 30;
constexpr int kStateRated = 100;
constexpr int kStateRatedOfState = 400;

bool IsState(v1::EmploymentKind employment) {
  return employment == v1::EMPLOYMENT_KIND_CADRE ||
         employment == v1::EMPLOYMENT_KIND_CIVIL_SERVANT ||
         employment == v1::EMPLOYMENT_KIND_PUBLIC_EMPLOYEE;
}

bool IsLeader(const v1::Post& post) {
  const bool leads = post.kind() == v1::POST_KIND_HEAD || post.kind() == v1::POST_KIND_DEPUTY;
  return leads && post.body() != v1::POST_BODY_PARTY_GROUP && post.to_date() == 0;
}

const Recipe* DrawRecipe(const v1::Post& post, int events, v1::EmploymentKind employment,
                         Random& random, Province& province) {
  const int unit = province.index_of.at(post.unit_id());
  SubjectClass subject_class = province.ClassOf(v1::SUBJECT_KIND_LEADER, unit);
  subject_class.post_kind = post.kind();
  subject_class.post_body = post.body();
  const Recipes& recipes = province.book.Of(subject_class);
  int rank = province.units[static_cast<size_t>(unit)].rank;
  if (!random.PerMille(kAsItsUnit)) rank = random.Below(kRankCount);
  const int tier = random.PerMille(kExcluded) ? kNotRatedTier : recipes.TierOfRank(rank, random);
  const int own_events = (events & (kSanctionEvent | kAbsenceEvent)) |
                         (random.PerMille(kNewInPost) ? kNewEvent : kNoEvent);
  return recipes.Pick(tier, own_events, employment, random);
}

PlannedSubject PlanLeader(const v1::Post& post, const Recipe& recipe, const v1::Person& row,
                          const Province& province) {
  PlannedSubject subject;
  subject.ref.set_kind(v1::SUBJECT_KIND_LEADER);
  subject.ref.set_person_id(row.id());
  subject.ref.set_post_id(post.id());
  subject.unit = province.index_of.at(post.unit_id());
  subject.tier = recipe.tier;
  subject.post_kind = post.kind();
  subject.group_ids.assign(post.group_ids().begin(), post.group_ids().end());
  return subject;
}

// The tier that the other side gave; kNotRatedTier: none fits what the recipe wants.
int TierOfOtherSide(const Recipe& recipe, const Province& province) {
  const Solver solver(province.policy, SubjectClass());
  const int count = province.policy.tiers_size();
  const int meant = std::max(0, recipe.tier);
  for (int step = 0; step < count; ++step) {
    const int tier = (meant + step) % count;
    const bool fits = std::all_of(
        recipe.ratings.begin(), recipe.ratings.end(),
        [&](const auto& it) { return solver.InBand(tier, it.first.band()) == it.second; });
    if (fits) return tier;
  }
  return kNotRatedTier;
}

}  // namespace

void WriteLeaders(int events, Random& random, v1::Person& row, Province& province) {
  if (!province.book.HasPass(v1::SUBJECT_KIND_LEADER)) return;
  // What was rated earlier belongs to the person, and who is exempt is so in each post: where the
  // tier hangs on that, the first recipe holds for all.
  const Recipe* of_person = nullptr;
  for (v1::Post& post : *row.mutable_posts()) {
    if (!IsLeader(post)) continue;
    const Recipe* recipe = of_person;
    if (recipe == nullptr) {
      recipe = DrawRecipe(post, events, row.employment(), random, province);
    }
    if (recipe == nullptr) continue;
    if (recipe->most_tenure_months >= 0) {
      post.set_from_date(AddMonths(province.days.end, -std::max(1, recipe->most_tenure_months)));
    }
    const PlannedSubject subject = PlanLeader(post, *recipe, row, province);
    if (of_person == nullptr) WritePersonRatings(subject, *recipe, random, row, province);
    if (!recipe->earlier_ratings.empty() || recipe->tier == kNotRatedTier) of_person = recipe;
    WriteSubject(subject, *recipe, random, province);
  }
}

void WritePersonRatings(const PlannedSubject& subject, const Recipe& recipe, Random& random,
                        v1::Person& row, Province& province) {
  const v1::SubjectKind kind = subject.ref.kind();
  const Recipes& recipes = province.book.Of(province.ClassOf(kind, subject.unit));
  std::vector<v1::Rating> earlier;
  if (!recipes.tiers.empty()) {
    province.history.Draw(recipe, kind, recipes.tiers, random, earlier);
  }
  for (const v1::Rating& rating : earlier) *row.add_ratings() = rating;
  const bool is_wanted = std::any_of(recipe.ratings.begin(), recipe.ratings.end(),
                                     [](const auto& it) { return it.second; });
  const int share = IsState(row.employment()) ? kStateRatedOfState : kStateRated;
  if (!random.PerMille(share) && !is_wanted) return;
  const int tier = TierOfOtherSide(recipe, province);
  if (tier == kNotRatedTier) return;
  v1::Rating& rating = *row.add_ratings();
  rating.set_side(recipe.ratings.empty() ? v1::SIDE_STATE : recipe.ratings.front().first.side());
  rating.set_tier_id(province.TierId(tier));
  rating.set_decided_on(province.days.state_rated_on);
  rating.set_subject_kind(kind);
}

void WriteOutsiders(Province& province) {
  Random random(province.options.seed, kOutsiderStream);
  int count = 0;
  for (size_t index = 0; index < province.units.size(); ++index) {
    const ProvinceUnit& unit = province.units[index];
    const bool may_have =
        unit.kind == v1::UNIT_KIND_AGENCY || unit.kind == v1::UNIT_KIND_PUBLIC_SERVICE_UNIT;
    if (!may_have || ++count % kOutsidersEvery != 0) continue;
    v1::Person& row = *province.out.add_people();
    row.set_id(absl::StrCat("NDV", count));
    row.set_employment(v1::EMPLOYMENT_KIND_CIVIL_SERVANT);
    v1::Post& post = *row.add_posts();
    post.set_id("CV-1");
    post.set_unit_id(unit.id);
    post.set_kind(v1::POST_KIND_DEPUTY);
    post.set_body(v1::POST_BODY_LEADERSHIP);
    post.set_from_date(AddMonths(province.days.begin, -20));
    post.set_rank(1);
    post.add_group_ids(province.PeerGroup("CD-NDV", static_cast<int>(index)));
    WriteLeaders(kNoEvent, random, row, province);
  }
}

}  // namespace dangvien::generator
