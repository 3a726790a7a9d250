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
        ++counts[has_remarks ? "temporary with remarks" : "temporary without remarks"];
        break;
      case v1::MEMBERSHIP_KIND_WORKPLACE:
        ++counts["workplace"];
        break;
      default:
        official += membership.to_date() == 0;
        if (membership.to_date() == 0) break;
        ++counts[has_remarks ? "transfer with remarks" : "transfer without remarks"];
        break;
    }
  }
  if (official > 1) ++counts["two homes"];
  if (official == 0) ++counts["outside the party"];
}

void CountPerson(const v1::Person& person, const v1::Period& period, Counts& counts) {
  CountMemberships(person, counts);
  if (person.posts_size() > 1) ++counts["several posts"];
  if (person.admitted_on() >= period.begin_date()) ++counts["admitted"];
  for (const v1::Post& post : person.posts()) {
    if (post.to_date() != 0) ++counts["post ended"];
  }
  for (const v1::Absence& absence : person.absences()) {
    ++counts["absence " + Lower(v1::AbsenceKind_Name(absence.kind()), "ABSENCE_KIND_")];
  }
  for (const v1::Rating& rating : person.ratings()) {
    const bool is_current = rating.begin_date() == 0;
    if (is_current) ++counts["rating by " + Lower(v1::Side_Name(rating.side()), "SIDE_")];
    if (is_current) continue;
    const bool is_quarter = rating.end_date() - rating.begin_date() < 9000;
    ++counts[is_quarter ? "rating of quarter" : "rating of year"];
  }
}

void CountViolation(const v1::Violation& violation, const v1::Period& period, Counts& counts) {
  if (violation.self_detected_and_remedied()) ++counts["violation remedied"];
  if (violation.happened_from_date() < period.begin_date()) ++counts["violation of earlier year"];
  if (violation.sanctions_size() > 1) ++counts["violation sanctioned twice"];
  for (const v1::Sanction& sanction : violation.sanctions()) {
    ++counts["sanction by " + Lower(v1::Side_Name(sanction.side()), "SIDE_")];
    ++counts["sanction " + Lower(v1::SanctionForm_Name(sanction.form()), "SANCTION_FORM_")];
    if (!sanction.unit_id().empty()) ++counts["sanction of unit"];
    if (sanction.decided_on() < period.begin_date()) ++counts["sanction of earlier year"];
  }
}

