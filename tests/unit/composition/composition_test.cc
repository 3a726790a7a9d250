// The answer of a composition condition is held to the enumeration of every way to choose, for each
// one of the population, among what is possible for it.
#include "composition/composition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/ratio.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::UnorderedElementsAre;

constexpr int kTierCount = 3;
// Tiers of rank 0 and 1 are in the band, rank 2 is not.
constexpr Possible kIn = 1;
constexpr Possible kOutside = 4;

// How many are in the band and in the base, for one way to choose.
struct Tally {
  int64_t in_band = 0;
  int64_t in_base = 0;
};

std::vector<Tally> AllWays(const std::vector<Constituent>& constituents, bool base_is_all,
                           const RankBand& band) {
  std::vector<Tally> ways = {{}};
  for (const Constituent& constituent : constituents) {
    std::vector<Tally> longer;
    for (const Tally& way : ways) {
      for (int rank = 0; rank < kTierCount; ++rank) {
        if ((constituent.possible >> rank & 1) == 0) continue;
        longer.push_back({way.in_band + (band.Contains(rank) ? 1 : 0), way.in_base + 1});
      }
      if ((constituent.possible & kPossiblyNotRated) != 0) {
        longer.push_back({way.in_band, way.in_base + (base_is_all ? 1 : 0)});
      }
      if ((constituent.possible & kPossiblyAbsent) != 0) longer.push_back(way);
    }
    ways = std::move(longer);
  }
  return ways;
}

