// Checks the structure of arrays: numbers of buffers and children, lengths, null pointers.
//
// What is asked of a buffer that is there depends on the array's own numbers alone, so nothing is
// read here but the last offset of texts. A buffer may be null where nothing has to be in it.
// Tested by tests/unit/arrow/hostile_test.cc
#include <algorithm>
#include <limits>
#include <string>

#include "absl/strings/str_cat.h"
#include "arrow/column_view.h"

namespace dangvien::arrow {
namespace {

// Without those of text views, which have as many as they need.
int64_t BuffersOf(Layout layout) {
  switch (layout) {
    case Layout::kNull:
      return 0;
    case Layout::kStruct:
      return 1;
    case Layout::kText32:
    case Layout::kText64:
    case Layout::kListView32:
    case Layout::kListView64:
      return 3;
    default:
      return 2;
  }
}

// Such a column has no buffers, so its length says nothing about what somebody has in memory: lists
// of it are empty.
bool HoldsNothing(const BoundColumn& column) {
  if (column.format.layout != Layout::kStruct) return column.format.layout == Layout::kNull;
  return std::all_of(column.children.begin(), column.children.end(), HoldsNothing);
}

}  // namespace

class Viewer {
 public:
  explicit Viewer(IssueList* issues) : issues_(*issues) {}

  ColumnView View(const BoundColumn& column, const ArrowArray& array) {
    ColumnView view;
    view.column_ = &column;
    if (!Counts(column, array)) return view;
    view.offset_ = array.offset;
    view.length_ = array.length;
    if (column.format.layout != Layout::kNull && !Buffers(array, &view)) return view;
    if (!column.dictionary.empty() && !Dictionary(column, array, &view)) return view;
    const int64_t faults = issues_.count();
    for (size_t i = 0; i < column.children.size(); ++i) {
      view.children_.push_back(View(column.children[i], *array.children[i]));
    }
    if (issues_.count() == faults) CheckChildren(&view);
    return view;
  }

 private:
  bool Fault(const BoundColumn& column, std::string message) {
    issues_.Add(IssueCode::kBrokenArray, column.path, std::move(message));
    return false;
  }

  bool Counts(const BoundColumn& column, const ArrowArray& array) {
    if (array.release == nullptr) return Fault(column, "expected an array, found a released one");
    if (array.length < 0 || array.offset < 0 ||
        array.length >= std::numeric_limits<int32_t>::max() * int64_t{1024} ||
        array.offset >= std::numeric_limits<int32_t>::max() * int64_t{1024}) {
      return Fault(column, absl::StrCat("expected a length and an offset, found ", array.length,
                                        " and ", array.offset));
    }
    const Layout layout = column.format.layout;
    const int64_t buffers = BuffersOf(layout);
    const bool fits =
        layout == Layout::kNull ||
        (layout == Layout::kTextView ? array.n_buffers >= 3 && array.n_buffers <= kMostBuffers
                                     : array.n_buffers == buffers);
    if (!fits || (buffers > 0 && array.buffers == nullptr)) {
      return Fault(column,
                   absl::StrCat("expected ", layout == Layout::kTextView ? 3 : buffers,
                                layout == Layout::kTextView ? " or more" : "", " buffers, found ",
                                array.buffers == nullptr ? 0 : array.n_buffers));
    }
    const auto children = static_cast<int64_t>(column.children.size());
    if (array.n_children != children || (children > 0 && array.children == nullptr)) {
      return Fault(column, absl::StrCat("expected ", children, " children, found ",
                                        array.children == nullptr ? 0 : array.n_children));
    }
    for (int64_t i = 0; i < children; ++i) {
      if (array.children[i] == nullptr) {
        return Fault(column, "expected a child, found a null pointer");
      }
    }
    return true;
  }

  // Points the view at its buffers.
  bool Buffers(const ArrowArray& array, ColumnView* view) {
    const BoundColumn& column = *view->column_;
    const Layout layout = column.format.layout;
    view->validity_ = static_cast<const uint8_t*>(array.buffers[0]);
    if (view->validity_ == nullptr && array.null_count > 0) {
      return Fault(column, absl::StrCat("expected a validity bitmap for ", array.null_count,
                                        " nulls, found none"));
    }
    if (layout == Layout::kStruct || array.length == 0) return true;
    view->values_ = array.buffers[1];
    if (view->values_ == nullptr) return Fault(column, "expected values, found a null buffer");
    if (layout == Layout::kTextView) return TextViews(array, view);
    if (BuffersOf(layout) < 3) return true;
    view->data_ = array.buffers[2];
    const int64_t end = array.offset + array.length;
    if (layout == Layout::kText32) view->limit_ = view->Load<int32_t>(view->values_, end);
    if (layout == Layout::kText64) view->limit_ = view->Load<int64_t>(view->values_, end);
    const bool needs_data = IsList(layout) || view->limit_ > 0;
    if (view->data_ != nullptr || !needs_data) return true;
    return Fault(column, IsList(layout) ? "expected sizes, found a null buffer"
                                        : "expected the bytes of texts, found a null buffer");
  }

  bool TextViews(const ArrowArray& array, ColumnView* view) {
    view->variadic_ = array.buffers + 2;
    view->variadic_count_ = array.n_buffers - 3;
    view->variadic_sizes_ = array.buffers[array.n_buffers - 1];
    if (view->variadic_count_ == 0 || view->variadic_sizes_ != nullptr) return true;
    return Fault(*view->column_, "expected the sizes of data buffers, found a null buffer");
  }

  bool Dictionary(const BoundColumn& column, const ArrowArray& array, ColumnView* view) {
    if (array.dictionary == nullptr) return Fault(column, "expected a dictionary, found none");
    view->dictionary_ =
        std::make_unique<ColumnView>(View(column.dictionary.front(), *array.dictionary));
    return true;
  }

  // Of a struct each child has a cell for each of its own; of a list the child bounds the ranges.
  void CheckChildren(ColumnView* view) {
    if (IsList(view->column_->format.layout)) {
      const ColumnView& child = view->children_[0];
      view->limit_ = HoldsNothing(child.column()) ? 0 : child.length();
      view->unread_ = view->limit_;
      return;
    }
    const int64_t needed = view->offset_ + view->length_;
    for (const ColumnView& child : view->children_) {
      if (child.length() >= needed) continue;
      Fault(child.column(),
            absl::StrCat("expected ", needed, " rows or more, found ", child.length()));
    }
  }

  static constexpr int64_t kMostBuffers = int64_t{1} << 31;  // an index of them is an int32

  IssueList& issues_;
};

ColumnView ViewArray(const BoundColumn& column, const ArrowArray& array, IssueList* issues) {
  return Viewer(issues).View(column, array);
}

}  // namespace dangvien::arrow
