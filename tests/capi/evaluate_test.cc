// Evaluations through the C interface are those of the C++ interface, byte for byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "dangvien/engine.h"
#include "dangvien/v1/result.pb.h"
#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

using ::testing::HasSubstr;

class EvaluateTest : public ::testing::Test {
 protected:
  EvaluateTest() : bytes_(CompanyDossier()) {
    EXPECT_EQ(dangvien_context_new(nullptr, context_.out(), nullptr), 0);
    EXPECT_EQ(dangvien_policy_load_builtin(context_.get(), "tkv-2018", 8, nullptr, policy_.out(),
                                           error_.out()),
              0);
    EXPECT_EQ(dangvien_dataset_read(context_.get(), Data(bytes_), bytes_.size(), nullptr,
                                    dataset_.out(), error_.out()),
              0);
  }

  int32_t Run(const dangvien_evaluate_options* options, AnEvaluation* evaluation) {
    dangvien_policy* policies[] = {policy_.get()};
    return dangvien_evaluate(context_.get(), dataset_.get(), policies, 1, options,
                             evaluation->out(), error_.out());
  }
  Evaluation Expected(const EvaluateOptions& options = {}) {
    return *Evaluate(*Dataset::Read(bytes_), {*Policy::Builtin("tkv-2018")}, options);
  }

  std::string bytes_;
  Context context_;
  Error error_;
  APolicy policy_;
  ADataset dataset_;
};

std::string PartOf(const AnEvaluation& evaluation, int32_t part) {
  Buffer buffer;
  EXPECT_EQ(dangvien_evaluation_result(evaluation.get(), part, buffer.out(), nullptr), 0);
  return buffer.bytes();
}

TEST_F(EvaluateTest, CountsTheDossier) {
  const Dataset expected = *Dataset::Read(bytes_);
  EXPECT_EQ(dangvien_dataset_unit_count(dataset_.get()), expected.unit_count());
  EXPECT_EQ(dangvien_dataset_person_count(dataset_.get()), expected.person_count());
}

TEST_F(EvaluateTest, GivesTheSameBytes) {
  AnEvaluation evaluation;
  ASSERT_EQ(Run(nullptr, &evaluation), DANGVIEN_STATUS_OK) << error_.message();
  const Evaluation expected = Expected();
  EXPECT_EQ(PartOf(evaluation, DANGVIEN_PART_ALL), expected.ToProto());
  EXPECT_EQ(PartOf(evaluation, DANGVIEN_PART_TALLIES), expected.TalliesProto());
  EXPECT_EQ(PartOf(evaluation, DANGVIEN_PART_CERTIFICATES), expected.CertificatesProto());
  uint8_t digest[32];
  ASSERT_EQ(dangvien_evaluation_digest(evaluation.get(), digest, nullptr), DANGVIEN_STATUS_OK);
  EXPECT_EQ(std::string(reinterpret_cast<char*>(digest), 32), expected.digest());
  auto counts = Sized<dangvien_status_counts>();
  ASSERT_EQ(dangvien_evaluation_status_counts(evaluation.get(), &counts, nullptr),
            DANGVIEN_STATUS_OK);
  EXPECT_EQ(counts.rated, expected.status_counts().rated);
  EXPECT_EQ(counts.not_a_subject, expected.status_counts().not_a_subject);
  EXPECT_EQ(counts.needs_input, expected.status_counts().needs_input);
  EXPECT_EQ(counts.needs_decision, expected.status_counts().needs_decision);
  EXPECT_EQ(counts.findings, expected.status_counts().findings);
}

TEST_F(EvaluateTest, GivesTheSameBytesInOneCall) {
  dangvien_policy* policies[] = {policy_.get()};
  Buffer buffer;
  ASSERT_EQ(dangvien_evaluate_bytes(context_.get(), policies, 1, Data(bytes_), bytes_.size(),
                                    nullptr, nullptr, buffer.out(), error_.out()),
            DANGVIEN_STATUS_OK)
      << error_.message();
  EXPECT_EQ(buffer.bytes(), Expected().ToProto());
}

TEST_F(EvaluateTest, ThreadsChangeNothing) {
  auto control = Sized<dangvien_control>();
  control.num_threads = 4;
  auto options = Sized<dangvien_evaluate_options>();
  options.control = &control;
  AnEvaluation evaluation;
  ASSERT_EQ(Run(&options, &evaluation), DANGVIEN_STATUS_OK) << error_.message();
  EXPECT_EQ(PartOf(evaluation, DANGVIEN_PART_ALL), Expected().ToProto());
}

