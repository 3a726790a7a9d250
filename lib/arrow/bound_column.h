// A schema that was checked: the tree of its columns, and which field of a message each fills.
#ifndef DANGVIEN_ARROW_BOUND_COLUMN_H_
#define DANGVIEN_ARROW_BOUND_COLUMN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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

  // A column of a field that holds many; its only child is bound by `element(schema, path)`.
  template <typename Element>
  BoundColumn List(const ArrowSchema& schema, std::string path, const Element& element) {
    BoundColumn column = Nested(schema, "a list", std::move(path));
    if (!IsList(column.format.layout)) return column;
    column.children.push_back(element(*schema.children[0], column.path + "[]"));
    return column;
  }

  // A struct: each child is bound by `child(schema, name, path)`, in their order.
  template <typename Child>
  BoundColumn Struct(const ArrowSchema& schema, std::string path, const Child& child) {
    BoundColumn column = Nested(schema, "a struct", std::move(path));
    if (column.format.layout != Layout::kStruct) return column;
    for (int64_t i = 0; i < schema.n_children; ++i) {
      const ArrowSchema& inner = *schema.children[i];
      const absl::string_view name = inner.name == nullptr ? "" : inner.name;
      column.children.push_back(child(inner, name, Below(column.path, name)));
    }
    return column;
  }

  // A struct whose children are fields of the message.
  template <typename Message>
  BoundColumn MessageOf(const ArrowSchema& schema, std::string path);

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
  // The format and the children's number of a list or struct; another layout is an issue.
  BoundColumn Nested(const ArrowSchema& schema, absl::string_view expected, std::string path);
  // False, with an issue, for a schema that is released or lacks what its numbers promise.
  bool IsSound(const ArrowSchema& schema, const std::string& path);
  void WrongType(const ArrowSchema& schema, absl::string_view expected, const std::string& path);

  template <typename Value>
  BoundColumn Member(const ArrowSchema& schema, const wire::FieldInfo& info, std::string path);

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
                           std::string path) {
  if constexpr (kIsMessage<Value>) {
    return MessageOf<Value>(schema, std::move(path));
  } else {
    return Scalar(schema, info.kind, std::move(path));
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
    const auto bind = [&](const ArrowSchema& inner, std::string at) {
      return Member<typename Kept::Type>(inner, info, std::move(at));
    };
    *column = Kept::kIsList ? List(schema, path, bind) : bind(schema, path);
  });
  return found;
}

template <typename Message>
BoundColumn Binder::MessageOf(const ArrowSchema& schema, std::string path) {
  std::vector<int> child_of_field(static_cast<size_t>(wire::FieldCountOf<Message>()), -1);
  int child = 0;
  BoundColumn column =
      Struct(schema, std::move(path),
             [&](const ArrowSchema& inner, absl::string_view name, const std::string& at) {
               BoundColumn bound;
               int field = 0;
               if (!Field<Message>(inner, name, at, &field, &bound)) {
                 UnknownColumn(at);
               } else if (std::exchange(child_of_field[static_cast<size_t>(field)], child) != -1) {
                 StatedTwice(at);
               }
               ++child;
               return bound;
             });
  column.child_of_field = std::move(child_of_field);
  return column;
}

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_BOUND_COLUMN_H_
