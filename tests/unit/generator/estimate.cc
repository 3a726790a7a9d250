// Judges by the default readings, and takes for granted what the generator always states: coverage,
// whether a violation was self-detected, and task counts. What is missing makes a subject open; an
// open member leaves a branch open only where the branch could still get better or worse by it.
//
// Tested by tests/unit/generator/generator_test.cc
#include "tests/unit/generator/estimate.h"

#include <algorithm>
#include <set>
#include <vector>

namespace dangvien::generator {
namespace {

constexpr int kLevelMissing = -1;

struct Assessed {
  std::map<std::string, int> levels;  // 0 the best; those that do not apply are left out
  std::set<std::string> flags;        // that hold
  int64_t assigned = 0;
  int64_t completed = 0;
};

int LevelOf(const v1::Mark& mark) {
  const std::vector<std::string> ids = {"xuat_sac", "tot", "trung_binh", "kem"};
  return static_cast<int>(std::find(ids.begin(), ids.end(), mark.level_id()) - ids.begin());
}

Assessed Read(const v1::Assessment& row) {
  Assessed out;
  const bool is_member = row.subject().kind() == v1::SUBJECT_KIND_MEMBER;
  const std::vector<std::string> asked =
      is_member ? std::vector<std::string>{"tu_tuong_chinh_tri",     "dao_duc_loi_song",
                                           "y_thuc_to_chuc_ky_luat", "tac_phong_le_loi",
                                           "ket_qua_nhiem_vu",       "cam_ket",
                                           "khac_phuc_han_che"}
                : std::vector<std::string>{};
  for (const std::string& id : asked) out.levels[id] = kLevelMissing;
  for (const v1::Mark& mark : row.marks()) {
    if (!mark.not_applicable()) out.levels[mark.criterion_id()] = LevelOf(mark);
  }
  for (const v1::TaskTally& tally : row.tasks()) {
    out.assigned += tally.assigned_count();
    out.completed += tally.completed_count();
  }
  for (const v1::Attestation& attestation : row.attestations()) {
    if (attestation.holds()) out.flags.insert(attestation.flag_id());
  }
  return out;
}

// The worst level among the named criteria, or among the others.
int Worst(const Assessed& facts, const std::set<std::string>& named, bool others) {
  int worst = 0;
  for (const auto& [id, level] : facts.levels) {
    if ((named.count(id) == 0) == others) worst = std::max(worst, level);
  }
  return worst;
}

bool HasMissing(const Assessed& facts) {
  return std::any_of(facts.levels.begin(), facts.levels.end(),
                     [](const auto& entry) { return entry.second == kLevelMissing; });
}

Outcome ByMarks(int named, int other, bool has_flag) {
  if (named == 0 && other <= 1 && has_flag) return kBest;
  if (named <= 1 && other <= 2) return kGood;
  return named <= 2 && other <= 2 ? kPassed : kFailed;
}

class Judge {
 public:
  explicit Judge(const v1::Dataset& dataset) : dataset_(dataset) {
    for (const v1::Assessment& row : dataset.assessments()) {
      const bool is_member = row.subject().kind() == v1::SUBJECT_KIND_MEMBER;
      assessed_[is_member ? row.subject().person_id() : row.subject().unit_id()] = Read(row);
    }
    for (const v1::Coverage& row : dataset.coverage()) {
      if (row.flag_id() == "exemplary_member") covered_.insert(row.unit_id());
    }
    for (const v1::Decision& row : dataset.decisions())
      decisions_[row.subject().person_id()] = &row;
    for (const v1::Violation& violation : dataset.violations()) ReadSanctions(violation);
  }

  Estimate Run() {
    for (const v1::Person& person : dataset_.people()) {
      const Outcome outcome = Member(person);
      estimate_.members[person.id()] = outcome;
      ++estimate_.member_counts[outcome];
      for (const v1::Membership& membership : person.memberships()) {
        const bool is_home = membership.kind() == v1::MEMBERSHIP_KIND_OFFICIAL;
        if (is_home && membership.to_date() == 0) in_unit_[membership.unit_id()].push_back(outcome);
      }
    }
    for (const v1::Unit& unit : dataset_.units()) {
      const bool is_mass = unit.kind() == v1::UNIT_KIND_MASS_ORGANIZATION;
      if (is_mass) beside_[unit.parent_id()].push_back(RatingOf(unit));
    }
    // Units stand before what is below them.
    for (int index = dataset_.units_size() - 1; index >= 0; --index) {
      const v1::Unit& unit = dataset_.units(index);
      if (unit.kind() == v1::UNIT_KIND_BRANCH || unit.kind() == v1::UNIT_KIND_PARTY_BODY) {
        const Outcome outcome = Organization(unit);
        estimate_.organizations[unit.id()] = outcome;
        in_unit_[unit.parent_id()].push_back(outcome);
        if (unit.kind() == v1::UNIT_KIND_BRANCH) ++estimate_.branch_counts[outcome];
      }
    }
    return estimate_;
  }

 private:
  void ReadSanctions(const v1::Violation& violation) {
    std::set<std::string> before;
    for (const v1::Sanction& sanction : violation.sanctions()) {
      const std::string& id = sanction.person_id();
      const bool is_in_year = sanction.decided_on() >= dataset_.period().begin_date();
      if (!is_in_year) before.insert(id);
      if (!is_in_year || id.empty()) continue;
      if (before.count(id) == 0) sanctioned_.insert(id);
      if (!violation.self_detected_and_remedied()) marred_.insert(violation.unit_id());
    }
  }

