// What an overlay changes and what it leaves: resolved policies are compared with messages written
// by hand.
#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kCited[] = R"(citations { instrument_id: "law" clause: "1" } )";

std::string Flag(const std::string& id, const std::string& flag, const std::string& more = "") {
  return RuleText(id, absl::StrCat("attested { flag_id: \"", flag, "\" }"), more);
}

// Every list that holds rules has entries.
std::string ParentText() {
  const std::string body = absl::StrCat(
      "exclusions { ", Flag("out", "f"), " } standards { tier_id: \"B\" conditions { ",
      Flag("b1", "f"), " } conditions { ",
      RuleText("b2", R"(any_of { conditions { attested { flag_id: "g" } } conditions { sanctioned {
        target: SANCTION_TARGET_SELF self_detected { id: "found" citations {
        instrument_id: "law" clause: "2" } } } } })"),
      " } } forces { tier_id: \"C\" rule { ",
      Flag("low", "g",
           absl::StrCat("exceptions { id: \"unless\" ", kCited, " when { tenure { } } } ")),
      " } } caps { tier_id: \"B\" rule { ", Flag("cap", "g"), " } }");
  return absl::StrCat(kWords, PassText(kMember, body),
                      "checks { subject: CHECK_SUBJECT_MEMBER severity: SEVERITY_ERROR rule { ",
                      Flag("check", "f"), " } } re_ratings { id: \"again\" ", kCited, " } ");
}

absl::StatusOr<Policy> ReadOverlay(const std::string& text, PolicyOptions options = Unproved()) {
  const std::string parent = ParsePolicy(ParentText()).SerializeAsString();
  options.parents = {parent};
  return ReadText(absl::StrCat("format: 1 id: \"local\" parent_id: \"small\" ", text), options);
}

v1::Policy Resolved(const std::string& text) {
  const absl::StatusOr<Policy> policy = ReadOverlay(text);
  EXPECT_TRUE(policy.ok()) << policy.status() << text;
  v1::Policy message;
  EXPECT_TRUE(policy.ok() && message.ParseFromString(std::string(policy->bytes())));
  return message;
}

// The parent with the overlay's id.
v1::Policy Expected() {
  v1::Policy expected = ParsePolicy(ParentText());
  expected.set_id("local");
  return expected;
}

std::string Difference(const v1::Policy& a, const v1::Policy& b) {
  google::protobuf::util::MessageDifferencer differencer;
  std::string text;
  differencer.ReportDifferencesToString(&text);
  return differencer.Compare(a, b) ? "" : text;
}

std::vector<std::string> Refused(const std::string& text) {
  PolicyOptions options;  // as for a policy that is in use
  options.max_proof_cases = 1;
  std::vector<std::string> faults;
  for (const std::string& fault : Faults(ReadOverlay(text, options).status())) {
    if (fault.find("proof_too_large") == std::string::npos) faults.push_back(fault);
  }
  return faults;
}

TEST(OverlayTest, AnEntryTakesThePlaceOfTheParentsOfTheSameId) {
  v1::Policy expected = Expected();
  *expected.mutable_tiers(1) = ParsePolicy("tiers { id: \"B\" name { en: \"good\" } }").tiers(0);
  *expected.mutable_passes(0)->mutable_caps(0) =
      ParsePolicy(
          absl::StrCat("passes { caps { tier_id: \"C\" rule { ", Flag("cap", "f"), " } } }"))
          .passes(0)
          .caps(0);
  const std::string overlay =
      absl::StrCat("tiers { id: \"B\" name { en: \"good\" } } passes { id: \"", kMember,
                   "\" caps { tier_id: \"C\" rule { ", Flag("cap", "f"), " } } }");
  EXPECT_EQ(Difference(expected, Resolved(overlay)), "");
}

