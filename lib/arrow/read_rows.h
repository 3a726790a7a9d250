// Rows of any message from the cells of a struct: one reader for all, over VisitFields().
//
//   {"id": "u1", "group_ids": ["a"], "ratings": [{"side": "PARTY", ...}]}  ->  wire::Unit
//
// A null is "not stated". Texts are views into the array. Faults are issues with the place of the
// cell; the field then stays as it was.
#ifndef DANGVIEN_ARROW_READ_ROWS_H_
#define DANGVIEN_ARROW_READ_ROWS_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "arrow/column_view.h"
#include "base/issue_list.h"
#include "dataset/place.h"

namespace dangvien::arrow {

// An enumerator, from its name or its number; nothing where it is not stated or not known.
std::optional<int32_t> ReadEnumerator(const ColumnView& view, int64_t row,
                                      const wire::EnumType& type, const CellFaults& faults);

template <typename Enum>
std::optional<Enum> ReadEnum(const ColumnView& view, int64_t row, const CellFaults& faults) {
  const std::optional<int32_t> number = ReadEnumerator(view, row, wire::kEnumType<Enum>, faults);
  if (!number.has_value()) return std::nullopt;
  return static_cast<Enum>(*number);
}

template <typename Number>
std::optional<Number> ReadNumber(const ColumnView& view, int64_t row, const CellFaults& faults) {
  const std::optional<int64_t> value = view.Integer(row, faults);
  if (!value.has_value()) return std::nullopt;
  const auto number = static_cast<Number>(*value);
  const bool is_negative = std::is_unsigned_v<Number> && *value < 0;
  if (!is_negative && static_cast<int64_t>(number) == *value) return number;
  faults.Add(IssueCode::kNumberOutOfRange,
             absl::StrCat("expected ", std::numeric_limits<Number>::min(), " to ",
                          std::numeric_limits<Number>::max(), ", found ", *value));
  return std::nullopt;
}

// One scalar of the field's type.
template <typename Value>
std::optional<Value> ReadScalar(const ColumnView& view, int64_t row, wire::FieldKind kind,
                                const CellFaults& faults) {
  if constexpr (std::is_enum_v<Value>) {
    return ReadEnum<Value>(view, row, faults);
  } else if constexpr (std::is_same_v<Value, absl::string_view>) {
    return view.Text(row, faults);
  } else if constexpr (std::is_same_v<Value, bool>) {
    return view.Bool(row);
  } else {
    if constexpr (std::is_same_v<Value, int32_t>) {
      if (kind == wire::FieldKind::kDate) return view.Date(row, faults);
    }
    return ReadNumber<Value>(view, row, faults);
  }
}

class RowReader {
 public:
  explicit RowReader(IssueList* issues) : issues_(*issues) {}

  // Cell `row` of a struct. `place` is that of the row; at most three steps deep.
  template <typename Message>
  void Read(const ColumnView& view, int64_t row, const Place& place, Message* out) {
    if (view.IsNull(row)) return;
    int number = 0;
    uint32_t stated = 0;  // oneofs, by number
    VisitFields(wire::MessageTag<Message>(), [&](const wire::FieldInfo& info, auto member) {
      const ColumnView* child = view.child_of_field(number++);
      if (child == nullptr) return;
      const Cell cell{*child, view.first() + row, info, place};
      if (info.oneof == wire::kNoOneof) return ReadField(cell, &(out->*member));
      auto value = std::decay_t<decltype(out->*member)>();
      ReadField(cell, &value);
      if (!IsStated(value)) return;
      const uint32_t bit = 1u << info.oneof;
      if ((stated & bit) != 0) return StatedTwice(place, info.name);
      stated |= bit;
      out->*member = value;
    });
  }

 private:
  struct Cell {
    const ColumnView& view;
    int64_t row;
    const wire::FieldInfo& info;
    const Place& place;  // of the message
  };

  // Of a oneof, `false` says no more than nothing.
  template <typename Value>
  static bool IsStated(const std::optional<Value>& value) {
    if constexpr (std::is_same_v<Value, bool>) return value.has_value() && *value;
    return value.has_value();
  }
  template <typename Value>
  static bool IsStated(const Value&) {
    return true;
  }

  void StatedTwice(const Place& place, const char* field) {
    issues_.Add(IssueCode::kDuplicateFact, place.Field(field),
                "another field that excludes this one is stated");
  }

  template <typename Value>
  void ReadField(const Cell& cell, Value* out) {
    if constexpr (kIsMessage<Value>) {
      Read(cell.view, cell.row, cell.place.In(cell.info.name, -1), out);
    } else {
      const auto path = [&cell] { return cell.place.Field(cell.info.name); };
      const std::optional<Value> value =
          ReadScalar<Value>(cell.view, cell.row, cell.info.kind, CellFaults(&issues_, path));
      if (value.has_value()) *out = *value;
    }
  }

  template <typename Value>
  void ReadField(const Cell& cell, std::optional<Value>* out) {
    if (cell.view.IsNull(cell.row)) return;
    Value value{};
    if constexpr (kIsMessage<Value>) {
      ReadField(cell, &value);
      *out = value;
    } else {
      const auto path = [&cell] { return cell.place.Field(cell.info.name); };
      *out = ReadScalar<Value>(cell.view, cell.row, cell.info.kind, CellFaults(&issues_, path));
    }
  }

  template <typename Value>
  void ReadField(const Cell& cell, std::vector<Value>* out) {
    const auto path = [&cell] { return cell.place.Field(cell.info.name); };
    const ListRange range = cell.view.List(cell.row, CellFaults(&issues_, path));
    for (int64_t i = range.begin; i < range.end; ++i) {
      ReadElement(cell, i, i - range.begin, &out->emplace_back());
    }
  }

  template <typename Value>
  void ReadElement(const Cell& list, int64_t row, int64_t index, Value* out) {
    const ColumnView& view = list.view.children()[0];
    const Place at = list.place.In(list.info.name, index);
    const auto path = [&at] { return at.ToString(); };
    const CellFaults faults(&issues_, path);
    if (view.IsNull(row)) return faults.Add(IssueCode::kMissingField, "expected one, found null");
    if constexpr (kIsMessage<Value>) {
      Read(view, row, at, out);
    } else {
      const std::optional<Value> value = ReadScalar<Value>(view, row, list.info.kind, faults);
      if (value.has_value()) *out = *value;
    }
  }

  IssueList& issues_;
};

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_READ_ROWS_H_
