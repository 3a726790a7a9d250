// Explanations, held to files that people have read, and to the result for every subject.
//
// To record the files anew after a change that is meant: DANGVIEN_RECORD_GOLDEN=1 and run this
// test; then read the difference line by line. The files are
// tests/golden/explain/<name>.<vi|en>.txt.
#include "explain/explain.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"
#include "explain/phrases.h"

namespace dangvien {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

std::string SourcePath(absl::string_view path) {
  return absl::StrCat(DANGVIEN_SOURCE_DIR, "/", path);
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

template <typename Message>
std::string BytesOfTextFile(const std::string& path) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(ReadFile(SourcePath(path)), &message))
      << path;
  return message.SerializeAsString();
}

// `policy`: the name of a built-in one, or a file.
Evaluation EvaluationOf(const std::string& policy, const std::string& dossier) {
  PolicyOptions options;
  options.prove = false;
  const bool is_file = policy.find('/') != std::string::npos;
  absl::StatusOr<Policy> read = is_file ? Policy::Read(BytesOfTextFile<v1::Policy>(policy), options)
                                        : Policy::Builtin(policy, options);
  EXPECT_TRUE(read.ok()) << read.status();
  absl::StatusOr<Dataset> dataset = Dataset::Read(BytesOfTextFile<v1::Dataset>(dossier));
  EXPECT_TRUE(dataset.ok()) << dataset.status();
  absl::StatusOr<Evaluation> evaluation = Evaluate(*dataset, {*read});
  EXPECT_TRUE(evaluation.ok()) << evaluation.status();
  return *std::move(evaluation);
}

const Evaluation& MadeUp() {
  static const auto* const kEvaluation = new Evaluation(
      EvaluationOf("tests/unit/explain/policy.txtpb", "tests/unit/explain/dossier.txtpb"));
  return *kEvaluation;
}

const Evaluation& Leaders() {
  static const auto* const kEvaluation = new Evaluation(EvaluationOf(
      "tests/unit/explain/leader_policy.txtpb", "tests/unit/explain/leader_dossier.txtpb"));
  return *kEvaluation;
}

const Evaluation& Example() {
  static const auto* const kEvaluation =
      new Evaluation(EvaluationOf("tkv-2018", "examples/data/small/01-every-tier.txtpb"));
  return *kEvaluation;
}

v1::Explanation ExplanationOf(const Evaluation& evaluation, const SubjectId& subject,
                              Language language) {
  const absl::StatusOr<std::string> bytes = ExplainSubject(evaluation.state(), subject, language);
  EXPECT_TRUE(bytes.ok()) << bytes.status();
  v1::Explanation explanation;
  EXPECT_TRUE(explanation.ParseFromString(*bytes));
  return explanation;
}

SubjectId Member(const std::string& id) { return {SubjectId::Kind::kMember, id}; }
SubjectId Organization(const std::string& id) { return {SubjectId::Kind::kOrganization, id}; }
SubjectId Collective(const std::string& id) { return {SubjectId::Kind::kCollective, id}; }
SubjectId Leader(const std::string& person, const std::string& post) {
  return {SubjectId::Kind::kLeader, person, post};
}

SubjectId IdOf(const v1::SubjectRef& ref) {
  switch (ref.kind()) {
    case v1::SUBJECT_KIND_MEMBER:
      return Member(ref.person_id());
    case v1::SUBJECT_KIND_COLLECTIVE:
      return Collective(ref.unit_id());
    case v1::SUBJECT_KIND_LEADER:
      return Leader(ref.person_id(), ref.post_id());
    default:
      return Organization(ref.unit_id());
  }
}

