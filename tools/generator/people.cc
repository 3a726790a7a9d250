// One person after another: which tier is meant, who the person is, which posts, what happened in
// the year (transfer, temporary stay, admission, leave), and the facts that give the tier.
//
// Tiers are drawn by the rank of the branch, which is why good branches exist at all: one member
// below the second tier already keeps a branch from the first. Altogether about 15 % are meant for
// the first tier, 70 % for the second, 14 % for the third and under 1 % for the last.
//
// Each branch has its own stream of chance, so its people do not change when another branch does.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/people.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/str_cat.h"

namespace dangvien::generator {
namespace {

// The share table: how often rank 0 to 3 is meant for a member, per mille, by the branch's rank.
constexpr std::array<std::array<int, kRankCount>, kRankCount> kMemberRanks = {
    {{240, 760, 0, 0}, {150, 715, 135, 0}, {80, 690, 222, 8}, {40, 620, 315, 25}}};

constexpr int kCommitteeFrom = 9;  // members from which a branch has a third committee member
constexpr int kYouthPlace = 5;     // who leads the youth section of a branch of the company

constexpr std::array<v1::EmploymentKind, 8> kEmployments = {
    v1::EMPLOYMENT_KIND_CADRE,           v1::EMPLOYMENT_KIND_CIVIL_SERVANT,
    v1::EMPLOYMENT_KIND_PUBLIC_EMPLOYEE, v1::EMPLOYMENT_KIND_WORKER,
    v1::EMPLOYMENT_KIND_ARMED_FORCES,    v1::EMPLOYMENT_KIND_RETIRED,
    v1::EMPLOYMENT_KIND_STUDENT,         v1::EMPLOYMENT_KIND_OTHER};
constexpr std::array<int, 8> kCompanyEmployments = {0, 0, 25, 960, 0, 15, 0, 0};
constexpr std::array<int, 8> kScaleEmployments = {80, 120, 200, 250, 40, 280, 10, 20};

}  // namespace

// What happened to a person in the year.
enum class PeopleDrawer::Life {
  kOrdinary,
  kExempt,
  kSuspended,
  kSick,
  kMaternity,
  kStudy,
  kTransferred,
  kTemporary,
  kAdmitted,
};

PeopleDrawer::PeopleDrawer(const Dossier& dossier, int branch, size_t& next_post)
    : dossier_(dossier),
      branch_index_(branch),
      unit_(dossier.branch(branch)),
      script_(dossier.scripts[static_cast<size_t>(branch)]),
      next_post_(next_post),
      rated_on_(dossier.DaysOf(branch).rated_on),
      random_(dossier.options.seed, kBranchStreams + static_cast<uint64_t>(branch)) {}

int PeopleDrawer::Draw(int place, PersonFacts& out) {
  const PersonCase person_case = script_.case_of_place[static_cast<size_t>(place)];
  const int rank = DrawRank(person_case);
  out.other_memberships.clear();
  out.posts.clear();
  out.absences.clear();
  out.ratings.clear();
  DrawIdentity(place, out);
  DrawPosts(place, person_case, out);
  DrawLife(place, person_case, out);
  AddRatings(rank, out);
  DrawMarks(rank, person_case, out);
  return rank;
}

int PeopleDrawer::DrawRank(PersonCase person_case) {
  const int drawn = random_.Pick(kMemberRanks[static_cast<size_t>(unit_.rank)]);
  switch (person_case) {
    case PersonCase::kNone:
      return drawn;
    case PersonCase::kUnattested:
    case PersonCase::kNoEvidence:
      return 0;
    case PersonCase::kEarlierYear:
    case PersonCase::kCountedBefore:
    case PersonCase::kDecidedBetter:
    case PersonCase::kDecidedWithoutReason:
    case PersonCase::kFormerHead:
      return 1;
    default:
      return 2;
  }
}

void PeopleDrawer::DrawIdentity(int place, PersonFacts& out) {
  const bool is_company = dossier_.options.profile == Profile::kCompany;
  out.id = PersonId(dossier_.plan, unit_.first_person + place);
  out.home_unit_id = unit_.id;
  out.home_from_date = 0;
  const int years = random_.Between(2, 30);
  const int month = random_.Between(1, 12);
  const int day = random_.Between(1, 28);
  out.admitted_on = (dossier_.year.number() - years) * 10000 + month * 100 + day;
  out.official_on = out.admitted_on + 10000;
  const auto& shares = is_company ? kCompanyEmployments : kScaleEmployments;
  out.employment = kEmployments[static_cast<size_t>(random_.Pick(shares))];
}

void PeopleDrawer::AddPost(const std::string& unit_id, v1::PostKind kind, v1::PostBody body,
                           PersonFacts& out) {
  v1::Post post;
  post.set_id(PostId(unit_id));
  post.set_unit_id(unit_id);
  post.set_kind(kind);
  post.set_body(body);
  post.set_from_date((dossier_.year.number() - 3) * 10000 + 601);
  out.posts.push_back(post);
}

void PeopleDrawer::DrawPosts(int place, PersonCase person_case, PersonFacts& out) {
  const auto& posts = dossier_.plan.posts;
  const int64_t person = unit_.first_person + place;
  for (; next_post_ < posts.size() && posts[next_post_].person == person; ++next_post_) {
    AddPost(posts[next_post_].unit_id, posts[next_post_].kind, posts[next_post_].body, out);
  }
  const v1::PostBody committee = v1::POST_BODY_COMMITTEE;
  if (place == kHeadPlace) AddPost(unit_.id, v1::POST_KIND_HEAD, committee, out);
  if (place == kDeputyPlace) AddPost(unit_.id, v1::POST_KIND_DEPUTY, committee, out);
  if (place == kThirdPlace && unit_.member_count >= kCommitteeFrom) {
    AddPost(unit_.id, v1::POST_KIND_MEMBER, committee, out);
  }
  if (dossier_.options.profile == Profile::kCompany) {
    const v1::PostBody leadership = v1::POST_BODY_LEADERSHIP;
    const char* suffix = place == kThirdPlace ? "-CD" : place == kYouthPlace ? "-DTN" : nullptr;
    if (suffix != nullptr) {
      AddPost(absl::StrCat(unit_.id, suffix), v1::POST_KIND_HEAD, leadership, out);
    }
  }
  const int middle = dossier_.year.number() * 10000 + 701;
  const auto& cases = script_.case_of_place;
  const bool head_changed =
      std::find(cases.begin(), cases.end(), PersonCase::kFormerHead) != cases.end();
  if (place == kHeadPlace && head_changed) out.posts.back().set_from_date(middle);
  if (person_case == PersonCase::kFormerHead) {
    AddPost(unit_.id, v1::POST_KIND_HEAD, committee, out);
    out.posts.back().set_to_date(middle);
  }
  for (size_t index = 0; index < out.posts.size(); ++index) {
    out.posts[index].set_rank(static_cast<uint32_t>(index + 1));
  }
}

void PeopleDrawer::DrawLife(int place, PersonCase person_case, PersonFacts& out) {
  // Per mille, in the order of Life.
  constexpr std::array<int, 9> kShares = {838, 26, 4, 8, 10, 7, 60, 20, 27};
  const Life life = static_cast<Life>(random_.Pick(kShares));
  if (person_case == PersonCase::kTwoHomes) {
    v1::Membership second;
    second.set_unit_id(FailingBranchId());
    second.set_kind(v1::MEMBERSHIP_KIND_OFFICIAL);
    out.other_memberships.push_back(second);
  }
  // Leaders and planted people have an ordinary year.
  if (place <= kYouthPlace || person_case != PersonCase::kNone) return;
  switch (life) {
    case Life::kOrdinary:
      return;
    case Life::kExempt:
      return AddAbsence(v1::ABSENCE_KIND_EXEMPT, out);
    case Life::kSuspended:
      if (unit_.rank == 0) return;
      return AddAbsence(v1::ABSENCE_KIND_SUSPENDED, out);
    case Life::kSick:
      return AddAbsence(v1::ABSENCE_KIND_SICK, out);
    case Life::kMaternity:
      return AddAbsence(v1::ABSENCE_KIND_MATERNITY, out);
    case Life::kStudy:
      return AddAbsence(v1::ABSENCE_KIND_STUDY, out);
    case Life::kTransferred:
      return Transfer(out);
    case Life::kTemporary:
      return VisitElsewhere(out);
    case Life::kAdmitted:
      return Admit(out);
  }
}

const std::string& PeopleDrawer::OtherBranchId() {
  constexpr int kReach = 30;  // people move between branches that are near each other
  const int count = static_cast<int>(dossier_.plan.branches.size());
  const int step = 1 + random_.Below(std::max(1, std::min(count - 1, kReach)));
  return dossier_.branch((branch_index_ + step) % count).id;
}

const std::string& PeopleDrawer::FailingBranchId() const {
  const int count = static_cast<int>(dossier_.plan.branches.size());
  for (int index = 0; index < count; ++index) {
    if (dossier_.branch(index).rank == 3) return dossier_.branch(index).id;
  }
  return unit_.id;
}

void PeopleDrawer::Transfer(PersonFacts& out) {
  const std::string& from = OtherBranchId();
  const int day = random_.Between(40, 320);
  const bool has_remarks = random_.PerMille(day >= 181 ? 900 : 500);
  if (from == unit_.id) return;
  out.home_from_date = dossier_.year.Day(day);
  v1::Membership before;
  before.set_unit_id(from);
  before.set_kind(v1::MEMBERSHIP_KIND_OFFICIAL);
  before.set_to_date(out.home_from_date);
  if (has_remarks) {
    before.set_remarks_reference(absl::StrCat("NX-", out.id));
    before.set_remarks_received_on(dossier_.year.Day(day + 12));
  }
  out.other_memberships.push_back(before);
}

void PeopleDrawer::VisitElsewhere(PersonFacts& out) {
  const std::string& where = OtherBranchId();
  const int day = random_.Between(10, 200);
  const bool is_over = random_.PerMille(500);
  if (where == unit_.id) return;
  v1::Membership visit;
  visit.set_unit_id(where);
  visit.set_kind(v1::MEMBERSHIP_KIND_TEMPORARY);
  visit.set_from_date(dossier_.year.Day(day));
  if (is_over) visit.set_to_date(dossier_.year.Day(day + 120));
  visit.set_remarks_reference(absl::StrCat("NX-", out.id));
  visit.set_remarks_received_on(dossier_.year.Day(is_over ? day + 125 : 330));
  out.other_memberships.push_back(visit);
}

void PeopleDrawer::Admit(PersonFacts& out) {
  out.admitted_on = dossier_.year.Day(random_.Between(20, 320));
  out.official_on = 0;
  out.home_from_date = out.admitted_on;
}

void PeopleDrawer::AddAbsence(v1::AbsenceKind kind, PersonFacts& out) {
  const bool is_lasting = kind == v1::ABSENCE_KIND_EXEMPT || kind == v1::ABSENCE_KIND_SUSPENDED;
  const int first = random_.Between(20, 180);
  v1::Absence absence;
  absence.set_kind(kind);
  absence.set_from_date(dossier_.year.Day(is_lasting ? first - 60 : first));
  if (!is_lasting) absence.set_to_date(dossier_.year.Day(first + 180));
  absence.set_reference(absl::StrCat("QD-", out.id));
  out.absences.push_back(absence);
}

void PeopleDrawer::AddRatings(int rank, PersonFacts& out) {
  constexpr int kStateRated = 50;  // per mille, besides everyone with a post above the branch
  const bool is_rated = random_.PerMille(kStateRated) || out.posts.size() > 1;
  if (!is_rated) return;
  v1::Rating state;
  state.set_side(v1::SIDE_STATE);
  state.set_tier_id(dossier_.TierId(dossier_.members, rank));
  state.set_decided_on(dossier_.year.WorkdayFromEnd(12));
  out.ratings.push_back(state);
  if (out.posts.empty()) return;
  v1::Rating earlier;
  earlier.set_side(v1::SIDE_PARTY);
  earlier.set_tier_id(dossier_.TierId(dossier_.members, 1));
  earlier.set_begin_date(dossier_.year.begin() - 10000);
  earlier.set_end_date(dossier_.year.begin());
  earlier.set_reference(absl::StrCat("QD-", out.home_unit_id));
  out.ratings.push_back(earlier);
}

void PeopleDrawer::DrawMarks(int rank, PersonCase person_case, PersonFacts& out) {
  const Demands& demands = dossier_.members;
  const FlagStyle style = script_.states_every_flag ? FlagStyle::kStated : FlagStyle::kListed;
  DrawMarked(demands, rank, style, random_, out.marked);
  if (rank == 3) Fail(demands, random_, out.marked);
  if (person_case == PersonCase::kMissingMark) LoseMark(demands, random_, out.marked);
  if (person_case == PersonCase::kOpenQuestion || person_case == PersonCase::kAnsweredQuestion) {
    LeaveToPeople(demands, out.marked);
  }
  for (FlagState& flag : out.marked.flags) {
    if (flag != kFlagHoldsWithEvidence) continue;
    if (person_case == PersonCase::kUnattested) flag = kFlagNotStated;
    if (person_case == PersonCase::kNoEvidence) flag = kFlagHolds;
  }
  const bool hopes_for_more = random_.PerMille(200);
  out.marked.self_tier = demands.TierOfRank(std::max(0, hopes_for_more ? rank - 1 : rank));
  out.marked.rated_on = rated_on_;
}

}  // namespace dangvien::generator
