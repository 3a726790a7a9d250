// The buffer handle: bytes in the memory of a context, with a NUL behind them.
#ifndef DANGVIEN_CAPI_BUFFER_H_
#define DANGVIEN_CAPI_BUFFER_H_

#include <memory_resource>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "context.h"
#include "handle.h"

struct dangvien_buffer : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kBuffer;

  explicit dangvien_buffer(dangvien::capi::ContextReference own_context)
      : Handle(kKind), context(std::move(own_context)), bytes(&context->memory) {}

  void Append(absl::string_view piece) { bytes.append(piece.data(), piece.size()); }

  const dangvien::capi::ContextReference context;
  std::pmr::string bytes;
};

namespace dangvien::capi {

// A buffer that is released where the call fails after all.
class BufferOwner {
 public:
  explicit BufferOwner(const dangvien_context* context)
      : buffer_(NewHandle<dangvien_buffer>(context)) {}
  BufferOwner(const BufferOwner&) = delete;
  BufferOwner& operator=(const BufferOwner&) = delete;
  ~BufferOwner() { Unref(buffer_); }

  dangvien_buffer* get() const { return buffer_; }
  dangvien_buffer* operator->() const { return buffer_; }
  dangvien_buffer* Release() { return std::exchange(buffer_, nullptr); }

 private:
  dangvien_buffer* buffer_;
};

inline dangvien_buffer* NewBuffer(const dangvien_context* context, absl::string_view bytes) {
  BufferOwner buffer(context);
  buffer->Append(bytes);
  return buffer.Release();
}

}  // namespace dangvien::capi

#endif  // DANGVIEN_CAPI_BUFFER_H_