// The lines of one file, both languages of one subject being two files.
void ExpectAsRecorded(const std::string& name, const Evaluation& evaluation,
                      const std::vector<SubjectId>& subjects) {
  for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
    std::string text;
    for (const SubjectId& subject : subjects) {
      const v1::Explanation explanation = ExplanationOf(evaluation, subject, language);
      absl::StrAppend(&text, absl::StrJoin(explanation.lines(), "\n"), "\n\n");
    }
    const std::string path = SourcePath(absl::StrCat(
        "tests/golden/explain/", name, language == Language::kVietnamese ? ".vi.txt" : ".en.txt"));
    if (std::getenv("DANGVIEN_RECORD_GOLDEN") != nullptr) {
      std::ofstream(path, std::ios::binary) << text;
    }
    EXPECT_EQ(text, ReadFile(path)) << "if the change is meant: DANGVIEN_RECORD_GOLDEN=1, run "
                                       "explain_test again, read the diff of "
                                    << path;
  }
}

TEST(ExplainTest, RatedMembersReadAsRecorded) {
  ExpectAsRecorded("members", MadeUp(), {Member("D01"), Member("D02"), Member("D12")});
}

TEST(ExplainTest, ForcedMembersReadAsRecorded) {
  ExpectAsRecorded("forced-members", MadeUp(), {Member("D03"), Member("D04"), Member("D06")});
}

TEST(ExplainTest, MembersWhoAreOpenReadAsRecorded) {
  ExpectAsRecorded("open-members", MadeUp(),
                   {Member("D05"), Member("D08"), Member("D10"), Member("D15")});
}

TEST(ExplainTest, WhatPeopleDecidedReadsAsRecorded) {
  ExpectAsRecorded("decided-by-people", MadeUp(), {Member("D07"), Member("D09")});
}

TEST(ExplainTest, WhoIsNotRatedReadsAsRecorded) {
  ExpectAsRecorded("not-rated", MadeUp(),
                   {Member("D11"), Member("D14"), Member("X1"), Member("X3"), Organization("CB4"),
                    Member("D13"), Organization("CB2")});
}

TEST(ExplainTest, OrganizationsReadAsRecorded) {
  ExpectAsRecorded(
      "organizations", MadeUp(),
      {Organization("DB"), Organization("CB1"), Organization("CB3"), Organization("CB5")});
}

TEST(ExplainTest, CollectivesReadAsRecorded) {
  ExpectAsRecorded("collectives", Leaders(), {Collective("CQ"), Collective("CB")});
}

TEST(ExplainTest, LeadersReadAsRecorded) {
  ExpectAsRecorded(
      "leaders", Leaders(),
      {Leader("L1", "GD"), Leader("L2", "PGD"), Leader("L3", "BT"), Leader("L4", "UV")});
}

TEST(ExplainTest, ARealPolicyReadsAsRecorded) {
  ExpectAsRecorded("real-policy", Example(), {Member("DV3"), Organization("CB")});
}

TEST(ExplainTest, AtMostTenOfAPopulationAreNamed) {
  const v1::Explanation explanation =
      ExplanationOf(MadeUp(), Organization("CB5"), Language::kEnglish);
  const auto step = std::find_if(explanation.steps().begin(), explanation.steps().end(),
                                 [](const auto& one) { return one.rule_id() == "org-a-members"; });
  ASSERT_NE(step, explanation.steps().end());
  std::vector<std::string> missing;
  for (const v1::FactRead& fact : step->facts()) {
    if (fact.kind() == v1::FACT_KIND_TIER && fact.missing()) missing.push_back(fact.id());
  }
  EXPECT_THAT(missing,
              ElementsAre("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10"));
  EXPECT_THAT(step->facts(1).text(), HasSubstr("not known 13: E01, "));
  EXPECT_THAT(step->facts(1).text(), HasSubstr("E10, …"));
}

