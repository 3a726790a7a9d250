// What the ids of a policy mean, in one language: names of tiers, criteria and the rest, citations
// with number and date of the instrument, points as decimals.
//
// An overlay states only what it changes, so a name is looked up in the policy itself and then in
// what it stands on.
#ifndef DANGVIEN_DANGVIEN_LAW_POLICY_NAMES_H_
#define DANGVIEN_DANGVIEN_LAW_POLICY_NAMES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "dangvien/v1/policy.pb.h"
#include "document/document.h"
#include "wording.h"

namespace dangvien::cli {

// The policy, then what it is an overlay of, and so on.
using PolicyChain = std::vector<const v1::Policy*>;

// LIFETIME: refers to the policies.
class PolicyNames {
 public:
  // REQUIRES: at least one policy.
  PolicyNames(PolicyChain chain, Language language);

  Language language() const { return language_; }
  const v1::Policy& policy() const { return *chain_.front(); }
  const PolicyChain& chain() const { return chain_; }

  // An id that nobody declares is returned as it is; so for all below.
  std::string Tier(absl::string_view id) const;
  std::string Level(absl::string_view id) const;
  std::string Role(absl::string_view id) const;
  std::string TaskGroup(absl::string_view id) const;
  std::string Flag(absl::string_view id) const;
  std::string ReportSection(absl::string_view id) const;
  std::string Question(absl::string_view id) const;
  std::string Score(absl::string_view id) const;

  // “Good” or better.
  std::string Band(const v1::TierBand& band) const;

  // The tiers that hold, from the highest.
  const std::vector<const v1::Tier*>& tiers() const { return tiers_; }

  // Whom a pass rates: an overlay that adds to a pass need not say it again.
  v1::SubjectKind SubjectOf(const v1::Pass& pass) const;

  // In units of 1/points_scale: "7,5".
  std::string Points(uint64_t points) const;

  // Only under the reading “...”: what the option says.
  Line UnderReading(const v1::ReadingOption& choice) const;

  // "132-QĐ/TW (08/3/2018), điều 12", the inventory's ids, and a mark where the text was not seen.
  Line Citation(const v1::Citation& citation) const;
  // The instrument alone: "132-QĐ/TW (08/3/2018)".
  std::string Instrument(absl::string_view id) const;

 private:
  const v1::Instrument* FindInstrument(absl::string_view id) const;

  PolicyChain chain_;
  Language language_;
  std::vector<const v1::Tier*> tiers_;
};

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_LAW_POLICY_NAMES_H_
