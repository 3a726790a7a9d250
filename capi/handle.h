// What every handle begins with: its kind, which a released one has lost, and its references.
//
// A handle lives in the memory of its context and holds a reference to it, so the context outlives
// all that was made with it, in whatever order the host lets go.
#ifndef DANGVIEN_CAPI_HANDLE_H_
#define DANGVIEN_CAPI_HANDLE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>

#include "dangvien/c/dangvien.h"
#include "memory.h"

namespace dangvien::capi {

// Four bytes that other memory hardly holds by chance.
enum class HandleKind : uint32_t {
  kReleased = 0xdead'd76e,
  kContext = 0xd76e'c001,
  kPolicy = 0xd76e'c002,
  kTimeline = 0xd76e'c003,
  kDataset = 0xd76e'c004,
  kEvaluation = 0xd76e'c005,
  kCancel = 0xd76e'c006,
  kError = 0xd76e'c007,
  kBuffer = 0xd76e'c008,
  kBinding = 0xd76e'c009,
  kDatasetBuilder = 0xd76e'c00a,
};

struct Handle {
  constexpr explicit Handle(HandleKind own_kind) : kind(own_kind) {}

  std::atomic<HandleKind> kind;
  mutable std::atomic<int32_t> references{1};
};

// A null pointer, a released handle or one of another type is none.
template <typename T>
bool IsValid(const T* handle) {
  return handle != nullptr && handle->kind.load(std::memory_order_acquire) == T::kKind;
}

// True where the last reference was given up, and the handle is marked as released.
inline bool DropReference(Handle& handle) {
  if (handle.references.fetch_sub(1, std::memory_order_acq_rel) != 1) return false;
  handle.kind.store(HandleKind::kReleased, std::memory_order_release);
  return true;
}

void UnrefContext(dangvien_context* context) noexcept;
Memory& MemoryOf(const dangvien_context& context);

// One reference to a context.
class ContextReference {
 public:
  explicit ContextReference(const dangvien_context* context);  // takes one more
  ContextReference(const ContextReference& other) : ContextReference(other.context_) {}
  ContextReference(ContextReference&& other) noexcept
      : context_(std::exchange(other.context_, nullptr)) {}
  ContextReference& operator=(const ContextReference&) = delete;
  ~ContextReference() { UnrefContext(context_); }

  dangvien_context& operator*() const { return *context_; }
  dangvien_context* operator->() const { return context_; }
  dangvien_context* get() const { return context_; }

 private:
  dangvien_context* context_;
};

// A handle of a context; T has a member `context` of type ContextReference.
template <typename T, typename... Arguments>
T* NewHandle(const dangvien_context* context, Arguments&&... arguments) {
  Memory& memory = MemoryOf(*context);
  void* const place = memory.allocate(sizeof(T), alignof(T));
  try {
    return new (place) T(ContextReference(context), std::forward<Arguments>(arguments)...);
  } catch (...) {
    memory.deallocate(place, sizeof(T), alignof(T));
    throw;
  }
}

template <typename T>
T* Ref(const T* handle) noexcept {
  if (!IsValid(handle)) return nullptr;
  handle->references.fetch_add(1, std::memory_order_relaxed);
  return const_cast<T*>(handle);
}

template <typename T>
void Unref(T* handle) noexcept {
  if (!IsValid(handle) || !DropReference(*handle)) return;
  const ContextReference context = handle->context;
  handle->~T();
  MemoryOf(*context).deallocate(handle, sizeof(T), alignof(T));
}

// One reference to any other handle.
template <typename T>
class Reference {
 public:
  explicit Reference(const T* handle) : handle_(Ref(handle)) {}
  Reference(const Reference& other) : Reference(other.handle_) {}
  Reference(Reference&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Reference& operator=(const Reference&) = delete;
  ~Reference() { Unref(handle_); }

  const T& operator*() const { return *handle_; }
  const T* operator->() const { return handle_; }

 private:
  T* handle_;
};

}  // namespace dangvien::capi

#endif  // DANGVIEN_CAPI_HANDLE_H_