// Adding bodies of one sort moves a share one way only, so none and very many of each sort show
// all that any number can do; one each shows shares of 0 and 1.
std::vector<Tally> WithMore(const std::vector<Tally>& ways, const CompositionAtom& atom) {
  constexpr int64_t kNumbers[] = {0, 1, 1'000'000'000};
  // A body that is not rated stays in a base of all, outside every band.
  const bool outside_exists =
      atom.base_is_all || atom.band.best > 0 || atom.band.worst < kTierCount - 1;
  std::vector<Tally> longer;
  for (const Tally& way : ways) {
    for (const int64_t in : kNumbers) {
      for (const int64_t out : kNumbers) {
        if (out > 0 && !outside_exists) continue;
        longer.push_back({way.in_band + in, way.in_base + in + out});
      }
    }
  }
  return longer;
}

Truth Enumerated(const CompositionAtom& atom, const PopulationView& view, Truth when_none) {
  std::vector<Tally> ways = AllWays(view.constituents, atom.base_is_all, atom.band);
  if (view.may_have_more) ways = WithMore(ways, atom);
  uint8_t bits = 0;
  for (const Tally& way : ways) {
    Truth truth = when_none;
    if (!atom.at_least_share.has_value()) {
      truth = FromBool(way.in_band >= int64_t{atom.at_least_count});
    } else if (way.in_base > 0) {
      truth = FromBool(CompareShare(way.in_band, way.in_base, *atom.at_least_share) >= 0);
    }
    bits |= static_cast<uint8_t>(truth);
  }
  return static_cast<Truth>(bits);
}

// What may be possible for one: every way in which it can stand to band and base.
constexpr Possible kMasks[] = {
    kIn,
    kOutside,
    kPossiblyNotRated,
    kPossiblyAbsent,
    kIn | kOutside,
    kIn | kPossiblyNotRated,
    kOutside | kPossiblyNotRated,
    kIn | kPossiblyAbsent,
    kOutside | kPossiblyAbsent,
    kIn | kOutside | kPossiblyNotRated,
    kIn | kOutside | kPossiblyNotRated | kPossiblyAbsent,
    kPossiblyNotRated | kPossiblyAbsent,
    2 | kOutside,
};

// Calls `each` with every population of at most `size` constituents, in every combination of masks.
template <typename Each>
void ForPopulations(size_t size, std::vector<Constituent>* population, const Each& each) {
  each(*population);
  if (population->size() == size) return;
  // The order does not matter, so masks do not descend.
  for (const Possible mask : kMasks) {
    if (!population->empty() && mask < population->back().possible) continue;
    population->push_back({false, 0, mask});
    ForPopulations(size, population, each);
    population->pop_back();
  }
}

std::string Print(const CompositionAtom& atom, const PopulationView& view, Truth when_none) {
  std::string text = absl::StrCat("band ", atom.band.best, "-", atom.band.worst, " count ",
                                  atom.at_least_count, " all ", atom.base_is_all, " more ",
                                  view.may_have_more, " none ", static_cast<int>(when_none));
  if (atom.at_least_share.has_value()) absl::StrAppend(&text, " ", ToString(*atom.at_least_share));
  for (const Constituent& one : view.constituents) {
    absl::StrAppend(&text, " ", static_cast<int>(one.possible));
  }
  return text;
}

void ExpectLikeEnumeration(const CompositionAtom& atom, size_t size) {
  std::vector<Constituent> population;
  std::set<Truth> seen;
  for (const bool may_have_more : {false, true}) {
    for (const Truth when_none : {Truth::kTrue, Truth::kFalse, Truth::kUnknown}) {
      ForPopulations(size, &population, [&](const std::vector<Constituent>& constituents) {
        const PopulationView view{constituents, may_have_more};
        const Truth truth = CompositionTruth(atom, kTierCount, view, when_none);
        seen.insert(truth);
        EXPECT_EQ(truth, Enumerated(atom, view, when_none)) << Print(atom, view, when_none);
      });
    }
  }
  EXPECT_GT(seen.size(), 1u) << "a condition with one answer for everything shows nothing";
}

CompositionAtom AtomWith(bool base_is_all, const RankBand& band) {
  CompositionAtom atom{};
  atom.population = wire::Population::kSubordinates;
  atom.base_is_all = base_is_all;
  atom.band = band;
  return atom;
}

TEST(CompositionTest, AShareIsWhatEnumerationSays) {
  for (const bool base_is_all : {false, true}) {
    for (const Ratio share : {Ratio{0, 1}, Ratio{1, 4}, Ratio{1, 3}, Ratio{1, 2}, Ratio{2, 3},
                              Ratio{50, 100}, Ratio{999'999, 1'000'000}, Ratio{1, 1}}) {
      CompositionAtom atom = AtomWith(base_is_all, {0, 1});
      atom.at_least_share = share;
      ExpectLikeEnumeration(atom, 4);
    }
  }
}

TEST(CompositionTest, AShareOfABandThatHoldsEveryTierIsWhatEnumerationSays) {
  for (const bool base_is_all : {false, true}) {
    CompositionAtom atom = AtomWith(base_is_all, {0, 2});
    atom.at_least_share = Ratio{1, 2};
    ExpectLikeEnumeration(atom, 3);
  }
}

TEST(CompositionTest, ACountIsWhatEnumerationSays) {
  for (const bool base_is_all : {false, true}) {
    for (const uint32_t count : {1u, 2u, 3u, 4u}) {
      CompositionAtom atom = AtomWith(base_is_all, {0, 1});
      atom.at_least_count = count;
      ExpectLikeEnumeration(atom, 4);
    }
  }
}

std::string Share(const std::string& population, const std::string& more,
                  const std::string& share = "numerator: 1 denominator: 2") {
  return absl::StrCat("composition { population: ", population, " layer: LAYER_DECIDED ",
                      "band { worst_tier_id: \"mid\" } at_least_share { ", share, " } ", more,
                      " }");
}

std::string Subordinates(const std::string& more, const std::string& share) {
  return Share("POPULATION_SUBORDINATES", more, share);
}

// A branch whose tier people decided.
std::string Branch(const std::string& id, const std::string& tier) {
  return absl::StrCat("units { id: \"", id, "\" kind: UNIT_KIND_BRANCH parent_id: \"root\" } ",
                      "decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"", id,
                      "\" } tier_id: \"", tier, "\" reference: \"1\" } ");
}

// The small dossier's branch is at tier low.
TEST(CompositionTest, ExactlyHalfIsAtLeastHalf) {
  EXPECT_EQ(TruthForRoot(Subordinates("when_none: WHEN_NONE_FAILS", "numerator: 1 denominator: 2"),
                         Branch("b1", "high")),
            Truth::kTrue);
}

TEST(CompositionTest, OneInTenThousandBelowHalfIsNotHalf) {
  EXPECT_EQ(
      TruthForRoot(Subordinates("when_none: WHEN_NONE_FAILS", "numerator: 5001 denominator: 10000"),
                   Branch("b1", "high")),
      Truth::kFalse);
}

TEST(CompositionTest, ATierBelowTheBandDoesNotCount) {
  EXPECT_EQ(TruthForRoot(Subordinates("when_none: WHEN_NONE_FAILS", "numerator: 1 denominator: 2"),
                         Branch("b1", "low")),
            Truth::kFalse);
}

TEST(CompositionTest, ADissolvedBranchIsInNoPopulation) {
  EXPECT_EQ(TruthForRoot(Subordinates("when_none: WHEN_NONE_FAILS", "numerator: 1 denominator: 2"),
                         Branch("b1", "high") +
                             "units { id: \"gone\" kind: UNIT_KIND_BRANCH parent_id: \"root\" "
                             "dissolved_on: 20181231 }"),
            Truth::kTrue);
}

TEST(CompositionTest, ABranchDissolvedTheDayAfterTheRatingIsInThePopulation) {
  EXPECT_EQ(TruthForRoot(Subordinates("when_none: WHEN_NONE_FAILS", "numerator: 1 denominator: 2"),
                         Branch("b1", "high") +
                             "units { id: \"later\" kind: UNIT_KIND_BRANCH parent_id: \"root\" "
                             "dissolved_on: 20190101 }"),
            Truth::kFalse);
}

TEST(CompositionTest, ABodyWithoutMembersIsJudgedByWhenNone) {
  struct Case {
    const char* when_none;
    const char* text;
    Truth expected;
    const char* why;
  };
  const Case cases[] = {
      {"when_none: WHEN_NONE_HOLDS", "", Truth::kTrue, "the policy says it holds"},
      {"when_none: WHEN_NONE_FAILS", "", Truth::kFalse, "the policy says it fails"},
      {"when_none: WHEN_NONE_UNKNOWN open_question_id: \"q\"", "", Truth::kUnknown,
       "people are asked and have not answered"},
      {"when_none: WHEN_NONE_UNKNOWN open_question_id: \"q\"",
       R"(decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "root" }
            question_id: "q" answer: true reference: "1" })",
       Truth::kTrue, "people said yes"},
      {"when_none: WHEN_NONE_UNKNOWN open_question_id: \"q\"",
       R"(decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "root" }
            question_id: "q" answer: false reference: "1" })",
       Truth::kFalse, "people said no"},
      {"when_none: WHEN_NONE_UNKNOWN open_question_id: \"q\"",
       R"(decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "branch" }
            question_id: "q" answer: true reference: "1" })",
       Truth::kUnknown, "the answer was given for another unit"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForRoot(Share("POPULATION_MEMBERS", c.when_none), c.text), c.expected) << c.why;
  }
}