TEST(OverlayTest, ANewEntryFollowsThoseOfTheParent) {
  const v1::Policy policy = Resolved(absl::StrCat(
      "flags { id: \"own\" } frames { subject_kind: SUBJECT_KIND_MEMBER criteria { id: \"d\" } ",
      kCited, "} passes { id: \"", kMember, "\" standards { tier_id: \"B\" conditions { ",
      Flag("b3", "own"), " } } standards { tier_id: \"A\" conditions { ", Flag("a1", "f"),
      " } } }"));
  EXPECT_EQ(policy.flags(2).id(), "own");
  EXPECT_EQ(policy.frames_size(), 2);
  EXPECT_EQ(policy.frames(0).criteria(3).id(), "d");
  EXPECT_EQ(policy.frames(0).citations_size(), 2);
  ASSERT_EQ(policy.passes(0).standards_size(), 2);
  EXPECT_EQ(policy.passes(0).standards(0).conditions_size(), 3);
  EXPECT_EQ(policy.passes(0).standards(0).conditions(2).id(), "b3");
  EXPECT_EQ(policy.passes(0).standards(1).tier_id(), "A");
}

TEST(OverlayTest, WhatIsRemovedIsGoneWhereverItStood) {
  const v1::Policy policy = Resolved(R"(
    removed_ids: ["out", "b1", "found", "unless", "cap", "check", "again"]
    removed_citations { instrument_id: "law" clause: "9" })");
  v1::Policy expected = Expected();
  v1::Pass* pass = expected.mutable_passes(0);
  pass->clear_exclusions();
  pass->mutable_standards(0)->mutable_conditions()->DeleteSubrange(0, 1);
  pass->mutable_standards(0)
      ->mutable_conditions(0)
      ->mutable_when()
      ->mutable_any_of()
      ->mutable_conditions(1)
      ->mutable_sanctioned()
      ->clear_self_detected();
  pass->mutable_forces(0)->mutable_rule()->clear_exceptions();
  pass->clear_caps();
  expected.clear_checks();
  expected.clear_re_ratings();
  EXPECT_EQ(Difference(expected, policy), "");
}

TEST(OverlayTest, FieldsReplaceTheParentsWhereTheyAreSet) {
  const v1::Policy policy = Resolved(absl::StrCat(
      "title { en: \"here\" } period { first_year: 2020 } points_scale: 10 passes { id: \"",
      kMember, "\" fallback { id: \"none\" tier_id: \"B\" ", kCited,
      "} ladder: LADDER_INDEPENDENT ladder_citations { instrument_id: \"law\" clause: \"5\" } }"));
  EXPECT_EQ(policy.title().en(), "here");
  EXPECT_EQ(policy.period().first_year(), 2020);
  EXPECT_EQ(policy.points_scale(), 10u);
  EXPECT_EQ(policy.passes(0).fallback().id(), "none");
  EXPECT_EQ(policy.passes(0).ladder(), v1::LADDER_INDEPENDENT);
  EXPECT_EQ(policy.passes(0).ladder_citations(0).clause(), "5");
  EXPECT_EQ(policy.passes(0).standards_size(), 1);
}

TEST(OverlayTest, ARuleMayMoveToAnotherList) {
  const v1::Policy policy = Resolved(
      absl::StrCat(R"(removed_ids: "cap" removed_citations { instrument_id: "law" clause: "9" } )",
                   "passes { id: \"", kMember, "\" forces { tier_id: \"C\" rule { ",
                   Flag("cap", "g"), " } } }"));
  EXPECT_EQ(policy.passes(0).caps_size(), 0);
  EXPECT_EQ(policy.passes(0).forces(1).rule().id(), "cap");
  // Without the removal the rule would be there twice.
  EXPECT_THAT(Faults(ReadOverlay(absl::StrCat("passes { id: \"", kMember,
                                              "\" forces { tier_id: \"C\" rule { ",
                                              Flag("cap", "g"), " } } }"))
                         .status()),
              ElementsAre("duplicate_id at passes[0].caps[0].rule.id"));
}

