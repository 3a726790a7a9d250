// Tested by tests/property/recheck_test.cc
#include "tests/property/recheck_result.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace dangvien::property {

std::string NameOf(const v1::SubjectRef& subject) {
  return absl::StrCat(subject.kind(), " ", subject.unit_id(), " ", subject.person_id(), " ",
                      subject.post_id());
}

ResultIndex::ResultIndex(const v1::Result& result) : result_(result) {
  for (int i = 0; i < result.subjects_size(); ++i) {
    places_[NameOf(result.subjects(i).subject())] = i;
  }
  if (result.tallies_size() == 0) return;
  for (const v1::TierCount& tier : result.tallies(0).direct().tiers()) {
    tiers_.push_back(tier.tier_id());
  }
}

int ResultIndex::PlaceOf(const v1::SubjectRef& subject) const {
  const auto it = places_.find(NameOf(subject));
  return it == places_.end() ? -1 : it->second;
}

const v1::SubjectResult& ResultIndex::Find(const v1::SubjectRef& subject) const {
  return result_.subjects(PlaceOf(subject));
}

int ResultIndex::RankOf(const std::string& tier_id) const {
  return static_cast<int>(std::find(tiers_.begin(), tiers_.end(), tier_id) - tiers_.begin());
}

bool ResultIndex::IsAtOrAbove(const std::string& tier_id, const std::string& lowest) const {
  return !tier_id.empty() && RankOf(tier_id) <= RankOf(lowest);
}

bool ResultIndex::HasExceededFinding(const v1::Certificate& certificate) const {
  return std::any_of(result_.findings().begin(), result_.findings().end(),
                     [&certificate](const v1::Finding& finding) {
                       return finding.rule_id() == "quota-exceeded" &&
                              finding.quota_id() == certificate.quota_id() &&
                              finding.unit_id() == certificate.unit_id() &&
                              finding.peer_group_id() == certificate.peer_group_id() &&
                              finding.unit_kind() == certificate.unit_kind();
                     });
}

bool ResultIndex::LacksPeerGroup(const v1::SubjectRef& subject) const {
  return std::any_of(result_.findings().begin(), result_.findings().end(),
                     [&subject](const v1::Finding& finding) {
                       return finding.rule_id() == "peer-group-not-stated" &&
                              NameOf(finding.subject()) == NameOf(subject);
                     });
}

}  // namespace dangvien::property
