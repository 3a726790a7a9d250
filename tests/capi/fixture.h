// A host of the C interface: an allocator that counts, fails on demand and keeps what is freed, and
// one handle of each kind.
#ifndef DANGVIEN_TESTS_CAPI_FIXTURE_H_
#define DANGVIEN_TESTS_CAPI_FIXTURE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "dangvien/c/dangvien_arrow.h"

namespace dangvien::testing {

// The host's allocator. Freed blocks are kept until it goes, so that a released handle is memory
// that still reads as one.
class HostAllocator {
 public:
  HostAllocator() = default;
  HostAllocator(const HostAllocator&) = delete;
  HostAllocator& operator=(const HostAllocator&) = delete;
  ~HostAllocator();

  dangvien_context_options Options();

  void KeepFreed() { keeps_freed_ = true; }
  // The call with that number (from 1, counted from now on) gets no memory; 0: every call gets
  // some.
  void FailAt(int64_t call);
  int64_t call_count() const { return call_count_; }
  int64_t live_bytes() const { return live_bytes_; }
  // What was freed with another size or alignment than it was asked for, or was never given.
  int64_t mismatch_count() const { return mismatch_count_; }

 private:
  static void* Allocate(void* user, size_t size, size_t alignment);
  static void Deallocate(void* user, void* memory, size_t size, size_t alignment);

  struct Block {
    size_t size;
    size_t alignment;
  };

  std::mutex mutex_;
  std::map<void*, Block> live_;
  std::map<void*, Block> freed_;
  bool keeps_freed_ = false;
  int64_t call_count_ = 0;
  int64_t fail_at_ = 0;
  int64_t live_bytes_ = 0;
  int64_t mismatch_count_ = 0;
};

// A small dossier under `tkv-2018`, as bytes: a branch with three members.
std::string SmallDossier();
// The dossier of the examples, as bytes.
std::string CompanyDossier();
// One of 5,000 members, so that there are several pieces of work.
std::string LargeDossier();

class Fixture {
 public:
  Fixture();
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;
  ~Fixture();

  HostAllocator& allocator() { return allocator_; }

  // A handle that works, one that was released, and one of another kind.
  template <typename T>
  T* Valid();
  template <typename T>
  T* Released();
  template <typename T>
  T* Wrong() {
    return static_cast<T*>(OtherThan(Valid<T>()));
  }
  // What else a call may need: text, bytes, structs, a list of one handle.
  template <typename T>
  T* Example();

 private:
  struct Handles {
    dangvien_context* context = nullptr;
    dangvien_policy* policy = nullptr;
    dangvien_timeline* timeline = nullptr;
    dangvien_dataset* dataset = nullptr;
    dangvien_evaluation* evaluation = nullptr;
    dangvien_cancel* cancel = nullptr;
    dangvien_error* error = nullptr;
    dangvien_buffer* buffer = nullptr;
    dangvien_binding* binding = nullptr;
    dangvien_dataset_builder* builder = nullptr;
  };

  void Make(Handles* handles);
  static void Release(Handles* handles);
  template <typename T>
  T*& Of(Handles& handles);
  void* OtherThan(const void* valid);

  HostAllocator allocator_;
  Handles valid_;
  Handles released_;
  std::string text_ = "b";
  std::string bytes_;
  dangvien_subject subject_{};
  dangvien_timeline_query query_{};
  ArrowSchema schema_{};
  ArrowArray array_{};
  ArrowArrayStream stream_{};
};

// Releases what it holds when it goes.
template <typename T>
class Owner {
 public:
  explicit Owner(void (*release)(T*)) : release_(release) {}
  Owner(const Owner&) = delete;
  Owner& operator=(const Owner&) = delete;
  ~Owner() { release_(handle_); }

  T* get() const { return handle_; }
  T** out() {
    release_(handle_);
    handle_ = nullptr;
    return &handle_;
  }

 private:
  T* handle_ = nullptr;
  void (*release_)(T*);
};

struct Context : Owner<dangvien_context> {
  Context() : Owner(&dangvien_context_unref) {}
};
struct APolicy : Owner<dangvien_policy> {
  APolicy() : Owner(&dangvien_policy_unref) {}
};
struct ADataset : Owner<dangvien_dataset> {
  ADataset() : Owner(&dangvien_dataset_unref) {}
};
struct AnEvaluation : Owner<dangvien_evaluation> {
  AnEvaluation() : Owner(&dangvien_evaluation_unref) {}
};
struct ACancel : Owner<dangvien_cancel> {
  ACancel() : Owner(&dangvien_cancel_unref) {}
};
struct ATimeline : Owner<dangvien_timeline> {
  ATimeline() : Owner(&dangvien_timeline_unref) {}
};
struct ABinding : Owner<dangvien_binding> {
  ABinding() : Owner(&dangvien_binding_unref) {}
};
struct ABuilder : Owner<dangvien_dataset_builder> {
  ABuilder() : Owner(&dangvien_dataset_builder_free) {}
};
struct Buffer : Owner<dangvien_buffer> {
  Buffer() : Owner(&dangvien_buffer_free) {}
  std::string bytes() const {
    return {reinterpret_cast<const char*>(dangvien_buffer_data(get())),
            dangvien_buffer_size(get())};
  }
};
struct Error : Owner<dangvien_error> {
  Error() : Owner(&dangvien_error_free) {}
  std::string message() const { return dangvien_error_message(get(), nullptr); }
  std::string reason() const { return dangvien_error_reason(get()); }
};

// A struct of the C interface with its size and zeros.
template <typename S>
S Sized() {
  S value = {};
  value.struct_size = sizeof(S);
  return value;
}

inline const uint8_t* Data(const std::string& bytes) {
  return reinterpret_cast<const uint8_t*>(bytes.data());
}

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_CAPI_FIXTURE_H_