// The percentage is rounded half up for the eye; what it is compared with is told exactly.
TEST(ExplainTest, SharesAreComparedExactly) {
  const auto in_english = [](int64_t part, int64_t whole, Ratio share) {
    return ShareText(Language::kEnglish, part, whole, share);
  };
  EXPECT_EQ(in_english(4999, 10000, {1, 2}), " (about 50.0 %, less than 1/2)");
  EXPECT_EQ(in_english(5000, 10000, {50, 100}), " (50.0 %, exactly 50/100)");
  EXPECT_EQ(in_english(1, 16, {1, 20}), " (about 6.3 %, more than 1/20)");
  EXPECT_EQ(in_english(2, 3, {2, 3}), " (about 66.7 %, exactly 2/3)");
  EXPECT_EQ(in_english(0, 7, {1, 1}), " (0.0 %, less than 1/1)");
  EXPECT_EQ(ShareText(Language::kVietnamese, 45, 105, {1, 2}), " (khoảng 42,9 %, dưới 1/2)");
  EXPECT_EQ(in_english(int64_t{1} << 40, int64_t{1} << 40, {1, 1}), " (100.0 %, exactly 1/1)");
}

TEST(ExplainTest, UnknownSubjectsAreNotFound) {
  const auto status_of = [](const SubjectId& subject) {
    return ExplainSubject(MadeUp().state(), subject, Language::kEnglish).status();
  };
  for (const SubjectId& subject : {Member("nobody"), Member("CB1"), Organization("none"),
                                   Organization("CD1"), Organization("D01"), Member("")}) {
    const absl::Status status = status_of(subject);
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound) << subject.id;
    EXPECT_THAT(std::string(status.message()), HasSubstr(absl::StrCat("`", subject.id, "`")));
  }
}

// What must hold for every subject of a result.
class EverySubject : public ::testing::TestWithParam<std::pair<const char*, const char*>> {
 protected:
  template <typename Check>
  void ForEach(const Check& check) const {
    const Evaluation evaluation = EvaluationOf(GetParam().first, GetParam().second);
    v1::Result result;
    ASSERT_TRUE(result.ParseFromString(evaluation.ToProto()));
    ASSERT_GT(result.subjects_size(), 0);
    for (const v1::SubjectResult& subject : result.subjects()) {
      for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
        SCOPED_TRACE(subject.ShortDebugString());
        check(subject, ExplanationOf(evaluation, IdOf(subject.subject()), language));
      }
    }
  }
};

TEST_P(EverySubject, HoldsTheEntryOfTheResult) {
  ForEach([](const v1::SubjectResult& subject, const v1::Explanation& explanation) {
    EXPECT_EQ(explanation.subject().SerializeAsString(), subject.SerializeAsString());
  });
}

TEST_P(EverySubject, BeginsWithThePlacementAndEndsWithTheOutcome) {
  ForEach([](const v1::SubjectResult& subject, const v1::Explanation& explanation) {
    ASSERT_GE(explanation.steps_size(), 2);
    const v1::Step& outcome = *explanation.steps().rbegin();
    EXPECT_EQ(explanation.steps(0).kind(), v1::STEP_KIND_PLACEMENT);
    EXPECT_EQ(outcome.kind(), v1::STEP_KIND_OUTCOME);
    EXPECT_EQ(outcome.tier_id(), subject.decided_tier_id());
    const bool is_open = subject.status() == v1::SUBJECT_STATUS_NEEDS_INPUT ||
                         subject.status() == v1::SUBJECT_STATUS_NEEDS_DECISION;
    EXPECT_EQ(outcome.truth() == v1::TRUTH_VALUE_UNKNOWN, is_open);
    EXPECT_FALSE(explanation.lines().empty());
    EXPECT_THAT(explanation.lines(1), HasSubstr(outcome.text()));
  });
}

// Steps come in the order in which rules are applied.
TEST_P(EverySubject, KeepsTheOrderOfApplication) {
  const std::vector<v1::StepKind> order = {v1::STEP_KIND_PLACEMENT, v1::STEP_KIND_EXCLUSION,
                                           v1::STEP_KIND_STANDARD,  v1::STEP_KIND_FALLBACK,
                                           v1::STEP_KIND_FORCE,     v1::STEP_KIND_CAP,
                                           v1::STEP_KIND_CEILING,   v1::STEP_KIND_QUOTA,
                                           v1::STEP_KIND_DECISION,  v1::STEP_KIND_OUTCOME};
  ForEach([&order](const v1::SubjectResult&, const v1::Explanation& explanation) {
    auto before = order.begin();
    for (const v1::Step& step : explanation.steps()) {
      const auto place = std::find(order.begin(), order.end(), step.kind());
      ASSERT_NE(place, order.end());
      EXPECT_LE(before, place);
      before = place;
    }
  });
}

