// Which findings a run raises, about whom, and in which order: "c1 not-met at branch of p".
#include "process/findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

std::string VerdictName(v1::FindingVerdict verdict) {
  switch (verdict) {
    case v1::FINDING_VERDICT_NOT_MET:
      return "not-met";
    case v1::FINDING_VERDICT_NOT_SHOWN:
      return "not-shown";
    case v1::FINDING_VERDICT_CONTRADICTION:
      return "contradiction";
    default:
      return "no-verdict";
  }
}

std::vector<std::string> FindingsOf(const SmallRules& rules, const std::string& text,
                                    bool run_checks = true) {
  EvaluateOptions options;
  options.run_checks = run_checks;
  std::vector<std::string> found;
  const v1::Result result = ResultOf(EvaluateSmall(rules, text, options));
  for (const v1::Finding& finding : result.findings()) {
    std::string line = absl::StrCat(finding.rule_id(), " ", VerdictName(finding.verdict()), " at ",
                                    finding.unit_id());
    const std::string subject =
        absl::StrCat(finding.subject().unit_id(), finding.subject().person_id());
    if (!subject.empty()) absl::StrAppend(&line, " of ", subject);
    if (!finding.session_id().empty()) absl::StrAppend(&line, " in ", finding.session_id());
    found.push_back(line);
  }
  return found;
}

std::string Check(const std::string& subject, const std::string& id, const std::string& when) {
  return absl::StrCat("checks { subject: CHECK_SUBJECT_", subject, " severity: SEVERITY_WARNING ",
                      "rule { ", RuleText(id, when), " } } ");
}

const std::string kFlag = "attested { flag_id: \"f\" }";
const std::string kNever = "unit_is { kinds: UNIT_KIND_FRONT }";

TEST(FindingsTest, ACleanDossierHasNone) { EXPECT_THAT(FindingsOf({}, ""), IsEmpty()); }

TEST(FindingsTest, ACheckThatIsNotMetOrNotShownIsAFinding) {
  const std::string text = R"(
    assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
      attestations { flag_id: "f" } }
    people { id: "ok" memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL } }
    assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: "ok" }
      attestations { flag_id: "f" holds: true evidence_reference: "1" } })";
  EXPECT_THAT(FindingsOf({"", "", Check("MEMBER", "c", kFlag)}, text),
              ElementsAre("c not-shown at branch of h", "c not-met at branch of p"));
}

TEST(FindingsTest, ChecksRunOnlyWhereAsked) {
  EXPECT_THAT(FindingsOf({"", "", Check("MEMBER", "c", kNever)}, "", /*run_checks=*/false),
              IsEmpty());
}

TEST(FindingsTest, CounterpartBodiesAreNotChecked) {
  EXPECT_THAT(FindingsOf({"", "", Check("ORGANIZATION", "c", kNever)}, ""),
              ElementsAre("c not-met at root of root", "c not-met at branch of branch"));
}

TEST(FindingsTest, WhoIsNotRatedIsNotChecked) {
  const std::string excluded = absl::StrCat(
      "exclusions { ", RuleText("out", "employment { kinds: EMPLOYMENT_KIND_RETIRED }"), " }");
  const std::string text = R"(
    people { id: "p" employment: EMPLOYMENT_KIND_RETIRED
      memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL } }
    people { id: "h" employment: EMPLOYMENT_KIND_WORKER
      memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL } }
    units { id: "gone" kind: UNIT_KIND_BRANCH parent_id: "root" dissolved_on: 20180601 })";
  EXPECT_THAT(FindingsOf({excluded, "", Check("MEMBER", "c", kNever)}, text),
              ElementsAre("c not-met at branch of h"));
  EXPECT_THAT(FindingsOf({"", "", Check("ORGANIZATION", "c", kNever)}, text),
              ElementsAre("c not-met at root of root", "c not-met at branch of branch"));
}

TEST(FindingsTest, AReviewIsCheckedWhateverIsReviewed) {
  const std::string text = R"(
    review_sessions { id: "t" unit_id: "branch"
      reviews { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } }
      reviews { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: "branch" } }
      reviews { subject { kind: SUBJECT_KIND_MEMBER person_id: "h" } } }
    review_sessions { id: "s" unit_id: "branch"
      reviews { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } } }
    review_sessions { id: "f" unit_id: "front"
      reviews { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: "front" } } })";
  EXPECT_THAT(
      FindingsOf({"", "", Check("REVIEW", "c", "recorded { record: RECORD_COMMENTS_GIVEN }")},
                 text),
      ElementsAre("c not-shown at branch of h in t", "c not-shown at branch of p in s",
                  "c not-shown at branch of p in t", "c not-shown at branch of branch in t",
                  "c not-shown at front of front in f"));
}

TEST(FindingsTest, FactsThatContradictEachOther) {
  struct Case {
    const char* text;
    std::vector<std::string> expected;
    const char* why;
  };
  const Case cases[] = {
      {R"(units { id: "second" kind: UNIT_KIND_BRANCH parent_id: "root" }
          people { id: "p" memberships { unit_id: "second" kind: MEMBERSHIP_KIND_OFFICIAL }
            memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL } })",
       {"two-official-memberships contradiction at branch of p"},
       "two homes"},
      {R"(people { id: "x" posts { id: "a" unit_id: "branch" kind: POST_KIND_HEAD
            body: POST_BODY_COMMITTEE } })",
       {"two-heads contradiction at branch"},
       "two heads"},
      {R"(ballots { id: "b" unit_id: "root" valid_count: 1 results {
            subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } votes { vote_count: 2 } } })",
       {"more-votes-than-voters contradiction at root in b"},
       "votes out of nothing"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(FindingsOf({}, c.text), ElementsAreArray(c.expected)) << c.why;
    EXPECT_THAT(FindingsOf({}, c.text, /*run_checks=*/false), ElementsAreArray(c.expected))
        << c.why << ", reported without the checks too";
  }
}

