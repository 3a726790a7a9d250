// A context is memory that counts itself: it lies in the memory that its own allocator gave, so the
// last reference copies what it needs to give that back.
//
// Tested by tests/capi/memory_test.cc
#include "context.h"

#include <new>
#include <string>

#include "arguments.h"
#include "outcome.h"

namespace dangvien::capi {

ContextReference::ContextReference(const dangvien_context* context)
    : context_(const_cast<dangvien_context*>(context)) {
  context_->references.fetch_add(1, std::memory_order_relaxed);
}

Memory& MemoryOf(const dangvien_context& context) {
  return const_cast<dangvien_context&>(context).memory;
}

void UnrefContext(dangvien_context* context) noexcept {
  if (!IsValid(context) || !DropReference(*context)) return;
  const dangvien_context_options options = context->options;
  context->~dangvien_context();
  Memory memory(options, 0);
  memory.deallocate(context, sizeof(dangvien_context), alignof(dangvien_context));
}

namespace {

Outcome NewContext(const dangvien_context_options* given, dangvien_context** out) {
  Arguments arguments;
  dangvien_context_options options = {};
  arguments.ReadStruct(given, "options", &options);
  arguments.Output(out, "out");
  arguments.NoFlagsBeyond(0, options.flags, "options");
  if ((options.allocate == nullptr) != (options.deallocate == nullptr)) {
    arguments.Refuse("options.allocate", "expected both functions of the allocator, or none");
  }
  if (options.memory_limit < 0) {
    arguments.Refuse("options.memory_limit", "expected 0 or more, found less");
  }
  if (!arguments.ok()) return arguments.fault();
  Memory memory(options, 0);
  void* const place = memory.allocate(sizeof(dangvien_context), alignof(dangvien_context));
  *out = new (place) dangvien_context(options);
  return Done();
}

Outcome MemoryUsage(const dangvien_context* context, dangvien_memory_usage* out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.OutputStruct(out, "out");
  if (!arguments.ok()) return arguments.fault();
  dangvien_memory_usage usage = {};
  usage.current = context->memory.current();
  usage.peak = context->memory.peak();
  usage.limit = context->memory.limit();
  WriteStruct(usage, out);
  return Done();
}

}  // namespace
}  // namespace dangvien::capi

void dangvien_context::Log(int32_t level, absl::string_view message) const {
  if (!HasLog()) return;
  const std::string text(message);
  options.log(options.log_user, level, text.c_str(), text.size());
}

using dangvien::capi::Guarded;

int32_t dangvien_context_new(const dangvien_context_options* options, dangvien_context** out,
                             dangvien_error** error) {
  return Guarded(error, [&] { return dangvien::capi::NewContext(options, out); });
}

dangvien_context* dangvien_context_ref(const dangvien_context* context) {
  return dangvien::capi::Ref(context);
}

void dangvien_context_unref(dangvien_context* context) { dangvien::capi::UnrefContext(context); }

int32_t dangvien_context_memory(const dangvien_context* context, dangvien_memory_usage* out,
                                dangvien_error** error) {
  return Guarded(error, [&] { return dangvien::capi::MemoryUsage(context, out); });
}