void CountAssessment(const v1::Assessment& row, Counts& counts) {
  const std::string kind = KindName(row.subject().kind());
  ++counts["assessment of " + kind];
  if (!row.self_tier_id().empty()) ++counts["self tier"];
  if (row.products_size() > 0) ++counts["with products"];
  for (const v1::Product& product : row.products()) {
    for (const v1::ProductValue& value : product.values())
      counts["by faults"] += value.has_fault_count();
  }
  for (const v1::Mark& mark : row.marks()) {
    ++counts[mark.has_points() ? "mark by points" : "mark by level"];
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
    ++counts["excluded " + subject.not_rated_because()];
  }
  if (subject.decided_by_people()) ++counts["decided"];
  const bool is_lowered = subject.proposed_tier_id() != subject.qualified_tier_id();
  if (is_lowered && !subject.proposed_tier_id().empty()) ++counts["lowered"];
  for (const v1::Reason& reason : subject.reasons()) {
    switch (reason.kind()) {
      case v1::REASON_KIND_EXCLUDED:
        ++counts["excluded " + reason.rule_id()];
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
    if (is_new) ++counts["unit founded"];
    if (unit.dissolved_on() != 0) ++counts["unit dissolved"];
    for (const v1::Rating& rating : unit.ratings()) {
      ++counts[rating.begin_date() == 0 ? "rating of body" : "earlier rating of unit"];
    }
  }
  for (const v1::Person& person : dataset.people()) CountPerson(person, dataset.period(), counts);
  for (const auto& row : dataset.assessments()) CountAssessment(row, counts);
  for (const auto& row : dataset.violations()) CountViolation(row, dataset.period(), counts);
  for (const v1::Decision& decision : dataset.decisions()) {
    ++counts[decision.question_id().empty() ? "decision on tier" : "decision on question"];
  }
  for (const v1::QuotaDecision& decision : dataset.quota_decisions()) {
    if (decision.seated_size() > 0) ++counts["quota seated"];
    if (decision.raised_limit_denominator() != 0) ++counts["quota raised"];
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
  counts["review-place"] = result.review_places_size();
  return counts;
}

namespace {

// Asks people about members who were sanctioned after they had left; the generator has every
// organization answered that there were none.
constexpr char kNotBroughtAbout[] = "org-kht-disciplined-former-members";

// Under the default readings.
bool Exists(const v1::Policy& policy, const v1::Rule& rule) {
  return std::all_of(
      rule.under().begin(), rule.under().end(), [&policy](const v1::ReadingOption& option) {
        return std::any_of(policy.readings().begin(), policy.readings().end(),
                           [&](const v1::Reading& reading) {
                             return reading.id() == option.reading_id() &&
                                    reading.default_option_id() == option.option_id();
                           });
      });
}

bool AsksQuarters(const v1::Condition& condition) {
  if (condition.prior_ratings().period_kind() == v1::PERIOD_KIND_QUARTER) return true;
  for (const auto* list : {&condition.all_of(), &condition.any_of(), &condition.none_of()}) {
    for (const v1::Condition& child : list->conditions()) {
      if (AsksQuarters(child)) return true;
    }
  }
  return false;
}

}  // namespace

std::set<std::string> ExpectedEvents(const v1::Policy& policy) {
  std::set<std::string> names = {"transfer with remarks",
                                 "transfer without remarks",
                                 "temporary with remarks",
                                 "temporary without remarks",
                                 "two homes",
                                 "several posts",
                                 "admitted",
                                 "post ended",
                                 "absence exempt",
                                 "absence committee_suspended",
                                 "absence sick",
                                 "absence maternity",
                                 "absence study",
                                 "absence other",
                                 "workplace",
                                 "rating by state",
                                 "rating of year",
                                 "rating of body",
                                 "violation remedied",
                                 "violation of earlier year",
                                 "sanction by party",
                                 "sanction by state",
                                 "sanction by mass_organization",
                                 "sanction reprimand",
                                 "self tier",
                                 "unit founded",
                                 "unit dissolved",
                                 "decision on tier",
                                 "ballot",
                                 "review"};
  for (const v1::Pass& pass : policy.passes()) {
    names.insert("assessment of " + KindName(pass.subject_kind()));
    if (pass.quotas_size() > 0) names.insert("quota seated");
    for (const v1::Quota& quota : pass.quotas()) {
      if (quota.has_highest_limit()) names.insert("quota raised");
    }
    for (const v1::TierRule& cap : pass.caps()) {
      if (AsksQuarters(cap.rule().when())) names.insert("rating of quarter");
    }
  }
  for (const v1::Frame& frame : policy.frames()) {
    for (const v1::Criterion& criterion : frame.criteria()) {
      names.insert(criterion.max_points() > 0 ? "mark by points" : "mark by level");
    }
  }
  for (const v1::Score& score : policy.scores()) {
    for (const v1::ScorePart& part : score.parts()) {
      if (part.has_products()) names.insert("with products");
      for (const v1::ProductComponent& component : part.products().components()) {
        if (component.fault_hundredths() > 0) names.insert("by faults");
      }
    }
  }
  return names;
}

std::set<std::string> ExpectedTiers(const v1::Policy& policy) {
  std::set<std::string> names;
  for (const v1::Pass& pass : policy.passes()) {
    const std::string kind = KindName(pass.subject_kind()) + " ";
    for (const v1::Standard& standard : pass.standards()) names.insert(kind + standard.tier_id());
    for (const v1::TierRule& force : pass.forces()) names.insert(kind + force.tier_id());
    names.insert(kind + pass.fallback().tier_id());
  }
  return names;
}

std::set<std::string> ExpectedOutcomes(const v1::Policy& policy) {
  std::set<std::string> names = {"decided"};
  for (const v1::Pass& pass : policy.passes()) {
    const auto expect = [&](const std::string& what, const v1::Rule& rule) {
      if (Exists(policy, rule) && rule.id() != kNotBroughtAbout) names.insert(what + rule.id());
    };
    for (const v1::Rule& rule : pass.exclusions()) expect("excluded ", rule);
    for (const v1::TierRule& force : pass.forces()) expect("fired ", force.rule());
    for (const v1::TierRule& cap : pass.caps()) expect("fired ", cap.rule());
    for (const v1::Ceiling& ceiling : pass.ceilings()) expect("fired ", ceiling.rule());
    if (pass.quotas_size() == 0) continue;
    names.insert({"certificate", "certificate provisional", "seat seated", "seat tied",
                  "seat seated_by_people", "seat no_seat_by_people"});
    names.insert("lowered");
    for (const v1::Quota& quota : pass.quotas()) {
      if (quota.has_highest_limit()) names.insert("certificate raised");
    }
  }
  if (policy.re_ratings_size() > 0) names.insert("re-rating");
  if (policy.review_places_size() > 0) names.insert("review-place");
  return names;
}

}  // namespace dangvien::province