  Outcome Member(const v1::Person& person) {
    for (const v1::Absence& absence : person.absences()) {
      if (absence.kind() == v1::ABSENCE_KIND_EXEMPT) return kNotRated;
    }
    int homes = 0;
    for (const v1::Membership& membership : person.memberships()) {
      homes += membership.kind() == v1::MEMBERSHIP_KIND_OFFICIAL && membership.to_date() == 0;
    }
    const Assessed& facts = assessed_[person.id()];
    const auto decision = decisions_.find(person.id());
    const v1::Decision* decided = decision == decisions_.end() ? nullptr : decision->second;
    if (decided != nullptr && decided->tier_id() == "HTXS") return kBest;
    if (decided != nullptr && decided->tier_id() == "HTNV") return kPassed;
    const bool is_forced = 2 * facts.completed < facts.assigned ||
                           facts.flags.count("degeneration_concluded") > 0 ||
                           sanctioned_.count(person.id()) > 0;
    if (homes > 1) return kOpen;
    if (is_forced) return kFailed;
    if (HasMissing(facts)) return kOpen;
    return MemberByMarks(facts, decided != nullptr && decided->answer(),
                         IsCovered(person.memberships(0).unit_id()), person.id());
  }

  Outcome MemberByMarks(const Assessed& facts, bool is_answered, bool is_covered,
                        const std::string& id) {
    const int duty = Worst(facts, {"ket_qua_nhiem_vu"}, false);
    const int others = Worst(facts, {"ket_qua_nhiem_vu"}, true);
    const bool all_worst = std::all_of(facts.levels.begin(), facts.levels.end(),
                                       [](const auto& entry) { return entry.second == 3; });
    if (std::max(duty, others) == 3 && !all_worst) return is_answered ? kPassed : kOpen;
    const bool has_flag = facts.flags.count("exemplary_member") > 0;
    if (duty == 0 && others <= 1 && !has_flag && !is_covered && !IsStated(id)) return kOpen;
    return ByMarks(duty, others, has_flag);
  }

  // The unit itself, or everything.
  bool IsCovered(const std::string& unit_id) const {
    return covered_.count(unit_id) > 0 || covered_.count(dataset_.units(0).id()) > 0;
  }

  bool IsStated(const std::string& id) {
    if (stated_.empty()) {
      for (const v1::Assessment& row : dataset_.assessments()) {
        if (row.attestations_size() > 0) stated_.insert(row.subject().person_id());
      }
    }
    return stated_.count(id) > 0;
  }

  static Outcome RatingOf(const v1::Unit& unit) {
    const std::vector<std::string> ids = {"HTXS", "HTT", "HTNV", "KHT"};
    for (const v1::Rating& rating : unit.ratings()) {
      if (rating.begin_date() != 0) continue;
      return static_cast<Outcome>(std::find(ids.begin(), ids.end(), rating.tier_id()) -
                                  ids.begin());
    }
    return kOpen;
  }

  Outcome Organization(const v1::Unit& unit) {
    const Assessed& facts = assessed_[unit.id()];
    const std::set<std::string> for_best = {"chuong_trinh_ke_hoach", "san_xuat_kinh_doanh",
                                            "quoc_phong_an_ninh", "chuyen_mon_nghiep_vu"};
    const std::set<std::string> for_good = {"chuong_trinh_ke_hoach", "san_xuat_kinh_doanh",
                                            "chuyen_mon_nghiep_vu"};
    const bool has_flag = facts.flags.count("exemplary_organization") > 0;
    const bool is_excused = facts.flags.count("force_majeure") > 0;
    if (2 * facts.completed < facts.assigned && !is_excused) return kFailed;
    if (marred_.count(unit.id()) > 0) return kFailed;
    Outcome by_marks =
        ByMarks(Worst(facts, for_best, false), Worst(facts, for_best, true), has_flag);
    if (by_marks != kBest) {
      by_marks = ByMarks(Worst(facts, for_good, false), Worst(facts, for_good, true), false);
    }
    return Compose(by_marks, unit);
  }

  // All below at least one tier lower than the own one, all beside as well; kPassed asks nothing.
  Outcome Compose(Outcome own, const v1::Unit& unit) {
    bool may_change = false;
    Outcome result = own;
    for (const auto* group : {&in_unit_[unit.id()], &beside_[unit.id()]}) {
      for (const Outcome other : *group) {
        if (other == kOpen) may_change = true;
        if (other == kPassed && result == kBest) result = kGood;
        if (other == kFailed && result < kPassed) result = kPassed;
      }
    }
    return may_change && result < kPassed ? kOpen : result;
  }

  const v1::Dataset& dataset_;
  Estimate estimate_;
  std::map<std::string, Assessed> assessed_;
  std::map<std::string, const v1::Decision*> decisions_;
  std::map<std::string, std::vector<Outcome>> in_unit_;  // members, or organizations
  std::map<std::string, std::vector<Outcome>> beside_;   // mass organizations
  std::set<std::string> covered_;                        // units where exemplary members are listed
  std::set<std::string> sanctioned_;  // people with a sanction that counts for them
  std::set<std::string> marred_;      // units with one that counts for the unit
  std::set<std::string> stated_;
};

}  // namespace

Estimate EstimateTkv(const v1::Dataset& dataset) { return Judge(dataset).Run(); }

}  // namespace dangvien::generator
