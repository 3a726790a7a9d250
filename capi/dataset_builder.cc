// Dossiers from tables: a thin border over DatasetBuilder, which reads the tables where they lie.
//
// A builder is the one handle that changes. A flag says that a call is using it; a second thread is
// told so, instead of both writing to the same lists. A call holds a reference as well: who frees a
// builder under it, in a stream's own callback say, does not take the lists from the call.
//
// Tested by tests/capi/arrow_test.cc
#include "dangvien/dataset_builder.h"

#include <atomic>
#include <string>
#include <utility>

#include "dangvien/c/dangvien_arrow.h"
#include "dataset.h"

struct dangvien_binding : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kBinding;

  dangvien_binding(dangvien::capi::ContextReference own_context, dangvien::TableBinding own_binding)
      : Handle(kKind), context(std::move(own_context)), binding(std::move(own_binding)) {}

  const dangvien::capi::ContextReference context;
  const dangvien::TableBinding binding;
};

namespace dangvien::capi {
namespace {

// The control of whichever call is running; a builder keeps its options from the first to the last.
class ControlOfCall final : public Control {
 public:
  absl::Status MayContinue() override {
    return call_ == nullptr ? absl::OkStatus() : call_->MayContinue();
  }
  void OnProgress(const Progress& progress) override {
    if (call_ != nullptr) call_->OnProgress(progress);
  }
  void Set(Control* call) { call_ = call; }

 private:
  Control* call_ = nullptr;
};

}  // namespace
}  // namespace dangvien::capi

struct dangvien_dataset_builder : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kDatasetBuilder;

  dangvien_dataset_builder(dangvien::capi::ContextReference own_context,
                           const dangvien::DatasetOptions& options)
      : Handle(kKind), context(std::move(own_context)), builder(WithControl(options)) {}

  dangvien::DatasetOptions WithControl(dangvien::DatasetOptions options) {
    options.control = &control;
    return options;
  }

  const dangvien::capi::ContextReference context;
  dangvien::capi::ControlOfCall control;
  dangvien::DatasetBuilder builder;
  std::atomic<bool> is_busy{false};
};

