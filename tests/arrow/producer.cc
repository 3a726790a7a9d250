// Columns as the columnar format describes them, by the slowest way that is plainly right.
#include "tests/arrow/producer.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

namespace dangvien::testing {
namespace {

template <typename T>
void Put(T value, std::string* out) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out->append(bytes, sizeof(T));
}

std::optional<std::string> Bitmap(const std::vector<bool>& bits, const Lie& lie, bool is_needed) {
  if (!is_needed && !lie.keeps_bitmap) return std::nullopt;
  std::string bytes((bits.size() + 7) / 8, '\0');
  for (size_t i = 0; i < bits.size(); ++i) {
    if (bits[i]) bytes[i / 8] = static_cast<char>(bytes[i / 8] | 1 << (i % 8));
  }
  return bytes;
}

// The values with those in front that the offset skips.
template <typename Value>
std::vector<Value> WithFront(const std::vector<Value>& values, const Value& front, const Lie& lie) {
  std::vector<Value> all(static_cast<size_t>(lie.offset), front);
  all.insert(all.end(), values.begin(), values.end());
  return all;
}

template <typename Value>
std::vector<bool> Stated(const std::vector<std::optional<Value>>& values) {
  std::vector<bool> stated;
  for (const auto& value : values) stated.push_back(value.has_value());
  return stated;
}

Column Start(std::string name, const std::string& format, int64_t length, const Lie& lie,
             const std::vector<bool>& stated) {
  Column column;
  column.name = std::move(name);
  column.format = format;
  column.length = length;
  column.offset = lie.offset;
  bool has_null = false;
  for (size_t i = static_cast<size_t>(lie.offset); i < stated.size(); ++i) {
    has_null = has_null || !stated[i];
  }
  column.buffers.push_back(Bitmap(stated, lie, has_null));
  return column;
}

void PutNumber(const std::string& format, int64_t number, std::string* out) {
  switch (format[0]) {
    case 'c':
    case 'C':
      return Put(static_cast<int8_t>(number), out);
    case 's':
    case 'S':
      return Put(static_cast<int16_t>(number), out);
    case 'i':
    case 'I':
      return Put(static_cast<int32_t>(number), out);
    default:
      break;
  }
  if (format == "tdD") return Put(static_cast<int32_t>(number), out);
  Put(number, out);
}

void PutOffset(bool is_large, size_t offset, std::string* out) {
  if (is_large) return Put(static_cast<int64_t>(offset), out);
  Put(static_cast<int32_t>(offset), out);
}

void AddViews(const Texts& texts, Column* column) {
  std::string views;
  std::string first;
  std::string second;
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::string text = texts[i].value_or("");
    Put(static_cast<int32_t>(text.size()), &views);
    if (text.size() <= 12) {
      views.append(text);
      views.append(12 - text.size(), '\0');
      continue;
    }
    std::string& data = i % 2 == 0 ? first : second;
    views.append(text, 0, 4);
    Put(static_cast<int32_t>(i % 2), &views);
    Put(static_cast<int32_t>(data.size()), &views);
    data.append(text);
  }
  std::string sizes;
  Put(static_cast<int64_t>(first.size()), &sizes);
  Put(static_cast<int64_t>(second.size()), &sizes);
  column->buffers.insert(column->buffers.end(), {views, first, second, sizes});
}

}  // namespace

Column TextColumn(std::string name, const std::string& format, const Texts& texts, Lie lie) {
  const Texts all =
      WithFront<std::optional<std::string>>(texts, "skipped, as before the offset", lie);
  Column column =
      Start(std::move(name), format, static_cast<int64_t>(texts.size()), lie, Stated(all));
  if (format == "vu") {
    AddViews(all, &column);
    return column;
  }
  std::string offsets;
  std::string data;
  PutOffset(format == "U", 0, &offsets);
  for (const auto& text : all) {
    data += text.value_or("");
    PutOffset(format == "U", data.size(), &offsets);
  }
  column.buffers.insert(column.buffers.end(), {offsets, data});
  return column;
}

Column NumberColumn(std::string name, const std::string& format,
                    const std::vector<std::optional<int64_t>>& numbers, Lie lie) {
  const auto all = WithFront<std::optional<int64_t>>(numbers, 77, lie);
  Column column =
      Start(std::move(name), format, static_cast<int64_t>(numbers.size()), lie, Stated(all));
  std::string values;
  for (const auto& number : all) PutNumber(format, number.value_or(-1), &values);
  column.buffers.emplace_back(values);
  return column;
}

