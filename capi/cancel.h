// The cancel handle: one flag that only rises.
#ifndef DANGVIEN_CAPI_CANCEL_H_
#define DANGVIEN_CAPI_CANCEL_H_

#include <atomic>
#include <utility>

#include "context.h"
#include "handle.h"

struct dangvien_cancel : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kCancel;
  // A signal handler may do no more than a store that takes no lock.
  static_assert(std::atomic<bool>::is_always_lock_free);

  explicit dangvien_cancel(dangvien::capi::ContextReference own_context)
      : Handle(kKind), context(std::move(own_context)) {}

  const dangvien::capi::ContextReference context;
  mutable std::atomic<bool> is_triggered{false};
};

#endif  // DANGVIEN_CAPI_CANCEL_H_
