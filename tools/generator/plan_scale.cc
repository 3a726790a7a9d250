// A tree of any size with the proportions of the whole party.
//
// 5.6 million members, 270,000 branches of 3 to 60 members (20.7 on average), 52,000 grassroots
// organizations: two of three are single branches, every third is a party body with some 13
// branches. About 60 grassroots organizations stand below a district, 14 districts below a
// province; with more than one province there is a root above them.
//
// How well a unit does is drawn from how well the one above it does. Drawn for each branch alone,
// every party body of some size would hold a branch that fails, and no district would be good.
//
// Tested by tests/unit/generator/generator_test.cc
#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "generator/plan.h"
#include "generator/random.h"

namespace dangvien::generator {
namespace {

constexpr int64_t kProvinceMembers = 93'333;
constexpr int64_t kDistrictMembers = 6'667;
constexpr int kLeastBranch = 3;
constexpr int kLeastFirstBranch = 12;  // the first branch of a tree of units holds their leaders

using Weights = std::array<int, kRankCount>;

// Shares of rank 0 to 3, per mille.
constexpr Weights kGrassrootsRanks = {200, 560, 200, 40};
constexpr std::array<Weights, kRankCount> kBranchRanks = {
    {{400, 600, 0, 0}, {200, 620, 180, 0}, {100, 530, 330, 40}, {50, 450, 350, 150}}};
constexpr std::array<Weights, kRankCount> kCounterpartRanks = {
    {{400, 600, 0, 0}, {200, 650, 150, 0}, {100, 500, 395, 5}, {0, 500, 450, 50}}};

int BranchSize(Random& random) {
  constexpr std::array<int, 5> kShares = {20, 35, 30, 11, 4};
  constexpr std::array<int, 6> kBounds = {3, 11, 21, 31, 46, 61};
  const auto band = static_cast<size_t>(random.Pick(kShares));
  return random.Between(kBounds[band], kBounds[band + 1] - 1);
}

class ScalePlanner {
 public:
  ScalePlanner(uint64_t seed, int64_t member_count) : random_(seed, 0) {
    left_ = std::max<int64_t>(member_count, 1);
    plan_.person_id_digits = 7;
  }

  Plan Make() {
    const int64_t provinces = std::max<int64_t>(1, left_ / kProvinceMembers);
    int root = -1;
    if (provinces > 1) root = AddBody("TW", v1::UNIT_LEVEL_CENTRAL, -1);
    for (int64_t number = provinces; number > 0; --number) {
      AddProvince(absl::StrCat("T", provinces - number + 1), root, left_ / number);
    }
    std::stable_sort(
        plan_.posts.begin(), plan_.posts.end(),
        [](const PlannedPost& a, const PlannedPost& b) { return a.person < b.person; });
    return std::move(plan_);
  }

 private:
  void AddProvince(const std::string& id, int root, int64_t member_count) {
    const int province = AddBody(id, v1::UNIT_LEVEL_PROVINCE, root);
    const int64_t floor = left_ - member_count;
    const int64_t districts = std::max<int64_t>(1, member_count / kDistrictMembers);
    for (int64_t number = districts; number > 0; --number) {
      AddDistrict(absl::StrCat(id, "-H", districts - number + 1), province,
                  (left_ - floor) / number);
    }
  }

  void AddDistrict(const std::string& id, int province, int64_t member_count) {
    const int district = AddBody(id, v1::UNIT_LEVEL_DISTRICT, province);
    const int64_t floor = left_ - member_count;
    for (int number = 1; left_ > floor; ++number) {
      const std::string grassroots_id = absl::StrCat(id, "-C", number);
      const int rank = random_.Pick(kGrassrootsRanks);
      if (random_.Below(3) != 0) {
        AddBranch(grassroots_id, v1::UNIT_LEVEL_GRASSROOTS, {district, rank}, floor);
        continue;
      }
      const int body = AddBody(grassroots_id, v1::UNIT_LEVEL_GRASSROOTS, district);
      plan_.units[static_cast<size_t>(body)].rank = rank;
      const int branches = random_.Between(4, 22);
      for (int branch = 1; branch <= branches && left_ > floor; ++branch) {
        const int branch_rank = random_.Pick(kBranchRanks[static_cast<size_t>(rank)]);
        AddBranch(absl::StrCat(grassroots_id, "-B", branch), v1::UNIT_LEVEL_SUBORDINATE,
                  {body, branch_rank}, floor);
      }
    }
  }

