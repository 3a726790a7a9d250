// What random pairs use of the schema: how often each condition kind, each value of each
// enumeration that a policy can hold, and each case of placement occurs. A test adds the pairs of
// its run up and demands that nothing stays at 0.
#ifndef DANGVIEN_TESTS_RANDOM_COVERAGE_H_
#define DANGVIEN_TESTS_RANDOM_COVERAGE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"

namespace dangvien::random {

// Counts by key; every key is there from the start, so that what never occurs is seen.
class KeyCounts {
 public:
  const std::map<std::string, int64_t>& counts() const { return counts_; }
  std::vector<std::string> Missing() const;
  // One `coverage_KEY COUNT` a line, as reports hold them.
  std::string Report() const;

 protected:
  // The keys of a message and of all that it may hold: message, field and, of an enumeration,
  // value.
  void AddKeys(const google::protobuf::Descriptor& message);
  void AddKey(const std::string& key) { counts_[key] = 0; }
  // Counts what such a message holds.
  void AddMessage(const google::protobuf::Message& message);
  void Count(const std::string& key, bool holds) { counts_.at(key) += holds ? 1 : 0; }

 private:
  std::map<std::string, int64_t> counts_;
};

// Keys such as `condition_score`, `quota_base_rated` and `placement_transfer`.
class PairCoverage : public KeyCounts {
 public:
  PairCoverage();

  // Counts what the policy holds, and the people and units of the dossier that a rule on placement
  // concerns. People in columns are not looked at: those in rows are enough.
  void Add(const v1::Policy& policy, const v1::Dataset& dataset);

 private:
  void AddPlacement(const v1::Policy& policy, const v1::Dataset& dataset);
  void AddQuotaDecisions(const v1::Dataset& dataset);
};

// What came of the pairs: keys such as `candidate_outcome_tied` and `reason_kind_ceiling`.
class ResultCoverage : public KeyCounts {
 public:
  ResultCoverage();

  void Add(const v1::Result& result) { AddMessage(result); }
};

}  // namespace dangvien::random

#endif  // DANGVIEN_TESTS_RANDOM_COVERAGE_H_
