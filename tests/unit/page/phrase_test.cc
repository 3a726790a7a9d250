// How dates, numbers and lists are written.
#include "law/phrase.h"

#include "gtest/gtest.h"

namespace dangvien::cli {
namespace {

constexpr Language kVi = Language::kVietnamese;
constexpr Language kEn = Language::kEnglish;

TEST(PhraseTest, DatesAreThoseOfVietnameseDocuments) {
  EXPECT_EQ(DateOfLaw(kVi, 20180308), "08/3/2018");
  EXPECT_EQ(DateOfLaw(kVi, 20180203), "03/02/2018");
  EXPECT_EQ(DateOfLaw(kVi, 20181124), "24/11/2018");
  EXPECT_EQ(DateOfLaw(kEn, 20180308), "2018-03-08");
  EXPECT_EQ(DateOfLaw(kVi, 0), "");
}

TEST(PhraseTest, DecimalsAreExactOrFractions) {
  EXPECT_EQ(Decimal(kVi, 25, 10), "2,5");
  EXPECT_EQ(Decimal(kEn, 25, 10), "2.5");
  EXPECT_EQ(Decimal(kVi, 30, 10), "3");
  EXPECT_EQ(Decimal(kVi, 1, 16), "0,0625");
  EXPECT_EQ(Decimal(kVi, 1, 3), "1/3");
  EXPECT_EQ(Decimal(kVi, 1, 0), "1/0");
}

TEST(PhraseTest, PercentIsExactOrAFraction) {
  EXPECT_EQ(Percent(kVi, 1, 2), "50 %");
  EXPECT_EQ(Percent(kVi, 1, 8), "12,5 %");
  EXPECT_EQ(Percent(kEn, 2, 3), "2/3");
}

TEST(PhraseTest, ListsEndWithAWord) {
  EXPECT_EQ(JoinOr(kVi, {}), "");
  EXPECT_EQ(JoinOr(kVi, {"a"}), "a");
  EXPECT_EQ(JoinOr(kVi, {"a", "b"}), "a hoặc b");
  EXPECT_EQ(JoinAnd(kEn, {"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace dangvien::cli
