// Who leads what.
//
// The committee of a branch are its first people. The bodies beside a unit are led by people of the
// branches below it, of whom there are few where the unit is small: then one person holds several
// posts. In some branches the head changed in the period, and a few have two heads, which is a
// contradiction.
//
// Tested by tests/province/province_test.cc
#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "generator/province/province.h"

namespace dangvien::generator {
namespace {

constexpr int kCommitteeFrom = 9;
constexpr int kLeadersOfBody = 9;      // people below a party body who lead the bodies beside it
constexpr int kHeadChangedEvery = 40;  // branches
constexpr int kTwoHeadsEvery = 150;
constexpr int kGroupNotStatedEvery = 211;  // posts
constexpr int kGroupHeadPlace = 3;

class Planner {
 public:
  explicit Planner(Province& province) : province_(province) {
    province.posts.resize(static_cast<size_t>(province.plan.member_count));
    province.heads.resize(province.units.size());
    province.deputies.resize(province.units.size());
  }

  void Plan() {
    for (const int branch : province_.plan.branches) PlanBranch(branch);
    for (const PlannedPost& post : province_.plan.posts) {
      Add(post.person, province_.index_of.at(post.unit_id), post.kind, post.body);
    }
    for (size_t unit = 0; unit < province_.bodies.size(); ++unit) {
      int ordinal = 0;
      for (const int body : province_.bodies[unit])
        PlanBody(static_cast<int>(unit), body, ordinal++);
    }
  }

 private:
  v1::Post& Add(int64_t person, int unit, v1::PostKind kind, v1::PostBody body) {
    std::vector<v1::Post>& posts = province_.posts[static_cast<size_t>(person)];
    const ProvinceUnit& at = province_.units[static_cast<size_t>(unit)];
    v1::Post& post = posts.emplace_back();
    post.set_id(absl::StrCat("CV-", at.id, "-", posts.size()));
    post.set_unit_id(at.id);
    post.set_kind(kind);
    post.set_body(body);
    post.set_from_date(AddMonths(province_.days.begin, -31));
    post.set_rank(static_cast<uint32_t>(posts.size()));
    if (++post_count_ % kGroupNotStatedEvery != 0) {
      post.add_group_ids(province_.PeerGroup(absl::StrCat("CD", kind, at.level), unit));
    }
    const std::string id = PersonId(province_.plan, person);
    std::string& head = province_.heads[static_cast<size_t>(unit)];
    std::string& deputy = province_.deputies[static_cast<size_t>(unit)];
    if (kind == v1::POST_KIND_HEAD && head.empty()) head = id;
    if (kind == v1::POST_KIND_DEPUTY && deputy.empty()) deputy = id;
    return post;
  }

  void PlanBranch(int index) {
    const ProvinceUnit& branch = province_.units[static_cast<size_t>(index)];
    const int64_t first = branch.first_person;
    const v1::PostBody committee = v1::POST_BODY_COMMITTEE;
    const int ordinal = branch_count_++;
    v1::Post& head = Add(first + kHeadPlace, index, v1::POST_KIND_HEAD, committee);
    if (ordinal % kHeadChangedEvery == 7) ChangeHead(branch, index, head);
    if (branch.member_count > kDeputyPlace) {
      const bool is_head = ordinal % kTwoHeadsEvery == 11 && branch.rank >= 2;
      Add(first + kDeputyPlace, index, is_head ? v1::POST_KIND_HEAD : v1::POST_KIND_DEPUTY,
          committee);
    }
    if (branch.member_count >= kCommitteeFrom) {
      Add(first + kThirdPlace, index, v1::POST_KIND_MEMBER, committee);
    }
    // One of its groups: two heads of one body of a unit would contradict each other.
    if (branch.party_group_count > 0) {
      Add(first + kGroupHeadPlace, index, v1::POST_KIND_HEAD, v1::POST_BODY_PARTY_GROUP);
    }
  }

  // The head came in the middle of the period; who was it before is the last of the branch.
  void ChangeHead(const ProvinceUnit& branch, int index, v1::Post& head) {
    const int on = AddDays(province_.days.begin, province_.days.day_count / 2);
    if (branch.member_count <= kThirdPlace + 1) return;
    head.set_from_date(on);
    Add(branch.first_person + branch.member_count - 1, index, v1::POST_KIND_HEAD,
        v1::POST_BODY_COMMITTEE)
        .set_to_date(on);
  }

  void PlanBody(int unit, int body, int ordinal) {
    const ProvinceUnit& above = province_.units[static_cast<size_t>(unit)];
    const int first_place = above.member_count > kThirdPlace + 1 ? kThirdPlace + 1 : 0;
    const int count = above.member_count > 0 ? above.member_count - first_place : kLeadersOfBody;
    const auto person = [&](int number) {
      const int64_t last = province_.plan.member_count - 1;
      return std::min(last, above.first_person + first_place + number % count);
    };
    const v1::PostBody leadership = v1::POST_BODY_LEADERSHIP;
    Add(person(ordinal * 2), body, v1::POST_KIND_HEAD, leadership);
    if (person(ordinal * 2 + 1) == person(ordinal * 2)) return;
    Add(person(ordinal * 2 + 1), body, v1::POST_KIND_DEPUTY, leadership);
  }

  Province& province_;
  int branch_count_ = 0;
  int post_count_ = 0;
};

}  // namespace

void PlanPosts(Province& province) { Planner(province).Plan(); }

}  // namespace dangvien::generator
