// Overlays: what they replace, append, merge and remove, and what stays.
//
// Tested by tests/oracle/oracle_overlay_test.cc
#include <string>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "tests/oracle/overlay.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

v1::Policy Parse(const std::string& text) {
  v1::Policy policy;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &policy)) << text;
  return policy;
}

// What an overlay of these fields makes of a parent with two standards, a cap, a quota and a check.
v1::Policy Resolved(const std::string& text) {
  const v1::Policy parent = SmallPolicy(
      R"pb(standards {
             tier_id: "high"
             conditions {
               id: "one"
               exceptions { id: "but" }
             }
             conditions { id: "two" }
           }
           standards {
             tier_id: "mid"
             conditions { id: "three" }
           }
           caps {
             tier_id: "mid"
             rule { id: "cap" }
           }
           quotas {
             id: "quota"
             limit { numerator: 1 denominator: 5 }
             tier_id: "high"
           })pb",
      "", R"pb(title { vi: "parent" }
               points_scale: 10
               checks {
                 severity: SEVERITY_NOTE
                 rule { id: "check" }
               })pb");
  return ResolveOverlay(parent, Parse("format: 1 id: \"local\" parent_id: \"small\" " + text));
}

std::string Pass(const std::string& rules) { return "passes { id: \"members\" " + rules + " } "; }

TEST(OracleOverlayTest, WhatIsNotSpokenOfStays) {
  v1::Policy same = Resolved("");
  EXPECT_EQ(same.id(), "local");
  EXPECT_EQ(same.parent_id(), "");
  EXPECT_EQ(same.title().vi(), "parent");
  EXPECT_EQ(same.points_scale(), 10u);
  EXPECT_EQ(same.passes(0).standards(0).conditions_size(), 2);
  EXPECT_EQ(same.passes(0).subject_kind(), v1::SUBJECT_KIND_MEMBER);
  EXPECT_EQ(same.passes(0).fallback().tier_id(), "low");
}

TEST(OracleOverlayTest, EntriesOfOneIdReplaceOthersFollow) {
  const v1::Policy policy = Resolved(
      "title { vi: \"local\" } tiers { id: \"mid\" name { vi: \"middle\" } } flags { id: \"g\" } "
      "checks { severity: SEVERITY_ERROR rule { id: \"check\" } } "
      "checks { rule { id: \"new\" } } " +
      Pass("quotas { id: \"quota\" limit { numerator: 1 denominator: 4 } } "
           "quotas { id: \"more\" } fallback { tier_id: \"mid\" }"));
  EXPECT_EQ(policy.title().vi(), "local");
  ASSERT_EQ(policy.tiers_size(), 3);
  EXPECT_EQ(policy.tiers(1).name().vi(), "middle");
  EXPECT_EQ(policy.flags(1).id(), "g");
  ASSERT_EQ(policy.checks_size(), 2);
  EXPECT_EQ(policy.checks(0).severity(), v1::SEVERITY_ERROR);
  const v1::Pass& pass = policy.passes(0);
  EXPECT_EQ(pass.quotas_size(), 2);
  EXPECT_EQ(pass.quotas(0).limit().denominator(), 4u);
  // Replaced, not merged.
  EXPECT_EQ(pass.quotas(0).tier_id(), "");
  EXPECT_EQ(pass.fallback().tier_id(), "mid");
  EXPECT_EQ(pass.caps_size(), 1);
}

TEST(OracleOverlayTest, StandardsAndFramesAreMerged) {
  const v1::Policy policy = Resolved(
      "frames { subject_kind: SUBJECT_KIND_MEMBER criteria { id: \"b\" max_points: 5 } "
      "criteria { id: \"d\" } } " +
      Pass("standards { tier_id: \"high\" conditions { id: \"two\" text { vi: \"new\" } } "
           "conditions { id: \"four\" } }"));
  ASSERT_EQ(policy.frames_size(), 2);
  ASSERT_EQ(policy.frames(0).criteria_size(), 4);
  EXPECT_EQ(policy.frames(0).criteria(1).max_points(), 5u);
  EXPECT_EQ(policy.frames(0).criteria(1).roles_size(), 0);
  EXPECT_EQ(policy.frames(0).criteria(3).id(), "d");
  const v1::Standard& high = policy.passes(0).standards(0);
  ASSERT_EQ(high.conditions_size(), 3);
  EXPECT_EQ(high.conditions(0).id(), "one");
  EXPECT_EQ(high.conditions(1).text().vi(), "new");
  EXPECT_EQ(high.conditions(2).id(), "four");
  EXPECT_EQ(policy.passes(0).standards(1).conditions_size(), 1);
}

TEST(OracleOverlayTest, RemovedRulesLeave) {
  const v1::Policy policy = Resolved(
      "removed_ids: \"two\" removed_ids: \"but\" removed_ids: \"cap\" removed_ids: \"quota\" "
      "removed_ids: \"check\" removed_citations { instrument_id: \"i\" }");
  const v1::Pass& pass = policy.passes(0);
  ASSERT_EQ(pass.standards(0).conditions_size(), 1);
  EXPECT_EQ(pass.standards(0).conditions(0).exceptions_size(), 0);
  EXPECT_EQ(pass.caps_size(), 0);
  EXPECT_EQ(pass.quotas_size(), 0);
  EXPECT_EQ(policy.checks_size(), 0);
  EXPECT_EQ(policy.removed_ids_size(), 0);
  EXPECT_EQ(policy.removed_citations_size(), 0);
}

}  // namespace
}  // namespace dangvien::oracle
