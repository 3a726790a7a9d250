// What candidates are ranked by: exact values, keys that are not known, the direction of a key.
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

const char kCitation[] = "citations { instrument_id: \"law\" clause: \"1\" } ";

std::string Key(const std::string& text) {
  return absl::StrCat("rank_keys { ", kCitation, text, " } ");
}

const std::string kTaskShare =
    "measure: RANK_MEASURE_TASK_SHARE group_ids: \"t\" task_measure: TASK_MEASURE_COMPLETED ";
const std::string kGoodCriteria = "measure: RANK_MEASURE_CRITERIA_AT level_id: \"good\" ";
const std::string kQuarters = "measure: RANK_MEASURE_PRIOR_RATINGS ";

v1::Certificate CertificateOf(const std::string& keys, const v1::Dataset& dataset) {
  const v1::Result result = RunQuotas(QuotaText(keys), dataset);
  EXPECT_EQ(result.certificates_size(), 1);
  return result.certificates(0);
}

// "b1-02 7/8, b1-01 3/4".
std::string RankedBy(const v1::Certificate& certificate) {
  return absl::StrJoin(certificate.candidates(), ", ",
                       [](std::string* out, const v1::Candidate& candidate) {
                         absl::StrAppend(out, candidate.subject().person_id());
                         for (const std::string& value : candidate.rank_values())
                           absl::StrAppend(out, " ", value);
                       });
}

std::string KeysInUse(const v1::Certificate& certificate) {
  return absl::StrJoin(certificate.rank_keys(), " ",
                       [](std::string* out, const v1::RankKeyUse& key) {
                         absl::StrAppend(out, key.key(), key.used() ? "+" : "-");
                       });
}

TEST(RankTest, SharesAreExactFractionsInLowestTerms) {
  v1::Dataset dataset = Members("HHHH");
  SetTasks("b1-01", 6, 8, &dataset);
  SetTasks("b1-02", 7, 8, &dataset);
  SetTasks("b1-03", 5, 5, &dataset);
  SetTasks("b1-04", 0, 9, &dataset);
  const v1::Certificate certificate = CertificateOf(Key(kTaskShare), dataset);
  EXPECT_EQ(RankedBy(certificate), "b1-03 1, b1-02 7/8, b1-01 3/4, b1-04 0");
  EXPECT_EQ(KeysInUse(certificate), "0+");
}

TEST(RankTest, SharesThatDifferByLittleAreNotTied) {
  v1::Dataset dataset = Members("HH");
  SetTasks("b1-01", 333'333'332, 999'999'999, &dataset);
  SetTasks("b1-02", 1, 3, &dataset);
  EXPECT_EQ(RankedBy(CertificateOf(Key(kTaskShare), dataset)),
            "b1-02 1/3, b1-01 333333332/999999999");
}

TEST(RankTest, TheLowestMayComeFirst) {
  v1::Dataset dataset = Members("HH");
  SetTasks("b1-01", 2, 3, &dataset);
  SetTasks("b1-02", 1, 3, &dataset);
  EXPECT_EQ(RankedBy(CertificateOf(Key(kTaskShare + "lowest_first: true"), dataset)),
            "b1-02 1/3, b1-01 2/3");
}

TEST(RankTest, AShareOverNothingIsNotKnown) {
  v1::Dataset dataset = Members("HH");
  SetTasks("b1-01", 0, 0, &dataset);
  SetTasks("b1-02", 1, 3, &dataset);
  const v1::Certificate certificate = CertificateOf(Key(kTaskShare), dataset);
  EXPECT_EQ(RankedBy(certificate), "b1-01, b1-02");
  EXPECT_EQ(KeysInUse(certificate), "0-");
}

TEST(RankTest, OnlyCandidatesNeedAValue) {
  v1::Dataset dataset = Members("HHMX");
  SetTasks("b1-01", 1, 3, &dataset);
  SetTasks("b1-02", 2, 3, &dataset);
  EXPECT_EQ(RankedBy(CertificateOf(Key(kTaskShare), dataset)), "b1-02 2/3, b1-01 1/3");
}

void Mark(const std::string& person, const std::string& criterion, const std::string& level,
          v1::Dataset* dataset) {
  for (v1::Assessment& assessment : *dataset->mutable_assessments()) {
    if (assessment.subject().person_id() != person) continue;
    v1::Mark* mark = assessment.add_marks();
    mark->set_criterion_id(criterion);
    if (level.empty()) {
      mark->set_not_applicable(true);
    } else {
      mark->set_level_id(level);
    }
  }
}

