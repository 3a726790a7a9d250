// The tables of a result: how each is called, what its rows are, and the streams that make them.
//
//   "subjects"     one row a subject, its outcome without what has to be replayed
//   "reasons"      one row a reason: the subject, then the fields of Reason; "open_facts" likewise
//   any other      one row a message of that field of Result
//
// Rows are made where they are asked for, from the same functions that write the message, so a
// stream needs the memory of one batch. An error in a stream is an errno and a text: nothing may be
// thrown through the consumer.
// Tested by tests/unit/arrow/result_tables_test.cc, tests/property/tables_test.cc
#include "dangvien/result_tables.h"

#include <cerrno>
#include <exception>
#include <functional>
#include <new>
#include <utility>

#include "absl/strings/str_cat.h"
#include "arrow/owned.h"
#include "arrow/write_rows.h"
#include "base/guarded.h"
#include "result/result.h"
#include "wire/result.fields.h"

namespace dangvien::arrow {

template <>
struct IsLeftOut<wire::SubjectResult, std::vector<wire::Reason>> : std::true_type {};
template <>
struct IsLeftOut<wire::SubjectResult, std::vector<wire::OpenFact>> : std::true_type {};

}  // namespace dangvien::arrow

namespace dangvien {
namespace {

using arrow::ExportSchema;
using arrow::OutColumn;
using arrow::OutMemory;
using arrow::OutType;
using arrow::Owned;

constexpr int64_t kMostRowsPerBatch = int64_t{1} << 20;

// Appends the next rows; false at the end.
using NextRows = std::function<bool(OutColumn*)>;
using StatePtr = std::shared_ptr<const EvaluationState>;

template <typename Message>
void AddRow(const Message& message, OutColumn* rows) {
  arrow::AddFields(message, rows);
  rows->AddNested();
}

// Over an indexed list: `describe(i)` is one row's message, or what holds it.
template <typename Describe>
NextRows OneByOne(size_t count, const Describe& describe) {
  return [next = size_t{0}, count, describe](OutColumn* rows) mutable {
    if (next == count) return false;
    describe(next++, rows);
    return true;
  };
}

NextRows RowsOf(wire::MessageTag<wire::SubjectResult>, const EvaluationState& state) {
  return [&state, order = std::make_shared<SubjectOrder>(state)](OutColumn* rows) {
    SubjectRow subject;
    if (!order->Next(&subject)) return false;
    AddRow(DescribeSubject(state, subject, Detail::kOutcome).message, rows);
    return true;
  };
}

NextRows RowsOf(wire::MessageTag<wire::Finding>, const EvaluationState& state) {
  return OneByOne(state.findings.size(), [&state](size_t i, OutColumn* rows) {
    AddRow(DescribeFinding(state, state.findings[i]).message, rows);
  });
}

NextRows RowsOf(wire::MessageTag<wire::Certificate>, const EvaluationState& state) {
  return OneByOne(state.quotas.groups.size(), [&state](size_t i, OutColumn* rows) {
    AddRow(DescribeCertificate(state, state.quotas.groups[i]).message, rows);
  });
}

NextRows RowsOf(wire::MessageTag<wire::ReRating>, const EvaluationState& state) {
  return OneByOne(state.re_ratings.size(), [&state](size_t i, OutColumn* rows) {
    AddRow(DescribeReRating(state, state.re_ratings[i]), rows);
  });
}

NextRows RowsOf(wire::MessageTag<wire::ReviewPlace>, const EvaluationState& state) {
  return OneByOne(state.review_places.size(), [&state](size_t i, OutColumn* rows) {
    AddRow(DescribeReviewPlace(state, state.review_places[i]), rows);
  });
}

NextRows RowsOf(wire::MessageTag<wire::PolicyUse>, const EvaluationState& state) {
  return OneByOne(state.policies.size(), [&state](size_t i, OutColumn* rows) {
    AddRow(DescribePolicies(state)[i], rows);
  });
}

NextRows RowsOf(wire::MessageTag<wire::UnitTally>, const EvaluationState& state) {
  return [tallies = std::make_shared<TallyRows>(state)](OutColumn* rows) {
    return tallies->Next([rows](const wire::UnitTally& tally) { AddRow(tally, rows); });
  };
}

NextRows RowsOf(wire::MessageTag<wire::SummaryRow>, const EvaluationState& state) {
  return OneByOne(1, [&state](size_t /*i*/, OutColumn* rows) {
    ForEachSummaryRow(state, [rows](const wire::SummaryRow& row) { AddRow(row, rows); });
  });
}

// A table of what subjects have many of: the subject, then the fields of each.
template <typename Entry>
OutType TypeOfEntries() {
  OutType type = arrow::TypeOfMessage<Entry>("");
  type.children.insert(type.children.begin(), arrow::TypeOfMessage<wire::SubjectRef>(
                                                  NameOf(&wire::SubjectResult::subject)));
  return type;
}

template <typename Entry>
NextRows EntriesOf(const EvaluationState& state, std::vector<Entry> wire::SubjectResult::*entries) {
  return [&state, entries, order = std::make_shared<SubjectOrder>(state)](OutColumn* rows) {
    SubjectRow subject;
    if (!order->Next(&subject)) return false;
    const SubjectMessage described = DescribeSubject(state, subject);
    for (const Entry& entry : described.message.*entries) {
      size_t child = 0;
      arrow::AddValue(described.message.subject, wire::FieldKind::kMessage, &rows->child(child++));
      VisitFields(wire::MessageTag<Entry>(), [&](const wire::FieldInfo& info, auto member) {
        arrow::AddValue(entry.*member, info.kind, &rows->child(child++));
      });
      rows->AddNested();
    }
    return true;
  };
}

// A table: its type and, for a state, its rows.
struct ResultTable {
  std::string name;
  std::function<OutType()> type;
  std::function<NextRows(const EvaluationState&)> rows;
};

template <typename Entry>
ResultTable EntriesTable(std::vector<Entry> wire::SubjectResult::*entries) {
  return {NameOf(entries), TypeOfEntries<Entry>,
          [entries](const EvaluationState& state) { return EntriesOf(state, entries); }};
}

std::vector<ResultTable> MakeTables() {
  std::vector<ResultTable> tables;
  VisitFields(wire::MessageTag<wire::Result>(), [&](const wire::FieldInfo& info, auto member) {
    using Kept = arrow::ValueOf<std::decay_t<decltype(std::declval<wire::Result>().*member)>>;
    using Message = typename Kept::Type;
    if constexpr (Kept::kIsList) {
      tables.push_back({info.name, [] { return arrow::TypeOfMessage<Message>(""); },
                        [](const EvaluationState& state) {
                          return RowsOf(wire::MessageTag<Message>(), state);
                        }});
      if constexpr (std::is_same_v<Message, wire::SubjectResult>) {
        tables.push_back(EntriesTable(&wire::SubjectResult::reasons));
        tables.push_back(EntriesTable(&wire::SubjectResult::open_facts));
      }
    }
  });
  return tables;
}

absl::StatusOr<ResultTable> FindTable(absl::string_view name, const ExportOptions& options) {
  if (options.rows_per_batch < 1 || options.rows_per_batch > kMostRowsPerBatch) {
    return absl::InvalidArgumentError(absl::StrCat(
        "rows_per_batch: expected 1 to ", kMostRowsPerBatch, ", found ", options.rows_per_batch));
  }
  for (ResultTable& table : MakeTables()) {
    if (table.name == name) return std::move(table);
  }
  return absl::NotFoundError(absl::StrCat("no table of a result is called `", name, "`"));
}

OutMemory MemoryOf(const ExportOptions& options) {
  OutMemory memory;
  if (options.memory != nullptr) memory.resource = options.memory;
  memory.keep_alive = options.keep_alive;
  return memory;
}

constexpr char kTooLong[] = "a column holds 2 GiB of text or more: smaller batches are needed";

// The consumer's stream; its private data.
class Stream {
 public:
  Stream(StatePtr state, const ResultTable& table, const ExportOptions& options)
      : memory_(MemoryOf(options)),
        state_(std::move(state)),
        rows_per_batch_(options.rows_per_batch),
        type_(table.type()),
        next_(table.rows(*state_)) {}

