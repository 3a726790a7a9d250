// What seats do to tiers and statuses: one quota after the other, flags, statuses, later readers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

v1::SubjectResult SubjectOf(const v1::Result& result, const std::string& person) {
  for (const v1::SubjectResult& subject : result.subjects()) {
    if (subject.subject().person_id() == person) return subject;
  }
  ADD_FAILURE() << "no subject `" << person << "`";
  return {};
}

const char kAllOrNone[] = "limit { numerator: 0 denominator: 1 } ";

TEST(ApplyTest, TheQualifiedTierStaysBesideTheProposedOne) {
  const v1::SubjectResult subject = SubjectOf(RunQuotas(QuotaText(), Members("H")), "b1-01");
  EXPECT_EQ(subject.qualified_tier_id(), "high");
  EXPECT_EQ(subject.proposed_tier_id(), "mid");
  EXPECT_EQ(subject.decided_tier_id(), "mid");
  EXPECT_EQ(subject.status(), v1::SUBJECT_STATUS_RATED);
}

TEST(ApplyTest, TiersBetweenTheTwoAreKept) {
  const std::string quota = QuotaText(absl::StrCat(kAllOrNone, "lowered_to_tier_id: \"low\""));
  EXPECT_EQ(ProposedOf(RunQuotas(quota, Members("HMLX"))), "LMLX");
}

TEST(ApplyTest, WhoIsAboveTheTierNeedsASeatToo) {
  const std::string quota =
      QuotaText(absl::StrCat(kAllOrNone, "tier_id: \"mid\" lowered_to_tier_id: \"low\""));
  EXPECT_EQ(ProposedOf(RunQuotas(quota, Members("HML"))), "LLL");
}

TEST(ApplyTest, ASecondQuotaReadsWhatTheFirstLeft) {
  // Seed: half of all may be mid or above, and a fifth of those high.
  const std::string half = QuotaText(
      "tier_id: \"mid\" lowered_to_tier_id: \"low\" limit { numerator: 1 denominator: 2 } "
      "base: QUOTA_BASE_ALL ties: TIE_RULE_KEEP_ALL",
      "half");
  const std::string fifth = QuotaText("ties: TIE_RULE_CUT_ALL", "fifth");
  const v1::Result result = RunQuotas(half + fifth, Members("HHHHHLLLLL"));
  EXPECT_THAT(LinesOf(result), ElementsAre("b1 5: b1-01 S, b1-02 S, b1-03 S, b1-04 S, b1-05 S",
                                           "b1 1: b1-01 N, b1-02 N, b1-03 N, b1-04 N, b1-05 N"));
  EXPECT_EQ(ProposedOf(result), "MMMMMLLLLL");
  // In the other order the first quota lowers nobody out of the second.
  EXPECT_EQ(ProposedOf(RunQuotas(fifth + half, Members("HHHHHLLLLL"))), "MMMMMLLLLL");
}

TEST(ApplyTest, ATieIsADecisionAndWhatIsOpenIsInput) {
  EXPECT_EQ(ProposedOf(RunQuotas(QuotaText(), Members("HHMMM"))), "DDMMM");
  EXPECT_EQ(ProposedOf(RunQuotas(QuotaText(), Members("HHMMMm"))), "IIMMMI");
}

TEST(ApplyTest, WhoIsTiedMayHaveBothTiers) {
  const v1::SubjectResult subject = SubjectOf(RunQuotas(QuotaText(), Members("HHMMM")), "b1-01");
  EXPECT_EQ(subject.qualified_tier_id(), "high");
  EXPECT_EQ(subject.proposed_tier_id(), "");
  EXPECT_EQ(subject.decided_tier_id(), "");
  EXPECT_THAT(subject.possible_tier_ids(), ElementsAre("high", "mid"));
  ASSERT_EQ(subject.open_facts_size(), 1);
  EXPECT_EQ(subject.open_facts(0).kind(), v1::FACT_KIND_SEAT);
  EXPECT_EQ(subject.open_facts(0).rule_id(), "q");
}

TEST(ApplyTest, AnOpenSubjectThatHasNoSeatAnywayIsRated) {
  const v1::Result result = RunQuotas(QuotaText(), Members("h"));
  const v1::SubjectResult subject = SubjectOf(result, "b1-01");
  EXPECT_THAT(LinesOf(result), ElementsAre("b1 0: b1-01 N"));
  EXPECT_EQ(subject.qualified_tier_id(), "");
  EXPECT_EQ(subject.proposed_tier_id(), "mid");
  EXPECT_EQ(subject.status(), v1::SUBJECT_STATUS_RATED);
  EXPECT_THAT(subject.open_facts(), IsEmpty());
}

TEST(ApplyTest, WhoMayBeNotRatedKeepsThat) {
  const v1::SubjectResult subject = SubjectOf(RunQuotas(QuotaText(), Members("x")), "b1-01");
  EXPECT_THAT(subject.possible_tier_ids(), ElementsAre("mid"));
  EXPECT_TRUE(subject.may_be_not_a_subject());
  EXPECT_EQ(subject.status(), v1::SUBJECT_STATUS_NEEDS_INPUT);
}

std::string ReasonsOf(const v1::SubjectResult& subject) {
  std::string text;
  for (const v1::Reason& reason : subject.reasons()) {
    if (reason.kind() < v1::REASON_KIND_SEATED) continue;
    absl::StrAppend(&text, text.empty() ? "" : ", ", v1::ReasonKind_Name(reason.kind()).substr(12),
                    " ", reason.rule_id(), " ", reason.tier_id());
  }
  return text;
}

