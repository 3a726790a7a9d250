// Keeps what is added, and reads it once: bytes are decoded, rows of tables become messages, people
// stay in their columns, and then the steps of lib/dataset/ read all of it as one dossier.
//
// Who releases what: a batch that was added is ours, and its destructor releases it; what could not
// be added is the caller's. So each array is released once on every path, exceptions among them.
// Tested by tests/unit/arrow/builder_test.cc
#include "dangvien/dataset_builder.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"
#include "arrow/bound_table.h"
#include "arrow/table_slices.h"
#include "base/guarded.h"
#include "base/pace.h"
#include "base/utf8.h"
#include "dataset/reader.h"
#include "wire/dataset.fields.h"

namespace dangvien {
namespace {

using arrow::Batch;
using arrow::Batches;
using arrow::Owned;

std::string Subject(absl::string_view table) { return absl::StrCat("table `", table, "`"); }

// Rows that need no memory of the producer's, such as those of columns of nulls, have a limit too.
void CheckRowCounts(const Batches& batches, const DatasetOptions& options, IssueList* issues) {
  for (const auto& [name, list] : batches) {
    const bool is_units = name == NameOf(&wire::Dataset::units);
    const int64_t limit = is_units ? options.max_units : options.max_people;
    const int64_t count = arrow::RowCount(list);
    if (count <= limit) continue;
    issues->Add(IssueCode::kLimitExceeded, name,
                absl::StrCat("expected at most ", limit, " rows, found ", count));
  }
}

// Rows of nothing but columns without values cost the producer nothing, however many they are said
// to be. Every table has a column that each row needs.
void CheckHoldsSomething(const BoundTable& table, const arrow::ColumnView& rows,
                         IssueList* issues) {
  const std::vector<arrow::BoundColumn>& columns = table.rows.children;
  const bool holds_something =
      std::any_of(columns.begin(), columns.end(), [](const arrow::BoundColumn& column) {
        return column.format.layout != arrow::Layout::kNull;
      });
  if (holds_something || rows.length() == 0 || !issues->empty()) return;
  issues->Add(
      IssueCode::kMissingField, table.name,
      absl::StrCat("expected a column with values for ", rows.length(), " rows, found none"));
}

// Puts the lists of `from` behind those of `to`.
void Append(wire::Dataset&& from, wire::Dataset* to, IssueList* issues) {
  const auto append = [](auto&& source, auto* target) {
    target->insert(target->end(), std::make_move_iterator(source.begin()),
                   std::make_move_iterator(source.end()));
  };
  VisitFields(wire::MessageTag<wire::Dataset>(), [&](const wire::FieldInfo& info, auto member) {
    using Kept = std::decay_t<decltype(to->*member)>;
    if constexpr (arrow::ValueOf<Kept>::kIsList) {
      append(std::move(from.*member), &(to->*member));
    } else if constexpr (std::is_same_v<Kept, std::optional<wire::Period>>) {
      if ((from.*member).has_value() && (to->*member).has_value()) {
        issues->Add(IssueCode::kDuplicateFact, info.name,
                    "stated both in a table and in the bytes");
      } else if ((from.*member).has_value()) {
        to->*member = std::move(from.*member);
      }
    }
  });
}

// Only what a caller can act on: the other codes of errno would say of this library what holds of
// the producer.
absl::StatusCode StatusCodeOf(int error) {
  switch (error) {
    case ECANCELED:
      return absl::StatusCode::kCancelled;
    case ETIMEDOUT:
      return absl::StatusCode::kDeadlineExceeded;
    case ENOMEM:
      return absl::StatusCode::kResourceExhausted;
    default:
      return absl::StatusCode::kInvalidArgument;
  }
}

absl::Status StreamError(absl::string_view table, int code, ArrowArrayStream* stream) {
  const char* text = stream->get_last_error == nullptr ? nullptr : stream->get_last_error(stream);
  absl::string_view said = text == nullptr ? "no message" : text;
  if (!IsValidUtf8(said)) said = "a message that is not valid UTF-8";
  return absl::Status(
      StatusCodeOf(code),
      absl::StrCat(Subject(table), ": the stream failed with error ", code, ": ", said));
}

absl::Status Refuse(absl::string_view table, std::string message, int64_t max_issues) {
  IssueList issues(max_issues);
  issues.Add(IssueCode::kBrokenArray, std::string(table.empty() ? "table" : table),
             std::move(message));
  return issues.ToStatus(Subject(table));
}

}  // namespace

TableBinding::TableBinding(std::shared_ptr<const BoundTable> bound) : bound_(std::move(bound)) {}

const std::string& TableBinding::table() const { return bound_->name; }

absl::StatusOr<TableBinding> TableBinding::Bind(absl::string_view table, const ArrowSchema& schema,
                                                int64_t max_issues) {
  return Guarded([&]() -> absl::StatusOr<TableBinding> {
    IssueList issues(max_issues);
    std::shared_ptr<const BoundTable> bound = arrow::BindTable(table, schema, &issues);
    if (!issues.empty()) return issues.ToStatus(Subject(table));
    return TableBinding(std::move(bound));
  });
}

struct DatasetBuilder::State {
  explicit State(const DatasetOptions& the_options) : options(the_options) {}

  absl::Status Add(const std::shared_ptr<const BoundTable>& table, ArrowArray* array) {
    IssueList issues(options.max_issues);
    Batch batch;
    batch.rows = arrow::ViewArray(table->rows, *array, &issues);
    CheckHoldsSomething(*table, batch.rows, &issues);
    if (!issues.empty()) return issues.ToStatus(Subject(table->name));
    batch.table = table;
    std::vector<Batch>& list = batches[table->name];
    list.push_back(std::move(batch));
    list.back().array = Owned<ArrowArray>(array);  // after all that may throw
    return absl::OkStatus();
  }