std::string Attested(const std::string& subject, const std::string& fields) {
  return absl::StrCat("assessments { subject { ", subject, " } attestations { flag_id: \"f\" ",
                      fields, " } } ");
}

TEST(FindingsTest, AFlagThatHoldsNeedsEvidence) {
  const std::string member = "kind: SUBJECT_KIND_MEMBER person_id: \"p\"";
  const std::string unit = "kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\"";
  struct Case {
    std::string text;
    std::vector<std::string> expected;
    const char* why;
  };
  const Case cases[] = {
      {Attested(member, "holds: true"),
       {"attestation-without-evidence not-met at branch of p"},
       "a member's"},
      {Attested(unit, "holds: true"),
       {"attestation-without-evidence not-met at root of root"},
       "an organization's"},
      {Attested(member, "holds: true evidence_reference: \"1\""), {}, "with evidence"},
      {Attested(member, ""), {}, "what does not hold needs none"},
      {Attested(member, "holds: true") + "people { id: \"p\" }",
       {"attestation-without-evidence not-met at  of p"},
       "of a person who is placed nowhere"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(FindingsOf({}, c.text), ElementsAreArray(c.expected)) << c.why;
  }
}

// Everybody is at tier low by the fallback.
TEST(FindingsTest, ADecisionThatDeviatesNeedsAReason) {
  const auto decided = [](const std::string& subject, const std::string& fields) {
    return absl::StrCat("decisions { subject { ", subject, " } reference: \"1\" ", fields, " } ");
  };
  const std::string member = "kind: SUBJECT_KIND_MEMBER person_id: \"p\"";
  const std::string unit = "kind: SUBJECT_KIND_ORGANIZATION unit_id: \"branch\"";
  const std::string leader = "kind: SUBJECT_KIND_LEADER person_id: \"h\" post_id: \"chair\"";
  struct Case {
    std::string text;
    std::vector<std::string> expected;
    const char* why;
  };
  const Case cases[] = {
      {decided(member, "tier_id: \"high\""),
       {"deviation-without-reason not-met at branch of p"},
       "a member's tier differs"},
      {decided(unit, "tier_id: \"high\""),
       {"deviation-without-reason not-met at branch of branch"},
       "an organization's tier differs"},
      {decided(member, "tier_id: \"high\" reason: \"see minutes\""), {}, "a reason is stated"},
      {decided(member, "tier_id: \"low\""), {}, "the same tier needs none"},
      {decided(member, "question_id: \"q\" answer: true"), {}, "an answer is no tier"},
      {decided(leader, "tier_id: \"high\""), {}, "leaders are not rated by this policy"},
      {decided(member, "tier_id: \"high\"") + "people { id: \"p\" }", {}, "placed nowhere"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(FindingsOf({}, c.text), ElementsAreArray(c.expected)) << c.why;
  }
}

TEST(FindingsTest, APolicyOfOtherYearsIsAFinding) {
  struct Case {
    const char* period;
    bool is_finding;
    const char* why;
  };
  const Case cases[] = {
      {"", false, "no years are stated"},
      {"period { first_year: 2018 last_year: 2018 }", false, "this year"},
      {"period { first_year: 2018 }", false, "from this year on"},
      {"period { first_year: 2019 }", true, "from next year on"},
      {"period { first_year: 2010 last_year: 2017 }", true, "up to last year"},
  };
  for (const Case& c : cases) {
    std::vector<std::string> expected;
    if (c.is_finding) expected = {"policy-not-of-the-period not-met at "};
    EXPECT_THAT(FindingsOf({"", "", c.period}, ""), ElementsAreArray(expected)) << c.why;
  }
}

TEST(FindingsTest, StandInTheOrderOfUnitsThenOrganizationsThenMembers) {
  const std::string rules = Check("MEMBER", "m", kNever) + Check("ORGANIZATION", "second", kNever) +
                            Check("ORGANIZATION", "third", kNever);
  const std::string text =
      "people { id: \"a\" memberships { unit_id: \"root\" kind: MEMBERSHIP_KIND_OFFICIAL } } " +
      Attested("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\"", "holds: true");
  EXPECT_THAT(
      FindingsOf({"", "", rules}, text),
      ElementsAre("second not-met at root of root", "third not-met at root of root",
                  "attestation-without-evidence not-met at root of root", "m not-met at root of a",
                  "second not-met at branch of branch", "third not-met at branch of branch",
                  "m not-met at branch of h", "m not-met at branch of p"));
}

TEST(FindingsTest, EveryBuiltinFindingHasAName) {
  for (const BuiltinFinding finding :
       {BuiltinFinding::kTwoOfficialMemberships, BuiltinFinding::kTwoHeads,
        BuiltinFinding::kMoreVotesThanVoters, BuiltinFinding::kAttestationWithoutEvidence,
        BuiltinFinding::kDeviationWithoutReason, BuiltinFinding::kPolicyNotOfThePeriod}) {
    EXPECT_FALSE(NameOf(finding).empty()) << static_cast<int>(finding);
  }
  EXPECT_EQ(NameOf(BuiltinFinding::kNotBuiltin), "");
}

}  // namespace
}  // namespace dangvien::testing