TEST(ApplyTest, EveryCandidateHasAReason) {
  const auto reasons = [](const std::string& letters, const std::string& person) {
    return ReasonsOf(SubjectOf(RunQuotas(QuotaText(), Members(letters)), person));
  };
  EXPECT_EQ(reasons("HMMMM", "b1-01"), "SEATED q high");
  EXPECT_EQ(reasons("HMMMM", "b1-02"), "");
  EXPECT_EQ(reasons("H", "b1-01"), "NO_SEAT q high");
  EXPECT_EQ(reasons("HHMMM", "b1-01"), "TIED q high");
  EXPECT_EQ(reasons("HHMMMh", "b1-01"), "SEAT_OPEN q high");
}

TEST(ApplyTest, AFlagLeavesTheTiers) {
  const v1::Result result = RunQuotas(QuotaText("effect: QUOTA_EFFECT_FLAG"), Members("HHMMM"));
  EXPECT_EQ(ProposedOf(result), "HHMMM");
  EXPECT_THAT(LinesOf(result), ElementsAre("b1 1: b1-01 T, b1-02 T"));
  EXPECT_EQ(ReasonsOf(SubjectOf(result, "b1-01")), "TIED q high");
}

std::string Decided(const std::string& person, const std::string& tier) {
  return absl::StrCat("decisions { subject { kind: SUBJECT_KIND_MEMBER person_id: \"", person,
                      "\" } tier_id: \"", tier, "\" reference: \"9\" reason: \"merit\" } ");
}

TEST(ApplyTest, PeoplesDecisionsAreCountedAndTakeNoSeat) {
  const v1::Result result =
      RunQuotas(QuotaText(), Members("HHMMM", Decided("b1-03", "high") + Decided("b1-02", "low")));
  EXPECT_EQ(result.certificates(0).decided_count(), 1U);
  EXPECT_THAT(LinesOf(result), ElementsAre("b1 1: b1-01 T, b1-02 T"));
  EXPECT_EQ(ProposedOf(result), "DDMMM");
  EXPECT_EQ(SubjectOf(result, "b1-03").decided_tier_id(), "high");
}

TEST(ApplyTest, TheDecidedCountComesAfterAllQuotas) {
  const std::string first = QuotaText("limit { numerator: 1 denominator: 1 }", "first");
  const v1::Result result = RunQuotas(first + QuotaText("", "second"), Members("HHHHH"));
  EXPECT_EQ(result.certificates(0).decided_count(), 0U) << "the second quota ties them all";
}

TEST(ApplyTest, ALaterPassReadsTheProposedTier) {
  // The branch is high where its members are; the only one is lowered.
  const std::string pass = R"pb(
    passes {
      id: "organizations"
      subject_kind: SUBJECT_KIND_ORGANIZATION
      standards {
        tier_id: "high"
        conditions {
          id: "members-high"
          citations { instrument_id: "law" clause: "1" }
          when {
            composition {
              population: POPULATION_MEMBERS
              band { best_tier_id: "high" worst_tier_id: "high" }
              at_least_count: 1
              layer: LAYER_PROPOSED
            }
          }
        }
      }
      fallback {
        id: "organization-low"
        tier_id: "low"
        citations { instrument_id: "law" clause: "1" }
      }
    }
  )pb";
  const auto tier_of_branch = [&](const std::string& quotas) {
    v1::Result result;
    result.ParseFromString(EvaluateQuotas(QuotaPolicy(quotas, pass), Members("H")).ToProto());
    for (const v1::SubjectResult& subject : result.subjects()) {
      if (subject.subject().unit_id() == "b1") return subject.proposed_tier_id();
    }
    return std::string();
  };
  EXPECT_EQ(tier_of_branch(""), "high");
  EXPECT_EQ(tier_of_branch(QuotaText()), "low");
}

// A pass over organizations that are high where the top flag is attested, with these quotas.
std::string OrganizationPass(const std::string& quotas) {
  return R"pb(passes { id: "organizations" subject_kind: SUBJECT_KIND_ORGANIZATION
                       standards {
                         tier_id: "high"
                         conditions {
                           id: "organization-high"
                           citations { instrument_id: "law" clause: "1" }
                           when { attested { flag_id: "top" } }
                         }
                       }
                       fallback {
                         id: "organization-low"
                         tier_id: "low"
                         citations { instrument_id: "law" clause: "1" }
                       })pb" +
         quotas + " }";
}

TEST(ApplyTest, WhomASecondQuotaConcernsMayDependOnTheFirst) {
  const std::string nobody = absl::StrCat(kAllOrNone, "group { within: GROUP_WITHIN_WHOLE } ");
  const std::string branches =
      QuotaText(nobody + "applies { unit_is { kinds: UNIT_KIND_BRANCH } }", "branches");
  const std::string above_high = QuotaText(nobody + R"pb(
                                             applies {
                                               composition {
                                                 population: POPULATION_SUBORDINATES
                                                 band { best_tier_id: "high" worst_tier_id: "high" }
                                                 at_least_count: 1
                                                 layer: LAYER_DECIDED
                                               }
                                             }
                                           )pb",
                                           "above-high");
  std::string more;
  for (const char* unit : {"r", "b1"}) {
    absl::StrAppend(&more, "assessments { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"",
                    unit,
                    "\" } attestations { flag_id: \"top\" holds: true "
                    "evidence_reference: \"1\" } } ");
  }
  const auto tier_of_root = [&](const std::string& quotas) {
    v1::Result result;
    result.ParseFromString(
        EvaluateQuotas(QuotaPolicy("", OrganizationPass(quotas)), Members("L", more)).ToProto());
    return result.subjects(0).proposed_tier_id();
  };
  EXPECT_EQ(tier_of_root(above_high), "mid") << "the branch below is high";
  EXPECT_EQ(tier_of_root(branches + above_high), "high") << "the branch has lost its seat";
}

}  // namespace
}  // namespace dangvien::testing
