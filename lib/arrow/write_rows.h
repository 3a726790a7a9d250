// Messages as rows of a table: one writer for all, over VisitFields().
//
// A text, an enum or a date that is empty or 0 is null: it says "not stated". So is a message or an
// optional field that is absent; numbers, bools and lists never are.
#ifndef DANGVIEN_ARROW_WRITE_ROWS_H_
#define DANGVIEN_ARROW_WRITE_ROWS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "arrow/bound_column.h"
#include "arrow/out_column.h"
#include "base/date.h"
#include "wire/fields.h"

namespace dangvien::arrow {

// Fields that a table leaves out, because they are tables of their own.
template <typename Message, typename Member>
struct IsLeftOut : std::false_type {};

template <typename Message>
OutType TypeOfMessage(std::string name);

template <typename Value>
OutType TypeOfValue(const wire::FieldInfo& info, std::string name) {
  if constexpr (kIsMessage<Value>) {
    return TypeOfMessage<Value>(std::move(name));
  } else {
    OutType type;
    type.name = std::move(name);
    if constexpr (std::is_enum_v<Value>) {
      type.format = "c";
      for (const Value value : wire::EnumTable<Value>::kValues) {
        type.dictionary.push_back(Name(value));
      }
    } else if constexpr (std::is_same_v<Value, absl::string_view>) {
      type.format = info.kind == wire::FieldKind::kBytes ? "z" : "u";
    } else if constexpr (std::is_same_v<Value, bool>) {
      type.format = "b";
    } else if (info.kind == wire::FieldKind::kDate) {
      type.format = "tdD";
    } else {
      constexpr bool kIsWide = sizeof(Value) == 8;
      constexpr bool kIsSigned = std::is_signed_v<Value>;
      type.format = kIsWide ? (kIsSigned ? "l" : "L") : (kIsSigned ? "i" : "I");
    }
    return type;
  }
}

template <typename Message>
OutType TypeOfMessage(std::string name) {
  OutType type;
  type.name = std::move(name);
  type.format = "+s";
  VisitFields(wire::MessageTag<Message>(), [&](const wire::FieldInfo& info, auto member) {
    using Member = std::decay_t<decltype(std::declval<Message>().*member)>;
    using Kept = ValueOf<Member>;
    if constexpr (!IsLeftOut<Message, Member>::value) {
      if constexpr (Kept::kIsList) {
        OutType list;
        list.name = info.name;
        list.format = "+l";
        list.children.push_back(TypeOfValue<typename Kept::Type>(info, "item"));
        type.children.push_back(std::move(list));
      } else {
        type.children.push_back(TypeOfValue<typename Kept::Type>(info, info.name));
      }
    }
  });
  return type;
}

template <typename Message>
void AddFields(const Message& message, OutColumn* row);

template <typename Value>
void AddValue(const Value& value, wire::FieldKind kind, OutColumn* out) {
  if constexpr (kIsMessage<Value>) {
    AddFields(value, out);
    out->AddNested();
  } else if constexpr (std::is_enum_v<Value>) {
    if (value == Value{}) return out->AddNull();
    const auto* const first = std::begin(wire::EnumTable<Value>::kValues);
    const auto* const found = std::find(first, std::end(wire::EnumTable<Value>::kValues), value);
    out->AddNumber(static_cast<int8_t>(found - first));
  } else if constexpr (std::is_same_v<Value, absl::string_view>) {
    if (value.empty()) return out->AddNull();
    out->AddText(value);
  } else if constexpr (std::is_same_v<Value, bool>) {
    out->AddBool(value);
  } else {
    if constexpr (std::is_same_v<Value, int32_t>) {
      if (kind == wire::FieldKind::kDate) {
        const std::optional<Date> date = Date::FromYyyymmdd(value);
        return date.has_value() ? out->AddNumber(date->day_number()) : out->AddNull();
      }
    }
    out->AddNumber(value);
  }
}

template <typename Value>
void AddValue(const std::optional<Value>& value, wire::FieldKind kind, OutColumn* out) {
  if (!value.has_value()) return out->AddNull();
  AddValue(*value, kind, out);
}

template <typename Value>
void AddValue(const std::vector<Value>& values, wire::FieldKind kind, OutColumn* out) {
  for (const Value& value : values) AddValue(value, kind, &out->child(0));
  out->AddNested();
}

// A cell for each field that is not left out; the row itself is the caller's to add.
template <typename Message>
void AddFields(const Message& message, OutColumn* row) {
  size_t child = 0;
  VisitFields(wire::MessageTag<Message>(), [&](const wire::FieldInfo& info, auto member) {
    using Member = std::decay_t<decltype(message.*member)>;
    if constexpr (!IsLeftOut<Message, Member>::value) {
      AddValue(message.*member, info.kind, &row->child(child++));
    }
  });
}

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_WRITE_ROWS_H_