  int AddBody(const std::string& id, v1::UnitLevel level, int parent) {
    const int index = static_cast<int>(plan_.units.size());
    PlannedUnit unit;
    unit.id = id;
    unit.kind = v1::UNIT_KIND_PARTY_BODY;
    unit.level = level;
    unit.parent = parent;
    unit.rank = random_.Pick(kGrassrootsRanks);
    unit.first_person = plan_.member_count;
    plan_.units.push_back(unit);
    AddCounterparts(index);
    leaderless_.push_back(index);
    return index;
  }

  struct Above {
    int parent;
    int rank;
  };

  void AddBranch(const std::string& id, v1::UnitLevel level, Above above, int64_t floor) {
    PlannedUnit unit;
    unit.id = id;
    unit.level = level;
    unit.parent = above.parent;
    unit.rank = above.rank;
    unit.first_person = plan_.member_count;
    int size = BranchSize(random_);
    if (!leaderless_.empty()) size = std::max(size, kLeastFirstBranch);
    const int64_t available = left_ - floor;
    const bool leaves_too_few = available - size < kLeastBranch;
    unit.member_count = leaves_too_few ? static_cast<int>(available) : size;
    const int index = static_cast<int>(plan_.units.size());
    plan_.units.push_back(unit);
    plan_.branches.push_back(index);
    plan_.member_count += unit.member_count;
    left_ -= unit.member_count;
    if (level == v1::UNIT_LEVEL_GRASSROOTS) AddCounterparts(index);
    AddLeaders(unit);
  }

  void AddCounterparts(int unit_index) {
    const PlannedUnit& unit = plan_.units[static_cast<size_t>(unit_index)];
    const Weights& weights = kCounterpartRanks[static_cast<size_t>(unit.rank)];
    for (const auto& [suffix, kind] : {std::pair("-CQ", v1::UNIT_KIND_GOVERNMENT),
                                       {"-MT", v1::UNIT_KIND_FRONT},
                                       {"-CD", v1::UNIT_KIND_MASS_ORGANIZATION},
                                       {"-DTN", v1::UNIT_KIND_MASS_ORGANIZATION}}) {
      plan_.counterparts.push_back(
          {absl::StrCat(unit.id, suffix), "", kind, unit_index, random_.Pick(weights)});
    }
  }

  // The units above the branch that have no leaders yet get two of its people each: from the fourth
  // on, since the first three form the committee of the branch.
  void AddLeaders(const PlannedUnit& branch) {
    int place = kThirdPlace + 1;
    for (const int index : leaderless_) {
      const std::string& id = plan_.units[static_cast<size_t>(index)].id;
      for (const v1::PostKind kind : {v1::POST_KIND_HEAD, v1::POST_KIND_DEPUTY}) {
        if (place >= branch.member_count) break;
        plan_.posts.push_back(
            {branch.first_person + place, id, kind, v1::POST_BODY_STANDING_COMMITTEE});
        ++place;
      }
    }
    leaderless_.clear();
  }

  Random random_;
  Plan plan_;
  int64_t left_ = 0;             // members who have no branch yet
  std::vector<int> leaderless_;  // units above the next branch
};

}  // namespace

Plan PlanScale(uint64_t seed, int64_t member_count) {
  return ScalePlanner(seed, member_count).Make();
}

}  // namespace dangvien::generator
