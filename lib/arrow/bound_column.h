// A schema that was checked: the tree of its columns, and which field of a message each fills.
#ifndef DANGVIEN_ARROW_BOUND_COLUMN_H_
#define DANGVIEN_ARROW_BOUND_COLUMN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "arrow/format.h"
#include "base/issue_list.h"
#include "dangvien/arrow.h"
#include "wire/fields.h"

namespace dangvien::arrow {

struct BoundColumn {
  std::string path;                     // "people.marks.c1"
  Format format;                        // of a dictionary's indexes where there is one
  std::vector<BoundColumn> dictionary;  // none, or its values
  std::vector<BoundColumn> children;
  // A struct that fills a message: by field, in the order of VisitFields(), the child; or -1.
  std::vector<int> child_of_field;

  // What a cell holds, by an index or directly.
  Layout layout() const {
    return dictionary.empty() ? format.layout : dictionary.front().format.layout;
  }
};

// Checks a schema; every fault is an issue at the path of its column.
class Binder {
 public:
  explicit Binder(IssueList* issues) : issues_(*issues) {}

  // A column of a scalar field.
  BoundColumn Scalar(const ArrowSchema& schema, wire::FieldKind kind, std::string path);

  // What binds the element of a list, at a path, and the child of a struct, by its name.
  using BindElement = absl::FunctionRef<BoundColumn(const ArrowSchema&, const std::string&)>;
  using BindChild =
      absl::FunctionRef<BoundColumn(const ArrowSchema&, absl::string_view, const std::string&)>;

  // A column of a field that holds many.
  BoundColumn List(const ArrowSchema& schema, std::string path, BindElement element);

  // A struct: each child is bound, in their order.
  BoundColumn Struct(const ArrowSchema& schema, std::string path, BindChild child);

  // A struct whose children are fields of the message.
  template <typename Message>
  BoundColumn MessageOf(const ArrowSchema& schema, const std::string& path);

  // Binds `schema` to the field of the message that is called `name`; false where there is none.
  // `field` is set to its number in the order of VisitFields().
  template <typename Message>
  bool Field(const ArrowSchema& schema, absl::string_view name, const std::string& path, int* field,
             BoundColumn* column);

  void UnknownColumn(const std::string& path);
  void StatedTwice(const std::string& path);
  void Missing(const std::string& path);

  static std::string Below(const std::string& path, absl::string_view name);
  // "+s", whatever is below it; false for a schema that is released or broken.
  bool IsStruct(const ArrowSchema& schema) const;

 private:
  // As Field(), of one message.
  using BindField = absl::FunctionRef<bool(const ArrowSchema&, absl::string_view,
                                           const std::string&, int*, BoundColumn*)>;
  // The code that all messages share.
  BoundColumn StructOfFields(const ArrowSchema& schema, const std::string& path, int field_count,
                             BindField bind);

  // The format and the children's number of a list or struct; another layout is an issue.
  BoundColumn Nested(const ArrowSchema& schema, absl::string_view expected, std::string path);
  // False, with an issue, for a schema that is released or lacks what its numbers promise.
  bool IsSound(const ArrowSchema& schema, const std::string& path);
  void WrongType(const ArrowSchema& schema, absl::string_view expected, const std::string& path);

  template <typename Value>
  BoundColumn Member(const ArrowSchema& schema, const wire::FieldInfo& info,
                     const std::string& path);

  IssueList& issues_;
};

// What one value of a member is: T of T, std::optional<T> and std::vector<T>.
template <typename T>
struct ValueOf {
  using Type = T;
  static constexpr bool kIsList = false;
};
template <typename T>
struct ValueOf<std::optional<T>> : ValueOf<T> {};
template <typename T>
struct ValueOf<std::vector<T>> {
  using Type = T;
  static constexpr bool kIsList = true;
};

template <typename Value>
inline constexpr bool kIsMessage =
    std::is_class_v<Value> && !std::is_same_v<Value, absl::string_view>;

template <typename Value>
BoundColumn Binder::Member(const ArrowSchema& schema, const wire::FieldInfo& info,
                           const std::string& path) {
  if constexpr (kIsMessage<Value>) {
    return MessageOf<Value>(schema, path);
  } else {
    return Scalar(schema, info.kind, path);
  }
}

template <typename Message>
bool Binder::Field(const ArrowSchema& schema, absl::string_view name, const std::string& path,
                   int* field, BoundColumn* column) {
  int number = 0;
  bool found = false;
  VisitFields(wire::MessageTag<Message>(), [&](const wire::FieldInfo& info, auto member) {
    const int own = number++;
    if (found || name != info.name) return;
    found = true;
    *field = own;
    using Kept = ValueOf<std::decay_t<decltype(std::declval<Message>().*member)>>;
    const auto bind = [&](const ArrowSchema& inner, const std::string& at) {
      return Member<typename Kept::Type>(inner, info, at);
    };
    *column = Kept::kIsList ? List(schema, path, bind) : bind(schema, path);
  });
  return found;
}

template <typename Message>
BoundColumn Binder::MessageOf(const ArrowSchema& schema, const std::string& path) {
  return StructOfFields(
      schema, path, static_cast<int>(wire::FieldCountOf<Message>()),
      [this](const ArrowSchema& inner, absl::string_view name, const std::string& at, int* field,
             BoundColumn* column) { return Field<Message>(inner, name, at, field, column); });
}

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_BOUND_COLUMN_H_
