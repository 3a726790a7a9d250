// Holds an Arrow structure and releases it once.
#ifndef DANGVIEN_ARROW_OWNED_H_
#define DANGVIEN_ARROW_OWNED_H_

#include "dangvien/arrow.h"

namespace dangvien::arrow {

// `Struct` is ArrowSchema, ArrowArray or ArrowArrayStream.
template <typename Struct>
class Owned {
 public:
  Owned() : value_{} {}
  // Moves it here: the source is left released.
  explicit Owned(Struct* source) : value_(*source) { source->release = nullptr; }
  Owned(Owned&& other) noexcept : value_(other.value_) { other.value_.release = nullptr; }
  Owned& operator=(Owned&& other) noexcept {
    if (this == &other) return *this;
    Release();
    value_ = other.value_;
    other.value_.release = nullptr;
    return *this;
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { Release(); }

  // Leaves it released.
  void Release() {
    if (value_.release != nullptr) value_.release(&value_);
    value_.release = nullptr;
  }

  // For whoever fills it in.
  Struct* get() { return &value_; }
  const Struct& operator*() const { return value_; }
  bool is_released() const { return value_.release == nullptr; }

 private:
  Struct value_;
};

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_OWNED_H_
