// Whose tiers may depend on whose: read off a policy and a dossier, simply and a little too widely.
#ifndef DANGVIEN_TESTS_PROPERTY_DEPENDS_H_
#define DANGVIEN_TESTS_PROPERTY_DEPENDS_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"

namespace dangvien::property {

// A subject by kind, unit, person and post.
std::string KeyOf(const v1::SubjectRef& subject);

class Dependencies {
 public:
  // The result tells only where each subject is rated.
  // REQUIRES: no columns in the dossier; all outlive this.
  Dependencies(const v1::Policy& policy, const v1::Dataset& dossier, const v1::Result& result);

  // The groups of a quota in which the subject stands, whoever else it concerns.
  std::set<std::string> GroupsOf(const v1::Quota& quota, const std::string& subject) const;

  // Everybody whose decided tier may change when the order in the groups of the subject in this
  // quota does: those in these groups, with the later quotas of the pass, and with the later
  // passes, whoever reads a tier of one of them or competes with one of them for a seat.
  std::set<std::string> ReachOf(const v1::Pass& pass, const v1::Quota& quota,
                                const std::string& subject) const;

  // The groups, of any quota, in which one of the subjects stands; named as NameOf() names them.
  std::set<std::string> CertificatesOf(const std::set<std::string>& subjects) const;
  static std::string NameOf(const v1::Certificate& certificate);

 private:
  // The subjects whose tiers a rule reads when it is asked of a subject; of a message below it,
  // too.
  void Collect(const google::protobuf::Message& asked, const std::string& subject,
               std::set<std::string>* read) const;
  void CollectComposition(const v1::CompositionCondition& condition, const std::string& subject,
                          std::set<std::string>* read) const;
  void CollectRelated(const v1::RelatedCondition& condition, const std::string& subject,
                      std::set<std::string>* read) const;

  std::vector<std::string> OfKind(v1::SubjectKind kind) const;
  const v1::SubjectRef& RefOf(const std::string& subject) const { return refs_.at(subject); }
  const v1::Unit* UnitOf(const std::string& subject) const;
  std::set<std::string> GroupUnits(const v1::QuotaGroup& group, const std::string& subject) const;
  std::set<std::string> PeerGroupsOf(const std::string& subject) const;
  std::string UnitSubject(v1::SubjectKind kind, const std::string& unit_id) const;

  // Adds to `reach` the groups of the quota that have somebody of it.
  void SpreadByQuota(const v1::Pass& pass, const v1::Quota& quota,
                     std::set<std::string>* reach) const;
  void SpreadByRules(const v1::Pass& pass, std::set<std::string>* reach) const;

  const v1::Policy& policy_;
  const v1::Dataset& dossier_;
  std::map<std::string, v1::SubjectRef> refs_;       // by key
  std::map<std::string, std::string> unit_of_;       // by key: where it is rated
  std::map<std::string, const v1::Unit*> units_;     // by id
  std::map<std::string, const v1::Person*> people_;  // by id
};

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_DEPENDS_H_