  static ArrowArrayStream Export(std::unique_ptr<Stream> stream) {
    ArrowArrayStream out{};
    out.get_schema = [](ArrowArrayStream* self, ArrowSchema* schema) {
      return Of(self).Guard([&] {
        *schema = ExportSchema(Of(self).type_, Of(self).memory_);
        return 0;
      });
    };
    out.get_next = [](ArrowArrayStream* self, ArrowArray* array) {
      return Of(self).Guard([&] { return Of(self).Next(array); });
    };
    out.get_last_error = [](ArrowArrayStream* self) { return Of(self).error_; };
    out.release = [](ArrowArrayStream* self) {
      delete &Of(self);
      self->release = nullptr;
    };
    out.private_data = stream.release();
    return out;
  }

 private:
  static Stream& Of(ArrowArrayStream* self) { return *static_cast<Stream*>(self->private_data); }

  // The errno of `call`; nothing is thrown.
  template <typename Call>
  int Guard(const Call& call) noexcept {
    error_ = nullptr;
    try {
      return call();
    } catch (const std::bad_alloc&) {
      error_ = "out of memory";
      return ENOMEM;
    } catch (const std::exception&) {
      error_ = "the batch could not be made";
      return EIO;
    }
  }

  int Next(ArrowArray* array) {
    if (is_broken_) {
      error_ = "the stream failed before";
      return EIO;
    }
    is_broken_ = true;  // until this batch is made: a row that is half written stays where it is
    OutColumn rows(type_, memory_.resource);
    bool more = true;
    while (more && rows.length() < rows_per_batch_) more = next_(&rows);
    if (!rows.Fits()) {
      error_ = kTooLong;
      return EOVERFLOW;
    }
    *array = rows.length() == 0 ? ArrowArray{} : rows.Export(memory_);
    is_broken_ = false;
    return 0;
  }

