// People, what happened to them in the period, and what is rated of them: members and leaders.
//
// How well a member is meant to do depends on the rank of the branch, as a branch is good because
// its members are. Events that would give another tier than the one meant are left out for that
// person: a recipe says which absences and sanctions it does not bear. Transfers, temporary stays
// and earlier ratings happen to anybody.
//
// Tested by tests/province/province_test.cc
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "generator/province/province.h"

namespace dangvien::generator {
namespace {

constexpr uint64_t kPeopleStream = 3'000'000'000;

// How often rank 0 to 3 is meant for a member, per mille, by the rank of the branch.
constexpr std::array<std::array<int, kRankCount>, kRankCount> kMemberRanks = {
    {{240, 760, 0, 0}, {150, 745, 105, 0}, {80, 690, 215, 15}, {40, 600, 300, 60}}};

constexpr std::array<int, kRankCount> kMemberRanksInTrouble = {10, 140, 200, 650};

constexpr std::array<int, 8> kEmployments = {80, 140, 200, 230, 40, 280, 10, 20};
constexpr int kFirstEmployment = v1::EMPLOYMENT_KIND_CADRE;

// Per mille.
constexpr int kNotRated = 35;
constexpr int kAsTheRulesAsk = 600;  // of employment, where tiers ask for one
constexpr int kTransferred = 60;
constexpr int kTemporary = 25;
constexpr int kAdmitted = 20;
constexpr int kAbsent = 60;
constexpr int kSanctionedInVain = 8;
constexpr int kTwoHomes = 8;  // of branches of rank 2 and 3, where nothing hangs on it

constexpr std::array<v1::AbsenceKind, 6> kAbsences = {
    v1::ABSENCE_KIND_SICK,  v1::ABSENCE_KIND_MATERNITY,           v1::ABSENCE_KIND_STUDY,
    v1::ABSENCE_KIND_OTHER, v1::ABSENCE_KIND_COMMITTEE_SUSPENDED, v1::ABSENCE_KIND_EXEMPT};

bool IsState(int employment) {
  return employment == v1::EMPLOYMENT_KIND_CADRE ||
         employment == v1::EMPLOYMENT_KIND_CIVIL_SERVANT ||
         employment == v1::EMPLOYMENT_KIND_PUBLIC_EMPLOYEE;
}

class BranchWriter {
 public:
  BranchWriter(int ordinal, Province& province)
      : province_(province),
        days_(province.days),
        ordinal_(ordinal),
        branch_(province.plan.branches[static_cast<size_t>(ordinal)]),
        random_(province.options.seed, kPeopleStream + static_cast<uint64_t>(ordinal)) {}

  void Write() {
    const int count = unit(branch_).member_count;
    for (int place = 0; place < count; ++place) WritePerson(unit(branch_).first_person + place);
  }

 private:
  const ProvinceUnit& unit(int index) const { return province_.units[static_cast<size_t>(index)]; }

  void WritePerson(int64_t number) {
    person_ = number;
    v1::Person& row = *province_.out.add_people();
    row.set_id(PersonId(province_.plan, number));
    for (const v1::Post& post : province_.posts[static_cast<size_t>(number)]) {
      *row.add_posts() = post;
    }
    const int employment = DrawEmployment();
    row.set_employment(static_cast<v1::EmploymentKind>(employment));
    const int workplace = Workplace(employment);
    const bool is_party = province_.policy.placement() == v1::PERSON_PLACEMENT_PARTY;
    const int rated_in = is_party ? branch_ : workplace;
    const Recipe* recipe = DrawMember(rated_in < 0 ? branch_ : rated_in, employment);
    const Recipe nothing;
    const Recipe& own = recipe == nullptr ? nothing : *recipe;
    WriteLife(own, row);
    WriteMemberships(workplace, row);
    WriteSanctions(own, row.id(), branch_, random_, province_);
    const bool is_innocent = own.Events() == kNoEvent;
    if (is_innocent && random_.PerMille(kSanctionedInVain)) {
      WriteHarmlessSanction(own, row.id(), branch_, random_, province_);
    }
    if (recipe != nullptr && rated_in >= 0) WriteMember(rated_in, own, row);
    WriteLeaders(own.Events(), random_, row, province_);
  }

  int DrawEmployment() {
    const int unit_of_class =
        province_.policy.placement() == v1::PERSON_PLACEMENT_PARTY ? branch_ : AnyBody();
    const Recipes& recipes =
        province_.book.Of(province_.ClassOf(v1::SUBJECT_KIND_MEMBER, unit_of_class));
    if (!recipes.tiers.empty() && random_.PerMille(kAsTheRulesAsk)) {
      const Recipe* recipe = recipes.Pick(recipes.tiers.front(), kAnyEvents, 0, random_);
      const std::set<int>& asked = recipe->employment;
      if (!asked.empty()) {
        return *std::next(asked.begin(), random_.Below(static_cast<int>(asked.size())));
      }
    }
    return kFirstEmployment + random_.Pick(kEmployments);
  }

