// The tables by their names: which message a row of each is, and how rows become messages.
//
//   units, assessments, ...   a repeated field of Dataset: a row is one message
//   period                    the one of Dataset: one row
//   holiday_dates, ...        a list of dates: one column, `date`
//   people                    wide columns, see people_plan.h
//   memberships, posts, ...   a repeated field of Person, beside the person's id
//
// The names are those of the fields: a new table of the schema is a table here.
// Tested by tests/unit/arrow/binding_test.cc, tests/unit/arrow/rows_test.cc
#include "arrow/bound_table.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "arrow/read_rows.h"
#include "wire/dataset.fields.h"

namespace dangvien::arrow {
namespace {

constexpr const char* kDateColumn = "date";

// A struct of one column of dates.
BoundColumn BindDates(const ArrowSchema& schema, const std::string& path, Binder* binder) {
  bool found = false;
  BoundColumn rows = binder->Struct(
      schema, path, [&](const ArrowSchema& inner, absl::string_view name, const std::string& at) {
        if (name != kDateColumn) {
          binder->UnknownColumn(at);
          return BoundColumn();
        }
        if (std::exchange(found, true)) binder->StatedTwice(at);
        return binder->Scalar(inner, wire::FieldKind::kDate, at);
      });
  if (rows.format.layout == Layout::kStruct && !found) {
    binder->Missing(Binder::Below(path, kDateColumn));
  }
  return rows;
}

// A message beside the id of its person: the id is the last "field".
template <typename Message>
BoundColumn BindKeyed(const ArrowSchema& schema, const std::string& path, Binder* binder) {
  const char* const key = NameOf(&wire::SubjectRef::person_id);
  const auto key_field = static_cast<size_t>(wire::FieldCountOf<Message>());
  std::vector<int> child_of_field(key_field + 1, -1);
  int child = 0;
  BoundColumn rows = binder->Struct(
      schema, path, [&](const ArrowSchema& inner, absl::string_view name, const std::string& at) {
        BoundColumn column;
        auto field = static_cast<int>(key_field);
        if (name == key) {
          column = binder->Scalar(inner, wire::FieldKind::kText, at);
        } else if (!binder->Field<Message>(inner, name, at, &field, &column)) {
          binder->UnknownColumn(at);
          ++child;
          return column;
        }
        if (std::exchange(child_of_field[static_cast<size_t>(field)], child++) != -1) {
          binder->StatedTwice(at);
        }
        return column;
      });
  if (rows.format.layout == Layout::kStruct && child_of_field[key_field] < 0) {
    binder->Missing(Binder::Below(path, key));
  }
  rows.child_of_field = std::move(child_of_field);
  return rows;
}

// Calls `use(value)` with a value of the type of the field of `Message` that is called `name`.
template <typename Message, typename Use>
bool WithField(absl::string_view name, const Use& use) {
  bool found = false;
  VisitFields(wire::MessageTag<Message>(), [&](const wire::FieldInfo& info, auto member) {
    if (name != info.name) return;
    found = use(member);
  });
  return found;
}

template <typename Member>
using ValueOfMember = typename ValueOf<
    std::decay_t<decltype(std::declval<wire::Dataset>().*std::declval<Member>())>>::Type;

bool BindRows(absl::string_view name, const ArrowSchema& schema, Binder* binder,
              BoundColumn* rows) {
  return WithField<wire::Dataset>(name, [&](auto member) {
    using Value = ValueOfMember<decltype(member)>;
    // Neither the format's number nor people in columns of a message.
    if constexpr (kIsMessage<Value> && !std::is_same_v<Value, wire::PeopleColumns>) {
      *rows = binder->MessageOf<Value>(schema, std::string(name));
      return true;
    } else if constexpr (std::is_same_v<Value, int32_t>) {
      *rows = BindDates(schema, std::string(name), binder);
      return true;
    } else {
      return false;
    }
  });
}

bool BindSparse(absl::string_view name, const ArrowSchema& schema, Binder* binder,
                BoundColumn* rows) {
  return WithField<wire::Person>(name, [&](auto member) {
    using Kept = ValueOf<std::decay_t<decltype(std::declval<wire::Person>().*member)>>;
    if constexpr (Kept::kIsList) {
      *rows = BindKeyed<typename Kept::Type>(schema, std::string(name), binder);
    }
    return Kept::kIsList;
  });
}

class TableReader {
 public:
  TableReader(const char* name, const std::vector<Batch>& batches, const Pace& pace,
              IssueList* issues)
      : name_(name), batches_(batches), pace_(pace), issues_(*issues) {}

