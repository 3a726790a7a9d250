// Messages to columns: a column a field, in a layout that is drawn. A field that nobody states may
// be left out.
#include "tests/arrow/write_tables.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <map>
#include <optional>

namespace dangvien::testing {
namespace {

namespace pb = google::protobuf;

// One row a message, null where there is none.
using Messages = std::vector<const pb::Message*>;

bool EndsWith(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() &&
         text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

bool IsDate(const std::string& name) {
  return EndsWith(name, "_on") || EndsWith(name, "_date") || EndsWith(name, "_dates");
}

// The days from 1970-01-01 to a date of the Gregorian calendar, counted year by year.
int64_t DayNumber(int64_t yyyymmdd) {
  const auto is_leap = [](int64_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  };
  int64_t days = 0;
  for (int64_t year = 1970; year < yyyymmdd / 10000; ++year) days += is_leap(year) ? 366 : 365;
  for (int64_t year = 1969; year >= yyyymmdd / 10000; --year) days -= is_leap(year) ? 366 : 365;
  const int64_t lengths[] = {
      31, is_leap(yyyymmdd / 10000) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int64_t month = 1; month < yyyymmdd / 100 % 100; ++month) days += lengths[month - 1];
  return days + yyyymmdd % 100 - 1;
}

// Of the dossier's dates the broken ones cannot be written as days.
bool IsDay(int64_t yyyymmdd) {
  const int64_t month = yyyymmdd / 100 % 100;
  const int64_t day = yyyymmdd % 100;
  return yyyymmdd >= 19000101 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

class Writer {
 public:
  explicit Writer(Choose choose) : choose_(std::move(choose)) {}

  Column Text(const std::string& name, const Texts& texts) {
    const char* const formats[] = {"u", "U", "vu"};
    const char* const indexes[] = {"c", "C", "s", "S", "i", "I", "l", "L"};
    const uint64_t choice = choose_(5);
    if (choice < 3) return TextColumn(name, formats[choice], texts, DrawLie());
    const uint64_t narrow = texts.size() > 100 ? 2 : 0;
    return DictionaryColumn(name, indexes[narrow + choose_(8 - narrow)], texts, choice == 4,
                            DrawLie());
  }

  Column Number(const std::string& name, const std::vector<std::optional<int64_t>>& numbers) {
    int64_t least = 0;
    int64_t greatest = 0;
    for (const auto& number : numbers) {
      least = std::min(least, number.value_or(0));
      greatest = std::max(greatest, number.value_or(0));
    }
    std::vector<const char*> formats = {"l"};
    if (least >= INT32_MIN && greatest <= INT32_MAX) formats.push_back("i");
    if (least >= INT16_MIN && greatest <= INT16_MAX) formats.push_back("s");
    if (least >= INT8_MIN && greatest <= INT8_MAX) formats.push_back("c");
    if (least >= 0) formats.push_back("L");
    if (least >= 0 && greatest <= UINT16_MAX) formats.push_back("S");
    return NumberColumn(name, formats[choose_(formats.size())], numbers, DrawLie());
  }

  Column Date(const std::string& name, std::vector<std::optional<int64_t>> dates) {
    bool all_days = true;
    for (auto& date : dates) {
      if (date == 0 && choose_(2) == 1) date.reset();
      all_days = all_days && (!date.has_value() || IsDay(*date));
    }
    const uint64_t choice = choose_(all_days ? 8 : 2);
    if (choice < 2) return NumberColumn(name, choice == 0 ? "i" : "l", dates, DrawLie());
    const std::pair<const char*, int64_t> formats[] = {
        {"tdD", 1},           {"tdm", 86'400'000},         {"tss:", 86'400},
        {"tsm:", 86'400'000}, {"tsu:UTC", 86'400'000'000}, {"tsn:", 86'400'000'000'000}};
    const auto& [format, ticks] = formats[choice - 2];
    for (auto& date : dates) {
      if (date.has_value()) date = DayNumber(*date) * ticks;
    }
    return NumberColumn(name, format, dates, DrawLie());
  }

  Column Bool(const std::string& name, const std::vector<std::optional<bool>>& values) {
    return BoolColumn(name, values, DrawLie());
  }

  Column List(const std::string& name, const std::vector<std::optional<int64_t>>& counts,
              Column child) {
    const char* const formats[] = {"+l", "+L", "+vl", "+vL"};
    return ListColumn(name, formats[choose_(4)], counts, std::move(child), DrawLie());
  }

  Column Rows(const std::string& name, const pb::Descriptor& type, const Messages& messages) {
    const auto offset = static_cast<int64_t>(choose_(3));
    Messages all(static_cast<size_t>(offset), nullptr);
    all.insert(all.end(), messages.begin(), messages.end());
    std::vector<bool> stated;
    for (const pb::Message* message : messages) stated.push_back(message != nullptr);
    std::vector<Column> children;
    for (int i = 0; i < type.field_count(); ++i) {
      const pb::FieldDescriptor& field = *type.field(i);
      const bool is_stated = std::any_of(all.begin(), all.end(), [&](const pb::Message* message) {
        return message != nullptr && IsStated(*message, field);
      });
      const uint64_t choice = is_stated ? 2 : choose_(4);
      if (choice == 0 && i != 0) continue;
      children.push_back(choice == 1 ? NullColumn(field.name(), static_cast<int64_t>(all.size()))
                                     : Field(field, all));
    }
    return StructColumn(name, static_cast<int64_t>(messages.size()), std::move(children), stated,
                        {offset, choose_(2) == 1});
  }

  uint64_t choose(uint64_t bound) { return choose_(bound); }

 private:
  Lie DrawLie() { return {static_cast<int64_t>(choose_(4)), choose_(2) == 1}; }

  static bool IsStated(const pb::Message& message, const pb::FieldDescriptor& field) {
    const pb::Reflection& reflection = *message.GetReflection();
    return field.is_repeated() ? reflection.FieldSize(message, &field) > 0
                               : reflection.HasField(message, &field);
  }

  Column Field(const pb::FieldDescriptor& field, const Messages& messages) {
    if (field.is_repeated()) return Repeated(field, messages);
    if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) {
      Messages inner;
      for (const pb::Message* message : messages) {
        const bool is_stated = message != nullptr && IsStated(*message, field);
        inner.push_back(is_stated ? &message->GetReflection()->GetMessage(*message, &field)
                                  : nullptr);
      }
      return Rows(field.name(), *field.message_type(), inner);
    }
    std::vector<std::optional<Value>> values;
    for (const pb::Message* message : messages) values.push_back(ValueOf(message, field));
    return Scalars(field, values);
  }

  Column Repeated(const pb::FieldDescriptor& field, const Messages& messages) {
    std::vector<std::optional<int64_t>> counts;
    Messages inner;
    std::vector<std::optional<Value>> values;
    for (const pb::Message* message : messages) {
      const int size =
          message == nullptr ? 0 : message->GetReflection()->FieldSize(*message, &field);
      counts.emplace_back(size);
      if (size == 0 && choose_(2) == 1) counts.back().reset();
      for (int i = 0; i < size; ++i) {
        const pb::Reflection& reflection = *message->GetReflection();
        if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) {
          inner.push_back(&reflection.GetRepeatedMessage(*message, &field, i));
        } else {
          values.emplace_back(Value{reflection.GetRepeatedString(*message, &field, i), 0});
        }
      }
    }
    const bool is_message = field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE;
    // Rows without an offset: a list names its child's rows from the first one on.
    Column child = is_message ? Rows("item", *field.message_type(), inner) : Scalars(field, values);
    return List(field.name(), counts, std::move(child));
  }

  // One of the two, by the type of the field.
  struct Value {
    std::string text;
    int64_t number;
  };

  std::optional<Value> ValueOf(const pb::Message* message, const pb::FieldDescriptor& field) {
    if (message == nullptr) return std::nullopt;
    if (!IsStated(*message, field)) {
      // Without presence, zero says the same as a null.
      if (field.has_presence() || choose_(2) == 0) return std::nullopt;
    }
    const pb::Reflection& reflection = *message->GetReflection();
    switch (field.cpp_type()) {
      case pb::FieldDescriptor::CPPTYPE_STRING:
        return Value{reflection.GetString(*message, &field), 0};
      case pb::FieldDescriptor::CPPTYPE_BOOL:
        return Value{"", reflection.GetBool(*message, &field) ? 1 : 0};
      case pb::FieldDescriptor::CPPTYPE_INT32:
        return Value{"", reflection.GetInt32(*message, &field)};
      case pb::FieldDescriptor::CPPTYPE_INT64:
        return Value{"", reflection.GetInt64(*message, &field)};
      case pb::FieldDescriptor::CPPTYPE_UINT32:
        return Value{"", reflection.GetUInt32(*message, &field)};
      default:
        return Value{"", reflection.GetEnumValue(*message, &field)};
    }
  }

  Column Scalars(const pb::FieldDescriptor& field,
                 const std::vector<std::optional<Value>>& values) {
    Texts texts;
    std::vector<std::optional<int64_t>> numbers;
    std::vector<std::optional<bool>> bools;
    for (const auto& value : values) {
      texts.emplace_back(value.has_value() ? std::optional<std::string>(value->text)
                                           : std::nullopt);
      numbers.emplace_back(value.has_value() ? std::optional<int64_t>(value->number)
                                             : std::nullopt);
      bools.emplace_back(value.has_value() ? std::optional<bool>(value->number != 0)
                                           : std::nullopt);
    }
    if (field.type() == pb::FieldDescriptor::TYPE_STRING) return Text(field.name(), texts);
    if (field.type() == pb::FieldDescriptor::TYPE_BOOL) return Bool(field.name(), bools);
    if (field.type() == pb::FieldDescriptor::TYPE_ENUM) return Enums(field, numbers);
    if (field.type() == pb::FieldDescriptor::TYPE_INT32 && IsDate(field.name())) {
      return Date(field.name(), numbers);
    }
    return Number(field.name(), numbers);
  }

  Column Enums(const pb::FieldDescriptor& field,
               const std::vector<std::optional<int64_t>>& numbers) {
    const uint64_t choice = choose_(3);
    if (choice == 2) return Number(field.name(), numbers);
    // What stands before the name of every value: that of value 0 without its last word.
    const std::string zero = field.enum_type()->FindValueByNumber(0)->name();
    const size_t prefix = choice == 0 ? 0 : zero.size() - std::string("UNSPECIFIED").size();
    Texts texts;
    for (const auto& number : numbers) {
      texts.emplace_back();
      if (!number.has_value()) continue;
      const auto* value = field.enum_type()->FindValueByNumber(static_cast<int>(*number));
      texts.back() = value->name().substr(prefix);
    }
    return Text(field.name(), texts);
  }

  Choose choose_;
};

// Wide columns of one chunk.
class ChunkWriter {
 public:
  ChunkWriter(const v1::PeopleColumns& chunk, Writer* writer)
      : chunk_(chunk), writer_(*writer), size_(static_cast<size_t>(chunk.person_ids_size())) {}

  std::vector<NamedTable> Write() {
    std::vector<NamedTable> tables;
    Texts ids;
    for (const std::string& id : chunk_.person_ids()) ids.emplace_back(id);
    Add(writer_.Text("id", ids));
    Dates("admitted_on", chunk_.admitted_on());
    Dates("official_on", chunk_.official_on());
    Employment();
    Homes();
    for (const v1::MarkColumn& mark : chunk_.marks()) Marks(mark);
    for (const v1::TaskColumn& task : chunk_.tasks()) Tasks(task);
    for (const v1::FlagColumn& flag : chunk_.flags()) Flags(flag);
    Texts tiers = Coded(chunk_.self_tier(), chunk_.tier_ids());
    if (!chunk_.self_tier().empty()) Add(writer_.Text("self_tier", tiers));
    Dates("rated_on", chunk_.rated_on());
    Sparse("memberships", chunk_.memberships(), &tables);
    Sparse("posts", chunk_.posts(), &tables);
    Sparse("absences", chunk_.absences(), &tables);
    Sparse("ratings", chunk_.ratings(), &tables);
    // Before the tables that name people, in any case.
    tables.push_back({"people", StructColumn("", static_cast<int64_t>(size_), Grouped())});
    return tables;
  }

 private:
  void Add(Column column) { columns_.push_back(std::move(column)); }

  // Flat names with dots, or the columns of each prefix in a struct of their own.
  std::vector<Column> Grouped() {
    if (writer_.choose(2) == 0) return columns_;
    std::vector<Column> result;
    std::map<std::string, std::vector<Column>> groups;
    for (Column& column : columns_) {
      const size_t dot = column.name.find('.');
      if (dot == std::string::npos) {
        result.push_back(column);
        continue;
      }
      const std::string prefix = column.name.substr(0, dot);
      column.name.erase(0, dot + 1);
      groups[prefix].push_back(column);
    }
    for (auto& [prefix, columns] : groups) {
      result.push_back(StructColumn(prefix, static_cast<int64_t>(size_), std::move(columns)));
    }
    return result;
  }

  template <typename List>
  void Dates(const std::string& name, const List& dates) {
    if (dates.empty()) return;
    Add(writer_.Date(name, {dates.begin(), dates.end()}));
  }

  template <typename Dictionary>
  static Texts Coded(const std::string& codes, const Dictionary& dictionary) {
    Texts texts;
    for (const char byte : codes) {
      const int code = static_cast<uint8_t>(byte);
      texts.emplace_back();
      if (code == 255) {
        texts.back() = "not_applicable";
      } else if (code > 0) {
        texts.back() = dictionary.Get(code - 1);
      }
    }
    return texts;
  }

  void Employment() {
    if (chunk_.employment().empty()) return;
    std::vector<std::optional<int64_t>> numbers;
    Texts names;
    for (const char kind : chunk_.employment()) {
      numbers.emplace_back(kind);
      names.emplace_back(v1::EmploymentKind_Name(static_cast<v1::EmploymentKind>(kind)));
    }
    Add(writer_.choose(2) == 0 ? writer_.Text("employment", names)
                               : writer_.Number("employment", numbers));
  }

  void Homes() {
    if (chunk_.home_unit().empty()) return;
    Texts units;
    for (const uint32_t code : chunk_.home_unit()) {
      units.emplace_back();
      if (code > 0) units.back() = chunk_.unit_ids(static_cast<int>(code) - 1);
    }
    Add(writer_.Text("home_unit", units));
    Dates("home_from_date", chunk_.home_from_date());
    Dates("home_to_date", chunk_.home_to_date());
  }

  void Marks(const v1::MarkColumn& mark) {
    const std::string name = "marks." + mark.criterion_id();
    if (mark.points().empty())
      return Add(writer_.Text(name, Coded(mark.levels(), mark.level_ids())));
    std::vector<std::optional<int64_t>> points(mark.points().begin(), mark.points().end());
    for (auto& value : points) {
      if (value == -1) value.reset();
    }
    Add(writer_.Number(name, points));
  }

  void Tasks(const v1::TaskColumn& task) {
    const auto add = [&](const char* name, const auto& counts) {
      if (counts.empty()) return;
      std::vector<std::optional<int64_t>> values(counts.begin(), counts.end());
      for (auto& value : values) {
        if (value == -1) value.reset();
      }
      Add(writer_.Number("tasks." + task.group_id() + "." + name, values));
    };
    add("assigned_count", task.assigned_count());
    add("completed_count", task.completed_count());
    add("on_time_count", task.on_time_count());
    add("exceeded_count", task.exceeded_count());
    add("excused_count", task.excused_count());
  }

  void Flags(const v1::FlagColumn& flag) {
    std::vector<std::optional<bool>> holds;
    Texts evidence;
    for (const char value : flag.values()) {
      holds.emplace_back(value == 1 || value == 3);
      if (value == 0) holds.back().reset();
      evidence.emplace_back();
      if (value == 3) evidence.back() = "file 7";
    }
    const std::string name = "flags." + flag.flag_id();
    Add(writer_.Bool(name, holds));
    const bool has_evidence = flag.values().find(3) != std::string::npos;
    if (has_evidence) Add(writer_.Text(name + ".evidence_reference", evidence));
  }

  // Entries as lists in the rows of people, or as a table of their own.
  template <typename Rows>
  void Sparse(const std::string& name, const Rows& rows, std::vector<NamedTable>* tables) {
    if (rows.empty()) return;
    std::vector<std::vector<const pb::Message*>> of_person(size_);
    for (const auto& row : rows) {
      const pb::Reflection& reflection = *row.GetReflection();
      const pb::FieldDescriptor* entry = row.GetDescriptor()->field(1);
      of_person[row.person()].push_back(&reflection.GetMessage(row, entry));
    }
    Messages entries;
    std::vector<std::optional<int64_t>> counts;
    Texts ids;
    for (size_t i = 0; i < size_; ++i) {
      counts.emplace_back(of_person[i].size());
      for (const pb::Message* entry : of_person[i]) {
        entries.push_back(entry);
        ids.emplace_back(chunk_.person_ids(static_cast<int>(i)));
      }
    }
    Column column = writer_.Rows(name, *entries[0]->GetDescriptor(), entries);
    if (writer_.choose(2) == 0) return Add(writer_.List(name, counts, std::move(column)));
    for (int64_t i = 0; i < column.offset; ++i) ids.insert(ids.begin(), "nobody");
    column.children.push_back(writer_.Text("person_id", ids));
    tables->push_back({name, std::move(column)});
  }

  const v1::PeopleColumns& chunk_;
  Writer& writer_;
  size_t size_;
  std::vector<Column> columns_;
};

}  // namespace

uint64_t Plainest(uint64_t /*bound*/) { return 0; }

std::vector<NamedTable> WriteTables(const v1::Dataset& dataset, const Choose& choose) {
  Writer writer(choose);
  std::vector<NamedTable> tables;
  const pb::Reflection& reflection = *dataset.GetReflection();
  const pb::Descriptor& type = *dataset.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const pb::FieldDescriptor& field = *type.field(i);
    if (field.name() == "format" || field.name() == "people_columns") continue;
    if (!field.is_repeated()) {
      tables.push_back({field.name(), writer.Rows("", *field.message_type(), {&dataset.period()})});
      continue;
    }
    const int size = reflection.FieldSize(dataset, &field);
    if (size == 0) continue;
    if (field.cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE) {
      std::vector<std::optional<int64_t>> dates;
      for (int j = 0; j < size; ++j) {
        dates.emplace_back(reflection.GetRepeatedInt32(dataset, &field, j));
      }
      tables.push_back({field.name(), StructColumn("", size, {writer.Date("date", dates)})});
      continue;
    }
    Messages rows;
    for (int j = 0; j < size; ++j) {
      rows.push_back(&reflection.GetRepeatedMessage(dataset, &field, j));
    }
    tables.push_back({field.name(), writer.Rows("", *field.message_type(), rows)});
  }
  for (const v1::PeopleColumns& chunk : dataset.people_columns()) {
    for (NamedTable& table : ChunkWriter(chunk, &writer).Write()) {
      tables.push_back(std::move(table));
    }
  }
  return tables;
}

}  // namespace dangvien::testing