  // Released last: the state may lie in what it keeps alive.
  OutMemory memory_;
  StatePtr state_;
  int64_t rows_per_batch_;
  OutType type_;
  NextRows next_;
  const char* error_ = nullptr;  // a literal
  bool is_broken_ = false;
};

}  // namespace

std::vector<std::string> ResultTableNames() {
  std::vector<std::string> names;
  for (const ResultTable& table : MakeTables()) names.push_back(table.name);
  return names;
}

absl::Status ExportTableSchema(absl::string_view table, ArrowSchema* schema,
                               const ExportOptions& options) {
  return Guarded([&]() -> absl::Status {
    const absl::StatusOr<ResultTable> found = FindTable(table, options);
    if (!found.ok()) return found.status();
    *schema = ExportSchema(found->type(), MemoryOf(options));
    return absl::OkStatus();
  });
}

absl::Status ExportTable(const Evaluation& evaluation, absl::string_view table, ArrowSchema* schema,
                         ArrowArray* array, const ExportOptions& options) {
  return Guarded([&]() -> absl::Status {
    const absl::StatusOr<ResultTable> found = FindTable(table, options);
    if (!found.ok()) return found.status();
    const OutMemory memory = MemoryOf(options);
    const OutType type = found->type();
    OutColumn rows(type, memory.resource);
    const NextRows next = found->rows(evaluation.state());
    while (next(&rows)) {
    }
    if (!rows.Fits()) return absl::ResourceExhaustedError(kTooLong);
    ArrowSchema made = ExportSchema(type, memory);
    Owned<ArrowSchema> owned(&made);
    *array = rows.Export(memory);
    *schema = *owned;
    owned.get()->release = nullptr;
    return absl::OkStatus();
  });
}

absl::Status ExportStream(const Evaluation& evaluation, absl::string_view table,
                          ArrowArrayStream* stream, const ExportOptions& options) {
  return Guarded([&]() -> absl::Status {
    const absl::StatusOr<ResultTable> found = FindTable(table, options);
    if (!found.ok()) return found.status();
    *stream = Stream::Export(std::make_unique<Stream>(evaluation.shared_state(), *found, options));
    return absl::OkStatus();
  });
}

}  // namespace dangvien