TEST(RankTest, CriteriaAreCountedAndIfAnyMayBeMissing) {
  v1::Dataset dataset = Members("HHH");
  Mark("b1-01", "a", "fair", &dataset);
  Mark("b1-02", "a", "good", &dataset);
  Mark("b1-02", "b", "good", &dataset);
  Mark("b1-03", "a", "", &dataset);
  Mark("b1-03", "b", "good", &dataset);
  EXPECT_EQ(RankedBy(CertificateOf(Key(kGoodCriteria), dataset)), "b1-02 2, b1-03 1, b1-01 0");
}

TEST(RankTest, AKeyThatIsNotKnownEndsTheRanking) {
  v1::Dataset dataset = Members("HHH");
  for (const char* person : {"b1-01", "b1-02"}) Mark(person, "a", "good", &dataset);
  SetTasks("b1-01", 1, 3, &dataset);
  SetTasks("b1-02", 2, 3, &dataset);
  SetTasks("b1-03", 3, 3, &dataset);
  // The mark of the third is missing: the second key, which would be known, is not used.
  const v1::Certificate marks_first = CertificateOf(Key(kGoodCriteria) + Key(kTaskShare), dataset);
  EXPECT_EQ(RankedBy(marks_first), "b1-01, b1-02, b1-03");
  EXPECT_EQ(KeysInUse(marks_first), "0- 1-");
  const v1::Certificate tasks_first = CertificateOf(Key(kTaskShare) + Key(kGoodCriteria), dataset);
  EXPECT_EQ(RankedBy(tasks_first), "b1-03 1, b1-02 2/3, b1-01 1/3");
  EXPECT_EQ(KeysInUse(tasks_first), "0+ 1-");
}

TEST(RankTest, ALaterKeySplitsTies) {
  v1::Dataset dataset = Members("HHH");
  Mark("b1-01", "a", "good", &dataset);
  Mark("b1-02", "a", "fair", &dataset);
  Mark("b1-03", "a", "good", &dataset);
  SetTasks("b1-01", 1, 3, &dataset);
  SetTasks("b1-02", 3, 3, &dataset);
  SetTasks("b1-03", 2, 3, &dataset);
  EXPECT_EQ(RankedBy(CertificateOf(Key(kGoodCriteria) + Key(kTaskShare), dataset)),
            "b1-03 1 2/3, b1-01 1 1/3, b1-02 0 1");
}

void RateQuarter(const std::string& person, int quarter, const std::string& tier,
                 v1::Dataset* dataset) {
  for (v1::Person& one : *dataset->mutable_people()) {
    if (one.id() != person) continue;
    v1::Rating* rating = one.add_ratings();
    rating->set_side(v1::SIDE_PARTY);
    rating->set_tier_id(tier);
    rating->set_begin_date(20190001 + 100 * (3 * quarter - 2));
    rating->set_end_date(quarter == 4 ? 20200101 : 20190001 + 100 * (3 * quarter + 1));
  }
}

const char kCovered[] = "coverage { table: COVERAGE_TABLE_EARLIER_RATINGS unit_id: \"r\" }";

TEST(RankTest, QuartersAtTheTierAreCounted) {
  v1::Dataset dataset = Members("HHH", kCovered);
  for (const int quarter : {1, 2, 3}) RateQuarter("b1-02", quarter, "high", &dataset);
  RateQuarter("b1-03", 1, "high", &dataset);
  RateQuarter("b1-03", 2, "mid", &dataset);
  EXPECT_EQ(RankedBy(CertificateOf(Key(kQuarters), dataset)), "b1-02 3, b1-03 1, b1-01 0");
}

TEST(RankTest, AMissingQuarterIsNotKnownWhereRatingsAreNotCovered) {
  v1::Dataset dataset = Members("HH");
  for (const int quarter : {1, 2, 3, 4}) RateQuarter("b1-01", quarter, "high", &dataset);
  for (const int quarter : {1, 2, 3}) RateQuarter("b1-02", quarter, "high", &dataset);
  EXPECT_EQ(KeysInUse(CertificateOf(Key(kQuarters), dataset)), "0-");
  RateQuarter("b1-02", 4, "low", &dataset);
  EXPECT_EQ(RankedBy(CertificateOf(Key(kQuarters), dataset)), "b1-01 4, b1-02 3");
}

TEST(RankTest, WithoutKeysAllAreTiedInCanonicalOrder) {
  const v1::Certificate certificate = CertificateOf("", Members("HHH"));
  EXPECT_EQ(RankedBy(certificate), "b1-01, b1-02, b1-03");
  EXPECT_EQ(KeysInUse(certificate), "");
}

}  // namespace
}  // namespace dangvien::testing
