// The second engine: slow, obvious, and never linked into the library. It follows the comments of
// policy.proto sentence by sentence on the classes that protoc generates, so that the real engine
// can be held against something that shares no line with it.
//
//   OracleResult result = Rate(policy, dataset, {{"reading-id", "option-id"}});
//   const OracleSubject& subject = result.subjects.at({v1::SUBJECT_KIND_MEMBER, "p1"});
#ifndef DANGVIEN_TESTS_ORACLE_ORACLE_H_
#define DANGVIEN_TESTS_ORACLE_ORACLE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"
#include "tests/oracle/truth.h"

namespace dangvien::oracle {

// A party organization by its unit, or a member by the person.
struct SubjectId {
  v1::SubjectKind kind;
  std::string id;

  bool operator<(const SubjectId& other) const {
    return std::tie(kind, id) < std::tie(other.kind, other.id);
  }
};

// The rules of one list that fired, and those of which it is not known.
struct FiredRules {
  std::set<std::string> true_ids;
  std::set<std::string> unknown_ids;
};

struct OracleSubject {
  std::string unit_id;  // the organization itself, or the home branch; empty where there is none
  v1::SubjectStatus status = v1::SUBJECT_STATUS_NOT_A_SUBJECT;
  std::set<std::string>
      possible_tier_ids;  // qualified tiers that are possible; empty: not a subject
  bool may_be_not_a_subject = true;
  std::string
      decided_tier_id;  // of a Decision, else the qualified tier of who is rated, else empty
  bool is_decided_by_people = false;
  // "no_official_membership" or "unit_not_rated"; empty for who reached the pass.
  std::string unplaced_reason;
  // "two-official-memberships", "two-heads", "more-votes-than-voters". Where there is one, no rule
  // is evaluated: what follows stays empty.
  std::set<std::string> contradictions;
  FiredRules exclusions;
  FiredRules forces;
  FiredRules caps;
  std::map<std::string, Truth> demands;  // by rule id: every condition of every standard
};

// A check that is not met or not shown.
struct OracleFinding {
  std::string rule_id;
  v1::FindingVerdict verdict;
  std::string unit_id;     // of the organization, the member's home branch, or the session's unit
  std::string person_id;   // of the member, or the reviewed person
  std::string session_id;  // of a review
  int review_index = -1;   // its place in ReviewSession.reviews

  bool operator<(const OracleFinding& other) const {
    return std::tie(rule_id, verdict, unit_id, person_id, session_id, review_index) <
           std::tie(other.rule_id, other.verdict, other.unit_id, other.person_id, other.session_id,
                    other.review_index);
  }
};

// How often conditions of one kind came out each way.
struct TruthCounts {
  int64_t true_count = 0;
  int64_t false_count = 0;
  int64_t unknown_count = 0;
};

struct OracleResult {
  std::map<SubjectId, OracleSubject> subjects;  // every party organization and every person
  std::set<OracleFinding> findings;             // of the policy's checks
  std::map<std::string, TruthCounts> counts;    // by the name of the field in Condition.kind
};

// Rates the dataset. `readings` maps a reading to the chosen option; the others take their default.
// REQUIRES: a policy that the compiler takes, a dataset that the validator takes and that fits it.
OracleResult Rate(const v1::Policy& policy, const v1::Dataset& dataset,
                  const std::map<std::string, std::string>& readings = {});

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_ORACLE_H_
