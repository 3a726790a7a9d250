// Bytes that grow, at an address that suits every consumer of Arrow: a multiple of 64, whatever the
// memory resource gives for single bytes.
#ifndef DANGVIEN_ARROW_OUT_BUFFER_H_
#define DANGVIEN_ARROW_OUT_BUFFER_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory_resource>
#include <utility>

namespace dangvien::arrow {

class OutBuffer {
 public:
  explicit OutBuffer(std::pmr::memory_resource* resource) : resource_(resource) {}
  OutBuffer(OutBuffer&& other) noexcept
      : resource_(other.resource_),
        bytes_(std::exchange(other.bytes_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  OutBuffer& operator=(OutBuffer&& other) noexcept {
    std::swap(resource_, other.resource_);
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  OutBuffer(const OutBuffer&) = delete;
  OutBuffer& operator=(const OutBuffer&) = delete;
  ~OutBuffer() {
    if (bytes_ != nullptr) resource_->deallocate(bytes_, capacity_, kAlignment);
  }

  const char* data() const { return bytes_; }  // null where nothing was added
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  char& at(size_t index) { return bytes_[index]; }

  void Add(const void* bytes, size_t count) {
    if (count == 0) return;
    Reserve(count);
    std::memcpy(bytes_ + size_, bytes, count);
    size_ += count;
  }
  void AddCopies(size_t count, char byte) {
    Reserve(count);
    std::memset(bytes_ + size_, byte, count);
    size_ += count;
  }

 private:
  static constexpr size_t kAlignment = 64;

  void Reserve(size_t more) {
    if (capacity_ - size_ >= more) return;
    const size_t capacity = std::max({size_ + more, 2 * capacity_, kAlignment});
    char* const bytes = static_cast<char*>(resource_->allocate(capacity, kAlignment));
    if (size_ > 0) std::memcpy(bytes, bytes_, size_);
    if (bytes_ != nullptr) resource_->deallocate(bytes_, capacity_, kAlignment);
    bytes_ = bytes;
    capacity_ = capacity;
  }

  std::pmr::memory_resource* resource_;
  char* bytes_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_OUT_BUFFER_H_
