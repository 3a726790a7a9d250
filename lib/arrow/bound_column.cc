// Which types a column takes, and what is wrong with a schema.
//
//   a text      "u", "U", "vu", or a dictionary of these
//   an enum     a text or an integer of any width
//   a date      an integer yyyymmdd of 32 or 64 bits, "tdD", "tdm", a timestamp
//   any of them "n": a column without values
//
// A schema that promises children and has none is refused before they are looked at.
// Tested by tests/unit/arrow/binding_test.cc
#include "arrow/bound_column.h"

#include "absl/strings/str_cat.h"

namespace dangvien::arrow {
namespace {

absl::string_view FormatOf(const ArrowSchema& schema) {
  return schema.format == nullptr ? "" : schema.format;
}

absl::string_view Expected(wire::FieldKind kind) {
  switch (kind) {
    case wire::FieldKind::kText:
    case wire::FieldKind::kBytes:
      return "utf8 or a dictionary of utf8";
    case wire::FieldKind::kEnum:
      return "utf8, a dictionary of utf8, or an integer";
    case wire::FieldKind::kBool:
      return "a bool";
    case wire::FieldKind::kDate:
      return "a date, a timestamp without a time zone or of UTC, or an integer yyyymmdd";
    case wire::FieldKind::kNumber:
    case wire::FieldKind::kMessage:
      break;
  }
  return "an integer";
}

bool Takes(wire::FieldKind kind, Layout layout, bool is_dictionary) {
  if (is_dictionary) {
    return IsText(layout) && (kind == wire::FieldKind::kText || kind == wire::FieldKind::kEnum);
  }
  if (layout == Layout::kNull) return true;
  switch (kind) {
    case wire::FieldKind::kText:
    case wire::FieldKind::kBytes:
      return IsText(layout);
    case wire::FieldKind::kEnum:
      return IsText(layout) || IsInteger(layout);
    case wire::FieldKind::kBool:
      return layout == Layout::kBool;
    case wire::FieldKind::kDate:
      return IsDay(layout) || (Layout::kInt32 <= layout && layout <= Layout::kUint64);
    case wire::FieldKind::kNumber:
      return IsInteger(layout);
    case wire::FieldKind::kMessage:
      break;
  }
  return false;
}

}  // namespace

std::string Binder::Below(const std::string& path, absl::string_view name) {
  return absl::StrCat(path, ".", name);
}

bool Binder::IsStruct(const ArrowSchema& schema) const {
  return schema.release != nullptr && FormatOf(schema) == "+s";
}

bool Binder::IsSound(const ArrowSchema& schema, const std::string& path) {
  const char* fault = nullptr;
  if (schema.release == nullptr) {
    fault = "expected a schema, found a released one";
  } else if (schema.format == nullptr) {
    fault = "expected a format, found none";
  } else if (schema.n_children < 0 || (schema.n_children > 0 && schema.children == nullptr)) {
    fault = "expected the children that the schema counts, found none";
  }
  for (int64_t i = 0; fault == nullptr && i < schema.n_children; ++i) {
    if (schema.children[i] == nullptr) {
      fault = "expected a child, found a null pointer";
    } else if (schema.children[i]->release == nullptr) {
      fault = "expected a child, found a released one";
    }
  }
  if (fault == nullptr && schema.dictionary != nullptr && schema.dictionary->release == nullptr) {
    fault = "expected a dictionary, found a released one";
  }
  if (fault == nullptr) return true;
  issues_.Add(IssueCode::kBrokenArray, path, fault);
  return false;
}

void Binder::WrongType(const ArrowSchema& schema, absl::string_view expected,
                       const std::string& path) {
  issues_.Add(IssueCode::kWrongType, path,
              schema.dictionary != nullptr
                  ? absl::StrCat("expected ", expected, ", found a dictionary of format `",
                                 FormatOf(*schema.dictionary), "`, indexed by format `",
                                 FormatOf(schema), "`")
                  : absl::StrCat("expected ", expected, ", found format `", FormatOf(schema), "`"));
}

BoundColumn Binder::Scalar(const ArrowSchema& schema, wire::FieldKind kind, std::string path) {
  BoundColumn column;
  column.path = std::move(path);
  if (!IsSound(schema, column.path)) return column;
  const std::optional<Format> format = ParseFormat(FormatOf(schema));
  bool fits = format.has_value();
  if (fits && schema.dictionary != nullptr) {
    if (!IsSound(*schema.dictionary, column.path)) return column;
    const std::optional<Format> values = ParseFormat(FormatOf(*schema.dictionary));
    fits = IsInteger(format->layout) && values.has_value() &&
           Takes(kind, values->layout, /*is_dictionary=*/true);
    if (fits) {
      column.dictionary.emplace_back();
      column.dictionary.front().path = column.path;
      column.dictionary.front().format = *values;
    }
  } else if (fits) {
    fits = Takes(kind, format->layout, /*is_dictionary=*/false);
  }
  if (!fits) {
    WrongType(schema, Expected(kind), column.path);
    return column;
  }
  column.format = *format;
  return column;
}

BoundColumn Binder::Nested(const ArrowSchema& schema, absl::string_view expected,
                           std::string path) {
  BoundColumn column;
  column.path = std::move(path);
  if (!IsSound(schema, column.path)) return column;
  const std::optional<Format> format = ParseFormat(FormatOf(schema));
  const bool is_list = expected == "a list";
  const bool fits = format.has_value() && schema.dictionary == nullptr &&
                    (format->layout == Layout::kNull ||
                     (is_list ? IsList(format->layout) : format->layout == Layout::kStruct));
  if (!fits) {
    WrongType(schema, expected, column.path);
  } else if (IsList(format->layout) && schema.n_children != 1) {
    issues_.Add(IssueCode::kBrokenArray, column.path,
                absl::StrCat("expected a list of 1 child, found ", schema.n_children));
  } else {
    column.format = *format;
  }
  return column;
}

void Binder::UnknownColumn(const std::string& path) {
  issues_.Add(IssueCode::kUnknownField, path, "no column of this table has this name");
}

void Binder::StatedTwice(const std::string& path) {
  issues_.Add(IssueCode::kDuplicateId, path, "another column of this name is there already");
}

void Binder::Missing(const std::string& path) {
  issues_.Add(IssueCode::kMissingField, path, "expected this column, found none");
}

BoundColumn Binder::List(const ArrowSchema& schema, std::string path, BindElement element) {
  BoundColumn column = Nested(schema, "a list", std::move(path));
  if (!IsList(column.format.layout)) return column;
  column.children.push_back(element(*schema.children[0], column.path + "[]"));
  return column;
}

BoundColumn Binder::Struct(const ArrowSchema& schema, std::string path, BindChild child) {
  BoundColumn column = Nested(schema, "a struct", std::move(path));
  if (column.format.layout != Layout::kStruct) return column;
  for (int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& inner = *schema.children[i];
    const absl::string_view name = inner.name == nullptr ? "" : inner.name;
    column.children.push_back(child(inner, name, Below(column.path, name)));
  }
  return column;
}

BoundColumn Binder::StructOfFields(const ArrowSchema& schema, const std::string& path,
                                   int field_count, BindField bind) {
  std::vector<int> child_of_field(static_cast<size_t>(field_count), -1);
  int child = 0;
  BoundColumn column = Struct(
      schema, path, [&](const ArrowSchema& inner, absl::string_view name, const std::string& at) {
        BoundColumn bound;
        int field = 0;
        if (!bind(inner, name, at, &field, &bound)) {
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
