// Earlier years that sanctions of this period reopen. Several sanctions for one violation may name
// the same subject: then it stands there once, and surely if one of them is sure.
//
// Tested by tests/oracle/oracle_outputs_test.cc
#include <algorithm>
#include <map>
#include <tuple>

#include "tests/oracle/further_outputs.h"

namespace dangvien::oracle {
namespace {

// Subject, year, violation, rule; and whether it is only possible.
using Rows = std::map<std::tuple<SubjectId, int32_t, std::string, std::string>, bool>;

bool BeganBeforeThePeriod(const Facts& facts, const v1::Violation& violation) {
  // 0, not known, too: the row then has no year.
  return violation.happened_from_date() < facts.dataset().period().begin_date();
}

// True, false, or unknown where the form is asked for and not stated.
Truth HasForm(const v1::ReRatingRule& rule, const v1::Sanction& sanction) {
  if (rule.forms().empty()) return Truth::kTrue;
  if (sanction.form() == v1::SANCTION_FORM_UNSPECIFIED) return Truth::kUnknown;
  return FromBool(IsListed(rule.forms(), sanction.form()));
}

std::vector<SubjectId> SubjectsOf(const Facts& facts, const v1::ReRatingRule& rule,
                                  const v1::Violation& violation, const v1::Sanction& sanction) {
  const auto is_party = [&facts](const std::string& unit_id) {
    return IsPartyOrganization(*facts.FindUnit(unit_id));
  };
  std::vector<SubjectId> subjects;
  if (!sanction.person_id().empty()) {
    subjects.push_back({v1::SUBJECT_KIND_MEMBER, sanction.person_id()});
  } else {
    subjects.push_back(
        {is_party(sanction.unit_id()) ? v1::SUBJECT_KIND_ORGANIZATION : v1::SUBJECT_KIND_COLLECTIVE,
         sanction.unit_id()});
  }
  if (violation.unit_id().empty()) return subjects;
  if (rule.organization_where_happened() && is_party(violation.unit_id())) {
    subjects.push_back({v1::SUBJECT_KIND_ORGANIZATION, violation.unit_id()});
  }
  if (rule.collective_where_happened()) {
    subjects.push_back({v1::SUBJECT_KIND_COLLECTIVE, violation.unit_id()});
  }
  return subjects;
}

// Every year with a day of the violation before the period; 0 where it is not known.
std::vector<int32_t> YearsOf(const Facts& facts, const v1::Violation& violation) {
  const int32_t from = violation.happened_from_date();
  if (from == 0) return {0};
  std::vector<int32_t> years;
  const int32_t begin = facts.dataset().period().begin_date();
  const int32_t to = violation.happened_to_date();
  for (int32_t year = from / 10000; year * 10000 < begin; ++year) {
    const int32_t first_day = std::max(from, year * 10000 + 101);
    const bool happens = first_day == from || (to != 0 && first_day < to);
    if (happens && first_day < begin) years.push_back(year);
  }
  return years;
}

void AddRows(const Facts& facts, const v1::ReRatingRule& rule, const v1::Violation& violation,
             Rows* rows) {
  if (!BeganBeforeThePeriod(facts, violation)) return;
  for (const v1::Sanction& sanction : violation.sanctions()) {
    const Truth has_form = HasForm(rule, sanction);
    if (!facts.IsDecidedInThePeriod(sanction) || has_form == Truth::kFalse) continue;
    for (const SubjectId& subject : SubjectsOf(facts, rule, violation, sanction)) {
      for (const int32_t year : YearsOf(facts, violation)) {
        const bool is_possible = has_form == Truth::kUnknown;
        const auto [row, is_new] =
            rows->insert({{subject, year, violation.id(), rule.id()}, is_possible});
        if (!is_new && !is_possible) row->second = false;
      }
    }
  }
}

v1::SubjectRef RefOf(const SubjectId& id) {
  if (id.kind == v1::SUBJECT_KIND_MEMBER) return MemberRef(id.id);
  return id.kind == v1::SUBJECT_KIND_COLLECTIVE ? CollectiveRef(id.id) : OrganizationRef(id.id);
}

}  // namespace

std::vector<v1::ReRating> ReRatingsOf(const Facts& facts) {
  Rows rows;
  for (const v1::ReRatingRule& rule : facts.policy().re_ratings()) {
    if (!facts.IsChosen(rule.under())) continue;
    for (const v1::Violation& violation : facts.dataset().violations()) {
      AddRows(facts, rule, violation, &rows);
    }
  }
  std::vector<v1::ReRating> re_ratings;
  for (const auto& [key, is_possible] : rows) {
    const auto& [subject, year, violation_id, rule_id] = key;
    v1::ReRating re_rating;
    *re_rating.mutable_subject() = RefOf(subject);
    re_rating.set_year(year);
    re_rating.set_violation_id(violation_id);
    re_rating.set_rule_id(rule_id);
    re_rating.set_possible(is_possible);
    re_rating.set_policy_id(facts.policy().id());
    re_ratings.push_back(re_rating);
  }
  return re_ratings;
}

}  // namespace dangvien::oracle
