// Every kind of condition has a sentence in both languages, and every field of it is heard in the
// sentence. Conditions are filled with arbitrary values; a field that never changes a sentence, or
// an enumeration of which two values read the same, is a fault.
#include "law/sentences.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "gtest/gtest.h"
#include "tests/unit/page/fill.h"

namespace dangvien::cli {
namespace {

constexpr int kRounds = 60;
constexpr Asked kAsked[] = {Asked::kOrganization, Asked::kMember, Asked::kCollective,
                            Asked::kLeader,       Asked::kReview, Asked::kPost};

std::string TextOf(const Item& item) {
  std::string text;
  for (const Span& span : item.line) text += span.text;
  for (const Item& below : item.items) text += "\n" + TextOf(below);
  return text;
}

v1::Policy Words() {
  v1::Policy policy;
  policy.mutable_period()->set_kind(v1::PERIOD_KIND_YEAR);
  for (const char* id : {"T0", "T1", "T2"}) policy.add_tiers()->set_id(id);
  return policy;
}

class SentencesTest : public testing::TestWithParam<Language> {};

TEST_P(SentencesTest, EveryFieldOfEveryConditionIsHeard) {
  const v1::Policy policy = Words();
  const PolicyNames names({&policy}, GetParam());
  std::map<std::string, bool> heard;
  const auto& kind = *v1::Condition::descriptor()->oneof_decl(0);
  for (int i = 0; i < kind.field_count(); ++i) {
    const auto& field = *kind.field(i);
    for (int round = 0; round < kRounds; ++round) {
      const Asking asking = {names, kAsked[round % 6]};
      v1::Condition condition;
      Filler(static_cast<uint32_t>(round + 1))
          .Fill(*condition.GetReflection()->MutableMessage(&condition, &field), 4);
      const std::string before = TextOf(Sentence(condition, asking));
      EXPECT_FALSE(before.empty()) << field.name();
      ForEachChange(condition, [&](const std::string& name) {
        const bool differs = TextOf(Sentence(condition, asking)) != before;
        heard[name] = heard[name] || differs;
      });
    }
  }
  EXPECT_GT(heard.size(), 100);
  for (const auto& [name, is_heard] : heard) {
    const bool is_not_stated = name.find("UNSPECIFIED") != std::string::npos;
    const bool is_of_the_other_language =
        name == (GetParam() == Language::kEnglish ? "Text.vi" : "Text.en");
    EXPECT_TRUE(is_heard || is_not_stated || is_of_the_other_language) << name;
  }
}

// In some condition of its kind, each value of an enumeration gives a sentence of its own.
TEST_P(SentencesTest, NoTwoValuesReadTheSame) {
  const v1::Policy policy = Words();
  const PolicyNames names({&policy}, GetParam());
  const auto& kind = *v1::Condition::descriptor()->oneof_decl(0);
  std::map<std::string, size_t> most;                   // different sentences, by field
  std::map<std::string, std::set<std::string>> values;  // stated ones, by field
  for (int i = 0; i < kind.field_count(); ++i) {
    for (int round = 0; round < kRounds; ++round) {
      const Asking asking = {names, kAsked[round % 6]};
      v1::Condition condition;
      Filler(static_cast<uint32_t>(round + 1))
          .Fill(*condition.GetReflection()->MutableMessage(&condition, kind.field(i)), 4);
      const std::string own = TextOf(Sentence(condition, asking));
      std::map<std::string, std::set<std::string>> texts;
      ForEachChange(condition, [&](const std::string& name) {
        const size_t equals = name.find('=');
        if (equals == std::string::npos) return;
        const std::string field = name.substr(0, equals);
        if (name.find("UNSPECIFIED") == std::string::npos) values[field].insert(name);
        texts[field].insert({own, TextOf(Sentence(condition, asking))});
      });
      for (const auto& [field, seen] : texts) most[field] = std::max(most[field], seen.size());
    }
  }
  EXPECT_GT(values.size(), 30);
  for (const auto& [field, names_of_values] : values) {
    // Of the values of when_none, these two kinds take two: see their definitions.
    const bool takes_two =
        field == "TierOfCondition.when_none" || field == "RelatedCondition.when_none";
    EXPECT_GE(most[field], takes_two ? 2 : names_of_values.size()) << field;
  }
}

TEST_P(SentencesTest, AConditionThatIsNotSetIsSaidToBe) {
  const v1::Policy policy = Words();
  const PolicyNames names({&policy}, GetParam());
  EXPECT_FALSE(TextOf(Sentence(v1::Condition(), {names, Asked::kMember})).empty());
}

INSTANTIATE_TEST_SUITE_P(Languages, SentencesTest,
                         testing::Values(Language::kVietnamese, Language::kEnglish));

}  // namespace
}  // namespace dangvien::cli
