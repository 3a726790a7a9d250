// The page of a policy leaves nothing out: every field of arbitrary policies changes it in both
// languages. And the page of a small policy and of an overlay over it, as a person reads them.
#include "law/policy_page.h"

#include <map>
#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "tests/unit/page/fill.h"

namespace dangvien::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr int kRounds = 3;

v1::Policy Parsed(const std::string& text) {
  v1::Policy policy;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &policy));
  return policy;
}

class PolicyPageTest : public testing::TestWithParam<Language> {
 protected:
  // The other language, and the version of the schema.
  static bool IsNotShown(const std::string& name) {
    return name == (GetParam() == Language::kEnglish ? "Text.vi" : "Text.en") ||
           name == "Policy.format";
  }
};

TEST_P(PolicyPageTest, SpeaksOfEveryField) {
  std::map<std::string, bool> shown;
  for (int round = 0; round < kRounds; ++round) {
    v1::Policy parent;
    Filler(static_cast<uint32_t>(round + 100)).Fill(parent, 2);
    v1::Policy policy;
    Filler(static_cast<uint32_t>(round + 1)).Fill(policy, 2);
    const auto page = [&] { return ToText(PolicyPage({&policy, &parent}, GetParam())); };
    const std::string before = page();
    ForEachChange(policy, [&](const std::string& name) {
      if (name.find("UNSPECIFIED") != std::string::npos || IsNotShown(name)) return;
      bool& is_shown = shown[name];
      if (!is_shown) is_shown = page() != before;
    });
  }
  EXPECT_GT(shown.size(), 150);
  for (const auto& [name, is_shown] : shown) {
    EXPECT_TRUE(is_shown) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, PolicyPageTest,
                         testing::Values(Language::kVietnamese, Language::kEnglish));

constexpr char kParent[] = R"pb(
  id: "parent"
  title { vi: "Chính sách" en: "A policy" }
  instruments { id: "law" number: "132-QĐ/TW" date: 20180308 }
  period { kind: PERIOD_KIND_YEAR first_year: 2018 last_year: 2018 known_from: 20180924 }
  tiers {
    id: "A"
    name { vi: "Tốt" en: "Good" }
  }
  tiers {
    id: "B"
    name { vi: "Kém" en: "Poor" }
  }
  passes {
    id: "members"
    subject_kind: SUBJECT_KIND_MEMBER
    caps {
      tier_id: "B"
      rule {
        id: "new"
        text { vi: "Mới kết nạp" en: "Newly admitted" }
        citations {
          instrument_id: "law"
          clause: "Điều 12"
          inventory_ids: "R007"
          confidence: CONFIDENCE_TEXT
        }
        citations { instrument_id: "law" clause: "Điều 9" confidence: CONFIDENCE_RESTATED }
        when { tenure { less_than_months: 6 } }
        exceptions {
          id: "new-but-old"
          text { vi: "Đã từng" en: "Was before" }
          citations { instrument_id: "law" clause: "Điều 12" confidence: CONFIDENCE_TEXT }
          when { recorded { record: RECORD_PARTY_MEMBER } }
        }
      }
    }
    quotas {
      id: "fifth"
      text { vi: "Không quá 20 %" en: "Not more than 20 %" }
      group { within: GROUP_WITHIN_UNIT }
      tier_id: "A"
      lowered_to_tier_id: "B"
      limit { numerator: 1 denominator: 5 }
      base: QUOTA_BASE_LOWER_AFTER
      rounding: SEAT_ROUNDING_FLOOR
    }
  }
)pb";

TEST(PolicyPageTextTest, ARuleIsReadWithItsConditionsAndSources) {
  const v1::Policy policy = Parsed(kParent);
  const std::string page = ToText(PolicyPage({&policy}, Language::kEnglish));
  EXPECT_THAT(page,
              HasSubstr("-   Newly admitted [new]\n"
                        "    -   Where: Admitted less than 6 whole months before the rating date\n"
                        "    -   Except: Was before [new-but-old]\n"));
  EXPECT_THAT(page, HasSubstr("    -   Source: 132-QĐ/TW (2018-03-08), Điều 12 — R007\n"
                              "    -   Source: 132-QĐ/TW (2018-03-08), Điều 9 (restated)\n"));
  const std::string vietnamese = ToText(PolicyPage({&policy}, Language::kVietnamese));
  EXPECT_THAT(vietnamese, HasSubstr("Căn cứ: 132-QĐ/TW (08/3/2018), Điều 12 — R007\n"));
}

TEST(PolicyPageTextTest, ClausesAreInTheOrderInWhichPeopleCount) {
  const v1::Policy policy = Parsed(kParent);
  const std::string page = ToText(PolicyPage({&policy}, Language::kEnglish));
  const std::string clauses = page.substr(page.find("By clause of the instruments"));
  EXPECT_LT(clauses.find("Điều 9"), clauses.find("Điều 12"));
  EXPECT_THAT(clauses, HasSubstr("[new], [new-but-old]"));
}

// 20 % of those left at the lower tier: of 12 at it or above 2 seats, since 2 <= 20 % of 10.
TEST(PolicyPageTextTest, AQuotaIsShownByExample) {
  const v1::Policy policy = Parsed(kParent);
  const std::string page = ToText(PolicyPage({&policy}, Language::kEnglish));
  EXPECT_THAT(page,
              HasSubstr("before the pick: 5 → 0; 9 → 1; 12 → 2;\n            24 → 4; 50 → 8\n"));
}

TEST(PolicyPageTextTest, AnOverlaySaysWhatItAddsReplacesAndRemoves) {
  const v1::Policy parent = Parsed(kParent);
  const v1::Policy overlay = Parsed(R"pb(
    id: "overlay"
    parent_id: "parent"
    instruments { id: "local" number: "1-HD/TU" date: 20180901 }
    passes {
      id: "members"
      quotas {
        id: "fifth"
        text { vi: "Không quá 15 %" en: "Not more than 15 %" }
        limit { numerator: 3 denominator: 20 }
      }
    }
    questions {
      id: "open"
      text { vi: "Để ngỏ" en: "Left open" }
      only_listed: true
    }
    removed_ids: "new"
    removed_citations { instrument_id: "local" clause: "2" confidence: CONFIDENCE_TEXT }
  )pb");
  const std::string page = ToText(PolicyPage({&overlay, &parent}, Language::kEnglish));
  const std::string changes = page.substr(page.find("Compared with parent"));
  EXPECT_THAT(changes, HasSubstr("Added\n.....\n\n-   1-HD/TU (2018-09-01) [local]\n"
                                 "-   Left open [open]\n"));
  EXPECT_THAT(changes, HasSubstr("-   Not more than 15 % [fifth]\n"
                                 "    -   The parent: Not more than 20 % [fifth]\n"));
  EXPECT_THAT(changes, HasSubstr("Removed\n.......\n\n-   Newly admitted [new]\n"));
  EXPECT_THAT(changes, HasSubstr("-   Removed by: Source: 1-HD/TU (2018-09-01), 2\n"));
  EXPECT_THAT(changes, Not(HasSubstr("Was before [new-but-old]\n-")));
}

}  // namespace
}  // namespace dangvien::cli
