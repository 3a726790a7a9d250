// The parts of which a random policy is made; random_policy.cc puts them together.
#ifndef DANGVIEN_TESTS_RANDOM_POLICY_PARTS_H_
#define DANGVIEN_TESTS_RANDOM_POLICY_PARTS_H_

#include <string>
#include <vector>

#include "dangvien/v1/policy.pb.h"
#include "tests/random/random_parts.h"

namespace dangvien::random {

// What a policy is drawn with. It grows: declarations first, then passes, then what reads them.
struct PolicyDraw {
  v1::Policy& policy;
  RandomSource& random;
  Shape shape;
};

using Kinds = std::vector<v1::SubjectKind>;

enum class Site { kPass, kCheck, kReviewPlace };
enum class Nesting { kNone, kRelated, kCounted };

// Where a condition stands: it decides which kinds may be asked.
struct Place {
  Site site = Site::kPass;
  v1::SubjectKind subject = v1::SUBJECT_KIND_UNSPECIFIED;  // unspecified: a review
  // The pass that it stands in, those that are over, and the kinds that the policy does not rate:
  // who asks for their tier finds none.
  v1::SubjectKind own_pass = v1::SUBJECT_KIND_UNSPECIFIED;
  Kinds readable;
  Kinds unrated;
  Nesting nesting = Nesting::kNone;

  bool IsPerson() const {
    return subject == v1::SUBJECT_KIND_MEMBER || subject == v1::SUBJECT_KIND_LEADER;
  }
  bool IsUnit() const {
    return subject == v1::SUBJECT_KIND_ORGANIZATION || subject == v1::SUBJECT_KIND_COLLECTIVE;
  }
  bool IsReview() const { return subject == v1::SUBJECT_KIND_UNSPECIFIED; }
  bool CanRead(v1::SubjectKind kind) const;
  bool CanAskTier(v1::SubjectKind kind) const;
  // The subject's own tier of this run can be asked for.
  bool KnowsOwnTier() const { return site == Site::kCheck && nesting == Nesting::kNone; }
};

v1::Policy MakePolicy(Shape shape, RandomSource* random);
// States of some tiers which kinds of subjects may have them.
void LimitTiersToKinds(v1::Policy* policy, RandomSource* random);

// The steps, in their order.
void Declare(const PolicyDraw& draw);
void DeclareFrames(const PolicyDraw& draw);
void DeclareScores(const PolicyDraw& draw);

// Builds rules with ids that are unique in the policy.
class RuleMaker {
 public:
  explicit RuleMaker(const PolicyDraw& draw) : draw_(draw) {}

  // `limited_percent`: how often it exists under some readings only.
  v1::Rule Make(const Place& place, const std::string& prefix, int limited_percent);
  // With nothing but an id, a text and a citation.
  v1::Rule MakeBare(const std::string& prefix);
  std::string NewId(const std::string& prefix);

 private:
  const PolicyDraw& draw_;
  int rule_count_ = 0;
};

// Adds a pass over the kind of the place, after those that are there.
void AddPass(const PolicyDraw& draw, const Place& place, RuleMaker* rules);
void AddQuotas(const PolicyDraw& draw, const Place& place, RuleMaker* rules, v1::Pass* pass);

v1::Condition MakeCondition(const PolicyDraw& draw, const Place& place, int depth);

// Conditions without parts, by topic. Each list holds what may be asked at the place; kinds that
// decide most stand in it several times.
using Leaf = v1::Condition (*)(const PolicyDraw&, const Place&);
void ListAssessmentLeaves(const PolicyDraw& draw, const Place& place, std::vector<Leaf>* leaves);
void ListPersonLeaves(const Place& place, std::vector<Leaf>* leaves);
void ListEventLeaves(const Place& place, std::vector<Leaf>* leaves);
void ListTierLeaves(const Place& place, std::vector<Leaf>* leaves);
void ListProcessLeaves(const Place& place, std::vector<Leaf>* leaves);
void ListReviewLeaves(std::vector<Leaf>* leaves);

// Sources of tiers that a rule at the place may read.
std::vector<v1::TierSource> SourcesAt(const Place& place);

v1::Citation MakeCitation();
v1::Text MakeText(const std::string& words);
// Tiers from a better or equal to a worse one; an end is left open at times.
v1::TierBand MakeBand(const PolicyDraw& draw);
v1::Share MakeShare(RandomSource* random);

const v1::Frame& FrameOf(const v1::Policy& policy, v1::SubjectKind kind);
bool HasRole(const v1::Criterion& criterion, const std::vector<std::string>& role_ids,
             bool under_every_reading);
std::vector<std::string> ScoreIds(const v1::Policy& policy, v1::SubjectKind kind);
// The points of all parts of a score.
int FullPoints(const v1::Policy& policy, const std::string& score_id);

// "member" for SUBJECT_KIND_MEMBER.
std::string NameOf(v1::SubjectKind kind);

// At times one or two reading options, of different readings.
template <typename List>
void LimitToReadings(const PolicyDraw& draw, int percent, List* under) {
  for (const v1::Reading& reading : draw.policy.readings()) {
    if (!draw.random.Chance(percent)) continue;
    v1::ReadingOption* option = under->Add();
    option->set_reading_id(reading.id());
    option->set_option_id(draw.random.Pick(IdsOf(reading.options())));
  }
}

// Some of the numbers of an enumeration, into a repeated field.
void AddSome(const std::vector<int>& numbers, int least, int most,
             google::protobuf::RepeatedField<int>* list, RandomSource* random);

}  // namespace dangvien::random

#endif  // DANGVIEN_TESTS_RANDOM_POLICY_PARTS_H_
