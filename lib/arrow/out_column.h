// Columns that are being written, and their export as Arrow structures that own their memory.
#ifndef DANGVIEN_ARROW_OUT_COLUMN_H_
#define DANGVIEN_ARROW_OUT_COLUMN_H_

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "arrow/out_buffer.h"
#include "dangvien/arrow.h"

namespace dangvien::arrow {

// A column of a table that goes out.
struct OutType {
  std::string name;
  std::string format;                         // of a dictionary's indexes where there is one
  std::vector<absl::string_view> dictionary;  // its values, literals
  std::vector<OutType> children;
  bool is_nullable = true;
};

// Where the memory of what is exported comes from, and what is held until it is released.
struct OutMemory {
  std::pmr::memory_resource* resource = std::pmr::new_delete_resource();
  std::shared_ptr<const void> keep_alive;
};

// The cells of one column. Every row of a struct appends one cell to each of its children.
class OutColumn {
 public:
  // LIFETIME: keeps `type`.
  OutColumn(const OutType& type, std::pmr::memory_resource* resource);

  int64_t length() const { return length_; }
  OutColumn& child(size_t index) { return children_[index]; }

  // A null; of a struct, in all its children too.
  void AddNull();
  void AddText(absl::string_view text);
  void AddBool(bool value);
  template <typename Number>
  void AddNumber(Number value) {
    values_.Add(&value, sizeof(Number));
    AddValid(true);
  }
  // A struct whose children have their cells, or a list of what was added to the child since.
  void AddNested();

  // False where a text column or a list outgrew its 32-bit offsets.
  bool Fits() const;

  // Moves the cells out; the column is not used any more then.
  ArrowArray Export(const OutMemory& memory);

 private:
  void AddValid(bool is_valid);
  void AddOffset(size_t end);
  bool IsList() const { return type_->format == "+l"; }
  bool IsText() const { return type_->format == "u" || type_->format == "z"; }

  const OutType* type_;
  OutBuffer validity_;
  OutBuffer values_;  // or offsets
  OutBuffer data_;    // of texts
  std::vector<OutColumn> children_;
  int64_t length_ = 0;
  int64_t null_count_ = 0;
};

ArrowSchema ExportSchema(const OutType& type, const OutMemory& memory);

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_OUT_COLUMN_H_