  // A body beside the branch, or beside what is above it.
  int AnyBody() {
    int index = branch_;
    while (province_.bodies[static_cast<size_t>(index)].empty()) index = unit(index).parent;
    const std::vector<int>& bodies = province_.bodies[static_cast<size_t>(index)];
    return bodies[static_cast<size_t>(random_.Below(static_cast<int>(bodies.size())))];
  }

  int Workplace(int employment) {
    const int body = AnyBody();
    return IsState(employment) || random_.Below(10) == 0 ? body : -1;
  }

  const Recipe* DrawMember(int rated_in, int employment) {
    const Recipes& recipes =
        province_.book.Of(province_.ClassOf(v1::SUBJECT_KIND_MEMBER, rated_in));
    const Trouble trouble = unit(branch_).trouble;
    const bool is_in_trouble = trouble == Trouble::kMembers || trouble == Trouble::kSanctions;
    const int rank =
        random_.Pick(is_in_trouble ? kMemberRanksInTrouble
                                   : kMemberRanks[static_cast<size_t>(unit(branch_).rank)]);
    if (rank == 3 && trouble == Trouble::kSanctions) {
      return recipes.Pick(recipes.TierOfRank(rank, random_), kSanctionEvent, employment, random_);
    }
    const int tier =
        random_.PerMille(kNotRated) ? kNotRatedTier : recipes.TierOfRank(rank, random_);
    // A sanction or a long absence costs a good branch its tier.
    const int events = rank == 3 || tier == kNotRatedTier || unit(branch_).rank >= 2
                           ? kAnyEvents
                           : static_cast<int>(kNoEvent);
    return recipes.Pick(tier, events, employment, random_);
  }

  void WriteLife(const Recipe& recipe, v1::Person& row) {
    const int years = random_.Between(2, 30);
    row.set_admitted_on(AddDays(AddMonths(days_.begin, -12 * years), random_.Below(300)));
    row.set_official_on(AddMonths(row.admitted_on(), 12));
    if (recipe.most_tenure_months >= 0) {
      Admit(AddMonths(days_.end, -std::max(1, recipe.most_tenure_months)), row);
    } else if (recipe.least_tenure_months == 0 && random_.PerMille(kAdmitted)) {
      Admit(DayWithin(), row);
    }
    for (const auto& [condition, is_wanted] : recipe.absences) {
      if (is_wanted) WriteAbsence(condition, row);
    }
    const v1::AbsenceKind kind = kAbsences[static_cast<size_t>(random_.Below(6))];
    if (random_.PerMille(kAbsent) && row.posts().empty()) MayBeAbsent(kind, recipe, row);
  }

  int DayWithin() { return AddDays(days_.begin, random_.Between(5, days_.day_count - 10)); }

  static void Admit(int on, v1::Person& row) {
    row.set_admitted_on(on);
    row.set_official_on(0);
  }

  void WriteAbsence(const v1::AbsentCondition& condition, v1::Person& row) {
    v1::Absence& absence = *row.add_absences();
    absence.set_kind(
        static_cast<v1::AbsenceKind>(condition.kinds(random_.Below(condition.kinds_size()))));
    absence.set_reference(absl::StrCat("QD-", row.id()));
    const int months = static_cast<int>(condition.min_months());
    absence.set_from_date(months == 0 ? AddMonths(days_.begin, -random_.Below(9)) : days_.begin);
    if (months > 0) absence.set_to_date(AddDays(AddMonths(days_.begin, months), 3));
  }