// (kind, id) of the facts that unknown rules miss.
using Facts = std::set<std::pair<int, std::string>>;

TEST_P(EverySubject, MissesWhatTheResultCallsOpen) {
  ForEach([](const v1::SubjectResult& subject, const v1::Explanation& explanation) {
    if (subject.open_facts().empty()) return;
    Facts open;
    Facts missing;
    std::set<int> open_kinds;
    std::set<int> missing_kinds;
    for (const v1::OpenFact& fact : subject.open_facts()) {
      open.emplace(fact.kind(), fact.id());
      open_kinds.insert(fact.kind());
    }
    for (const v1::Step& step : explanation.steps()) {
      if (step.truth() != v1::TRUTH_VALUE_UNKNOWN) continue;
      for (const v1::FactRead& fact : step.facts()) {
        if (!fact.missing()) continue;
        missing.emplace(fact.kind(), fact.id());
        missing_kinds.insert(fact.kind());
      }
    }
    EXPECT_EQ(missing_kinds, open_kinds);
    // Of a population at most ten are named.
    EXPECT_THAT(open, IsSupersetOf(missing));
    if (open.size() <= 10) {
      EXPECT_EQ(missing, open);
    }
  });
}

// A reason of the result is a step that says the same.
TEST_P(EverySubject, SaysWhatTheReasonsSay) {
  ForEach([](const v1::SubjectResult& subject, const v1::Explanation& explanation) {
    for (const v1::Reason& reason : subject.reasons()) {
      if (reason.kind() == v1::REASON_KIND_CONTRADICTION) continue;
      const auto step = std::find_if(
          explanation.steps().begin(), explanation.steps().end(),
          [&reason](const v1::Step& one) { return one.rule_id() == reason.rule_id(); });
      ASSERT_NE(step, explanation.steps().end()) << reason.rule_id();
      EXPECT_EQ(step->tier_id(), reason.tier_id());
      // An unknown demand may or may not stand in the way.
      if (reason.kind() != v1::REASON_KIND_UNKNOWN) {
        EXPECT_EQ(step->unmet_for_next_tier(), reason.kind() == v1::REASON_KIND_UNMET)
            << reason.rule_id();
      }
      EXPECT_FALSE(step->text().empty());
      EXPECT_FALSE(step->citations().empty());
    }
  });
}

INSTANTIATE_TEST_SUITE_P(
    Dossiers, EverySubject,
    ::testing::Values(
        std::pair("tests/unit/explain/policy.txtpb", "tests/unit/explain/dossier.txtpb"),
        std::pair("tests/unit/explain/leader_policy.txtpb",
                  "tests/unit/explain/leader_dossier.txtpb"),
        std::pair("tkv-2018", "examples/data/small/01-every-tier.txtpb"),
        std::pair("tkv-2018", "examples/data/small/02-forced-members.txtpb"),
        std::pair("tkv-2018", "examples/data/small/03-one-step-short.txtpb"),
        std::pair("tkv-2018", "examples/data/small/04-needs-input.txtpb"),
        std::pair("tkv-2018", "examples/data/small/05-decision-and-contradiction.txtpb"),
        std::pair("tkv-2018", "examples/data/small/06-branches.txtpb"),
        std::pair("tkv-2018", "examples/data/small/07-forced-organizations.txtpb"),
        std::pair("tkv-2018", "examples/data/small/08-decided-by-people.txtpb"),
        std::pair("qd132-hd16-2018", "tests/spec/base/branch.txtpb"),
        std::pair("qd132-hd16-2018", "tests/spec/base/party-body.txtpb")),
    [](const auto& parameter) { return absl::StrCat("Dossier", parameter.index); });

}  // namespace
}  // namespace dangvien
