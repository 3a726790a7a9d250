// Certificates hold by the result alone, on random pairs; and the check sees where one does not.
#include "tests/property/recheck.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "dangvien/v1/quota.pb.h"
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
  EXPECT_GT(decided_lines, pairs / 20);
}

// Nobody is proposed for the tier beyond the seats, which are the stated limit of the base, rounded
// as stated, or what a decision raised it to: the test above shows that of each certificate.
TEST(RecheckTest, NoQuotaOfRandomPairsIsExceeded) {
  const uint64_t pairs = CaseCount(200, 3'000, 50'000);
  SeatUse all;
  for (uint64_t seed = 1; seed <= pairs && !HasFailure(); ++seed) {
    const random::RandomPair pair = random::MakePair(seed);
    const SeatUse use = CountSeatUse(Parse(EvaluateToBytes(PolicyOf(pair), pair.dataset)));
    EXPECT_EQ(absl::StrJoin(use.faults, "\n"), "") << "seed " << seed;
    all.bound += use.bound;
    all.raised += use.raised;
    all.full += use.full;
  }
  std::printf(
      "bound %llu, of these raised %llu; full %llu\n", static_cast<unsigned long long>(all.bound),
      static_cast<unsigned long long>(all.raised), static_cast<unsigned long long>(all.full));
  ReportCases("quotas-kept", pairs);
  EXPECT_GE(all.bound, pairs / 4) << "hardly a quota cuts anybody";
  EXPECT_GE(all.full, pairs / 20) << "hardly a seat is given";
  EXPECT_GE(all.raised, pairs / 200) << "hardly a limit is raised";
}

// One seat for two of seven.
constexpr char kSample[] = R"pb(
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "a" }
    qualified_tier_id: "high"
    proposed_tier_id: "mid"
    decided_tier_id: "mid"
  }
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "b" }
    qualified_tier_id: "high"
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
    stated_limit_numerator: 1
    stated_limit_denominator: 5
    highest_limit_numerator: 1
    highest_limit_denominator: 4
    base: 1
    rounding: 1
    subject_count { least: 8 greatest: 8 }
    rated_count { least: 7 greatest: 7 }
    lower_or_above_count { least: 7 greatest: 7 }
    lower_count { least: 5 greatest: 5 }
    candidate_count { least: 2 greatest: 2 }
    base_count { least: 7 greatest: 7 }
    limit_seat_count { least: 1 greatest: 1 }
    seat_count { least: 1 greatest: 1 }
    small_groups { rule: 2 counted: 3 at_least: 1 fewer_than: 7 seats: 2 }
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
    rank_keys { used: true measure: 2 }
    decided_count: 1
  }
)pb";

v1::Result Sample() {
  v1::Result result;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kSample, &result));
  return result;
}

TEST(RecheckTest, ASoundCertificateHolds) {
  EXPECT_THAT(RecheckCertificates(Sample()), testing::IsEmpty());
  EXPECT_THAT(CountSeatUse(Sample()).faults, testing::IsEmpty());
  EXPECT_EQ(CountSeatUse(Sample()).bound, 1);
}

using Break = std::function<void(v1::Certificate*)>;
using Breaks = std::map<std::string, Break>;

void ExpectEachIsSeen(const Breaks& breaks) {
  for (const auto& [name, change] : breaks) {
    v1::Result result = Sample();
    change(result.mutable_certificates(0));
    EXPECT_FALSE(RecheckCertificates(result).empty()) << name;
  }
}

void SetCount(uint64_t value, v1::CountRange* count) {
  count->set_least(value);
  count->set_greatest(value);
}

TEST(RecheckTest, EveryBreakOfTheNumbersIsSeen) {
  ExpectEachIsSeen({
      {"seats", [](v1::Certificate* c) { SetCount(2, c->mutable_seat_count()); }},
      {"limit's seats", [](v1::Certificate* c) { SetCount(2, c->mutable_limit_seat_count()); }},
      {"limit", [](v1::Certificate* c) { c->set_limit_denominator(2); }},
      {"stated limit", [](v1::Certificate* c) { c->set_stated_limit_denominator(4); }},
      {"raise", [](v1::Certificate* c) { c->set_raised(true); }},
      {"reference", [](v1::Certificate* c) { c->set_raised_by_reference("7-QĐ"); }},
      {"too high",
       [](v1::Certificate* c) {
         c->set_raised(true);
         c->set_limit_denominator(3);  // of 7 that is one seat, too
       }},
      {"base", [](v1::Certificate* c) { SetCount(9, c->mutable_base_count()); }},
      {"base of another", [](v1::Certificate* c) { c->set_base(v1::QUOTA_BASE_ALL); }},
      {"lower", [](v1::Certificate* c) { SetCount(4, c->mutable_lower_count()); }},
      {"part", [](v1::Certificate* c) { c->mutable_subject_count()->set_greatest(6); }},
      {"small group", [](v1::Certificate* c) { c->set_small_group(2); }},
      {"small group that fits",
       [](v1::Certificate* c) { c->mutable_small_groups(0)->set_fewer_than(8); }},
      {"candidates", [](v1::Certificate* c) { c->mutable_candidates()->RemoveLast(); }},
      {"decided", [](v1::Certificate* c) { c->set_decided_count(0); }},
      {"exceeded", [](v1::Certificate* c) { c->set_decided_count(2); }},
  });
}

