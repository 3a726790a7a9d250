// The table of wording: both languages say something, and say the same number of things.
#include "explain/wording.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "explain/names.h"

namespace dangvien {
namespace {

// "$0$1" for a wording with two places to fill.
std::string PlacesOf(absl::string_view wording) {
  std::string places;
  for (int number = 0; number < 10; ++number) {
    const std::string place = absl::StrCat("$", number);
    if (wording.find(place) != absl::string_view::npos) places += place;
  }
  return places;
}

TEST(WordingTest, BothLanguagesFillTheSamePlaces) {
  for (int number = 0; number < static_cast<int>(Word::kEnd); ++number) {
    const auto word = static_cast<Word>(number);
    const absl::string_view vi = WordingOf(Language::kVietnamese, word);
    const absl::string_view en = WordingOf(Language::kEnglish, word);
    EXPECT_FALSE(vi.empty()) << number;
    EXPECT_FALSE(en.empty()) << number;
    EXPECT_EQ(PlacesOf(vi), PlacesOf(en)) << number;
  }
}

// Every value of the enumeration has words of its own, not those of "not stated".
template <typename Enum>
void ExpectWords(int last) {
  for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
    for (int number = 0; number <= last; ++number) {
      const auto value = static_cast<Enum>(number);
      if (!wire::IsKnown(value)) continue;
      const absl::string_view words = NameIn(language, value);
      EXPECT_FALSE(words.empty()) << wire::Name(value);
      for (int other = 0; other < number; ++other) {
        if (!wire::IsKnown(static_cast<Enum>(other))) continue;
        EXPECT_NE(words, NameIn(language, static_cast<Enum>(other))) << wire::Name(value);
      }
    }
    EXPECT_FALSE(wire::IsKnown(static_cast<Enum>(last + 1))) << "a new value needs words";
  }
}

TEST(WordingTest, EveryValueOfTheSchemaHasWords) {
  ExpectWords<wire::UnitKind>(9);
  ExpectWords<wire::UnitLevel>(7);
  ExpectWords<wire::EmploymentKind>(8);
  ExpectWords<wire::Side>(3);
  ExpectWords<wire::SanctionForm>(9);
  ExpectWords<wire::ViolationKind>(2);
  ExpectWords<wire::AbsenceKind>(7);
  ExpectWords<wire::Population>(3);
  ExpectWords<wire::TaskMeasure>(3);
  ExpectWords<wire::DateField>(7);
  ExpectWords<wire::Record>(19);
  ExpectWords<wire::PostKind>(3);
  ExpectWords<wire::PostBody>(4);
  ExpectWords<wire::MembershipKind>(3);
  ExpectWords<wire::TierSource>(4);
  ExpectWords<wire::Relation>(3);
  ExpectWords<wire::Layer>(3);
  ExpectWords<wire::VoteBase>(6);
  ExpectWords<wire::StatedTier>(4);
}

}  // namespace
}  // namespace dangvien