  // An absence, if the recipe bears it: of two months, or lasting where it is an exemption.
  void MayBeAbsent(v1::AbsenceKind kind, const Recipe& recipe, v1::Person& row) {
    const bool lasts = kind == v1::ABSENCE_KIND_EXEMPT;
    for (const auto& [condition, is_wanted] : recipe.absences) {
      const auto& kinds = condition.kinds();
      if (is_wanted || std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
      if (condition.min_months() <= 2 && (lasts || condition.min_months() > 0)) return;
    }
    v1::Absence& absence = *row.add_absences();
    absence.set_kind(kind);
    absence.set_from_date(lasts ? AddMonths(days_.begin, -3) : days_.begin);
    if (!lasts) absence.set_to_date(AddMonths(days_.begin, 2));
    absence.set_reference(absl::StrCat("QD-", row.id()));
  }

  void WriteMemberships(int workplace, v1::Person& row) {
    v1::Membership& home = *row.add_memberships();
    home.set_unit_id(unit(branch_).id);
    home.set_kind(v1::MEMBERSHIP_KIND_OFFICIAL);
    const bool is_new = row.official_on() == 0;
    if (is_new) home.set_from_date(row.admitted_on());
    if (workplace >= 0) {
      v1::Membership& work = *row.add_memberships();
      work.set_unit_id(unit(workplace).id);
      work.set_kind(v1::MEMBERSHIP_KIND_WORKPLACE);
    }
    if (!row.posts().empty() || is_new) return;
    if (unit(branch_).rank >= 2 && random_.PerMille(kTwoHomes)) {
      AddMembership(v1::MEMBERSHIP_KIND_OFFICIAL, OtherBranch(), row);
    } else if (random_.PerMille(kTransferred)) {
      Transfer(row);
    } else if (random_.PerMille(kTemporary)) {
      v1::Membership& visit = AddMembership(v1::MEMBERSHIP_KIND_TEMPORARY, OtherBranch(), row);
      visit.set_from_date(DayWithin());
      const int to = AddDays(visit.from_date(), 70);
      if (random_.Below(2) == 0 && to < days_.end) visit.set_to_date(to);
      WriteRemarks(row.id(), to, visit);
    }
  }

  static v1::Membership& AddMembership(v1::MembershipKind kind, const std::string& unit_id,
                                       v1::Person& row) {
    v1::Membership& membership = *row.add_memberships();
    membership.set_unit_id(unit_id);
    membership.set_kind(kind);
    return membership;
  }

  // Most remarks come in time, some late, some not at all.
  void WriteRemarks(const std::string& person_id, int from_date, v1::Membership& membership) {
    constexpr std::array<int, 3> kShares = {800, 100, 100};
    const int drawn = random_.Pick(kShares);
    if (drawn == 2) return;
    membership.set_remarks_reference(absl::StrCat("NX-", person_id));
    const int latest = drawn == 0 ? AddDays(days_.rated_on, -1) : AddDays(days_.rated_on, 9);
    membership.set_remarks_received_on(drawn == 0 ? std::min(latest, AddDays(from_date, 12))
                                                  : latest);
  }

  void Transfer(v1::Person& row) {
    const std::string gone = absl::StrCat(unit(branch_).id, "-GT");
    const bool is_of_gone = ordinal_ % 25 == 0 && random_.Below(2) == 0;
    const int on = is_of_gone ? AddMonths(days_.begin, 2) : DayWithin();
    const std::string from = is_of_gone ? gone : OtherBranch();
    if (from == unit(branch_).id) return;
    row.mutable_memberships(0)->set_from_date(on);
    v1::Membership& before = AddMembership(v1::MEMBERSHIP_KIND_OFFICIAL, from, row);
    before.set_to_date(on);
    WriteRemarks(row.id(), on, before);
  }

  const std::string& OtherBranch() {
    const auto& branches = province_.plan.branches;
    const size_t step = static_cast<size_t>(random_.Between(1, 30));
    const size_t other = (static_cast<size_t>(ordinal_) + step) % branches.size();
    return unit(branches[other]).id;
  }

  // Posts are dealt before anything is drawn: who is excluded by them is known.
  bool IsExcludedByPosts(const v1::Person& row) const {
    for (const v1::Pass& pass : province_.policy.passes()) {
      if (pass.subject_kind() != v1::SUBJECT_KIND_MEMBER) continue;
      for (const v1::Rule& rule : pass.exclusions()) {
        if (rule.when().has_holds_posts() && Holds(rule.when().holds_posts(), row)) return true;
      }
    }
    return false;
  }

  static bool Holds(const v1::HoldsPostsCondition& condition, const v1::Person& row) {
    const auto fits = [](const auto& list, int value) {
      return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    return std::any_of(row.posts().begin(), row.posts().end(), [&](const v1::Post& post) {
      return post.to_date() == 0 && fits(condition.kinds(), post.kind()) &&
             fits(condition.bodies(), post.body());
    });
  }

  void WriteMember(int rated_in, const Recipe& recipe, v1::Person& row) {
    PlannedSubject subject;
    subject.ref.set_kind(v1::SUBJECT_KIND_MEMBER);
    subject.ref.set_person_id(row.id());
    subject.unit = rated_in;
    subject.tier = IsExcludedByPosts(row) ? kNotRatedTier : recipe.tier;
    subject.person = person_;
    for (const v1::Post& post : row.posts()) {
      if (post.kind() == v1::POST_KIND_HEAD) subject.post_kind = v1::POST_KIND_HEAD;
      if (post.rank() == 1 && post.to_date() == 0) {
        subject.group_ids.assign(post.group_ids().begin(), post.group_ids().end());
      }
    }
    WritePersonRatings(subject, recipe, random_, row, province_);
    WriteSubject(subject, recipe, random_, province_);
  }

  Province& province_;
  const Days& days_;
  int ordinal_;
  int branch_;
  Random random_;
  int64_t person_ = -1;
};

}  // namespace

void WriteProvincePeople(Province& province) {
  const int count = static_cast<int>(province.plan.branches.size());
  for (int ordinal = 0; ordinal < count; ++ordinal) BranchWriter(ordinal, province).Write();
  WriteOutsiders(province);
}

}  // namespace dangvien::generator