namespace dangvien::capi {
namespace {

// The use of a builder by one call.
class Use {
 public:
  // The control is asked until the use ends; null: nobody is.
  explicit Use(dangvien_dataset_builder* builder, Control* control = nullptr)
      : kept_(builder),
        builder_(builder),
        has_it_(!builder->is_busy.exchange(true, std::memory_order_acquire)) {
    if (has_it_) builder->control.Set(control);
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  ~Use() {
    if (!has_it_) return;
    builder_->control.Set(nullptr);
    builder_->is_busy.store(false, std::memory_order_release);
  }

  bool has_it() const { return has_it_; }
  static Outcome Refusal() {
    return {absl::FailedPreconditionError("builder: another thread is using it"),
            Reason::kHandleBusy};
  }

 private:
  const Reference<dangvien_dataset_builder> kept_;
  dangvien_dataset_builder* builder_;
  const bool has_it_;
};

Outcome NewBinding(const dangvien_context* context, const char* table, size_t table_size,
                   const ArrowSchema* schema, dangvien_binding** out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.Sized(table, table_size, "table");
  arguments.Output(schema, "schema");
  arguments.Output(out, "out");
  if (!arguments.ok()) return arguments.fault();
  return WithoutControl(context, {Reason::kTableInvalid}, [&] {
    absl::StatusOr<TableBinding> binding = TableBinding::Bind(TextOf(table, table_size), *schema);
    if (!binding.ok()) return binding.status();
    *out = NewHandle<dangvien_binding>(context, *std::move(binding));
    return absl::OkStatus();
  });
}

Outcome NewBuilder(const dangvien_context* context, const dangvien_dataset_options* options,
                   dangvien_dataset_builder** out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  DatasetCall call(context, options, "options", &arguments);
  arguments.Output(out, "out");
  if (call.has_control()) {
    arguments.Refuse("options.control", "expected null: sealing has a control of its own");
  }
  if (!arguments.ok()) return arguments.fault();
  *out = NewHandle<dangvien_dataset_builder>(context, call.core());
  return Done();
}

Outcome AddBytes(dangvien_dataset_builder* builder, const uint8_t* data, size_t size) {
  Arguments arguments;
  arguments.Handle(builder, "builder");
  arguments.Sized(data, size, "data");
  if (!arguments.ok()) return arguments.fault();
  const Use use(builder);
  if (!use.has_it()) return Use::Refusal();
  return WithoutControl(builder->context.get(), {Reason::kDatasetInvalid}, [&] {
    return builder->builder.AddBytes(std::string(BytesOf(data, size)));
  });
}

Outcome AddBatch(dangvien_dataset_builder* builder, const dangvien_binding* binding,
                 ArrowArray* array) {
  Arguments arguments;
  arguments.Handle(builder, "builder");
  arguments.Handle(binding, "binding");
  arguments.Output(array, "array");
  if (!arguments.ok()) return arguments.fault();
  const Use use(builder);
  if (!use.has_it()) return Use::Refusal();
  return WithoutControl(builder->context.get(), {Reason::kTableInvalid},
                        [&] { return builder->builder.AddBatch(binding->binding, array); });
}

struct TableName {
  const char* data = nullptr;
  size_t size = 0;
};

const dangvien_context* ContextOf(const dangvien_dataset_builder* builder) {
  return IsValid(builder) ? builder->context.get() : nullptr;
}

// Whether a failure is the stream's own word: no issue of a table, and not what the control said.
bool IsOfStream(const Outcome& outcome, const HostControl& control) {
  switch (outcome.reason) {
    case Reason::kTableInvalid:
      return IssueCountOf(outcome.status) == 0;
    case Reason::kCancelled:
    case Reason::kDeadlineExceeded:
      return !control.has_stopped();
    default:
      return false;
  }
}

Outcome AddStream(dangvien_dataset_builder* builder, absl::string_view table,
                  ArrowArrayStream* stream, HostControl* control) {
  const Use use(builder, control);
  if (!use.has_it()) return Use::Refusal();
  control->Start();
  absl::Status status = builder->builder.AddStream(table, stream);
  if (status.ok()) return Done();
  Outcome outcome =
      control->Explain(std::move(status), {Reason::kTableInvalid, Reason::kStreamFailed});
  if (IsOfStream(outcome, *control)) outcome.reason = Reason::kStreamFailed;
  return outcome;
}

Outcome AddStream(dangvien_dataset_builder* builder, const TableName& table,
                  ArrowArrayStream* stream, const dangvien_control* given) {
  Arguments arguments;
  arguments.Handle(builder, "builder");
  arguments.Sized(table.data, table.size, "table");
  arguments.Output(stream, "stream");
  HostControl control(ContextOf(builder), given, &arguments);
  if (!arguments.ok()) return arguments.fault();
  return AddStream(builder, TextOf(table.data, table.size), stream, &control);
}

Outcome Seal(dangvien_dataset_builder* builder, const dangvien_control* given,
             dangvien_dataset** out) {
  Arguments arguments;
  arguments.Handle(builder, "builder");
  arguments.Output(out, "out");
  HostControl control(ContextOf(builder), given, &arguments);
  if (!arguments.ok()) return arguments.fault();
  const Use use(builder, &control);
  if (!use.has_it()) return Use::Refusal();
  control.Start();
  return FinishDataset(builder->context.get(), control, builder->builder.Seal(), out);
}

}  // namespace
}  // namespace dangvien::capi

namespace capi = dangvien::capi;

int32_t dangvien_binding_new(const dangvien_context* context, const char* table, size_t table_size,
                             const struct ArrowSchema* schema, dangvien_binding** out,
                             dangvien_error** error) {
  return capi::Guarded(error,
                       [&] { return capi::NewBinding(context, table, table_size, schema, out); });
}

dangvien_binding* dangvien_binding_ref(const dangvien_binding* binding) {
  return capi::Ref(binding);
}

void dangvien_binding_unref(dangvien_binding* binding) { capi::Unref(binding); }

int32_t dangvien_dataset_builder_new(const dangvien_context* context,
                                     const dangvien_dataset_options* options,
                                     dangvien_dataset_builder** out, dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::NewBuilder(context, options, out); });
}

void dangvien_dataset_builder_free(dangvien_dataset_builder* builder) { capi::Unref(builder); }

int32_t dangvien_dataset_builder_add_bytes(dangvien_dataset_builder* builder, const uint8_t* data,
                                           size_t size, dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::AddBytes(builder, data, size); });
}

int32_t dangvien_dataset_builder_add_batch(dangvien_dataset_builder* builder,
                                           const dangvien_binding* binding,
                                           struct ArrowArray* array, dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::AddBatch(builder, binding, array); });
}

int32_t dangvien_dataset_builder_add_stream(dangvien_dataset_builder* builder, const char* table,
                                            size_t table_size, struct ArrowArrayStream* stream,
                                            const dangvien_control* control,
                                            dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::AddStream(builder, {table, table_size}, stream, control);
  });
}

int32_t dangvien_dataset_builder_seal(dangvien_dataset_builder* builder,
                                      const dangvien_control* control, dangvien_dataset** out,
                                      dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Seal(builder, control, out); });
}