TEST_F(EvaluateTest, ChecksCanBeLeftOut) {
  auto options = Sized<dangvien_evaluate_options>();
  options.flags = DANGVIEN_EVALUATE_SKIP_CHECKS;
  AnEvaluation evaluation;
  ASSERT_EQ(Run(&options, &evaluation), DANGVIEN_STATUS_OK) << error_.message();
  EvaluateOptions expected;
  expected.run_checks = false;
  EXPECT_EQ(PartOf(evaluation, DANGVIEN_PART_ALL), Expected(expected).ToProto());
  EXPECT_NE(PartOf(evaluation, DANGVIEN_PART_ALL), Expected().ToProto());
}

TEST_F(EvaluateTest, ExplainsInBothLanguages) {
  AnEvaluation evaluation;
  ASSERT_EQ(Run(nullptr, &evaluation), DANGVIEN_STATUS_OK);
  const Evaluation expected = Expected();
  const std::string id = "DV0182";
  dangvien_subject subject = {
      sizeof(subject), DANGVIEN_SUBJECT_MEMBER, id.data(), id.size(), nullptr, 0};
  for (const int32_t language : {DANGVIEN_LANGUAGE_VIETNAMESE, DANGVIEN_LANGUAGE_ENGLISH}) {
    const std::string bytes = *expected.Explain(
        {SubjectId::Kind::kMember, id},
        language == DANGVIEN_LANGUAGE_ENGLISH ? Language::kEnglish : Language::kVietnamese);
    Buffer buffer;
    ASSERT_EQ(dangvien_evaluation_explain(evaluation.get(), &subject, language, buffer.out(),
                                          error_.out()),
              DANGVIEN_STATUS_OK)
        << error_.message();
    EXPECT_EQ(buffer.bytes(), bytes);
    v1::Explanation explanation;
    ASSERT_TRUE(explanation.ParseFromString(bytes));
    std::string text;
    for (const std::string& line : explanation.lines()) text += line + "\n";
    ASSERT_EQ(dangvien_evaluation_explain_text(evaluation.get(), &subject, language, buffer.out(),
                                               nullptr),
              DANGVIEN_STATUS_OK);
    EXPECT_EQ(buffer.bytes(), text);
    EXPECT_FALSE(text.empty());
  }
}

TEST_F(EvaluateTest, ExplainsEveryKindOfSubject) {
  AnEvaluation evaluation;
  ASSERT_EQ(Run(nullptr, &evaluation), DANGVIEN_STATUS_OK);
  v1::Result result;
  ASSERT_TRUE(result.ParseFromString(PartOf(evaluation, DANGVIEN_PART_ALL)));
  std::vector<int> kinds;
  for (const v1::SubjectResult& subject : result.subjects()) {
    const v1::SubjectRef& ref = subject.subject();
    if (std::count(kinds.begin(), kinds.end(), ref.kind()) != 0) continue;
    kinds.push_back(ref.kind());
    const std::string& id = ref.person_id().empty() ? ref.unit_id() : ref.person_id();
    const dangvien_subject in = {sizeof(in), ref.kind(),           id.data(),
                                 id.size(),  ref.post_id().data(), ref.post_id().size()};
    Buffer buffer;
    v1::Explanation explanation;
    ASSERT_EQ(dangvien_evaluation_explain(evaluation.get(), &in, DANGVIEN_LANGUAGE_ENGLISH,
                                          buffer.out(), error_.out()),
              DANGVIEN_STATUS_OK)
        << error_.message();
    ASSERT_TRUE(explanation.ParseFromString(buffer.bytes()));
    EXPECT_EQ(explanation.subject().subject().SerializeAsString(), ref.SerializeAsString());
  }
  EXPECT_GE(kinds.size(), 2u);
}