TEST(OverlayTest, RemovalsNeedAnEntryAndACitation) {
  EXPECT_THAT(
      Refused(R"(removed_ids: ["nothing", "A", "SUBJECT_KIND_MEMBER", ""]
                         removed_citations { instrument_id: "law" clause: "9" })"),
      ElementsAre("unknown_reference at removed_ids[0]", "unknown_reference at removed_ids[1]",
                  "unknown_reference at removed_ids[2]", "unknown_reference at removed_ids[3]"));
  EXPECT_THAT(Refused("removed_ids: \"cap\""),
              ElementsAre("missing_citation at removed_citations"));
  EXPECT_THAT(Refused(R"(removed_ids: "cap" removed_citations { instrument_id: "x" })"),
              ElementsAre("unknown_reference at removed_citations[0].instrument_id",
                          "missing_citation at removed_citations[0].clause"));
  EXPECT_THAT(Refused(R"(flags { id: "own" }
                         removed_citations { instrument_id: "law" clause: "9" })"),
              ElementsAre("missing_field at removed_ids"));
}

TEST(OverlayTest, WhatChangesNothingIsRefused) {
  EXPECT_THAT(Refused(R"(title { en: "here" } period { first_year: 2020 }
                         instruments { id: "plan" number: "2-KH" })"),
              ElementsAre("nothing_changed at parent_id"));
  EXPECT_THAT(Refused(R"(flags { id: "own" } tiers { id: "B" })"),
              ElementsAre("nothing_changed at tiers[0]"));
  EXPECT_THAT(Refused(R"(flags { id: "own" } passes { id: "SUBJECT_KIND_MEMBER" }
                         frames { subject_kind: SUBJECT_KIND_MEMBER })"),
              ElementsAre("nothing_changed at frames[0]", "nothing_changed at passes[0]"));
  EXPECT_THAT(Refused(absl::StrCat("passes { id: \"", kMember,
                                   "\" standards { tier_id: \"B\" } caps { tier_id: \"B\" rule { ",
                                   Flag("cap", "g"), " } } }")),
              ElementsAre("nothing_changed at passes[0].standards[0]",
                          "nothing_changed at passes[0].caps[0]"));
  // Where a rule was taken out of an overlay in order to see who notices, it may be empty.
  EXPECT_TRUE(ReadOverlay("").ok());
}

TEST(OverlayTest, StatementsThatContradictAreRefused) {
  EXPECT_THAT(Refused(R"(flags { id: "own" } flags { id: "own" })"),
              ElementsAre("duplicate_id at flags[1]"));
  EXPECT_THAT(
      Refused(R"(passes { id: "SUBJECT_KIND_MEMBER" subject_kind: SUBJECT_KIND_LEADER
                         ladder_citations { instrument_id: "law" clause: "5" } })"),
      ElementsAre("invalid_policy at passes[0].subject_kind", "missing_field at passes[0].ladder"));
}

TEST(OverlayTest, TheResolvedPolicyHasTheDigestOfOneThatSaysTheSameAlone) {
  v1::Policy alone = Expected();
  alone.add_flags()->set_id("own");
  const absl::StatusOr<Policy> overlay = ReadOverlay("flags { id: \"own\" }");
  ASSERT_TRUE(overlay.ok()) << overlay.status();
  const absl::StatusOr<Policy> other = Policy::Read(alone.SerializeAsString(), Unproved());
  EXPECT_EQ(overlay->digest(), other->digest());
  EXPECT_EQ(overlay->parent_id(), "small");
  EXPECT_EQ(other->parent_id(), "");
  EXPECT_THAT(overlay->Dump(), HasSubstr("policy `local` over `small`\n"));
  EXPECT_THAT(overlay->Dump(), HasSubstr("cap B `cap`"));
}

}  // namespace
}  // namespace dangvien