Column BoolColumn(std::string name, const std::vector<std::optional<bool>>& values, Lie lie) {
  const auto all = WithFront<std::optional<bool>>(values, true, lie);
  Column column =
      Start(std::move(name), "b", static_cast<int64_t>(values.size()), lie, Stated(all));
  std::vector<bool> bits;
  for (const auto& value : all) bits.push_back(value.value_or(true));
  column.buffers.push_back(Bitmap(bits, lie, true));
  return column;
}

Column NullColumn(std::string name, int64_t length) {
  Column column;
  column.name = std::move(name);
  column.format = "n";
  column.length = length;
  return column;
}

Column DictionaryColumn(std::string name, const std::string& format, const Texts& texts,
                        bool null_entry, Lie lie) {
  Texts entries;
  std::map<std::string, int64_t> places;
  if (null_entry) entries.emplace_back(std::nullopt);
  std::vector<std::optional<int64_t>> indexes;
  for (const auto& text : texts) {
    if (!text.has_value()) {
      indexes.push_back(null_entry ? std::optional<int64_t>(0) : std::nullopt);
      continue;
    }
    const auto [place, is_new] = places.emplace(*text, static_cast<int64_t>(entries.size()));
    if (is_new) entries.emplace_back(*text);
    indexes.emplace_back(place->second);
  }
  Column column = NumberColumn(std::move(name), format, indexes, lie);
  column.dictionary.push_back(TextColumn("", "u", entries));
  return column;
}

Column ListColumn(std::string name, const std::string& format,
                  const std::vector<std::optional<int64_t>>& counts, Column child, Lie lie) {
  // Rows in front hold nothing, so that the child has the elements of the others alone.
  const auto all = WithFront<std::optional<int64_t>>(counts, 0, lie);
  Column column =
      Start(std::move(name), format, static_cast<int64_t>(counts.size()), lie, Stated(all));
  const bool is_large = format == "+L" || format == "+vL";
  const bool is_view = format == "+vl" || format == "+vL";
  std::string offsets;
  std::string sizes;
  size_t end = 0;
  if (!is_view) PutOffset(is_large, 0, &offsets);
  for (const auto& count : all) {
    if (is_view) PutOffset(is_large, end, &offsets);
    end += static_cast<size_t>(count.value_or(0));
    if (!is_view) PutOffset(is_large, end, &offsets);
    PutOffset(is_large, static_cast<size_t>(count.value_or(0)), &sizes);
  }
  EXPECT_EQ(static_cast<int64_t>(end), child.length) << column.name;
  column.buffers.emplace_back(offsets);
  if (is_view) column.buffers.emplace_back(sizes);
  child.name = "item";
  column.children.push_back(std::move(child));
  return column;
}

Column StructColumn(std::string name, int64_t length, std::vector<Column> children,
                    const std::vector<bool>& stated, Lie lie) {
  std::vector<bool> all(static_cast<size_t>(lie.offset), true);
  for (int64_t i = 0; i < length; ++i) {
    all.push_back(stated.empty() || stated[static_cast<size_t>(i)]);
  }
  Column column = Start(std::move(name), "+s", length, lie, all);
  for (const Column& child : children) {
    EXPECT_EQ(child.length, length + lie.offset) << child.name;
  }
  column.children = std::move(children);
  return column;
}

namespace {

// What an exported array or schema owns.
struct Holder {
  Export how;
  std::string format;
  std::string name;
  std::vector<std::unique_ptr<char[]>> blocks;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> arrays;
  std::vector<ArrowSchema> schemas;
  std::vector<ArrowArray*> array_pointers;
  std::vector<ArrowSchema*> schema_pointers;
};

void ReleaseArray(ArrowArray* array) {
  const std::unique_ptr<Holder> holder(static_cast<Holder*>(array->private_data));
  for (ArrowArray& child : holder->arrays) {
    if (child.release != nullptr) child.release(&child);
  }
  if (holder->how.releases != nullptr) ++holder->how.releases->arrays;
  array->release = nullptr;
}

void ReleaseSchema(ArrowSchema* schema) {
  const std::unique_ptr<Holder> holder(static_cast<Holder*>(schema->private_data));
  for (ArrowSchema& child : holder->schemas) {
    if (child.release != nullptr) child.release(&child);
  }
  if (holder->how.releases != nullptr) ++holder->how.releases->schemas;
  schema->release = nullptr;
}

// Only the outermost one is counted.
Export Inner(const Export& how) { return {nullptr, how.misaligned}; }

const void* Block(const std::string& bytes, bool misaligned, Holder* holder) {
  const size_t shift = misaligned ? 1 : 0;
  holder->blocks.push_back(std::make_unique<char[]>(bytes.size() + shift));
  char* block = holder->blocks.back().get() + shift;
  if (!bytes.empty()) std::memcpy(block, bytes.data(), bytes.size());
  return block;
}

}  // namespace

