// From bytes to tables: decode the message, then the reading steps of this folder in order, each on
// the tables of the steps before. Units come first because everything else refers to them.
//
// Not here: what needs a policy (is this criterion declared?) is the binding's; what needs the
// rating date's state (who belongs where?) is placement's.
// Tested by tests/unit/dataset/read_test.cc
#include "dangvien/dataset.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/guarded.h"
#include "dataset/reader.h"

namespace dangvien {
namespace {

constexpr uint32_t kDatasetFormat = 1;

}  // namespace

bool CheckSize(Reader& reader) {
  const int64_t before = reader.issues.count();
  const auto check = [&reader](size_t count, int64_t limit, const char* table) {
    if (static_cast<int64_t>(count) <= limit) return;
    reader.issues.Add(IssueCode::kLimitExceeded, table,
                      absl::StrCat("expected at most ", limit, " rows, found ", count));
  };
  check(reader.in.units.size(), reader.options.max_units, "units");
  check(reader.in.people.size() + static_cast<size_t>(reader.slices.person_count()),
        reader.options.max_people, "people");
  return reader.issues.count() == before;
}

absl::Status CheckOptions(const DatasetOptions& options) {
  if (options.max_tree_depth >= 1 && options.max_tree_depth <= DatasetOptions::kMostTreeDepth) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat("max_tree_depth: expected 1 to ",
                                                 DatasetOptions::kMostTreeDepth, ", found ",
                                                 options.max_tree_depth));
}

void CheckFormat(const wire::Dataset& message, IssueList* issues) {
  if (message.format == kDatasetFormat) return;
  issues->Add(IssueCode::kUnsupportedFormat, "format",
              absl::StrCat("expected ", kDatasetFormat, ", found ", message.format));
}

int64_t WorkOf(const wire::Dataset& message, const PeopleSlices& slices) {
  return static_cast<int64_t>(message.people.size() + message.assessments.size()) +
         2 * slices.person_count();
}

absl::Status ReadTables(Reader& reader) {
  reader.pace.Check();
  ReadPeriod(reader);
  ReadUnits(reader);
  BuildUnitTree(reader);
  ReadUnitRatings(reader);
  ReadPeople(reader);
  ReadAssessments(reader);
  ReadMemberColumns(reader);
  ReadViolations(reader);
  ReadReviews(reader);
  ReadBallots(reader);
  ReadDecisions(reader);
  ReadQuotaDecisions(reader);
  ReadCoverage(reader);
  if (reader.issues.empty()) reader.pace.Finish();
  return reader.issues.ToStatus("dataset");
}

namespace {

absl::StatusOr<std::shared_ptr<DatasetTables>> ReadBytes(absl::string_view bytes,
                                                         const DatasetOptions& options) {
  absl::Status status = CheckOptions(options);
  if (!status.ok()) return status;
  IssueList issues(options.max_issues);
  if (bytes.empty()) {
    issues.Add(IssueCode::kEmptyInput, "dataset", "expected a dataset, found no bytes");
    return issues.ToStatus("dataset");
  }
  // Tells nothing: how much work there is, is known when the message is decoded.
  const Pace asking(options.control, 0, Pace::kSubjects);
  wire::DecodeContext context(&issues, "", &asking);
  wire::Dataset message;
  if (!wire::Decode(bytes, context, &message)) return issues.ToStatus("dataset");
  CheckFormat(message, &issues);
  if (message.format != kDatasetFormat) return issues.ToStatus("dataset");
  const bool is_decoded = issues.empty();
  PeopleSlices slices(message.people_columns);
  auto tables = std::make_shared<DatasetTables>(MemoryOf(options.memory));
  Pace pace(options.control, WorkOf(message, slices), Pace::kSubjects);
  Reader reader{message, slices, options, issues, *tables, pace};
  if (!CheckSize(reader) || !is_decoded) return issues.ToStatus("dataset");
  status = ReadTables(reader);
  if (!status.ok()) return status;
  return tables;
}

}  // namespace

absl::StatusOr<Dataset> Dataset::Read(absl::string_view bytes, const DatasetOptions& options) {
  return Guarded([&]() -> absl::StatusOr<Dataset> {
    absl::StatusOr<std::shared_ptr<DatasetTables>> tables = ReadBytes(bytes, options);
    if (!tables.ok()) return tables.status();
    return Dataset(*std::move(tables));
  });
}

Dataset::Dataset(std::shared_ptr<const DatasetTables> tables) : tables_(std::move(tables)) {}

int64_t Dataset::unit_count() const { return tables_->units.size(); }
int64_t Dataset::person_count() const { return tables_->people.size(); }

}  // namespace dangvien
