// Walks each list once.
//
// Tested by tests/province/province_test.cc
#include "tests/province/survey.h"

#include <algorithm>

namespace dangvien::province {
namespace {

std::string KindName(v1::SubjectKind kind) {
  switch (kind) {
    case v1::SUBJECT_KIND_ORGANIZATION:
      return "organization";
    case v1::SUBJECT_KIND_MEMBER:
      return "member";
    case v1::SUBJECT_KIND_COLLECTIVE:
      return "collective";
    default:
      return "leader";
  }
}

// "SANCTION_FORM_WARNING" to "warning", given the prefix.
std::string Lower(const std::string& name, const std::string& prefix) {
  std::string lower = name.substr(prefix.size());
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

void CountMemberships(const v1::Person& person, Counts& counts) {
  int official = 0;
  for (const v1::Membership& membership : person.memberships()) {
    const bool has_remarks = !membership.remarks_reference().empty();
    switch (membership.kind()) {
      case v1::MEMBERSHIP_KIND_TEMPORARY:
        ++counts[has_remarks ? "temporary_with_remarks" : "temporary_without_remarks"];
        break;
      case v1::MEMBERSHIP_KIND_WORKPLACE:
        ++counts["workplace"];
        break;
      default:
        official += membership.to_date() == 0;
        if (membership.to_date() == 0) break;
        ++counts[has_remarks ? "transfer_with_remarks" : "transfer_without_remarks"];
        break;
    }
  }
  if (official > 1) ++counts["two_homes"];
  if (official == 0) ++counts["outside_the_party"];
}

void CountPerson(const v1::Person& person, const v1::Period& period, Counts& counts) {
  CountMemberships(person, counts);
  if (person.posts_size() > 1) ++counts["several_posts"];
  if (person.admitted_on() >= period.begin_date()) ++counts["admitted"];
  for (const v1::Post& post : person.posts()) {
    if (post.to_date() != 0) ++counts["post_ended"];
  }
  for (const v1::Absence& absence : person.absences()) {
    ++counts["absence_" + Lower(v1::AbsenceKind_Name(absence.kind()), "ABSENCE_KIND_")];
  }
  for (const v1::Rating& rating : person.ratings()) {
    const bool is_current = rating.begin_date() == 0;
    if (is_current) ++counts["rating_by_" + Lower(v1::Side_Name(rating.side()), "SIDE_")];
    if (is_current) continue;
    const bool is_quarter = rating.end_date() - rating.begin_date() < 9000;
    ++counts[is_quarter ? "rating_of_quarter" : "rating_of_year"];
  }
}

void CountViolation(const v1::Violation& violation, const v1::Period& period, Counts& counts) {
  if (violation.self_detected_and_remedied()) ++counts["violation_remedied"];
  if (violation.happened_from_date() < period.begin_date()) ++counts["violation_of_earlier_year"];
  if (violation.sanctions_size() > 1) ++counts["violation_sanctioned_twice"];
  for (const v1::Sanction& sanction : violation.sanctions()) {
    ++counts["sanction_by_" + Lower(v1::Side_Name(sanction.side()), "SIDE_")];
    ++counts["sanction_" + Lower(v1::SanctionForm_Name(sanction.form()), "SANCTION_FORM_")];
    if (!sanction.unit_id().empty()) ++counts["sanction_of_unit"];
    if (sanction.decided_on() < period.begin_date()) ++counts["sanction_of_earlier_year"];
  }
}

void CountAssessment(const v1::Assessment& row, Counts& counts) {
  const std::string kind = KindName(row.subject().kind());
  ++counts["assessment_of_" + kind];
  if (!row.self_tier_id().empty()) ++counts["self_tier"];
  if (row.products_size() > 0) ++counts["with_products"];
  for (const v1::Product& product : row.products()) {
    for (const v1::ProductValue& value : product.values())
      counts["by_faults"] += value.has_fault_count();
  }
  for (const v1::Mark& mark : row.marks()) {
    ++counts[mark.has_points() ? "mark_by_points" : "mark_by_level"];
  }
}

const char* StatusName(const v1::SubjectResult& subject) {
  switch (subject.status()) {
    case v1::SUBJECT_STATUS_NOT_A_SUBJECT:
      return " not rated";
    case v1::SUBJECT_STATUS_NEEDS_INPUT:
      return " needs input";
    default:
      return " needs decision";
  }
}

void CountSubject(const v1::SubjectResult& subject, Counts& counts) {
  const std::string kind = KindName(subject.subject().kind());
  if (subject.qualified_tier_id().empty()) {
    ++counts[kind + StatusName(subject)];
  } else {
    ++counts[kind + " " + subject.qualified_tier_id()];
  }
  if (!subject.not_rated_because().empty()) {
    ++counts["not rated " + subject.not_rated_because()];
  }
  if (subject.decided_by_people()) ++counts["decided by people"];
  const bool is_lowered = subject.proposed_tier_id() != subject.qualified_tier_id();
  if (is_lowered && !subject.proposed_tier_id().empty()) ++counts[kind + " lowered by quota"];
  for (const v1::Reason& reason : subject.reasons()) {
    switch (reason.kind()) {
      case v1::REASON_KIND_EXCLUDED:
        ++counts["not rated " + reason.rule_id()];
        break;
      case v1::REASON_KIND_FORCED:
      case v1::REASON_KIND_CAPPED:
      case v1::REASON_KIND_CEILING:
        ++counts["fired " + reason.rule_id()];
        break;
      case v1::REASON_KIND_CONTRADICTION:
        ++counts["contradiction " + reason.rule_id()];
        break;
      default:
        break;
    }
  }
}

}  // namespace

Counts SurveyDossier(const v1::Dataset& dataset) {
  Counts counts;
  for (const v1::Unit& unit : dataset.units()) {
    const bool is_new = unit.founded_on() >= dataset.period().begin_date() ||
                        unit.founded_on() / 10000 >= dataset.period().begin_date() / 10000;
    if (is_new) ++counts["unit_founded"];
    if (unit.dissolved_on() != 0) ++counts["unit_dissolved"];
    for (const v1::Rating& rating : unit.ratings()) {
      ++counts[rating.begin_date() == 0 ? "rating_of_body" : "earlier_rating_of_unit"];
    }
  }
  for (const v1::Person& person : dataset.people()) CountPerson(person, dataset.period(), counts);
  for (const auto& row : dataset.assessments()) CountAssessment(row, counts);
  for (const auto& row : dataset.violations()) CountViolation(row, dataset.period(), counts);
  for (const v1::Decision& decision : dataset.decisions()) {
    ++counts[decision.question_id().empty() ? "decision_on_tier" : "decision_on_question"];
  }
  for (const v1::QuotaDecision& decision : dataset.quota_decisions()) {
    if (decision.seated_size() > 0) ++counts["quota_seated"];
    if (decision.raised_limit_denominator() != 0) ++counts["quota_raised"];
  }
  counts["ballot"] = dataset.ballots_size();
  for (const auto& session : dataset.review_sessions()) counts["review"] += session.reviews_size();
  return counts;
}

Counts SurveyResult(const v1::Result& result) {
  Counts counts;
  for (const v1::SubjectResult& subject : result.subjects()) CountSubject(subject, counts);
  for (const v1::Finding& finding : result.findings()) ++counts["finding " + finding.rule_id()];
  for (const v1::Certificate& certificate : result.certificates()) {
    ++counts[certificate.provisional() ? "certificate provisional" : "certificate"];
    if (!certificate.raised_by_reference().empty()) ++counts["certificate raised"];
    for (const v1::Candidate& candidate : certificate.candidates()) {
      ++counts["seat " + Lower(v1::SeatOutcome_Name(candidate.outcome()), "SEAT_OUTCOME_")];
    }
  }
  counts["re-rating"] = result.re_ratings_size();
  counts["review place"] = result.review_places_size();
  return counts;
}

Counts ReachableTiers(const v1::Policy& policy) {
  Counts counts;
  for (const v1::Pass& pass : policy.passes()) {
    const std::string kind = KindName(pass.subject_kind()) + " ";
    for (const v1::Standard& standard : pass.standards()) ++counts[kind + standard.tier_id()];
    for (const v1::TierRule& force : pass.forces()) ++counts[kind + force.tier_id()];
    ++counts[kind + pass.fallback().tier_id()];
  }
  return counts;
}

}  // namespace dangvien::province
