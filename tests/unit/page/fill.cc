#include "tests/unit/page/fill.h"

#include <memory>
#include <vector>

#include "google/protobuf/descriptor.h"

namespace dangvien {
namespace {

using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kMaxDepth = 7;

bool IsNestedCondition(const FieldDescriptor& field) {
  return field.message_type() != nullptr && (field.message_type()->name() == "Condition" ||
                                             field.message_type()->name() == "ConditionList");
}

void SetWord(Message& message, const FieldDescriptor& field, const std::string& word) {
  const Reflection& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    reflection.AddString(&message, &field, word);
  } else {
    reflection.SetString(&message, &field, word);
  }
}

void SetEnum(Message& message, const FieldDescriptor& field, const EnumValueDescriptor& value) {
  const Reflection& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    reflection.AddEnum(&message, &field, &value);
  } else {
    reflection.SetEnum(&message, &field, &value);
  }
}

void SetNumber(Message& message, const FieldDescriptor& field, uint32_t number) {
  const Reflection& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.SetBool(&message, &field, number % 2 == 1);
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection.SetInt32(&message, &field, static_cast<int32_t>(number));
    default:
      return reflection.SetUInt32(&message, &field, number);
  }
}

uint32_t NumberOf(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? 1 : 0;
    case FieldDescriptor::CPPTYPE_INT32:
      return static_cast<uint32_t>(reflection.GetInt32(message, &field));
    default:
      return reflection.GetUInt32(message, &field);
  }
}

}  // namespace

std::string Filler::Word(const FieldDescriptor& field) {
  const bool is_tier = field.name().find("tier_id") != std::string::npos ||
                       (field.name() == "id" && field.containing_type()->name() == "Tier");
  if (is_tier) return "T" + std::to_string(Below(3));
  // The default of a reading is to be one of its options.
  const std::string name = field.name() == "default_option_id" ? "id" : field.name();
  return name + "-" + std::to_string(Below(9));
}

void Filler::Fill(Message& message, int depth) {
  const auto& type = *message.GetDescriptor();
  if (type.name() == "Share") {
    message.GetReflection()->SetUInt32(&message, type.field(0), 1 + Below(3));
    message.GetReflection()->SetUInt32(&message, type.field(1), 3 + Below(2));
    return;
  }
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.containing_oneof() != nullptr) continue;
    FillField(message, field, depth);
  }
  for (int i = 0; i < type.oneof_decl_count(); ++i) {
    const auto& choice = *type.oneof_decl(i);
    // Deep down, no condition within a condition.
    const FieldDescriptor* field = nullptr;
    while (field == nullptr || (depth > 4 && field->name() != "attested" &&
                                choice.name() == "kind" && type.name() == "Condition")) {
      field = choice.field(static_cast<int>(Below(static_cast<uint32_t>(choice.field_count()))));
    }
    FillField(message, *field, depth);
  }
}

void Filler::FillField(Message& message, const FieldDescriptor& field, int depth) {
  const Reflection& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    if (depth > kMaxDepth || (depth > 5 && IsNestedCondition(field))) return;
    if (!field.is_repeated() && !IsNestedCondition(field) && Below(6) == 0) return;
    const uint32_t count = field.is_repeated() ? 1 + Below(2) : 1;
    for (uint32_t i = 0; i < count; ++i) {
      Fill(field.is_repeated() ? *reflection.AddMessage(&message, &field)
                               : *reflection.MutableMessage(&message, &field),
           depth + 1);
    }
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    SetWord(message, field, Word(field));
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    const int count = field.enum_type()->value_count();
    SetEnum(message, field,
            *field.enum_type()->value(static_cast<int>(Below(static_cast<uint32_t>(count)))));
  } else {
    SetNumber(message, field, Below(5));
  }
}

void ForEachChange(Message& message, const std::function<void(const std::string&)>& visit) {
  const auto& type = *message.GetDescriptor();
  const Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const std::string name = type.name() + "." + field.name();
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (field.is_repeated()) {
        for (int j = 0; j < reflection.FieldSize(message, &field); ++j) {
          ForEachChange(*reflection.MutableRepeatedMessage(&message, &field, j), visit);
        }
      } else if (reflection.HasField(message, &field)) {
        ForEachChange(*reflection.MutableMessage(&message, &field), visit);
      }
      continue;
    }
    if (field.real_containing_oneof() != nullptr && !reflection.HasField(message, &field)) continue;
    const std::unique_ptr<Message> before(message.New());
    before->CopyFrom(message);
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      for (int value = 0; value < field.enum_type()->value_count(); ++value) {
        if (!field.is_repeated() && reflection.GetEnum(message, &field)->index() ==
                                        field.enum_type()->value(value)->index())
          continue;
        reflection.ClearField(&message, &field);
        SetEnum(message, field, *field.enum_type()->value(value));
        visit(name + "=" + field.enum_type()->value(value)->name());
        message.CopyFrom(*before);
      }
      continue;
    }
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      reflection.ClearField(&message, &field);
      SetWord(message, field, "T2");
    } else {
      SetNumber(message, field, NumberOf(message, field) + 1);
    }
    visit(name);
    message.CopyFrom(*before);
  }
}

}  // namespace dangvien
