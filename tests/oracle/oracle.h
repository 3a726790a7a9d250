// The second engine: slow, obvious, and never linked into the library. It follows the comments of
// the schema sentence by sentence on the classes that protoc generates, so that the real engine can
// be held against something that shares no line with it.
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

// An organization or a collective by its unit, a member by the person, a leader by person and post.
struct SubjectId {
  v1::SubjectKind kind = v1::SUBJECT_KIND_UNSPECIFIED;
  std::string id = {};
  std::string post_id = {};

  bool operator<(const SubjectId& other) const {
    return std::tie(kind, id, post_id) < std::tie(other.kind, other.id, other.post_id);
  }
  bool operator==(const SubjectId& other) const {
    return std::tie(kind, id, post_id) == std::tie(other.kind, other.id, other.post_id);
  }
};

SubjectId IdOf(const v1::SubjectRef& ref);

// The rules of one list that fired, and those of which it is not known.
struct FiredRules {
  std::set<std::string> true_ids;
  std::set<std::string> unknown_ids;
};

struct OracleSubject {
  std::string unit_id;  // of a member: the home branch; empty where there is none
  v1::SubjectStatus status = v1::SUBJECT_STATUS_NOT_A_SUBJECT;
  // What is possible after the pass, and after its quotas; empty: not a subject.
  std::set<std::string> qualified_tier_ids;
  std::set<std::string> possible_tier_ids;
  bool may_be_not_a_subject = true;
  // The one possible tier of each layer, where it is decided; of a Decision, else the proposed one.
  std::string qualified_tier_id;
  std::string proposed_tier_id;
  std::string decided_tier_id;
  bool is_decided_by_people = false;
  // The status that the qualified layer alone would give.
  v1::SubjectStatus qualified_status = v1::SUBJECT_STATUS_NOT_A_SUBJECT;
  // A quota opened the tier, and not only by a tie or a rank that is not known.
  bool seat_lacks_facts = false;
  // "no_official_membership", "unit_dissolved" or "no_pass"; empty for who reached the pass.
  std::string unplaced_reason;
  // "two-official-memberships", "two-heads", "more-votes-than-voters". Where there is one, no rule
  // is evaluated: what follows stays empty.
  std::set<std::string> contradictions;
  FiredRules exclusions;
  FiredRules forces;
  FiredRules caps;
  FiredRules ceilings;
  std::map<std::string, Truth> demands;  // by rule id: every condition of every standard
};

using Subjects = std::map<SubjectId, OracleSubject>;

// A check that is not met or not shown.
struct OracleFinding {
  std::string rule_id;
  v1::FindingVerdict verdict;
  std::string unit_id;     // where the subject is rated, or the session's unit
  std::string person_id;   // of the member or leader, or the reviewed person
  std::string post_id;     // of the leader, or of who is reviewed as one
  std::string session_id;  // of a review
  int review_index = -1;   // its place in ReviewSession.reviews

  bool operator<(const OracleFinding& other) const { return Key() < other.Key(); }

 private:
  std::tuple<std::string, int, std::string, std::string, std::string, std::string, int> Key()
      const {
    return {rule_id, verdict, unit_id, person_id, post_id, session_id, review_index};
  }
};

// What the library finds of itself about a quota: "quota-exceeded", "raise-without-reason",
// "raise-too-high", "peer-group-not-stated", "seat-not-tied". One about a group names the group as
// its certificate does; one about a subject names that, too.
struct QuotaFinding {
  std::string name;
  std::string quota_id;
  std::string unit_id;  // of the group; "peer-group-not-stated": of the subject
  std::string peer_group_id;
  v1::UnitKind unit_kind = v1::UNIT_KIND_UNSPECIFIED;
  SubjectId subject;

  bool operator<(const QuotaFinding& other) const {
    return std::tie(name, quota_id, unit_id, peer_group_id, unit_kind, subject) <
           std::tie(other.name, other.quota_id, other.unit_id, other.peer_group_id, other.unit_kind,
                    other.subject);
  }
};

// How often conditions of one kind came out each way.
struct TruthCounts {
  int64_t true_count = 0;
  int64_t false_count = 0;
  int64_t unknown_count = 0;
};

struct OracleResult {
  // Every party organization and every person; collectives and leaders where there is a pass for
  // them.
  Subjects subjects;
  std::set<OracleFinding> findings;  // of the policy's checks
  std::multiset<QuotaFinding> quota_findings;
  std::vector<v1::Certificate> certificates;  // in the order of Result.certificates
  std::vector<v1::ReRating> re_ratings;
  std::vector<v1::ReviewPlace> review_places;
  std::vector<v1::SummaryRow> summary;
  std::map<std::string, TruthCounts> counts;  // by the name of the field in Condition.kind
};

// Rates the dataset. `readings` maps a reading to the chosen option; the others take their default.
// REQUIRES: a policy that the compiler takes, a dataset that the validator takes and that fits it.
OracleResult Rate(const v1::Policy& policy, const v1::Dataset& dataset,
                  const std::map<std::string, std::string>& readings = {});

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_ORACLE_H_
