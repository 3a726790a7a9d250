// Errors: always written, complete, and of use without the handles they came from.
#include <gtest/gtest.h>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/report.pb.h"
#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

// Two units of one id, and one whose parent is none.
std::string BrokenDossier() {
  v1::Dataset dataset;
  dataset.set_format(1);
  dataset.mutable_period()->set_kind(v1::PERIOD_KIND_YEAR);
  dataset.mutable_period()->set_begin_date(20180101);
  dataset.mutable_period()->set_end_date(20190101);
  dataset.mutable_period()->set_rating_date(20181231);
  for (const char* id : {"chi bộ", "chi bộ", "chi bộ 2"}) {
    v1::Unit& unit = *dataset.add_units();
    unit.set_id(id);
    unit.set_kind(v1::UNIT_KIND_BRANCH);
    unit.set_level(v1::UNIT_LEVEL_SUBORDINATE);
  }
  dataset.mutable_units(2)->set_parent_id("không có");
  return dataset.SerializeAsString();
}

class ErrorTest : public ::testing::Test {
 protected:
  ErrorTest() { EXPECT_EQ(dangvien_context_new(nullptr, context_.out(), nullptr), 0); }

  int32_t ReadBroken(const dangvien_dataset_options* options, Error* error) {
    ADataset dataset;
    const std::string bytes = BrokenDossier();
    return dangvien_dataset_read(context_.get(), Data(bytes), bytes.size(), options, dataset.out(),
                                 error->out());
  }

  Context context_;
};

TEST_F(ErrorTest, NamesEveryIssue) {
  Error error;
  ASSERT_EQ(ReadBroken(nullptr, &error), DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(dangvien_error_status(error.get()), DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error.reason(), "dataset_invalid");
  ASSERT_EQ(dangvien_error_issue_count(error.get()), 2u) << error.message();
  EXPECT_EQ(dangvien_error_issue_total(error.get()), 2);
  auto issue = Sized<dangvien_issue>();
  ASSERT_EQ(dangvien_error_issue(error.get(), 0, &issue, nullptr), DANGVIEN_STATUS_OK);
  EXPECT_EQ(issue.code, 21);
  EXPECT_STREQ(issue.name, "duplicate_id");
  EXPECT_EQ(std::string(issue.path, issue.path_size), "units[1].id");
  EXPECT_EQ(issue.path[issue.path_size], '\0');
  EXPECT_NE(std::string(issue.message, issue.message_size).find("chi bộ"), std::string::npos);
}

TEST_F(ErrorTest, IsThereWithoutItsContext) {
  Error error;
  ASSERT_EQ(ReadBroken(nullptr, &error), DANGVIEN_STATUS_INVALID_ARGUMENT);
  *context_.out() = nullptr;
  EXPECT_NE(error.message().find("units[1].id"), std::string::npos) << error.message();
}

TEST_F(ErrorTest, GivesItsDetailsAsAMessage) {
  Error error;
  auto options = Sized<dangvien_dataset_options>();
  options.max_issues = 1;
  ASSERT_EQ(ReadBroken(&options, &error), DANGVIEN_STATUS_INVALID_ARGUMENT);
  const uint8_t* data = nullptr;
  size_t size = 0;
  ASSERT_EQ(dangvien_error_details(error.get(), &data, &size, nullptr), DANGVIEN_STATUS_OK);
  v1::ErrorDetails details;
  ASSERT_TRUE(details.ParseFromArray(data, static_cast<int>(size)));
  EXPECT_EQ(details.reason(), "dataset_invalid");
  EXPECT_EQ(details.issue_count(), 2);
  ASSERT_EQ(details.issues_size(), 1);
  EXPECT_EQ(details.issues(0).name(), "duplicate_id");
  EXPECT_EQ(details.issues(0).code(), 21);
}

TEST_F(ErrorTest, AnIndexBeyondTheIssuesIsNotFound) {
  Error error;
  Error second;
  ASSERT_EQ(ReadBroken(nullptr, &error), DANGVIEN_STATUS_INVALID_ARGUMENT);
  auto issue = Sized<dangvien_issue>();
  EXPECT_EQ(dangvien_error_issue(error.get(), 2, &issue, second.out()), DANGVIEN_STATUS_NOT_FOUND);
  EXPECT_EQ(second.reason(), "not_found");
}

TEST_F(ErrorTest, SuccessWritesNullOverWhateverWasThere) {
  auto* error = reinterpret_cast<dangvien_error*>(uintptr_t{1});
  ACancel cancel;
  ASSERT_EQ(dangvien_cancel_new(context_.get(), cancel.out(), &error), DANGVIEN_STATUS_OK);
  EXPECT_EQ(error, nullptr);
}

TEST_F(ErrorTest, NobodyHasToTakeTheError) {
  ADataset dataset;
  EXPECT_EQ(dangvien_dataset_read(context_.get(), nullptr, 0, nullptr, dataset.out(), nullptr),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(dataset.get(), nullptr);
}

TEST_F(ErrorTest, NoErrorSaysNothing) {
  size_t size = 7;
  EXPECT_EQ(dangvien_error_status(nullptr), DANGVIEN_STATUS_OK);
  EXPECT_STREQ(dangvien_error_message(nullptr, &size), "");
  EXPECT_EQ(size, 0u);
  EXPECT_STREQ(dangvien_error_reason(nullptr), "");
  EXPECT_EQ(dangvien_error_issue_count(nullptr), 0u);
  EXPECT_EQ(dangvien_error_issue_total(nullptr), 0);
  EXPECT_EQ(dangvien_error_callback_value(nullptr), 0);
  dangvien_error_free(nullptr);
}

TEST_F(ErrorTest, EveryStatusHasItsName) {
  EXPECT_STREQ(dangvien_status_name(DANGVIEN_STATUS_OK), "OK");
  EXPECT_STREQ(dangvien_status_name(DANGVIEN_STATUS_RESOURCE_EXHAUSTED), "RESOURCE_EXHAUSTED");
  EXPECT_STREQ(dangvien_status_name(DANGVIEN_STATUS_UNAUTHENTICATED), "UNAUTHENTICATED");
  EXPECT_STREQ(dangvien_status_name(17), "UNKNOWN");
  EXPECT_STREQ(dangvien_status_name(-1), "UNKNOWN");
}

}  // namespace
}  // namespace dangvien::testing
