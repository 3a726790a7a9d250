// Violations and decisions of the script.
//
// Every violation states whether it was self-detected and whether the committee let it happen: what
// is not stated would leave the branch and the bodies above it open. Two violations show why years
// matter: one whose sanctions all lie in the year before, and one that the party sanctioned in the
// year before and the management side in this one.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/events.h"

#include <cstddef>
#include <functional>
#include <string>

#include "absl/strings/str_cat.h"

namespace dangvien::generator {
namespace {

struct PlacedCase {
  PersonCase person_case;
  int branch;
  int place;
};

void VisitCases(const Dossier& dossier, const std::function<void(const PlacedCase&)>& visit) {
  for (size_t branch = 0; branch < dossier.scripts.size(); ++branch) {
    const auto& cases = dossier.scripts[branch].case_of_place;
    for (size_t place = 0; place < cases.size(); ++place) {
      if (cases[place] == PersonCase::kNone) continue;
      visit({cases[place], static_cast<int>(branch), static_cast<int>(place)});
    }
  }
}

v1::Violation& AddViolation(const std::string& unit_id, int happened_on, v1::Dataset& out) {
  v1::Violation& violation = *out.add_violations();
  violation.set_id(absl::StrCat("VP", out.violations_size()));
  violation.set_unit_id(unit_id);
  violation.set_kind(v1::VIOLATION_KIND_OTHER);
  violation.set_happened_from_date(happened_on);
  violation.set_duty_related(out.violations_size() % 2 == 0);
  violation.set_self_detected_and_remedied(false);
  violation.set_committee_at_fault(false);
  return violation;
}

v1::Sanction& AddSanction(v1::Side side, v1::SanctionForm form, int decided_on,
                          v1::Violation& violation) {
  v1::Sanction& sanction = *violation.add_sanctions();
  sanction.set_side(side);
  sanction.set_form(form);
  sanction.set_decided_on(decided_on);
  sanction.set_reference(absl::StrCat("QD-", violation.id(), "-", violation.sanctions_size()));
  return sanction;
}

void SetRemedied(v1::Violation& violation) {
  violation.set_self_detected_and_remedied(true);
  violation.set_evidence_reference(absl::StrCat("BC-", violation.id()));
}

void WritePersonViolation(const Dossier& dossier, const PlacedCase& placed, v1::Dataset& out) {
  const PlannedUnit& unit = dossier.branch(placed.branch);
  const std::string person = PersonId(dossier.plan, unit.first_person + placed.place);
  const int this_year = dossier.year.Day(130 + placed.branch % 60);
  const int last_year = this_year - 10000;
  const v1::SanctionForm reprimand = v1::SANCTION_FORM_REPRIMAND;
  const auto add = [&](int happened_on) -> v1::Violation& {
    return AddViolation(unit.id, happened_on, out);
  };
  const auto sanction = [&person](v1::Side side, v1::SanctionForm form, int on,
                                  v1::Violation& violation) {
    AddSanction(side, form, on, violation).set_person_id(person);
  };
  switch (placed.person_case) {
    case PersonCase::kPartySanction:
      return sanction(v1::SIDE_PARTY, v1::SANCTION_FORM_WARNING, this_year,
                      add(dossier.year.Day(40)));
    case PersonCase::kStateSanction:
      return sanction(v1::SIDE_STATE, v1::SANCTION_FORM_SALARY_STEP, this_year,
                      add(dossier.year.Day(60)));
    case PersonCase::kMassSanction:
      return sanction(v1::SIDE_MASS_ORGANIZATION, reprimand, this_year, add(dossier.year.Day(50)));
    case PersonCase::kSelfDetected: {
      v1::Violation& violation = add(dossier.year.Day(30));
      SetRemedied(violation);
      return sanction(v1::SIDE_PARTY, reprimand, this_year, violation);
    }
    case PersonCase::kEarlierYear:
      return sanction(v1::SIDE_PARTY, reprimand, last_year, add(last_year - 10000));
    case PersonCase::kCountedBefore: {
      v1::Violation& violation = add(last_year - 10000);
      sanction(v1::SIDE_PARTY, v1::SANCTION_FORM_WARNING, last_year, violation);
      return sanction(v1::SIDE_STATE, reprimand, dossier.year.Day(20), violation);
    }
    default:
      return;
  }
}

void WriteCommitteeViolations(const Dossier& dossier, v1::Dataset& out) {
  for (size_t branch = 0; branch < dossier.scripts.size(); ++branch) {
    if (!dossier.scripts[branch].has_committee_sanction) continue;
    const std::string& unit_id = dossier.branch(static_cast<int>(branch)).id;
    v1::Violation& violation = AddViolation(unit_id, dossier.year.Day(70), out);
    violation.set_committee_at_fault(true);
    SetRemedied(violation);
    AddSanction(v1::SIDE_PARTY, v1::SANCTION_FORM_REPRIMAND, dossier.year.Day(200), violation)
        .set_unit_id(unit_id);
  }
}

void WriteDecision(const Dossier& dossier, const PlacedCase& placed, v1::Dataset& out) {
  const bool is_answer = placed.person_case == PersonCase::kAnsweredQuestion;
  const bool is_better = placed.person_case == PersonCase::kDecidedBetter;
  const bool is_silent = placed.person_case == PersonCase::kDecidedWithoutReason;
  if (!is_answer && !is_better && !is_silent) return;
  if (is_answer && dossier.members.question_ids.empty()) return;
  const PlannedUnit& unit = dossier.branch(placed.branch);
  v1::Decision& decision = *out.add_decisions();
  decision.mutable_subject()->set_kind(v1::SUBJECT_KIND_MEMBER);
  decision.mutable_subject()->set_person_id(
      PersonId(dossier.plan, unit.first_person + placed.place));
  if (is_answer) {
    decision.set_question_id(dossier.members.question_ids.front());
    decision.set_answer(true);
  } else {
    decision.set_tier_id(dossier.TierId(dossier.members, is_better ? 0 : 2));
  }
  if (!is_silent) decision.set_reason("Theo đề nghị của chi bộ, có hồ sơ kèm theo");
  decision.set_reference(absl::StrCat(out.decisions_size(), "-QĐ/ĐU"));
  decision.set_decided_by(dossier.plan.units.front().id);
  decision.set_decided_on(dossier.year.WorkdayFromEnd(4));
}

}  // namespace

void WriteViolations(const Dossier& dossier, v1::Dataset& out) {
  VisitCases(dossier, [&dossier, &out](const PlacedCase& placed) {
    WritePersonViolation(dossier, placed, out);
  });
  WriteCommitteeViolations(dossier, out);
}

void WriteDecisions(const Dossier& dossier, v1::Dataset& out) {
  VisitCases(dossier,
             [&dossier, &out](const PlacedCase& placed) { WriteDecision(dossier, placed, out); });
}

}  // namespace dangvien::generator
