// A consumer that reads what the format strings say, and nothing of the library.
#include "tests/arrow/read_tables.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <cstring>

namespace dangvien::testing {
namespace {

namespace pb = google::protobuf;

template <typename T>
T At(const void* buffer, int64_t index) {
  T value;
  std::memcpy(&value, static_cast<const char*>(buffer) + index * static_cast<int64_t>(sizeof(T)),
              sizeof(T));
  return value;
}

bool Bit(const void* buffer, int64_t index) {
  return (At<uint8_t>(buffer, index / 8) >> (index % 8) & 1) != 0;
}

std::string CellText(const ArrowSchema& schema, const ArrowArray& array, int64_t row);

std::string StructText(const ArrowSchema& schema, const ArrowArray& array, int64_t row) {
  std::string text = "{";
  for (int64_t i = 0; i < schema.n_children; ++i) {
    const std::string cell = CellText(*schema.children[i], *array.children[i], array.offset + row);
    if (cell.empty()) continue;
    text += (text.size() > 1 ? ", " : "") + std::string(schema.children[i]->name) + ": " + cell;
  }
  return text + "}";
}

std::string ListText(const ArrowSchema& schema, const ArrowArray& array, int64_t at) {
  std::string text = "[";
  for (int64_t i = At<int32_t>(array.buffers[1], at); i < At<int32_t>(array.buffers[1], at + 1);
       ++i) {
    text += (text.size() > 1 ? ", " : "") + CellText(*schema.children[0], *array.children[0], i);
  }
  return text + "]";
}

// Empty for a null.
std::string CellText(const ArrowSchema& schema, const ArrowArray& array, int64_t row) {
  EXPECT_LT(row, array.length) << schema.name;
  const int64_t at = array.offset + row;
  if (array.buffers[0] != nullptr && !Bit(array.buffers[0], at)) return "";
  const std::string format = schema.format;
  const void* values = array.n_buffers > 1 ? array.buffers[1] : nullptr;
  if (schema.dictionary != nullptr) {
    return CellText(*schema.dictionary, *array.dictionary, At<int8_t>(values, at));
  }
  if (format == "+s") return StructText(schema, array, row);
  if (format == "+l") return ListText(schema, array, at);
  if (format == "b") return Bit(values, at) ? "true" : "false";
  if (format == "i") return std::to_string(At<int32_t>(values, at));
  if (format == "I") return std::to_string(At<uint32_t>(values, at));
  if (format == "l") return std::to_string(At<int64_t>(values, at));
  if (format == "L") return std::to_string(At<uint64_t>(values, at));
  EXPECT_TRUE(format == "u" || format == "z") << format;
  const auto begin = At<int32_t>(values, at);
  const auto end = At<int32_t>(values, at + 1);
  return std::string(static_cast<const char*>(array.buffers[2]) + begin,
                     static_cast<size_t>(end - begin));
}

// The text of one value of a field; empty where a table has a null.
std::string ValueText(const pb::Message& message, const pb::FieldDescriptor& field, int index);

std::string FieldTexts(const pb::Message& message, const std::string& before) {
  std::string text = before;
  const bool is_subject = message.GetDescriptor()->name() == "SubjectResult";
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const pb::FieldDescriptor& field = *message.GetDescriptor()->field(i);
    if (is_subject && (field.name() == "reasons" || field.name() == "open_facts")) continue;
    std::string cell;
    if (field.is_repeated()) {
      cell = "[";
      for (int j = 0; j < message.GetReflection()->FieldSize(message, &field); ++j) {
        cell += (j > 0 ? ", " : "") + ValueText(message, field, j);
      }
      cell += "]";
    } else {
      cell = ValueText(message, field, -1);
    }
    if (cell.empty()) continue;
    text += (text.size() > 1 ? ", " : "") + field.name() + ": " + cell;
  }
  return text + "}";
}

std::string ValueText(const pb::Message& message, const pb::FieldDescriptor& field, int index) {
  const pb::Reflection& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
      return index < 0 ? reflection.GetString(message, &field)
                       : reflection.GetRepeatedString(message, &field, index);
    case pb::FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? "true" : "false";
    case pb::FieldDescriptor::CPPTYPE_INT32:
      return std::to_string(reflection.GetInt32(message, &field));
    case pb::FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(reflection.GetUInt32(message, &field));
    case pb::FieldDescriptor::CPPTYPE_UINT64:
      return std::to_string(reflection.GetUInt64(message, &field));
    case pb::FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = reflection.GetEnum(message, &field);
      return value->number() == 0 ? "" : value->name();
    }
    default:
      break;
  }
  if (index >= 0) return FieldTexts(reflection.GetRepeatedMessage(message, &field, index), "{");
  if (!reflection.HasField(message, &field)) return "";
  return FieldTexts(reflection.GetMessage(message, &field), "{");
}

}  // namespace

std::vector<std::string> RowTexts(const ArrowSchema& schema, const ArrowArray& array) {
  std::vector<std::string> texts;
  for (int64_t row = 0; row < array.length; ++row) texts.push_back(CellText(schema, array, row));
  return texts;
}

std::vector<std::string> PullTexts(ArrowArrayStream* stream) {
  std::vector<std::string> texts;
  ArrowSchema schema{};
  EXPECT_EQ(stream->get_schema(stream, &schema), 0);
  while (true) {
    ArrowArray array{};
    EXPECT_EQ(stream->get_next(stream, &array), 0);
    if (array.release == nullptr) break;
    for (std::string& text : RowTexts(schema, array)) texts.push_back(std::move(text));
    array.release(&array);
  }
  schema.release(&schema);
  stream->release(stream);
  return texts;
}

std::vector<std::string> ExpectedTexts(const v1::Result& result, const std::string& table) {
  std::vector<std::string> texts;
  if (table == "reasons" || table == "open_facts") {
    for (const v1::SubjectResult& subject : result.subjects()) {
      const std::string before = "{subject: " + FieldTexts(subject.subject(), "{");
      const auto add = [&](const auto& entries) {
        for (const auto& entry : entries) texts.push_back(FieldTexts(entry, before));
      };
      if (table == "reasons") {
        add(subject.reasons());
      } else {
        add(subject.open_facts());
      }
    }
    return texts;
  }
  const pb::FieldDescriptor* field = result.GetDescriptor()->FindFieldByName(table);
  EXPECT_NE(field, nullptr) << table;
  for (int i = 0; field != nullptr && i < result.GetReflection()->FieldSize(result, field); ++i) {
    texts.push_back(FieldTexts(result.GetReflection()->GetRepeatedMessage(result, field, i), "{"));
  }
  return texts;
}

}  // namespace dangvien::testing