TEST(RecheckTest, EveryBreakOfTheOrderIsSeen) {
  ExpectEachIsSeen({
      {"order", [](v1::Certificate* c) { c->mutable_candidates()->SwapElements(0, 1); }},
      {"direction", [](v1::Certificate* c) { c->mutable_rank_keys(0)->set_lowest_first(true); }},
      {"measure", [](v1::Certificate* c) { c->mutable_rank_keys(0)->clear_measure(); }},
      {"seated",
       [](v1::Certificate* c) { c->mutable_candidates(1)->set_outcome(v1::SEAT_OUTCOME_SEATED); }},
      {"cut",
       [](v1::Certificate* c) { c->mutable_candidates(0)->set_outcome(v1::SEAT_OUTCOME_NO_SEAT); }},
      {"tied",
       [](v1::Certificate* c) { c->mutable_candidates(0)->set_outcome(v1::SEAT_OUTCOME_TIED); }},
      {"settled", [](v1::Certificate* c) { c->set_settled_by_reference("7-QĐ"); }},
      {"perhaps", [](v1::Certificate* c) { c->mutable_candidates(0)->set_perhaps(true); }},
      {"values", [](v1::Certificate* c) { c->mutable_candidates(0)->clear_rank_values(); }},
      {"effect", [](v1::Certificate* c) { c->set_effect(v1::QUOTA_EFFECT_FLAG); }},
      {"lowered to", [](v1::Certificate* c) { c->set_lowered_to_tier_id("low"); }},
  });
}

// Two that are tied at the line: the tie rule tells what becomes of them.
TEST(RecheckTest, TheTieRuleTellsWhoOfThoseTiedIsSeated) {
  const auto faults = [](v1::TieRule ties, v1::SeatOutcome outcome) {
    v1::Result result = Sample();
    v1::Certificate* c = result.mutable_certificates(0);
    c->mutable_candidates()->SwapElements(0, 1);
    c->set_ties(static_cast<uint32_t>(ties));
    const bool keeps = outcome == v1::SEAT_OUTCOME_SEATED;
    for (v1::Candidate& candidate : *c->mutable_candidates()) {
      candidate.set_rank_values(0, "1");
      candidate.set_outcome(outcome);
    }
    for (v1::SubjectResult& subject : *result.mutable_subjects()) {
      subject.set_proposed_tier_id(keeps ? "high" : "mid");
      subject.set_decided_tier_id(keeps ? "high" : "mid");
    }
    c->set_decided_count(keeps ? 2 : 0);
    if (keeps) {
      v1::Finding* finding = result.add_findings();
      finding->set_rule_id("quota-exceeded");
      finding->set_quota_id("q");
    }
    EXPECT_THAT(CountSeatUse(result).faults.empty(), !keeps || ties == v1::TIE_RULE_KEEP_ALL);
    return RecheckCertificates(result);
  };
  EXPECT_THAT(faults(v1::TIE_RULE_KEEP_ALL, v1::SEAT_OUTCOME_SEATED), testing::IsEmpty());
  EXPECT_THAT(faults(v1::TIE_RULE_CUT_ALL, v1::SEAT_OUTCOME_NO_SEAT), testing::IsEmpty());
  EXPECT_THAT(faults(v1::TIE_RULE_KEEP_ALL, v1::SEAT_OUTCOME_NO_SEAT),
              testing::Not(testing::IsEmpty()));
  EXPECT_THAT(faults(v1::TIE_RULE_CUT_ALL, v1::SEAT_OUTCOME_SEATED),
              testing::Not(testing::IsEmpty()));
  EXPECT_THAT(faults(v1::TIE_RULE_REFER, v1::SEAT_OUTCOME_SEATED),
              testing::Not(testing::IsEmpty()));
}

}  // namespace
}  // namespace dangvien::property
