// What the fields of a message are called and what they hold, for code that treats all messages
// alike. tools/wiregen writes one VisitFields() a message beside its struct:
//
//   struct Print {
//     template <typename Message, typename Member>
//     void operator()(const FieldInfo& field, Member Message::*member) { ... }
//   };
//   VisitFields(MessageTag<Unit>(), Print());   // units in the order of field numbers
//
// and one EnumTable an enum. So no name of a field is typed a second time.
#ifndef DANGVIEN_WIRE_FIELDS_H_
#define DANGVIEN_WIRE_FIELDS_H_

#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include "absl/strings/string_view.h"

namespace dangvien::wire {

// What one value of a field is. A date is an int32 whose name says so (`held_on`, `end_date`,
// `holiday_dates`).
enum class FieldKind { kNumber, kBool, kEnum, kDate, kText, kBytes, kMessage };

inline constexpr int kNoOneof = -1;

struct FieldInfo {
  const char* name;  // as in the .proto file
  FieldKind kind;
  int oneof;  // its number within the message, or kNoOneof
};

// Selects the VisitFields() of a message.
template <typename Message>
struct MessageTag {
  using Type = Message;
};

// The values of an enum and what their names begin with: `kPrefix`, `kValues`.
template <typename Enum>
struct EnumTable;

// The value that `name` names, with or without the prefix ("UNIT_KIND_BRANCH", "BRANCH"); nothing
// for another name.
template <typename Enum>
std::optional<Enum> EnumOf(absl::string_view name) {
  for (const Enum value : EnumTable<Enum>::kValues) {
    const absl::string_view full = Name(value);
    if (name == full || name == full.substr(EnumTable<Enum>::kPrefix.size())) return value;
  }
  return std::nullopt;
}

// An enum for code that need not know which.
struct EnumType {
  absl::string_view name;
  std::optional<int32_t> (*number_of)(absl::string_view name) = nullptr;  // as EnumOf()
  bool (*is_known)(int32_t number) = nullptr;
};

template <typename Enum>
inline constexpr EnumType kEnumType = {
    TypeName(Enum{}),
    [](absl::string_view name) -> std::optional<int32_t> {
      const std::optional<Enum> value = EnumOf<Enum>(name);
      if (!value.has_value()) return std::nullopt;
      return static_cast<int32_t>(*value);
    },
    [](int32_t number) { return IsKnown(static_cast<Enum>(number)); },
};

// How many fields a message has.
template <typename Message>
int FieldCountOf() {
  int count = 0;
  VisitFields(MessageTag<Message>(), [&count](const FieldInfo&, auto) { ++count; });
  return count;
}

// The name of one field, as a literal.
template <typename Message, typename Member>
const char* NameOf(Member Message::*member) {
  const char* name = "";
  VisitFields(MessageTag<Message>(), [&](const FieldInfo& field, auto other) {
    if constexpr (std::is_same_v<decltype(other), Member Message::*>) {
      if (other == member) name = field.name;
    }
  });
  return name;
}

}  // namespace dangvien::wire

#endif  // DANGVIEN_WIRE_FIELDS_H_
