// Certificates hold by the result alone, on random pairs; and the check sees where one does not.
#include "tests/property/recheck.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "tests/property/evaluate.h"
#include "tests/property/scale.h"

namespace dangvien::property {
namespace {

TEST(RecheckTest, CertificatesOfRandomPairsHold) {
  const uint64_t pairs = CaseCount(200, 3'000, 50'000);
  uint64_t certificates = 0;
  uint64_t decided_lines = 0;
  for (uint64_t seed = 1; seed <= pairs && !HasFailure(); ++seed) {
    const random::RandomPair pair = random::MakePair(seed);
    const v1::Result result = Parse(EvaluateToBytes(PolicyOf(pair), pair.dataset));
    EXPECT_EQ(absl::StrJoin(RecheckCertificates(result), "\n"), "") << "seed " << seed;
    for (const v1::Certificate& certificate : result.certificates()) {
      ++certificates;
      if (!certificate.provisional() && certificate.candidates_size() > 0) ++decided_lines;
    }
  }
  ReportCases("recheck", pairs);
  EXPECT_GT(certificates, pairs / 10) << "random policies should have quotas";
  EXPECT_GT(decided_lines, 0U);
}

// One seat for two of seven.
v1::Result Sample() {
  v1::Result result;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        subjects {
          subject { kind: SUBJECT_KIND_MEMBER person_id: "a" }
          proposed_tier_id: "mid"
          decided_tier_id: "mid"
        }
        subjects {
          subject { kind: SUBJECT_KIND_MEMBER person_id: "b" }
          proposed_tier_id: "high"
          decided_tier_id: "high"
        }
        tallies {
          direct {
            tiers { tier_id: "high" }
            tiers { tier_id: "mid" }
            tiers { tier_id: "low" }
          }
        }
        certificates {
          quota_id: "q"
          tier_id: "high"
          lowered_to_tier_id: "mid"
          limit_numerator: 1
          limit_denominator: 5
          base: 1
          rounding: 1
          subject_count { least: 8 greatest: 8 }
          rated_count { least: 7 greatest: 7 }
          lower_or_above_count { least: 7 greatest: 7 }
          candidate_count { least: 2 greatest: 2 }
          seat_count { least: 1 greatest: 1 }
          candidates {
            subject { kind: SUBJECT_KIND_MEMBER person_id: "b" }
            outcome: SEAT_OUTCOME_SEATED
            rank_values: "7/8"
          }
          candidates {
            subject { kind: SUBJECT_KIND_MEMBER person_id: "a" }
            outcome: SEAT_OUTCOME_NO_SEAT
            rank_values: "3/4"
          }
          rank_keys { used: true }
          decided_count: 1
        }
      )pb",
      &result));
  return result;
}

TEST(RecheckTest, ASoundCertificateHolds) {
  EXPECT_THAT(RecheckCertificates(Sample()), testing::IsEmpty());
}

TEST(RecheckTest, EveryBreakIsSeen) {
  using Break = std::function<void(v1::Certificate*)>;
  const std::map<std::string, Break> breaks = {
      {"seats",
       [](v1::Certificate* c) {
         c->mutable_seat_count()->set_least(2);
         c->mutable_seat_count()->set_greatest(2);
       }},
      {"limit", [](v1::Certificate* c) { c->set_limit_denominator(2); }},
      {"base", [](v1::Certificate* c) { c->mutable_lower_or_above_count()->set_least(9); }},
      {"part", [](v1::Certificate* c) { c->mutable_subject_count()->set_greatest(6); }},
      {"candidates", [](v1::Certificate* c) { c->mutable_candidates()->RemoveLast(); }},
      {"order", [](v1::Certificate* c) { c->mutable_candidates()->SwapElements(0, 1); }},
      {"seated",
       [](v1::Certificate* c) { c->mutable_candidates(1)->set_outcome(v1::SEAT_OUTCOME_SEATED); }},
      {"cut",
       [](v1::Certificate* c) { c->mutable_candidates(0)->set_outcome(v1::SEAT_OUTCOME_NO_SEAT); }},
      {"tied",
       [](v1::Certificate* c) { c->mutable_candidates(0)->set_outcome(v1::SEAT_OUTCOME_TIED); }},
      {"perhaps", [](v1::Certificate* c) { c->mutable_candidates(0)->set_perhaps(true); }},
      {"decided", [](v1::Certificate* c) { c->set_decided_count(0); }},
      {"exceeded", [](v1::Certificate* c) { c->set_decided_count(2); }},
      {"values", [](v1::Certificate* c) { c->mutable_candidates(0)->clear_rank_values(); }},
  };
  for (const auto& [name, change] : breaks) {
    v1::Result result = Sample();
    change(result.mutable_certificates(0));
    EXPECT_FALSE(RecheckCertificates(result).empty()) << name;
  }
}

}  // namespace
}  // namespace dangvien::property
