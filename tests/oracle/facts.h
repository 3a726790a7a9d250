// Questions to the dossier that more than one condition asks; each is answered by a loop over rows.
#ifndef DANGVIEN_TESTS_ORACLE_FACTS_H_
#define DANGVIEN_TESTS_ORACLE_FACTS_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "tests/oracle/oracle.h"

namespace dangvien::oracle {

class Facts {
 public:
  // LIFETIME: `policy` must outlive this.
  Facts(const v1::Policy& policy, const v1::Dataset& dataset,
        const std::map<std::string, std::string>& readings);

  const v1::Policy& policy() const { return policy_; }
  const v1::Dataset& dataset() const { return dataset_; }  // rows only
  int32_t rating_date() const { return dataset_.period().rating_date(); }

  // Are all these options the chosen ones?
  bool IsChosen(const google::protobuf::RepeatedPtrField<v1::ReadingOption>& under) const;
  bool HasPass(v1::SubjectKind kind) const;

  const v1::Unit* FindUnit(const std::string& unit_id) const;
  const v1::Person* FindPerson(const std::string& person_id) const;
  const v1::Assessment* FindAssessment(const v1::SubjectRef& subject) const;

  // A Coverage row of the table names the unit or one above it.
  bool IsCovered(v1::CoverageTable table, const std::string& unit_id,
                 const std::string& flag_id = "") const;

  // Tier that people decided; empty = none.
  std::string DecidedTier(const v1::SubjectRef& subject) const;
  // The answer to a question for the subject; unknown without one.
  Truth AnswerTo(const std::string& question_id, const v1::SubjectRef& subject) const;

  // Units of memberships of the kind on the rating date, each once, in the order of the rows.
  std::vector<std::string> MembershipUnits(const v1::Person& person, v1::MembershipKind kind) const;
  // Those that place the person under the policy: of the kind that Policy.placement names, in units
  // that exist on the rating date (PARTY: party organizations), in the canonical order.
  std::vector<std::string> HomeUnits(const v1::Person& person) const;
  std::vector<std::string> HomeUnits(const v1::Person& person, v1::MembershipKind kind) const;
  v1::MembershipKind HomeKind() const;
  // The ids from the root down to the unit.
  std::vector<std::string> WayDown(const std::string& unit_id) const;

  bool IsOfThePeriod(const v1::Rating& rating) const;
  // Tiers of the ratings of the period of a counterpart body itself, as organization.
  std::set<std::string> TiersOfBody(const v1::Unit& body) const;
  bool IsDecidedInThePeriod(const v1::Sanction& sanction) const;
  bool IsInBand(const std::string& tier_id, const v1::TierBand& band) const;
  // 0 = the highest.
  int TierRank(const std::string& tier_id) const;
  std::set<std::string> AllTiers() const;

  // Counterpart bodies of the unit that exist on the rating date.
  std::vector<const v1::Unit*> Counterparts(const std::string& unit_id) const;
  bool IsDissolved(const v1::Unit& unit) const;
  bool HasCollective(const v1::Unit& unit) const;

 private:
  const v1::Policy& policy_;
  v1::Dataset dataset_;
  std::map<std::string, std::string> readings_;  // every reading of the policy
};

bool IsPartyOrganization(const v1::Unit& unit);
bool IsSameSubject(const v1::SubjectRef& a, const v1::SubjectRef& b);
v1::SubjectRef OrganizationRef(const std::string& unit_id);
v1::SubjectRef CollectiveRef(const std::string& unit_id);
v1::SubjectRef MemberRef(const std::string& person_id);
v1::SubjectRef LeaderRef(const std::string& person_id, const std::string& post_id);

// The subjects whose facts contradict each other, with the names of the contradictions.
std::map<SubjectId, std::set<std::string>> FindContradictions(const Facts& facts);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_FACTS_H_
