// The context handle.
#ifndef DANGVIEN_CAPI_CONTEXT_H_
#define DANGVIEN_CAPI_CONTEXT_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "handle.h"
#include "memory.h"

struct dangvien_context : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kContext;

  explicit dangvien_context(const dangvien_context_options& own_options)
      : Handle(kKind), options(own_options), memory(own_options, own_options.memory_limit) {}

  void Log(int32_t level, absl::string_view message) const;
  bool HasLog() const { return options.log != nullptr; }

  const dangvien_context_options options;
  dangvien::capi::Memory memory;
};

#endif  // DANGVIEN_CAPI_CONTEXT_H_