// `gov`, rated or not, in a dossier that lists every counterpart body or does not.
TEST(CompositionTest, CounterpartsAreReadFromTheRatingsOfThePeriod) {
  const std::string covered = "coverage { table: COVERAGE_TABLE_COUNTERPARTS unit_id: \"root\" } ";
  const auto government = [](const std::string& ratings) {
    return absl::StrCat("units { id: \"gov\" kind: UNIT_KIND_GOVERNMENT parent_id: \"root\" ",
                        ratings, " } ");
  };
  const std::string high = "ratings { side: SIDE_STATE tier_id: \"high\" } ";
  const std::string low = "ratings { side: SIDE_STATE tier_id: \"low\" } ";
  struct Case {
    std::string text;
    Truth expected;
    const char* why;
  };
  const Case cases[] = {
      {covered + government(high), Truth::kTrue, "rated in the band"},
      {covered + government(low), Truth::kFalse, "rated below it"},
      {covered + government(high + low), Truth::kUnknown, "two ratings that differ"},
      {covered + government(high + high), Truth::kTrue, "two ratings that agree"},
      {covered + government(""), Truth::kUnknown, "not rated: any tier is possible"},
      {covered + government("ratings { side: SIDE_STATE tier_id: \"low\" "
                            "begin_date: 20170101 end_date: 20180101 } " +
                            high),
       Truth::kTrue, "the rating of another year does not count"},
      {covered + government("ratings { side: SIDE_STATE tier_id: \"high\" "
                            "begin_date: 20180101 end_date: 20190101 }"),
       Truth::kTrue, "the period in full is the period"},
      {government(high), Truth::kUnknown, "bodies that are not listed may be below the band"},
      {government(low), Truth::kUnknown, "bodies that are not listed may be in the band"},
      {covered, Truth::kFalse, "no body of the kind asked for: when_none"},
  };
  const std::string condition =
      Share("POPULATION_COUNTERPARTS",
            "counterpart_kinds: UNIT_KIND_GOVERNMENT when_none: WHEN_NONE_FAILS");
  for (const Case& c : cases) EXPECT_EQ(TruthForRoot(condition, c.text), c.expected) << c.why;
}

TEST(CompositionTest, AMemberOfTwoBranchesIsPerhapsInEach) {
  const Evaluation evaluation = EvaluateSmall({}, R"(
    units { id: "second" kind: UNIT_KIND_BRANCH parent_id: "root" }
    people {
      id: "twice"
      memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
      memberships { unit_id: "second" kind: MEMBERSHIP_KIND_OFFICIAL }
    })");
  CompositionAtom atom{};
  atom.population = wire::Population::kMembers;
  atom.layer = wire::Layer::kDecided;
  const auto masks = [&](const char* unit) {
    std::vector<int> found;
    const PopulationView view =
        PopulationOf(atom, evaluation.state().ContextOf(0), UnitRow(evaluation, unit));
    for (const Constituent& one : view.constituents) found.push_back(one.possible);
    return found;
  };
  const int anything = AllTiers(3) | kPossiblyNotRated | kPossiblyAbsent;
  EXPECT_THAT(masks("branch"), UnorderedElementsAre(4, 4, anything));
  EXPECT_THAT(masks("second"), UnorderedElementsAre(anything));
}

TEST(CompositionTest, TheLayerSaysWhetherPeoplesDecisionIsRead) {
  const auto condition = [](const char* layer) {
    return absl::StrCat("composition { population: POPULATION_SUBORDINATES layer: ", layer,
                        " band { worst_tier_id: \"mid\" } at_least_count: 1 }");
  };
  const std::string text =
      R"(decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "branch" }
           tier_id: "high" reference: "1" })";
  EXPECT_EQ(TruthForRoot(condition("LAYER_DECIDED"), text), Truth::kTrue);
  EXPECT_EQ(TruthForRoot(condition("LAYER_QUALIFIED"), text), Truth::kFalse);
}

}  // namespace
}  // namespace dangvien::testing