TEST_F(EvaluateTest, RefusesASubjectThatIsNone) {
  AnEvaluation evaluation;
  ASSERT_EQ(Run(nullptr, &evaluation), DANGVIEN_STATUS_OK);
  Buffer buffer;
  dangvien_subject subject = {sizeof(subject), DANGVIEN_SUBJECT_MEMBER, "x", 1, nullptr, 0};
  EXPECT_EQ(dangvien_evaluation_explain(evaluation.get(), &subject, DANGVIEN_LANGUAGE_ENGLISH,
                                        buffer.out(), error_.out()),
            DANGVIEN_STATUS_NOT_FOUND);
  EXPECT_EQ(error_.reason(), "not_found");
  subject.kind = 5;
  EXPECT_EQ(dangvien_evaluation_explain(evaluation.get(), &subject, 3, buffer.out(), error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_THAT(error_.message(), HasSubstr("subject.kind"));
  EXPECT_THAT(error_.message(), HasSubstr("language"));
  EXPECT_EQ(dangvien_evaluation_result(evaluation.get(), 3, buffer.out(), error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
}

TEST_F(EvaluateTest, RefusesWhatNoPolicyDeclares) {
  APolicy other;
  ASSERT_EQ(dangvien_policy_load_builtin(context_.get(), "nd335-2025", 10, nullptr, other.out(),
                                         error_.out()),
            DANGVIEN_STATUS_OK);
  dangvien_policy* policies[] = {other.get()};
  dangvien_policy* declared[] = {policy_.get()};
  AnEvaluation evaluation;
  EXPECT_EQ(dangvien_evaluate(context_.get(), dataset_.get(), policies, 1, nullptr,
                              evaluation.out(), error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error_.reason(), "policy_does_not_fit");
  EXPECT_GT(dangvien_error_issue_count(error_.get()), 0u);
  auto options = Sized<dangvien_evaluate_options>();
  options.also_declared = declared;
  options.also_declared_count = 1;
  EXPECT_EQ(dangvien_evaluate(context_.get(), dataset_.get(), policies, 1, &options,
                              evaluation.out(), error_.out()),
            DANGVIEN_STATUS_OK)
      << error_.message();
}

TEST_F(EvaluateTest, RefusesAListWithoutPolicies) {
  AnEvaluation evaluation;
  EXPECT_EQ(dangvien_evaluate(context_.get(), dataset_.get(), nullptr, 0, nullptr, evaluation.out(),
                              error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  dangvien_policy* policies[] = {policy_.get(), nullptr};
  EXPECT_EQ(dangvien_evaluate(context_.get(), dataset_.get(), policies, 2, nullptr,
                              evaluation.out(), error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_THAT(error_.message(), HasSubstr("policies[1]"));
}

TEST_F(EvaluateTest, LimitsOfTheDossierHold) {
  auto options = Sized<dangvien_dataset_options>();
  ADataset dataset;
  const auto read = [&] {
    return dangvien_dataset_read(context_.get(), Data(bytes_), bytes_.size(), &options,
                                 dataset.out(), error_.out());
  };
  options.max_units = 1;
  EXPECT_EQ(read(), DANGVIEN_STATUS_INVALID_ARGUMENT);
  options.max_units = 0;
  options.max_people = 1;
  EXPECT_EQ(read(), DANGVIEN_STATUS_INVALID_ARGUMENT);
  options.max_people = 0;
  options.max_tree_depth = 1;
  EXPECT_EQ(read(), DANGVIEN_STATUS_INVALID_ARGUMENT);
  options.max_tree_depth = 0;
  EXPECT_EQ(read(), DANGVIEN_STATUS_OK) << error_.message();
}

TEST_F(EvaluateTest, HandlesMayBeReleasedInAnyOrder) {
  AnEvaluation evaluation;
  ASSERT_EQ(Run(nullptr, &evaluation), DANGVIEN_STATUS_OK);
  const std::string expected = PartOf(evaluation, DANGVIEN_PART_ALL);
  *context_.out() = nullptr;
  *policy_.out() = nullptr;
  *dataset_.out() = nullptr;
  EXPECT_EQ(PartOf(evaluation, DANGVIEN_PART_ALL), expected);
}

TEST_F(EvaluateTest, AReferenceMoreIsAReleaseMore) {
  dangvien_dataset* const second = dangvien_dataset_ref(dataset_.get());
  EXPECT_EQ(second, dataset_.get());
  *dataset_.out() = nullptr;
  EXPECT_GT(dangvien_dataset_person_count(second), 0);
  dangvien_dataset_unref(second);
}

}  // namespace
}  // namespace dangvien::testing
