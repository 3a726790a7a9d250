// Which policy is the law on which day, over small policies with the periods of the real ones.
#include "dangvien/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// One policy of a timeline. Years as "first_year: 2018 last_year: 2018".
std::string Law(const std::string& id, const std::string& scope, const std::string& years,
                int32_t known_from, const std::string& more = "") {
  const bool is_overlay = more.find("parent_id") != std::string::npos;
  v1::Policy policy = ParsePolicy(absl::StrCat(
      is_overlay ? "format: 1 flags { id: \"own\" } " : kWords, " period { kind: PERIOD_KIND_YEAR ",
      years, " known_from: ", known_from, " scope_id: \"", scope, "\" } instruments { id: \"i-", id,
      "\" number: \"", id, "\" date: ", known_from, " } ", more));
  policy.set_id(id);
  return policy.SerializeAsString();
}

std::vector<std::string> Regimes() {
  return {
      Law("hd25", "national", "first_year: 2023 last_year: 2024", 20231110),
      Law("hd27", "national", "first_year: 2014 last_year: 2017", 20140925),
      Law("hd16", "national", "first_year: 2018 last_year: 2018", 20180924),
      Law("hd21", "national", "first_year: 2019 last_year: 2022", 20191018),
      Law("ba-dinh-2019", "ba-dinh", "first_year: 2019 last_year: 2022", 20191101,
          "parent_id: \"hd21\""),
      Law("ward-2020", "ward", "first_year: 2020", 20201101, "parent_id: \"ba-dinh-2019\""),
      Law("nd90", "state", "first_year: 2020", 20200813),
  };
}

absl::StatusOr<Timeline> TimelineOf(const std::vector<std::string>& policies) {
  return Timeline::Of(std::vector<absl::string_view>(policies.begin(), policies.end()));
}

absl::StatusOr<TimelineChoice> Choose(const std::string& scope, int32_t year, int32_t known_on,
                                      const std::vector<std::string>& policies = Regimes()) {
  const absl::StatusOr<Timeline> timeline = TimelineOf(policies);
  EXPECT_TRUE(timeline.ok()) << timeline.status();
  return timeline->Select({scope, PeriodKind::kYear, year, known_on});
}

std::string ChosenId(const std::string& scope, int32_t year, int32_t known_on,
                     const std::vector<std::string>& policies = Regimes()) {
  const absl::StatusOr<TimelineChoice> choice = Choose(scope, year, known_on, policies);
  return choice.ok() ? choice->policy_id : "none";
}

TEST(TimelineTest, TheYearChoosesAmongWhatIsKnown) {
  EXPECT_EQ(ChosenId("national", 2016, 20260101), "hd27");
  EXPECT_EQ(ChosenId("national", 2018, 20260101), "hd16");
  EXPECT_EQ(ChosenId("national", 2021, 20260101), "hd21");
  EXPECT_EQ(ChosenId("national", 2024, 0), "hd25");
  EXPECT_EQ(ChosenId("state", 2025, 0), "nd90");
}

TEST(TimelineTest, ALawThatIsNotOutYetEndsNothing) {
  EXPECT_EQ(ChosenId("national", 2018, 20180901), "hd27");
  EXPECT_EQ(ChosenId("national", 2018, 20180923), "hd27");
  EXPECT_EQ(ChosenId("national", 2018, 20180924), "hd16");
  EXPECT_EQ(ChosenId("national", 2018, 20181201), "hd16");
  EXPECT_EQ(ChosenId("national", 2019, 20190601), "hd16");
  EXPECT_EQ(ChosenId("national", 2023, 20230601), "hd21");
  EXPECT_EQ(ChosenId("national", 2023, 20231201), "hd25");
}

TEST(TimelineTest, ALawThatNothingReplacesEndsWithItsLastYear) {
  const absl::Status status = Choose("national", 2025, 20251201).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("no policy of scope `national` for the year 2025 as known on 20251201"));
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("`hd25` (2023 to 2024, known from 20231110)"));
  EXPECT_EQ(ChosenId("national", 2013, 0), "none");
  EXPECT_EQ(ChosenId("national", 2016, 20140101), "none");
  EXPECT_EQ(ChosenId("state", 2019, 0), "none");
}

