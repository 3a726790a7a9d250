// Faults of what a policy declares and of its rules, whatever the rules ask: each with its code and
// the path.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_replace.h"
#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

const std::string kRule = RuleText("x", "tenure { less_than_months: 1 }");
const std::string kCite = R"(citations { instrument_id: "law" clause: "1" })";
const std::string kWhen = "when { tenure { less_than_months: 1 } }";

std::string InPass(const std::string& body) { return PassText(kMember, body); }

struct DeclarationCase {
  std::string text;
  const char* fault;
  const char* why;
};

const DeclarationCase kDeclarationCases[] = {
    {R"(tiers { id: "B" })", "duplicate_id at tiers[3].id", "one tier twice"},
    {"tiers { }", "missing_field at tiers[3].id", "a tier without an id"},
    {R"(tiers { id: "D" } tiers { id: "E" } tiers { id: "F" } tiers { id: "G" })",
     "limit_exceeded at tiers", "seven tiers"},
    {R"(tiers { id: "D" subject_kinds: SUBJECT_KIND_UNSPECIFIED })",
     "missing_field at tiers[3].subject_kinds[0]", "a kind that is none"},
    {absl::StrCat(R"(tiers { id: "D" subject_kinds: SUBJECT_KIND_ORGANIZATION } )",
                  InPass(R"(standards { tier_id: "D" })")),
     "invalid_policy at passes[0].standards[0].tier_id", "a standard of another kind's tier"},
    {absl::StrCat(R"(tiers { id: "D" subject_kinds: SUBJECT_KIND_ORGANIZATION } )",
                  InPass(absl::StrCat(R"(caps { tier_id: "D" rule { )", kRule, " } }"))),
     "invalid_policy at passes[0].caps[0].tier_id", "a cap to another kind's tier"},
    {absl::StrCat(R"(tiers { id: "D" subject_kinds: SUBJECT_KIND_ORGANIZATION } )",
                  InPass(absl::StrCat(R"(fallback { id: "none" tier_id: "D" )", kCite, " }"))),
     "invalid_policy at passes[0].fallback.tier_id", "a fallback to another kind's tier"},
    {R"(levels { id: "low" })", "duplicate_id at levels[3].id", "one level twice"},
    {R"(roles { id: "r1" })", "duplicate_id at roles[2].id", "one role twice"},
    {R"(flags { id: "f" })", "duplicate_id at flags[2].id", "one flag twice"},
    {R"(task_groups { id: "t" })", "duplicate_id at task_groups[2].id", "one group twice"},
    {R"(sections { id: "s" })", "duplicate_id at sections[1].id", "one section twice"},
    {R"(instruments { id: "law" })", "duplicate_id at instruments[1].id", "one handle twice"},
    {absl::StrCat(R"(questions { id: "q" )", kCite, " }"), "duplicate_id at questions[1].id",
     "one question twice"},
    {R"(questions { id: "p" })", "missing_citation at questions[1].citations",
     "a question without a citation"},
    {absl::StrCat(R"(readings { id: "w" options { id: "o" } )", kCite, " }"),
     "unknown_reference at readings[1].default_option_id", "no default"},
    {absl::StrCat(R"(readings { id: "w" options { id: "o" } options { id: "o" }
                     default_option_id: "o" )",
                  kCite, " }"),
     "duplicate_id at readings[1].options[1].id", "one option twice"},
    {absl::StrCat("frames { subject_kind: SUBJECT_KIND_MEMBER ", kCite, " }"),
     "duplicate_id at frames[2].subject_kind", "a second frame of members"},
    {"frames { subject_kind: SUBJECT_KIND_LEADER }", "missing_citation at frames[2].citations",
     "a frame without a citation"},
    {absl::StrCat(R"(frames { subject_kind: SUBJECT_KIND_LEADER criteria { id: "a" }
                     criteria { id: "a" } )",
                  kCite, " }"),
     "duplicate_id at frames[2].criteria[1].id", "one criterion twice"},
    {absl::StrCat(R"(frames { subject_kind: SUBJECT_KIND_LEADER
                     criteria { id: "a" roles { role_id: "x" } } )",
                  kCite, " }"),
     "unknown_reference at frames[2].criteria[0].roles[0].role_id", "no such role"},
    {absl::StrCat(R"(frames { subject_kind: SUBJECT_KIND_LEADER criteria { id: "a"
                     roles { role_id: "r1" under { reading_id: "x" option_id: "y" } } } )",
                  kCite, " }"),
     "unknown_reference at frames[2].criteria[0].roles[0].under[0].reading_id",
     "a role under no reading"},
    {InPass(absl::StrCat(R"(exclusions { id: "x" )", kWhen, " }")),
     "missing_citation at passes[0].exclusions[0].citations", "a rule without a citation"},
    {InPass(
         absl::StrCat(R"(exclusions { id: "x" citations { instrument_id: "law" } )", kWhen, " }")),
     "missing_citation at passes[0].exclusions[0].citations[0].clause",
     "a citation without a place"},
    {InPass(absl::StrCat(R"(exclusions { id: "x" citations { instrument_id: "x" clause: "1" } )",
                         kWhen, " }")),
     "unknown_reference at passes[0].exclusions[0].citations[0].instrument_id",
     "no such instrument"},
    {InPass(absl::StrCat("exclusions { ", kCite, kWhen, " }")),
     "missing_field at passes[0].exclusions[0].id", "a rule without an id"},
    {InPass(absl::StrCat(R"(exclusions { id: "x" )", kCite, " }")),
     "empty_condition at passes[0].exclusions[0].when", "a rule that asks nothing"},
    {InPass(absl::StrCat("exclusions { ", kRule, " applies { } }")),
     "empty_condition at passes[0].exclusions[0].applies", "an empty scope"},
    {InPass(absl::StrCat("exclusions { ", kRule, R"( exceptions { id: "e" )", kWhen, " } }")),
     "missing_citation at passes[0].exclusions[0].exceptions[0].citations",
     "an exception without a citation"},
    {InPass(absl::StrCat("exclusions { ", kRule, R"( exceptions { id: "e" )", kCite, " } }")),
     "empty_condition at passes[0].exclusions[0].exceptions[0].when",
     "an exception that asks nothing"},
    {InPass(absl::StrCat("exclusions { ", kRule, " exceptions { ", kCite, kWhen, " } }")),
     "missing_field at passes[0].exclusions[0].exceptions[0].id", "an exception without an id"},
    {InPass(absl::StrCat("exclusions { ", kRule,
                         R"( under { reading_id: "x" option_id: "narrow" } })")),
     "unknown_reference at passes[0].exclusions[0].under[0].reading_id", "no such reading"},
    {InPass(
         absl::StrCat("exclusions { ", kRule, R"( under { reading_id: "who" option_id: "x" } })")),
     "unknown_reference at passes[0].exclusions[0].under[0].option_id", "no such option"},
    {InPass(absl::StrCat("exclusions { ", kRule, " } exclusions { ", kRule, " }")),
     "duplicate_id at passes[0].exclusions[1].id", "one rule id twice"},
    {InPass(
         absl::StrCat("exclusions { ", kRule, R"( exceptions { id: "x" )", kCite, kWhen, " } }")),
     "duplicate_id at passes[0].exclusions[0].exceptions[0].id", "an exception with a rule's id"},
    {InPass(R"(standards { tier_id: "x" })"), "unknown_reference at passes[0].standards[0].tier_id",
     "a standard of no tier"},
    {InPass(R"(standards { tier_id: "A" } standards { tier_id: "A" })"),
     "duplicate_id at passes[0].standards[1].tier_id", "two standards of a tier"},
    {InPass(absl::StrCat(R"(forces { tier_id: "x" rule { )", kRule, " } }")),
     "unknown_reference at passes[0].forces[0].tier_id", "a force to no tier"},
    {InPass(R"(forces { tier_id: "A" })"), "missing_field at passes[0].forces[0].rule",
     "a force without a rule"},
    {InPass(absl::StrCat(R"(caps { tier_id: "x" rule { )", kRule, " } }")),
     "unknown_reference at passes[0].caps[0].tier_id", "a cap at no tier"},
    {InPass(absl::StrCat(R"(fallback { id: "y" tier_id: "x" )", kCite, " }")),
     "unknown_reference at passes[0].fallback.tier_id", "a fallback to no tier"},
    {InPass(R"(fallback { id: "y" tier_id: "A" })"),
     "missing_citation at passes[0].fallback.citations", "a fallback without a citation"},
    {InPass("ladder: LADDER_INDEPENDENT"), "missing_citation at passes[0].ladder_citations",
     "an independent ladder without a citation"},
    {InPass("") + R"(passes { id: "again" subject_kind: SUBJECT_KIND_MEMBER })",
     "duplicate_id at passes[1].subject_kind", "a second pass over members"},
    {PassText("SUBJECT_KIND_UNSPECIFIED", ""), "missing_field at passes[0].subject_kind",
     "a pass over whom"},
    {absl::StrCat("checks { severity: SEVERITY_NOTE rule { ", kRule, " } }"),
     "missing_field at checks[0].subject", "a check of whom"},
    {absl::StrCat("checks { subject: CHECK_SUBJECT_MEMBER rule { ", kRule, " } }"),
     "missing_field at checks[0].severity", "how bad"},
    {"checks { subject: CHECK_SUBJECT_MEMBER severity: SEVERITY_NOTE }",
     "missing_field at checks[0].rule", "a check of nothing"},
};

TEST(PolicyDeclarationsTest, FaultsOfDeclarationsAndRulesAreNamedByPath) {
  for (const DeclarationCase& c : kDeclarationCases) {
    EXPECT_THAT(FaultsOf(absl::StrCat(kWords, c.text)), testing::ElementsAre(c.fault)) << c.why;
  }
}

TEST(PolicyDeclarationsTest, EachKindMayHaveTwoTiers) {
  const std::string words =
      absl::StrReplaceAll(kWords, {{R"(tiers { id: "A" } tiers { id: "B" })",
                                    R"(tiers { id: "A" subject_kinds: SUBJECT_KIND_MEMBER }
                   tiers { id: "B" subject_kinds: SUBJECT_KIND_MEMBER })"}});
  EXPECT_THAT(FaultsOf(words),
              testing::ElementsAre("invalid_policy at tiers", "invalid_policy at tiers",
                                   "invalid_policy at tiers"))
      << "organizations, collectives and leaders have one";
}

}  // namespace
}  // namespace dangvien
