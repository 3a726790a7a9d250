// The tree of one mining company: a grassroots party body, 25 branches, about 600 members.
//
// How well each branch does is dealt from a deck, not drawn one by one: in a tree this small five
// branches of the best tier and exactly one that fails should not depend on luck. Which branch gets
// which card does. The one that fails settles the company's own tier whatever else is open, since
// "all subordinate organizations at least ..." is then false for certain.
//
// Posts of the company are held by people of the office branches (places 3 and 4 there), as in a
// real company, where the directors belong to the branches of the offices.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/plan.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "generator/random.h"

namespace dangvien::generator {
namespace {

constexpr int kPitCount = 17;
constexpr std::array<const char*, 25> kBranchNames = {
    "Khai thác 1",        "Khai thác 2",     "Khai thác 3",    "Khai thác 4",    "Khai thác 5",
    "Khai thác 6",        "Khai thác 7",     "Khai thác 8",    "Đào lò 1",       "Đào lò 2",
    "Đào lò 3",           "Đào lò 4",        "Vận tải lò 1",   "Vận tải lò 2",   "Cơ điện lò",
    "Thông gió - Đo khí", "Sàng tuyển than", "Phòng Kỹ thuật", "Phòng Kế hoạch", "Phòng An toàn",
    "Phòng Tổ chức",      "Phòng Kế toán",   "Phòng Vật tư",   "Văn phòng",      "Bảo vệ - Y tế"};

constexpr int kLargeBranch = 30;  // members from which a branch has tổ đảng

struct CompanyBody {
  const char* suffix;
  const char* name;
  v1::UnitKind kind;
  int rank;
};

constexpr std::array<CompanyBody, 5> kCompanyBodies = {{
    {"-CQ", "Ban Giám đốc Công ty", v1::UNIT_KIND_MANAGEMENT, 1},
    {"-CD", "Công đoàn Công ty", v1::UNIT_KIND_MASS_ORGANIZATION, 0},
    {"-DTN", "Đoàn Thanh niên Công ty", v1::UNIT_KIND_MASS_ORGANIZATION, 1},
    {"-CCB", "Hội Cựu chiến binh Công ty", v1::UNIT_KIND_MASS_ORGANIZATION, 1},
    {"-NC", "Ban Nữ công Công ty", v1::UNIT_KIND_MASS_ORGANIZATION, 2},
}};

// Who of the 16 office people holds what; the number is the one among them.
struct CompanyPost {
  int number;
  const char* suffix;  // of the unit: "" the party body
  v1::PostKind kind;
  v1::PostBody body;
};

constexpr v1::PostBody kStanding = v1::POST_BODY_STANDING_COMMITTEE;
constexpr v1::PostBody kLeadership = v1::POST_BODY_LEADERSHIP;
constexpr std::array<CompanyPost, 12> kCompanyPosts = {{
    {0, "", v1::POST_KIND_HEAD, kStanding},
    {1, "", v1::POST_KIND_DEPUTY, kStanding},
    {2, "", v1::POST_KIND_DEPUTY, kStanding},
    {3, "", v1::POST_KIND_MEMBER, kStanding},
    {4, "", v1::POST_KIND_MEMBER, kStanding},
    {1, "-CQ", v1::POST_KIND_HEAD, kLeadership},
    {3, "-CQ", v1::POST_KIND_DEPUTY, kLeadership},
    {5, "-CQ", v1::POST_KIND_DEPUTY, kLeadership},
    {4, "-CD", v1::POST_KIND_HEAD, kLeadership},
    {6, "-DTN", v1::POST_KIND_HEAD, kLeadership},
    {7, "-CCB", v1::POST_KIND_HEAD, kLeadership},
    {8, "-NC", v1::POST_KIND_HEAD, kLeadership},
}};
constexpr int kCommitteeSize = 15;
constexpr int kStandingSize = 5;

// Shares of rank 0 to 3 among the mass organization groups of a branch, by the branch's rank.
constexpr std::array<std::array<int, kRankCount>, kRankCount> kGroupRanks = {
    {{400, 600, 0, 0}, {200, 650, 150, 0}, {100, 500, 400, 0}, {0, 500, 500, 0}}};

void AddCounterparts(const PlannedUnit& unit, int unit_index, Random& random, Plan& plan) {
  const std::string place = unit.name.substr(std::string("Chi bộ ").size());
  const auto& weights = kGroupRanks[static_cast<size_t>(unit.rank)];
  plan.counterparts.push_back({absl::StrCat(unit.id, "-CD"), absl::StrCat("Công đoàn ", place),
                               v1::UNIT_KIND_MASS_ORGANIZATION, unit_index, random.Pick(weights)});
  plan.counterparts.push_back({absl::StrCat(unit.id, "-DTN"), absl::StrCat("Chi đoàn ", place),
                               v1::UNIT_KIND_MASS_ORGANIZATION, unit_index, random.Pick(weights)});
}

void AddBranches(Random& random, Plan& plan) {
  std::vector<int> ranks;
  for (const auto& [rank, count] : {std::pair(0, 5), {1, 14}, {2, 5}, {3, 1}}) {
    ranks.insert(ranks.end(), static_cast<size_t>(count), rank);
  }
  random.Shuffle(ranks);
  for (size_t index = 0; index < kBranchNames.size(); ++index) {
    const bool is_pit = index < kPitCount;
    PlannedUnit branch;
    branch.id = absl::StrCat("TKV-CB", index < 9 ? "0" : "", index + 1);
    branch.name = absl::StrCat("Chi bộ ", kBranchNames[index]);
    branch.parent = 0;
    branch.rank = ranks[index];
    branch.member_count = is_pit ? random.Between(20, 34) : random.Between(14, 22);
    branch.first_person = plan.member_count;
    branch.party_group_count = branch.member_count >= kLargeBranch ? 2 : 0;
    plan.member_count += branch.member_count;
    const int unit_index = static_cast<int>(plan.units.size());
    AddCounterparts(branch, unit_index, random, plan);
    plan.branches.push_back(unit_index);
    plan.units.push_back(branch);
  }
}

// Two people of each office branch.
std::vector<int64_t> OfficePeople(const Plan& plan) {
  std::vector<int64_t> people;
  for (const int place : {3, 4}) {
    for (size_t branch = kPitCount; branch < plan.branches.size(); ++branch) {
      const auto unit = static_cast<size_t>(plan.branches[branch]);
      people.push_back(plan.units[unit].first_person + place);
    }
  }
  return people;
}

void AddPosts(Plan& plan) {
  const std::vector<int64_t> people = OfficePeople(plan);
  const std::string& company = plan.units.front().id;
  for (const CompanyPost& post : kCompanyPosts) {
    plan.posts.push_back({people[static_cast<size_t>(post.number)],
                          absl::StrCat(company, post.suffix), post.kind, post.body});
  }
  for (size_t number = kStandingSize; number < kCommitteeSize; ++number) {
    plan.posts.push_back({people[number], company, v1::POST_KIND_MEMBER, v1::POST_BODY_COMMITTEE});
  }
  std::stable_sort(plan.posts.begin(), plan.posts.end(),
                   [](const PlannedPost& a, const PlannedPost& b) { return a.person < b.person; });
}

}  // namespace

Plan PlanCompany(uint64_t seed) {
  Random random(seed, 0);
  Plan plan;
  PlannedUnit company;
  company.id = "TKV";
  company.name = "Đảng bộ Công ty Than";
  company.kind = v1::UNIT_KIND_PARTY_BODY;
  company.level = v1::UNIT_LEVEL_GRASSROOTS;
  plan.units.push_back(company);
  for (const CompanyBody& body : kCompanyBodies) {
    plan.counterparts.push_back(
        {absl::StrCat(company.id, body.suffix), body.name, body.kind, 0, body.rank});
  }
  AddBranches(random, plan);
  AddPosts(plan);
  return plan;
}

std::string PersonId(const Plan& plan, int64_t person) {
  const std::string number = absl::StrCat(person + 1);
  const auto digits = static_cast<size_t>(plan.person_id_digits);
  const size_t zeros = number.size() < digits ? digits - number.size() : 0;
  return absl::StrCat("DV", std::string(zeros, '0'), number);
}

}  // namespace dangvien::generator
