// The overlay of spec files does what tests/spec/README.md says.
#include "tests/spec/overlay.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace dangvien::spec {
namespace {

v1::Dataset Parse(const std::string& text) {
  v1::Dataset dataset;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &dataset)) << text;
  return dataset;
}

constexpr char kBase[] = R"pb(
  units { id: "u" name: "old" summed_up_on: 20181228 }
  people {
    id: "p"
    admitted_on: 20100101
    posts { id: "x" unit_id: "u" }
  }
  assessments {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
    marks { criterion_id: "a" level_id: "high" evidence_reference: "e" }
    marks { criterion_id: "b" level_id: "high" }
  }
  coverage { table: COVERAGE_TABLE_ATTESTATIONS unit_id: "u" flag_id: "f" }
  coverage { table: COVERAGE_TABLE_ATTESTATIONS unit_id: "u" flag_id: "g" }
)pb";

v1::Dataset Over(const std::string& data) {
  v1::Dataset dataset = Parse(kBase);
  LayOver(Parse(data), &dataset);
  return dataset;
}

v1::Dataset Less(const std::string& path) {
  v1::Dataset dataset = Parse(kBase);
  EXPECT_TRUE(Remove(path, &dataset).ok()) << path;
  return dataset;
}

TEST(OverlayTest, FieldsOfAUnitWithTheSameIdAreReplacedAndOthersStay) {
  const v1::Dataset dataset = Over(R"pb(units { id: "u" name: "new" })pb");
  ASSERT_EQ(dataset.units_size(), 1);
  EXPECT_EQ(dataset.units(0).name(), "new");
  EXPECT_EQ(dataset.units(0).summed_up_on(), 20181228);
}

TEST(OverlayTest, AMarkReplacesTheMarkOfItsCriterionWhole) {
  const v1::Dataset dataset = Over(R"pb(assessments {
                                          subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
                                          marks { criterion_id: "a" level_id: "low" }
                                        })pb");
  ASSERT_EQ(dataset.assessments_size(), 1);
  ASSERT_EQ(dataset.assessments(0).marks_size(), 2);
  EXPECT_EQ(dataset.assessments(0).marks(0).level_id(), "low");
  EXPECT_EQ(dataset.assessments(0).marks(0).evidence_reference(), "");
}

TEST(OverlayTest, WhatHasNoPartnerIsAppended) {
  EXPECT_EQ(Over(R"pb(units { id: "v" })pb").units_size(), 2);
  EXPECT_EQ(Over(R"pb(people {
                        id: "p"
                        memberships { unit_id: "u" }
                      })pb")
                .people(0)
                .memberships_size(),
            1);
}

TEST(OverlayTest, EntriesOfTheDataAreNotComparedWithEachOther) {
  EXPECT_EQ(Over(R"pb(units { id: "v" }
                      units { id: "v" })pb")
                .units_size(),
            3);
}

TEST(OverlayTest, APathTakesOutAnEntryAFieldOrAllCoverageOfATable) {
  EXPECT_EQ(Less("people:p").people_size(), 0);
  EXPECT_EQ(Less("people:p.admitted_on").people(0).admitted_on(), 0);
  EXPECT_EQ(Less("assessments:member:p.marks:b").assessments(0).marks_size(), 1);
  EXPECT_EQ(Less("coverage:ATTESTATIONS").coverage_size(), 0);
  EXPECT_EQ(Less("coverage:ATTESTATIONS:g").coverage_size(), 1);
}

TEST(OverlayTest, APathThatFindsNothingIsAMistake) {
  v1::Dataset dataset = Parse(kBase);
  for (const char* path : {"people:q", "people:p.absences", "nothing", "coverage:REVIEWS"}) {
    EXPECT_FALSE(Remove(path, &dataset).ok()) << path;
  }
}

}  // namespace
}  // namespace dangvien::spec
