// Issues: the table of codes, the list with its limit, the way through a Status and back.
#include "base/issue_list.h"

#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "dangvien/issue.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace dangvien {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr absl::string_view kTypeUrl = "dangvien.v1/issues";

const Issue kFirst{IssueCode::kUnknownUnit, "people[2].memberships[0].unit_id",
                   "no unit has id `x`"};
const Issue kSecond{IssueCode::kCycle, "units[3].parent_id", "`a` is its own ancestor"};

IssueList ListOf(const std::vector<Issue>& issues, int64_t max_issues = 100) {
  IssueList list(max_issues);
  for (const Issue& issue : issues) list.Add(issue.code, issue.path, issue.message);
  return list;
}

TEST(IssueCodeTest, EveryCodeHasTheNameOfTheTable) {
#define DANGVIEN_ISSUE(enumerator, number, name, meaning) \
  EXPECT_EQ(IssueCodeName(IssueCode::enumerator), name);
#include "dangvien/issue_codes.inc"
#undef DANGVIEN_ISSUE
}

TEST(IssueCodeTest, NumbersAndNamesAreUnique) {
  std::set<int32_t> numbers;
  std::set<std::string> names;
  size_t row_count = 0;
#define DANGVIEN_ISSUE(enumerator, number, name, meaning) \
  ++row_count;                                            \
  numbers.insert(number);                                 \
  names.insert(name);
#include "dangvien/issue_codes.inc"
#undef DANGVIEN_ISSUE
  EXPECT_THAT(numbers, SizeIs(row_count));
  EXPECT_THAT(names, SizeIs(row_count));
}

TEST(IssueCodeTest, ANumberOutsideTheTableHasANameOfItsOwn) {
  EXPECT_EQ(IssueCodeName(static_cast<IssueCode>(-1)), "unlisted_issue");
}

TEST(IssueTest, PrintsCodeThenPathThenMessage) {
  EXPECT_EQ(ToString(kFirst),
            "unknown_unit at `people[2].memberships[0].unit_id`: no unit has id `x`");
}

TEST(IssueListTest, StartsEmpty) {
  const IssueList list;
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(list.count(), 0);
  EXPECT_THAT(list.kept(), IsEmpty());
}

TEST(IssueListTest, AnEmptyListIsOk) {
  EXPECT_EQ(IssueList().ToStatus("dataset"), absl::OkStatus());
}

TEST(IssueListTest, KeepsTheOrderInWhichIssuesWereFound) {
  EXPECT_THAT(ListOf({kSecond, kFirst}).kept(), ElementsAre(kSecond, kFirst));
}

TEST(IssueListTest, IsAnInvalidArgumentWhereThereIsAnIssue) {
  EXPECT_EQ(ListOf({kFirst}).ToStatus("dataset").code(), absl::StatusCode::kInvalidArgument);
}

TEST(IssueListTest, TheMessageNamesTheSubjectTheCountAndTheFirstIssue) {
  struct Case {
    IssueList list;
    absl::string_view subject;
    const char* expected = "";
    const char* why = "";
  };
  const Case cases[] = {
      {ListOf({kSecond}), "dataset",
       "dataset: 1 issue: cycle at `units[3].parent_id`: `a` is its own ancestor", "one issue"},
      {ListOf({kSecond, kFirst, kFirst}), "policy `x`",
       "policy `x`: 3 issues, the first: cycle at `units[3].parent_id`: `a` is its own ancestor",
       "several issues"},
      {ListOf({kSecond, kFirst, kFirst}, 1), "dataset",
       "dataset: 3 issues, the first: cycle at `units[3].parent_id`: `a` is its own ancestor",
       "the count is of all issues, not of those kept"},
      {ListOf({kSecond, kFirst}, 0), "dataset", "dataset: 2 issues", "no issue was kept"},
  };
  for (const Case& c : cases) EXPECT_EQ(c.list.ToStatus(c.subject).message(), c.expected) << c.why;
}

TEST(IssueListTest, CountsBeyondTheLimitAndKeepsUpToIt) {
  struct Case {
    int64_t max_issues;
    int add_count;
    size_t kept_count;
    const char* why;
  };
  const Case cases[] = {
      {3, 2, 2, "below the limit"},
      {3, 3, 3, "at the limit"},
      {3, 4, 3, "one above the limit"},
      {0, 2, 0, "a limit of zero keeps none"},
      {-1, 2, 0, "a limit below zero is as zero"},
  };
  for (const Case& c : cases) {
    const IssueList list =
        ListOf(std::vector<Issue>(static_cast<size_t>(c.add_count), kFirst), c.max_issues);
    EXPECT_THAT(list.kept(), SizeIs(c.kept_count)) << c.why;
    EXPECT_EQ(list.count(), c.add_count) << c.why;
    const absl::Status status = list.ToStatus("dataset");
    EXPECT_THAT(IssuesOf(status), SizeIs(c.kept_count)) << c.why;
    EXPECT_EQ(IssueCountOf(status), c.add_count) << c.why;
  }
}