  template <typename Message>
  void Read(std::vector<Message>* out) const {
    RowReader reader(&issues_);
    ForEachRow([&](const ColumnView& rows, int64_t i, int64_t row) {
      reader.Read(rows, i, Place(name_, row), &out->emplace_back());
    });
  }

  void Read(std::vector<int32_t>* out) const {
    ForEachRow([&](const ColumnView& rows, int64_t i, int64_t row) {
      const auto path = [&] { return Place(name_, row).Field(kDateColumn); };
      const CellFaults faults(&issues_, path);
      std::optional<int32_t> date;
      if (!rows.IsNull(i)) date = rows.children()[0].Date(rows.first() + i, faults);
      out->push_back(date.value_or(0));
    });
  }

  void Read(std::optional<wire::Period>* out) const {
    const int64_t count = RowCount(batches_);
    if (count != 1) {
      issues_.Add(IssueCode::kInconsistentCounts, name_,
                  absl::StrCat("expected one row, found ", count));
    }
    RowReader reader(&issues_);
    ForEachRow([&](const ColumnView& rows, int64_t i, int64_t /*row*/) {
      if (!out->has_value()) reader.Read(rows, i, Place(name_, -1), &out->emplace());
    });
  }

  // What no table brings: the format, and people, who come in slices.
  void Read(uint32_t* /*out*/) const {}
  void Read(std::vector<wire::Person>* /*out*/) const {}
  void Read(std::vector<wire::PeopleColumns>* /*out*/) const {}

 private:
  // Calls `read(batch, row in the batch, row in the table)`.
  template <typename Use>
  void ForEachRow(const Use& read) const {
    int64_t row = 0;
    for (const Batch& batch : batches_) {
      for (int64_t i = 0; i < batch.rows.length(); ++i) {
        pace_.AskAt(row);
        read(batch.rows, i, row++);
      }
    }
  }

  const char* name_;
  const std::vector<Batch>& batches_;
  const Pace& pace_;
  IssueList& issues_;
};

}  // namespace

int64_t RowCount(const std::vector<Batch>& batches) {
  int64_t count = 0;
  for (const Batch& batch : batches) count += batch.rows.length();
  return count;
}

std::unique_ptr<BoundTable> BindTable(absl::string_view name, const ArrowSchema& schema,
                                      IssueList* issues) {
  auto table = std::make_unique<BoundTable>();
  table->name = std::string(name);
  Binder binder(issues);
  if (name == NameOf(&wire::Dataset::people)) {
    table->rows = BindPeople(schema, table->name, &binder, &table->people);
  } else if (!BindRows(name, schema, &binder, &table->rows) &&
             !BindSparse(name, schema, &binder, &table->rows)) {
    issues->Add(IssueCode::kUnknownField, table->name.empty() ? "table" : table->name,
                "no table of a dossier has this name");
  }
  if (issues->empty() && table->rows.format.layout != Layout::kStruct) {
    issues->Add(IssueCode::kWrongType, table->name, "expected a struct, found a column of nulls");
  }
  return table;
}

void ReadRowTables(const Batches& batches, const Pace& pace, IssueList* issues,
                   wire::Dataset* out) {
  VisitFields(wire::MessageTag<wire::Dataset>(), [&](const wire::FieldInfo& info, auto member) {
    const auto table = batches.find(info.name);
    if (table == batches.end()) return;
    TableReader(info.name, table->second, pace, issues).Read(&(out->*member));
  });
}

}  // namespace dangvien::arrow
