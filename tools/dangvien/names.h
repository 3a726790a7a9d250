// Turns the ids of a result into the words of the policies and of the dossier, in one language.
#ifndef DANGVIEN_DANGVIEN_NAMES_H_
#define DANGVIEN_DANGVIEN_NAMES_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"
#include "dossier_units.h"
#include "inputs.h"
#include "wording.h"

namespace dangvien::cli {

// LIFETIME: refers to the policies and the units.
class Names {
 public:
  // REQUIRES: at least one policy.
  Names(const std::vector<PolicySource>& policies, const DossierUnits& units, Language language);

  Language language() const { return language_; }
  const DossierUnits& units() const { return units_; }
  std::string Unit(absl::string_view unit_id) const;
  const v1::Policy* Policy(absl::string_view policy_id) const;

  // The tiers of the run, from the highest.
  std::vector<std::string> TierIds() const;
  // Those that subjects of the kind may have.
  std::vector<std::string> TierIdsOf(v1::SubjectKind kind) const;
  // An id that nobody declares is returned as it is; so for all below.
  std::string Tier(absl::string_view tier_id) const;

  // `unit_id` says whose policy: one id may mean different rules in two policies.
  std::string Rule(absl::string_view unit_id, absl::string_view rule_id) const;
  // Why a subject is not rated: an exclusion, or SubjectResult.not_rated_because.
  std::string NotRated(absl::string_view reason) const;
  std::string Fact(absl::string_view unit_id, const v1::OpenFact& fact) const;
  std::string Reason(absl::string_view unit_id, const v1::Reason& reason) const;

 private:
  // Texts of one policy by what is named and its id: "criterion ket_qua_nhiem_vu".
  using Texts = absl::flat_hash_map<std::string, std::string>;

  std::string TextOf(absl::string_view unit_id, absl::string_view what, absl::string_view id) const;
  static void AddRules(const v1::Policy& policy, Language language, Texts& texts);

  const DossierUnits& units_;
  Language language_;
  std::vector<const v1::Policy*> policies_;
  std::vector<Texts> texts_;  // one a policy
};

// "member:DV01", "leader:DV01/P1": as `dangvien explain` takes it, where it does.
std::string SubjectName(const v1::SubjectRef& subject);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_NAMES_H_