  // All batches of a stream.
  absl::Status Pull(absl::string_view table, ArrowArrayStream* stream) {
    Pace pace(options.control, 0, Pace::kSubjects);
    pace.AskOrStop();
    Owned<ArrowSchema> schema;
    int code = stream->get_schema(stream, schema.get());
    if (code != 0) {
      *schema.get() = {};  // what a failed call left there is not ours to release
      return StreamError(table, code, stream);
    }
    absl::StatusOr<TableBinding> binding = TableBinding::Bind(table, *schema, options.max_issues);
    if (!binding.ok()) return binding.status();
    while (true) {
      pace.Check();
      Owned<ArrowArray> array;
      code = stream->get_next(stream, array.get());
      if (code != 0) {
        *array.get() = {};
        return StreamError(table, code, stream);
      }
      if (array.is_released()) break;
      const int64_t row_count = array.get()->length;
      absl::Status status = Add(binding->bound_, array.get());
      if (!status.ok()) return status;
      pace.Count(row_count);
    }
    pace.Finish();
    return absl::OkStatus();
  }

  // Everything, as one dossier.
  absl::StatusOr<std::shared_ptr<DatasetTables>> Read() const {
    absl::Status status = CheckOptions(options);
    if (!status.ok()) return status;
    IssueList issues(options.max_issues);
    if (bytes.empty() && batches.empty()) {
      issues.Add(IssueCode::kEmptyInput, "dataset", "expected tables or bytes, found none");
    }
    CheckRowCounts(batches, options, &issues);
    // Tells nothing: how much work there is, is known when the rows are read.
    const Pace asking(options.control, 0, Pace::kSubjects);
    asking.AskOrStop();
    wire::Dataset decoded;
    if (issues.empty()) status = Decode(&issues, asking, &decoded);
    if (!issues.empty()) return issues.ToStatus("dataset");
    wire::Dataset message;
    arrow::ReadRowTables(batches, asking, &issues, &message);
    Append(std::move(decoded), &message, &issues);
    arrow::TableSlices slices(message.people_columns, batches, &issues);
    auto tables = std::make_shared<DatasetTables>(MemoryOf(options.memory));
    Pace pace(options.control, WorkOf(message, slices), Pace::kSubjects);
    Reader reader{message, slices, options, issues, *tables, pace};
    if (!CheckSize(reader)) return issues.ToStatus("dataset");
    status = ReadTables(reader);
    if (!status.ok()) return status;
    return tables;
  }

  absl::Status Decode(IssueList* issues, const Pace& asking, wire::Dataset* out) const {
    for (const std::string& part : bytes) {
      wire::DecodeContext context(issues, "", &asking);
      if (!wire::Decode(part, context, out)) return issues->ToStatus("dataset");
    }
    if (!bytes.empty()) CheckFormat(*out, issues);
    return absl::OkStatus();
  }

  DatasetOptions options;
  std::vector<std::string> bytes;
  Batches batches;
};

DatasetBuilder::DatasetBuilder(const DatasetOptions& options)
    : state_(std::make_unique<State>(options)) {}
DatasetBuilder::DatasetBuilder(DatasetBuilder&& other) noexcept = default;
DatasetBuilder& DatasetBuilder::operator=(DatasetBuilder&& other) noexcept = default;
DatasetBuilder::~DatasetBuilder() = default;

absl::Status DatasetBuilder::AddBytes(std::string bytes) {
  return Guarded([&] {
    IssueList issues(state_->options.max_issues);
    if (bytes.empty()) {
      issues.Add(IssueCode::kEmptyInput, "dataset", "expected a dataset, found no bytes");
    } else {
      state_->bytes.push_back(std::move(bytes));
    }
    return issues.ToStatus("dataset");
  });
}

absl::Status DatasetBuilder::AddBatch(const TableBinding& binding, ArrowArray* array) {
  return Guarded([&] {
    if (array == nullptr || array->release == nullptr) {
      return Refuse(binding.table(), "expected an array, found a released one or none",
                    state_->options.max_issues);
    }
    return state_->Add(binding.bound_, array);
  });
}

absl::Status DatasetBuilder::AddStream(absl::string_view table, ArrowArrayStream* stream) {
  return Guarded([&] {
    if (stream == nullptr || stream->release == nullptr) {
      return Refuse(table, "expected a stream, found a released one or none",
                    state_->options.max_issues);
    }
    Owned<ArrowArrayStream> source(stream);
    State pulled(state_->options);
    absl::Status status = pulled.Pull(table, source.get());
    if (!status.ok()) return status;
    std::vector<Batch>& from = pulled.batches[std::string(table)];
    std::vector<Batch>& to = state_->batches[std::string(table)];
    to.reserve(to.size() + from.size());
    for (Batch& batch : from) to.push_back(std::move(batch));
    return status;
  });
}

absl::StatusOr<Dataset> DatasetBuilder::Seal() {
  return Guarded([&]() -> absl::StatusOr<Dataset> {
    // Swapped, which takes no memory: the builder is empty then, whatever fails.
    State state(state_->options);
    state.bytes.swap(state_->bytes);
    state.batches.swap(state_->batches);
    absl::StatusOr<std::shared_ptr<DatasetTables>> tables = state.Read();
    if (!tables.ok()) return tables.status();
    return Dataset(*std::move(tables));
  });
}

}  // namespace dangvien