// A gap that everybody knew is a gap: the later law does not say that the earlier one went on.
TEST(TimelineTest, ALawIsNotProlongedByOneThatBeginsLater) {
  const std::vector<std::string> policies = {
      Law("a", "s", "first_year: 2010 last_year: 2012", 20100101),
      Law("b", "s", "first_year: 2014", 20150101)};
  EXPECT_EQ(ChosenId("s", 2013, 20130101, policies), "none");
  EXPECT_EQ(ChosenId("s", 2014, 20140601, policies), "a");
  EXPECT_EQ(ChosenId("s", 2014, 20150101, policies), "b");
}

TEST(TimelineTest, AScopeTakesItsOwnAndElseItsParents) {
  EXPECT_EQ(ChosenId("ba-dinh", 2018, 20260101), "hd16");
  EXPECT_EQ(ChosenId("ba-dinh", 2019, 20260101), "ba-dinh-2019");
  EXPECT_EQ(ChosenId("ba-dinh", 2023, 20231201), "hd25");
  const absl::StatusOr<TimelineChoice> choice = Choose("ba-dinh", 2023, 20231201);
  EXPECT_EQ(choice->scope_id, "national");
  EXPECT_EQ(ChosenId("nowhere", 2019, 0), "none");
}

TEST(TimelineTest, AnUnknownScopeIsToldWhichThereAre) {
  EXPECT_THAT(std::string(Choose("nowhere", 2019, 0).status().message()),
              HasSubstr("there are scopes `ba-dinh`, `national`, `state`, `ward`"));
}

TEST(TimelineTest, AnOverlayHoldsWhileItsParentDoes) {
  // In June 2023 both are thought to go on; the overlay of the ward has no last year at all.
  EXPECT_EQ(ChosenId("ba-dinh", 2023, 20230601), "ba-dinh-2019");
  EXPECT_EQ(ChosenId("ward", 2023, 20230601), "ward-2020");
  EXPECT_EQ(ChosenId("ward", 2023, 20231201), "hd25");
  EXPECT_EQ(ChosenId("ward", 2019, 0), "ba-dinh-2019");
}

TEST(TimelineTest, AnOverlayOfTheSameScopeReplacesItsParent) {
  const std::vector<std::string> policies = {
      Law("a", "s", "first_year: 2010 last_year: 2012", 20100101),
      Law("b", "s", "first_year: 2013", 20130101, "parent_id: \"a\"")};
  EXPECT_EQ(ChosenId("s", 2013, 20130101, policies), "b");
  EXPECT_EQ(ChosenId("s", 2013, 20121231, policies), "a");
}

TEST(TimelineTest, OfOneYearWhatBecameKnownLastCounts) {
  const std::vector<std::string> policies = {Law("first", "s", "first_year: 2010", 20100101),
                                             Law("amended", "s", "first_year: 2010", 20111011)};
  EXPECT_EQ(ChosenId("s", 2010, 20110101, policies), "first");
  EXPECT_EQ(ChosenId("s", 2010, 20120101, policies), "amended");
}

TEST(TimelineTest, TheChoiceSaysWhy) {
  const absl::StatusOr<TimelineChoice> choice = Choose("ward", 2023, 20231201);
  ASSERT_TRUE(choice.ok()) << choice.status();
  std::vector<std::string> instruments;
  for (const InstrumentDate& instrument : choice->instruments) {
    instruments.push_back(absl::StrCat(instrument.number, " ", instrument.date));
  }
  EXPECT_THAT(instruments, ElementsAre("1-QD 0", "hd25 20231110"));
  EXPECT_EQ(choice->period.known_from, 20231110);
  std::vector<std::string> others;
  for (const TimelineChoice::Other& other : choice->others) {
    others.push_back(absl::StrCat(other.policy_id, " ", static_cast<int>(other.reason)));
  }
  const auto why = [](const char* id, PassedOver reason) {
    return absl::StrCat(id, " ", static_cast<int>(reason));
  };
  EXPECT_THAT(others, ElementsAre(why("ward-2020", PassedOver::kParentReplaced),
                                  why("ba-dinh-2019", PassedOver::kParentReplaced),
                                  why("hd27", PassedOver::kEnded), why("hd16", PassedOver::kEnded),
                                  why("hd21", PassedOver::kEnded)));
  EXPECT_EQ(Choose("national", 2018, 20180901)->others[0].reason, PassedOver::kNotYetKnown);
  EXPECT_EQ(Choose("national", 2018, 0)->others[0].policy_id, "hd27");
}