TEST(IssueListTest, KeepsAHundredByDefault) {
  EXPECT_THAT(ListOf(std::vector<Issue>(101, kFirst)).kept(), SizeIs(100));
}

TEST(IssuesOfTest, GivesBackWhatWasAdded) {
  EXPECT_THAT(IssuesOf(ListOf({kFirst, kSecond}).ToStatus("dataset")),
              ElementsAre(kFirst, kSecond));
}

TEST(IssuesOfTest, ControlCharactersAreSpelledOutSoThatAMessageIsOneLine) {
  const Issue odd{IssueCode::kInvalidUtf8, std::string("a\0b", 3), "no `x\ny\x7f`"};
  EXPECT_THAT(IssuesOf(ListOf({odd}).ToStatus("dataset")),
              ElementsAre(Issue{IssueCode::kInvalidUtf8, "a\\x00b", "no `x\\x0ay\\x7f`"}));
}

TEST(IssuesOfTest, GivesBackTextAndEscapesWhatIsNone) {
  const Issue odd{IssueCode::kInvalidUtf8,
                  "ạ\xff\x80"
                  "b",
                  ""};
  const Issue readable{IssueCode::kInvalidUtf8, "ạ\\xff\\x80b", ""};
  const Issue huge{static_cast<IssueCode>(std::numeric_limits<int32_t>::min()), "",
                   std::string(100000, '`')};
  EXPECT_THAT(IssuesOf(ListOf({odd, huge}).ToStatus("dataset")), ElementsAre(readable, huge));
}

TEST(IssuesOfTest, ReadsThroughAStatusOr) {
  const absl::StatusOr<int> failed = ListOf({kFirst}).ToStatus("dataset");
  EXPECT_THAT(IssuesOf(failed.status()), ElementsAre(kFirst));
}

TEST(IssuesOfTest, AStatusWithoutIssuesHasNone) {
  for (const absl::Status& status : {absl::OkStatus(), absl::InternalError("disk")}) {
    EXPECT_THAT(IssuesOf(status), IsEmpty()) << status;
    EXPECT_EQ(IssueCountOf(status), 0) << status;
  }
}

// A status whose payload holds these bytes.
absl::Status WithPayload(absl::string_view bytes) {
  absl::Status status = absl::InvalidArgumentError("by hand");
  status.SetPayload(kTypeUrl, absl::Cord(bytes));
  return status;
}

TEST(IssuesOfTest, APayloadCutOffAnywhereHasNoIssues) {
  const absl::Status whole = ListOf({kFirst}).ToStatus("dataset");
  const std::string bytes(*whole.GetPayload(kTypeUrl));
  ASSERT_THAT(IssuesOf(WithPayload(bytes)), ElementsAre(kFirst));
  for (size_t length = 0; length < bytes.size(); ++length) {
    const absl::Status cut = WithPayload(absl::string_view(bytes).substr(0, length));
    EXPECT_THAT(IssuesOf(cut), IsEmpty()) << length << " bytes";
    // The first 8 bytes alone are a list that kept nothing.
    EXPECT_EQ(IssueCountOf(cut), length == 8 ? 1 : 0) << length << " bytes";
  }
}

TEST(IssuesOfTest, APayloadThatLiesHasNone) {
  const std::string one = std::string("\x01\0\0\0\0\0\0\0", 8);
  const std::string zero = std::string(8, '\0');
  const std::string code = std::string("\x16\0\0\0", 4);
  struct Case {
    std::string bytes;
    const char* why;
  };
  const Case cases[] = {
      {absl::StrCat(one, code, std::string(8, '\xFF'), "path"), "a length beyond any memory"},
      {absl::StrCat(one, code, std::string("\x05\0\0\0\0\0\0\0", 8), "path"),
       "a length one too big"},
      {absl::StrCat(one, code, zero, zero, "x"), "a byte too many"},
      {absl::StrCat(zero, code, zero, zero), "more issues than the count"},
      {std::string(8, '\xFF'), "a count below zero"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(IssuesOf(WithPayload(c.bytes)), IsEmpty()) << c.why;
    EXPECT_EQ(IssueCountOf(WithPayload(c.bytes)), 0) << c.why;
  }
}

}  // namespace
}  // namespace dangvien