ArrowSchema SchemaOf(const Column& column, const Export& how) {
  auto holder = std::make_unique<Holder>();
  holder->how = how;
  holder->format = column.format;
  holder->name = column.name;
  for (const Column& child : column.children)
    holder->schemas.push_back(SchemaOf(child, Inner(how)));
  for (const Column& one : column.dictionary) holder->schemas.push_back(SchemaOf(one, Inner(how)));
  for (ArrowSchema& child : holder->schemas) holder->schema_pointers.push_back(&child);
  ArrowSchema schema{};
  schema.format = holder->format.c_str();
  schema.name = holder->name.c_str();
  schema.flags = ARROW_FLAG_NULLABLE;
  schema.n_children = static_cast<int64_t>(column.children.size());
  schema.children = schema.n_children == 0 ? nullptr : holder->schema_pointers.data();
  schema.dictionary = column.dictionary.empty() ? nullptr : &holder->schemas.back();
  schema.release = ReleaseSchema;
  schema.private_data = holder.release();
  return schema;
}

ArrowArray ArrayOf(const Column& column, const Export& how) {
  auto holder = std::make_unique<Holder>();
  holder->how = how;
  for (const auto& buffer : column.buffers) {
    holder->buffers.push_back(buffer.has_value() ? Block(*buffer, how.misaligned, holder.get())
                                                 : nullptr);
  }
  for (const Column& child : column.children) holder->arrays.push_back(ArrayOf(child, Inner(how)));
  for (const Column& one : column.dictionary) holder->arrays.push_back(ArrayOf(one, Inner(how)));
  for (ArrowArray& child : holder->arrays) holder->array_pointers.push_back(&child);
  ArrowArray array{};
  array.length = column.length;
  array.null_count = column.null_count;
  array.offset = column.offset;
  array.n_buffers = static_cast<int64_t>(holder->buffers.size());
  array.buffers = holder->buffers.data();
  array.n_children = static_cast<int64_t>(column.children.size());
  array.children = array.n_children == 0 ? nullptr : holder->array_pointers.data();
  array.dictionary = column.dictionary.empty() ? nullptr : &holder->arrays.back();
  array.release = ReleaseArray;
  array.private_data = holder.release();
  return array;
}

namespace {

struct StreamHolder {
  StreamPlan plan;
  Export how;
  size_t next = 0;
};

StreamHolder& HolderOf(ArrowArrayStream* stream) {
  return *static_cast<StreamHolder*>(stream->private_data);
}

int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
  StreamHolder& holder = HolderOf(stream);
  if (holder.plan.schema_fails != 0) return holder.plan.schema_fails;
  *out = SchemaOf(holder.plan.batches.front(), holder.how);
  return 0;
}

int GetNext(ArrowArrayStream* stream, ArrowArray* out) {
  StreamHolder& holder = HolderOf(stream);
  *out = {};
  if (holder.next == holder.plan.batches.size()) return holder.plan.fails;
  *out = ArrayOf(holder.plan.batches[holder.next++], holder.how);
  return 0;
}

const char* GetLastError(ArrowArrayStream* stream) { return HolderOf(stream).plan.last_error; }

void ReleaseStream(ArrowArrayStream* stream) {
  const std::unique_ptr<StreamHolder> holder(&HolderOf(stream));
  if (holder->how.releases != nullptr) ++holder->how.releases->streams;
  stream->release = nullptr;
}

}  // namespace

ArrowArrayStream StreamOf(const StreamPlan& plan, const Export& how) {
  ArrowArrayStream stream{};
  stream.get_schema = GetSchema;
  stream.get_next = GetNext;
  stream.get_last_error = GetLastError;
  stream.release = ReleaseStream;
  stream.private_data = new StreamHolder{plan, how, 0};
  return stream;
}

}  // namespace dangvien::testing