TEST(TimelineTest, KindsOfPeriodsAreApart) {
  v1::Policy quarter = ParsePolicy(kWords);
  v1::PolicyPeriod* period = quarter.mutable_period();
  period->set_kind(v1::PERIOD_KIND_QUARTER);
  period->set_first_year(2026);
  period->set_known_from(20260522);
  period->set_scope_id("national");
  std::vector<std::string> policies = Regimes();
  policies.push_back(quarter.SerializeAsString());
  const absl::StatusOr<Timeline> timeline = TimelineOf(policies);
  EXPECT_EQ(timeline->Select({"national", PeriodKind::kQuarter, 2026, 0})->policy_id, "small");
  EXPECT_FALSE(timeline->Select({"national", PeriodKind::kYear, 2026, 0}).ok());
}

TEST(TimelineTest, WhatNothingChoosesBetweenIsRefused) {
  EXPECT_THAT(Faults(TimelineOf({Law("a", "s", "first_year: 2010", 20100101),
                                 Law("b", "s", "first_year: 2010", 20100101)})
                         .status()),
              ElementsAre("invalid_policy at policies[1].period"));
  EXPECT_THAT(Faults(TimelineOf({Law("a", "s", "first_year: 1", 1, "parent_id: \"x\"")}).status()),
              ElementsAre("unknown_parent at policies[0].parent_id"));
  EXPECT_THAT(Faults(TimelineOf({"\xff"}).status()), ElementsAre("malformed_wire at policies[0]"));
}

TEST(TimelineTest, PoliciesWithoutAPeriodAreLeftOut) {
  const absl::StatusOr<Timeline> timeline =
      TimelineOf({ParsePolicy(kWords).SerializeAsString(), Law("a", "s", "first_year: 1", 1)});
  ASSERT_EQ(timeline->entries().size(), 1u);
  EXPECT_EQ(timeline->entries()[0].policy_id, "a");
}

// Each built-in policy with a period is the law of its first year on the day it became known.
TEST(TimelineTest, EachBuiltinPolicyIsChosenSomewhere) {
  const absl::StatusOr<Timeline> timeline = Timeline::Builtin();
  ASSERT_TRUE(timeline.ok()) << timeline.status();
  for (const TimelineEntry& entry : timeline->entries()) {
    const PolicyPeriodInfo& period = entry.period;
    const absl::StatusOr<TimelineChoice> choice =
        timeline->Select({period.scope_id, period.kind, period.first_year, period.known_from});
    ASSERT_TRUE(choice.ok()) << entry.policy_id << ": " << choice.status();
    EXPECT_EQ(choice->policy_id, entry.policy_id);
    const absl::StatusOr<Policy> policy = Policy::Builtin(entry.policy_id, Unproved());
    ASSERT_TRUE(policy.ok()) << policy.status();
    EXPECT_EQ(policy->period().scope_id, period.scope_id);
    EXPECT_EQ(policy->period().known_from, period.known_from);
  }
}

// The law of a year as it was known before and after its instruments came out. A built-in policy
// that is not there asks for nothing.
TEST(TimelineTest, TheBuiltinRegimesAreFoundOnTheirDays) {
  struct Case {
    const char* scope;
    int32_t year;
    int32_t known_on;
    const char* policy_id;
  };
  const Case cases[] = {
      {"national", 2018, 20180901, "hd27-2014"},
      {"national", 2018, 20181201, "qd132-hd16-2018"},
      {"national", 2023, 20230601, "qd132-hd21-2019"},
      {"national", 2023, 20231201, "qd124-hd25-2023"},
      {"ba-dinh", 2019, 20191231, "ba-dinh-2019"},
      {"ba-dinh", 2023, 20231231, "qd124-hd25-2023"},
  };
  const absl::StatusOr<Timeline> timeline = Timeline::Builtin();
  ASSERT_TRUE(timeline.ok()) << timeline.status();
  const auto is_there = [&timeline](const std::string& policy_id) {
    for (const TimelineEntry& entry : timeline->entries()) {
      if (entry.policy_id == policy_id) return true;
    }
    return false;
  };
  for (const Case& c : cases) {
    if (!is_there(c.policy_id)) continue;
    const absl::StatusOr<TimelineChoice> choice =
        timeline->Select({c.scope, PeriodKind::kYear, c.year, c.known_on});
    ASSERT_TRUE(choice.ok()) << choice.status();
    EXPECT_EQ(choice->policy_id, c.policy_id) << c.scope << " " << c.year << " " << c.known_on;
  }
}

}  // namespace
}  // namespace dangvien
