// Violations with their sanctions, and tiers that people decided otherwise.
//
// A sanction that a recipe wants fits the condition that asks for it, and is of any kind as far as
// that leaves room: any side and form, for this year's act or an earlier one, alone or with a
// second sanction of another side for the same act.
//
// Tested by tests/province/province_test.cc
#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "generator/province/province.h"

namespace dangvien::generator {
namespace {

constexpr uint64_t kDecisionStream = 2'000'000'000;
constexpr int kDecidedOtherwise = 4;  // per mille
constexpr int kWithoutReason = 200;   // per mille of these
constexpr int kSanctionedTwice = 300;
constexpr int kEarlierAct = 250;
constexpr int kRemedied = 300;

constexpr std::array<v1::Side, 3> kSides = {v1::SIDE_PARTY, v1::SIDE_STATE,
                                            v1::SIDE_MASS_ORGANIZATION};
constexpr std::array<v1::SanctionForm, 9> kForms = {
    v1::SANCTION_FORM_REPRIMAND,          v1::SANCTION_FORM_WARNING,
    v1::SANCTION_FORM_SALARY_STEP,        v1::SANCTION_FORM_DEMOTION,
    v1::SANCTION_FORM_DISMISSAL,          v1::SANCTION_FORM_EXPULSION,
    v1::SANCTION_FORM_FORCED_RESIGNATION, v1::SANCTION_FORM_OTHER,
    v1::SANCTION_FORM_REPRIMAND};

// One of the list, or of all where the list is empty.
template <typename Value, typename List, size_t kSize>
Value OneOf(const List& list, const std::array<Value, kSize>& all, Random& random) {
  if (list.empty()) return all[static_cast<size_t>(random.Below(static_cast<int>(kSize)))];
  return static_cast<Value>(list[random.Below(list.size())]);
}

v1::Violation& AddViolation(int unit, int happened_on, Random& random, Province& province) {
  v1::Violation& violation = *province.out.add_violations();
  violation.set_id(absl::StrCat("VP", province.out.violations_size()));
  violation.set_unit_id(province.units[static_cast<size_t>(unit)].id);
  violation.set_kind(random.Below(5) == 0 ? v1::VIOLATION_KIND_CORRUPTION
                                          : v1::VIOLATION_KIND_OTHER);
  violation.set_happened_from_date(happened_on);
  if (random.Below(4) == 0) violation.set_happened_to_date(AddDays(happened_on, 9));
  violation.set_duty_related(random.Below(2) == 0);
  violation.set_self_detected_and_remedied(random.PerMille(kRemedied));
  if (violation.self_detected_and_remedied()) {
    violation.set_evidence_reference(absl::StrCat("BC-", violation.id()));
  }
  const bool is_in_trouble =
      province.units[static_cast<size_t>(unit)].trouble == Trouble::kSanctions;
  violation.set_committee_at_fault(random.Below(is_in_trouble ? 2 : 10) == 0);
  return violation;
}

v1::Sanction& AddSanction(const std::string& person_id, int decided_on, v1::Violation& violation) {
  v1::Sanction& sanction = *violation.add_sanctions();
  if (person_id.empty()) {
    sanction.set_unit_id(violation.unit_id());
  } else {
    sanction.set_person_id(person_id);
  }
  sanction.set_decided_on(decided_on);
  sanction.set_reference(absl::StrCat("QD-", violation.id(), "-", violation.sanctions_size()));
  return sanction;
}

}  // namespace

void WriteSanctions(const Recipe& recipe, const std::string& person_id, int unit, Random& random,
                    Province& province) {
  if ((recipe.Events() & kSanctionEvent) == 0) return;
  const v1::SanctionedCondition& condition = recipe.sanctions.front().first;
  const int months = random.Between(0, 1);
  const bool is_earlier =
      condition.year() != v1::SANCTION_YEAR_HAPPENED && random.PerMille(kEarlierAct);
  const int happened_on = AddMonths(province.days.begin, is_earlier ? -9 - months : months);
  v1::Violation& violation = AddViolation(unit, happened_on, random, province);
  if (condition.duty_related_only()) violation.set_duty_related(true);
  if (condition.has_self_detected()) {
    violation.set_self_detected_and_remedied(false);
    violation.clear_evidence_reference();
  }
  const int decided_on = AddDays(province.days.begin, random.Between(62, 80));
  v1::Sanction& sanction = AddSanction(person_id, decided_on, violation);
  sanction.set_side(OneOf(condition.sides(), kSides, random));
  sanction.set_form(OneOf(condition.forms(), kForms, random));
  if (person_id.empty() || !random.PerMille(kSanctionedTwice)) return;
  v1::Sanction& second = AddSanction(person_id, AddDays(decided_on, 5), violation);
  second.set_side(OneOf(condition.sides(), kSides, random));
  second.set_form(v1::SANCTION_FORM_WARNING);
}

void WriteHarmlessSanction(const Recipe& recipe, const std::string& person_id, int unit,
                           Random& random, Province& province) {
  const auto all = [&recipe](const auto& bears) {
    return std::all_of(recipe.sanctions.begin(), recipe.sanctions.end(),
                       [&](const auto& it) { return bears(it.first); });
  };
  const bool bears_remedied =
      all([](const v1::SanctionedCondition& it) { return it.has_self_detected(); });
  const bool bears_earlier_act = all(
      [](const v1::SanctionedCondition& it) { return it.year() == v1::SANCTION_YEAR_HAPPENED; });
  const bool is_of_period = bears_remedied || bears_earlier_act;
  const int decided_on = is_of_period ? AddDays(province.days.begin, random.Between(62, 80))
                                      : AddMonths(province.days.begin, -random.Between(2, 8));
  v1::Violation& violation =
      AddViolation(unit, AddMonths(decided_on, bears_earlier_act ? -14 : -2), random, province);
  violation.set_committee_at_fault(false);
  if (bears_remedied) {
    violation.set_self_detected_and_remedied(true);
    violation.set_evidence_reference(absl::StrCat("BC-", violation.id()));
  }
  v1::Sanction& sanction = AddSanction(person_id, decided_on, violation);
  sanction.set_side(kSides[static_cast<size_t>(random.Below(3))]);
  sanction.set_form(v1::SANCTION_FORM_REPRIMAND);
}

void WriteTierDecisions(Province& province) {
  Random random(province.options.seed, kDecisionStream);
  for (const PlannedSubject& subject : province.subjects) {
    if (!random.PerMille(kDecidedOtherwise) || subject.tier == kNotRatedTier) continue;
    const auto& tiers = province.book.Of(province.ClassOf(subject.ref.kind(), subject.unit)).tiers;
    const auto own = std::find(tiers.begin(), tiers.end(), subject.tier);
    if (own == tiers.end() || tiers.size() < 2) continue;
    v1::Decision& decision = *province.out.add_decisions();
    *decision.mutable_subject() = subject.ref;
    decision.set_tier_id(province.TierId(own == tiers.begin() ? own[1] : own[-1]));
    decision.set_reference(absl::StrCat(province.out.decisions_size(), "-QĐ/TU"));
    if (!random.PerMille(kWithoutReason)) decision.set_reason("Theo hồ sơ kèm theo");
    decision.set_decided_by(province.units.front().id);
    decision.set_decided_on(AddDays(province.days.rated_on, 2));
  }
}

}  // namespace dangvien::generator
