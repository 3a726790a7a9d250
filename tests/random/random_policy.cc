// A random policy: what it declares, then passes over some of the four kinds of subjects in one of
// the usual orders (at times in any), then what reads them: checks, review places, re-rating rules.
// It is made so that the compiler takes it: every rule has a citation, every reference is declared,
// a condition is one that its subjects can be asked, and a pass reads only those before it.
//
// Tested by tests/oracle/random_pair_test.cc
#include <utility>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

Kinds OrderOfPasses(RandomSource* random) {
  static const Kinds usual = {v1::SUBJECT_KIND_MEMBER, v1::SUBJECT_KIND_ORGANIZATION,
                              v1::SUBJECT_KIND_COLLECTIVE, v1::SUBJECT_KIND_LEADER};
  static const Kinds units_first = {v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_COLLECTIVE,
                                    v1::SUBJECT_KIND_LEADER, v1::SUBJECT_KIND_MEMBER};
  static const Kinds collectives_first = {v1::SUBJECT_KIND_MEMBER, v1::SUBJECT_KIND_COLLECTIVE,
                                          v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_LEADER};
  const int dice = random->Below(100);
  Kinds order = dice < 60 ? usual : dice < 80 ? units_first : collectives_first;
  if (dice >= 90) random->Shuffle(&order);
  return order;
}

void AddPasses(const PolicyDraw& draw, RuleMaker* rules) {
  Kinds rated;
  Place place;
  const Kinds order = OrderOfPasses(&draw.random);
  for (const v1::SubjectKind kind : order) {
    const bool is_common = kind == v1::SUBJECT_KIND_MEMBER || kind == v1::SUBJECT_KIND_ORGANIZATION;
    (draw.random.Chance(is_common ? 90 : 60) ? rated : place.unrated).push_back(kind);
  }
  if (rated.empty()) std::swap(rated, place.unrated);
  for (const v1::SubjectKind kind : rated) {
    place.subject = kind;
    place.own_pass = kind;
    AddPass(draw, place, rules);
    place.readable.push_back(kind);
  }
}

v1::CheckSubject CheckSubjectOf(v1::SubjectKind kind) {
  switch (kind) {
    case v1::SUBJECT_KIND_ORGANIZATION:
      return v1::CHECK_SUBJECT_ORGANIZATION;
    case v1::SUBJECT_KIND_MEMBER:
      return v1::CHECK_SUBJECT_MEMBER;
    case v1::SUBJECT_KIND_COLLECTIVE:
      return v1::CHECK_SUBJECT_COLLECTIVE;
    case v1::SUBJECT_KIND_LEADER:
      return v1::CHECK_SUBJECT_LEADER;
    default:
      return v1::CHECK_SUBJECT_REVIEW;
  }
}

// Checks of reviews, and of the subjects that have a pass.
void AddChecks(const PolicyDraw& draw, RuleMaker* rules) {
  Place place;
  place.site = Site::kCheck;
  for (const v1::Pass& pass : draw.policy.passes()) place.readable.push_back(pass.subject_kind());
  for (const int number : Numbers(v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_LEADER)) {
    const auto kind = static_cast<v1::SubjectKind>(number);
    if (!place.CanRead(kind)) place.unrated.push_back(kind);
  }
  Kinds subjects = place.readable;
  subjects.insert(subjects.end(), 2, v1::SUBJECT_KIND_UNSPECIFIED);  // reviews
  for (int i = draw.random.Between(2, 6); i > 0; --i) {
    place.subject = draw.random.Pick(subjects);
    v1::Check* check = draw.policy.add_checks();
    check->set_subject(CheckSubjectOf(place.subject));
    check->set_severity(static_cast<v1::Severity>(draw.random.Between(1, 3)));
    *check->mutable_rule() = rules->Make(place, "check", 20);
  }
}

void AddReviewPlaces(const PolicyDraw& draw, RuleMaker* rules) {
  RandomSource& random = draw.random;
  static const std::vector<v1::ReviewPlaceKind> of_members = {v1::REVIEW_PLACE_KIND_HOME_BRANCH,
                                                              v1::REVIEW_PLACE_KIND_BY_DECISION};
  for (int i = random.Chance(50) ? random.Between(1, 3) : 0; i > 0; --i) {
    v1::ReviewPlaceRule* rule = draw.policy.add_review_places();
    rule->set_subject(static_cast<v1::ReviewPlaceSubject>(random.Between(1, 2)));
    const bool is_member = rule->subject() == v1::REVIEW_PLACE_SUBJECT_MEMBER;
    rule->set_place(is_member ? random.Pick(of_members)
                              : static_cast<v1::ReviewPlaceKind>(random.Between(1, 6)));
    Place place;
    place.site = Site::kReviewPlace;
    place.subject = is_member ? v1::SUBJECT_KIND_MEMBER : v1::SUBJECT_KIND_LEADER;
    *rule->mutable_rule() = rules->Make(place, "review-place", 20);
  }
}

void AddReRatings(const PolicyDraw& draw, RuleMaker* rules) {
  RandomSource& random = draw.random;
  for (int i = random.Chance(50) ? random.Between(1, 2) : 0; i > 0; --i) {
    v1::ReRatingRule* rule = draw.policy.add_re_ratings();
    rule->set_id(rules->NewId("re-rating"));
    *rule->mutable_text() = MakeText("re-rating");
    *rule->add_citations() = MakeCitation();
    LimitToReadings(draw, 20, rule->mutable_under());
    if (random.Chance(50)) AddSome(Numbers(1, 9), 2, 7, rule->mutable_forms(), &random);
    rule->set_organization_where_happened(random.Chance(50));
    rule->set_collective_where_happened(random.Chance(50));
  }
}

// Whether a rule asks a question shows in the text of the rules; who asks nothing is only listed.
void MarkQuestions(v1::Policy* policy) {
  v1::Policy rules_only;
  *rules_only.mutable_passes() = policy->passes();
  *rules_only.mutable_checks() = policy->checks();
  *rules_only.mutable_review_places() = policy->review_places();
  const std::string bytes = rules_only.SerializeAsString();
  for (v1::Question& question : *policy->mutable_questions()) {
    question.set_only_listed(bytes.find(question.id()) == std::string::npos);
  }
}

}  // namespace

v1::Policy MakePolicy(Shape shape, RandomSource* random) {
  v1::Policy policy;
  const PolicyDraw draw{policy, *random, shape};
  Declare(draw);
  DeclareFrames(draw);
  DeclareScores(draw);
  RuleMaker rules(draw);
  AddPasses(draw, &rules);
  AddChecks(draw, &rules);
  AddReviewPlaces(draw, &rules);
  AddReRatings(draw, &rules);
  MarkQuestions(&policy);
  return policy;
}

}  // namespace dangvien::random
