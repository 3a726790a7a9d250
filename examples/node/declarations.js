// Written by tools/capigen from capi/api.yaml; do not edit.
'use strict';

const constants = Object.freeze({
  DANGVIEN_ABI_VERSION: 65536,
  DANGVIEN_ABI_MAJOR: 1,
  DANGVIEN_FEATURE_ARROW: 1,
  DANGVIEN_FEATURE_BUNDLED: 2,
  DANGVIEN_STATUS_OK: 0,
  DANGVIEN_STATUS_CANCELLED: 1,
  DANGVIEN_STATUS_UNKNOWN: 2,
  DANGVIEN_STATUS_INVALID_ARGUMENT: 3,
  DANGVIEN_STATUS_DEADLINE_EXCEEDED: 4,
  DANGVIEN_STATUS_NOT_FOUND: 5,
  DANGVIEN_STATUS_ALREADY_EXISTS: 6,
  DANGVIEN_STATUS_PERMISSION_DENIED: 7,
  DANGVIEN_STATUS_RESOURCE_EXHAUSTED: 8,
  DANGVIEN_STATUS_FAILED_PRECONDITION: 9,
  DANGVIEN_STATUS_ABORTED: 10,
  DANGVIEN_STATUS_OUT_OF_RANGE: 11,
  DANGVIEN_STATUS_UNIMPLEMENTED: 12,
  DANGVIEN_STATUS_INTERNAL: 13,
  DANGVIEN_STATUS_UNAVAILABLE: 14,
  DANGVIEN_STATUS_DATA_LOSS: 15,
  DANGVIEN_STATUS_UNAUTHENTICATED: 16,
  DANGVIEN_LOG_DEBUG: 1,
  DANGVIEN_LOG_WARNING: 2,
  DANGVIEN_PERIOD_UNSPECIFIED: 0,
  DANGVIEN_PERIOD_YEAR: 1,
  DANGVIEN_PERIOD_QUARTER: 2,
  DANGVIEN_PERIOD_MONTH: 3,
  DANGVIEN_PERIOD_TERM: 4,
  DANGVIEN_PERIOD_OTHER: 5,
  DANGVIEN_POLICY_SKIP_PROOF: 1,
  DANGVIEN_SUBJECT_ORGANIZATION: 1,
  DANGVIEN_SUBJECT_MEMBER: 2,
  DANGVIEN_SUBJECT_COLLECTIVE: 3,
  DANGVIEN_SUBJECT_LEADER: 4,
  DANGVIEN_LANGUAGE_VIETNAMESE: 1,
  DANGVIEN_LANGUAGE_ENGLISH: 2,
  DANGVIEN_EVALUATE_SKIP_CHECKS: 1,
  DANGVIEN_PART_ALL: 0,
  DANGVIEN_PART_TALLIES: 1,
  DANGVIEN_PART_CERTIFICATES: 2,
});

// Declares the types with koffi and gives the functions of the library.
function declare(koffi, library) {
  koffi.opaque('dangvien_context');
  koffi.opaque('dangvien_policy');
  koffi.opaque('dangvien_timeline');
  koffi.opaque('dangvien_dataset');
  koffi.opaque('dangvien_evaluation');
  koffi.opaque('dangvien_cancel');
  koffi.opaque('dangvien_error');
  koffi.opaque('dangvien_buffer');
  koffi.opaque('dangvien_binding');
  koffi.opaque('dangvien_dataset_builder');
  koffi.struct('dangvien_issue', {
    struct_size: 'uint32_t',
    code: 'int32_t',
    name: 'const char*',
    path: 'const char*',
    path_size: 'size_t',
    message: 'const char*',
    message_size: 'size_t',
  });
  koffi.proto('void* dangvien_allocate_fn(void* user, size_t size, size_t alignment)');
  koffi.proto(
    `void dangvien_deallocate_fn(void* user, void* memory, size_t size, size_t alignment)`,
  );
  koffi.proto('void dangvien_log_fn(void* user, int32_t level, const char* message, size_t size)');
  koffi.proto('void dangvien_work_fn(void* work, int64_t index)');
  koffi.proto(
    `int32_t dangvien_parallel_for_fn(void* user, int64_t count, dangvien_work_fn* run, void*
      work)`,
  );
  koffi.struct('dangvien_context_options', {
    struct_size: 'uint32_t',
    flags: 'uint32_t',
    allocate: 'dangvien_allocate_fn*',
    deallocate: 'dangvien_deallocate_fn*',
    allocator_user: 'void*',
    memory_limit: 'int64_t',
    log: 'dangvien_log_fn*',
    log_user: 'void*',
    parallel_for: 'dangvien_parallel_for_fn*',
    parallel_for_user: 'void*',
  });
  koffi.struct('dangvien_memory_usage', {
    struct_size: 'uint32_t',
    reserved: 'uint32_t',
    current: 'int64_t',
    peak: 'int64_t',
    limit: 'int64_t',
  });
  koffi.proto('int32_t dangvien_progress_fn(void* user, int64_t done, int64_t total)');
  koffi.struct('dangvien_control', {
    struct_size: 'uint32_t',
    num_threads: 'int32_t',
    cancel: 'const dangvien_cancel*',
    timeout_ms: 'int64_t',
    progress: 'dangvien_progress_fn*',
    progress_user: 'void*',
  });
  koffi.struct('dangvien_bytes', {
    data: 'const uint8_t*',
    size: 'size_t',
  });
  koffi.struct('dangvien_reading_choice', {
    reading_id: 'const char*',
    reading_id_size: 'size_t',
    option_id: 'const char*',
    option_id_size: 'size_t',
  });
  koffi.struct('dangvien_policy_options', {
    struct_size: 'uint32_t',
    flags: 'uint32_t',
    max_proof_cases: 'int64_t',
    max_issues: 'int64_t',
    readings: 'const dangvien_reading_choice*',
    reading_count: 'size_t',
    parents: 'const dangvien_bytes*',
    parent_count: 'size_t',
    control: 'const dangvien_control*',
  });
  koffi.struct('dangvien_compare_options', {
    struct_size: 'uint32_t',
    flags: 'uint32_t',
    max_cases: 'int64_t',
    control: 'const dangvien_control*',
  });
  koffi.struct('dangvien_timeline_query', {
    struct_size: 'uint32_t',
    period_kind: 'int32_t',
    scope_id: 'const char*',
    scope_id_size: 'size_t',
    year: 'int32_t',
    known_on: 'int32_t',
  });
  koffi.struct('dangvien_dataset_options', {
    struct_size: 'uint32_t',
    max_tree_depth: 'int32_t',
    max_units: 'int64_t',
    max_people: 'int64_t',
    max_issues: 'int64_t',
    control: 'const dangvien_control*',
  });
  koffi.struct('dangvien_subject', {
    struct_size: 'uint32_t',
    kind: 'int32_t',
    id: 'const char*',
    id_size: 'size_t',
    post_id: 'const char*',
    post_id_size: 'size_t',
  });
  koffi.struct('dangvien_evaluate_options', {
    struct_size: 'uint32_t',
    flags: 'uint32_t',
    max_issues: 'int64_t',
    also_declared: 'dangvien_policy**',
    also_declared_count: 'size_t',
    control: 'const dangvien_control*',
  });
  koffi.struct('dangvien_status_counts', {
    struct_size: 'uint32_t',
    reserved: 'uint32_t',
    rated: 'int64_t',
    not_a_subject: 'int64_t',
    needs_input: 'int64_t',
    needs_decision: 'int64_t',
    findings: 'int64_t',
  });
  return {
    dangvien_abi_version: library.func('uint32_t dangvien_abi_version()'),
    dangvien_version: library.func('const char* dangvien_version()'),
    dangvien_build_info: library.func('const char* dangvien_build_info()'),
    dangvien_has_feature: library.func('int32_t dangvien_has_feature(int32_t feature)'),
    dangvien_status_name: library.func('const char* dangvien_status_name(int32_t status)'),
    dangvien_error_free: library.func('void dangvien_error_free(dangvien_error* given)'),
    dangvien_error_status: library.func(
      `int32_t dangvien_error_status(const dangvien_error* given)`,
    ),
    dangvien_error_message: library.func(
      `const char* dangvien_error_message(const dangvien_error* given, _Out_ size_t* size)`,
    ),
    dangvien_error_reason: library.func(
      `const char* dangvien_error_reason(const dangvien_error* given)`,
    ),
    dangvien_error_callback_value: library.func(
      `int32_t dangvien_error_callback_value(const dangvien_error* given)`,
    ),
    dangvien_error_issue_total: library.func(
      `int64_t dangvien_error_issue_total(const dangvien_error* given)`,
    ),
    dangvien_error_issue_count: library.func(
      `size_t dangvien_error_issue_count(const dangvien_error* given)`,
    ),
    dangvien_error_issue: library.func(
      `int32_t dangvien_error_issue(const dangvien_error* given, size_t index, _Inout_
        dangvien_issue* out, _Out_ dangvien_error** error)`,
    ),
    dangvien_error_details: library.func(
      `int32_t dangvien_error_details(const dangvien_error* given, _Out_ const uint8_t** data, _Out_
        size_t* size, _Out_ dangvien_error** error)`,
    ),
    dangvien_buffer_free: library.func('void dangvien_buffer_free(dangvien_buffer* buffer)'),
    dangvien_buffer_data: library.func(
      `const uint8_t* dangvien_buffer_data(const dangvien_buffer* buffer)`,
    ),
    dangvien_buffer_size: library.func(
      `size_t dangvien_buffer_size(const dangvien_buffer* buffer)`,
    ),
    dangvien_context_new: library.func(
      `int32_t dangvien_context_new(const dangvien_context_options* options, _Out_
        dangvien_context** out, _Out_ dangvien_error** error)`,
    ),
    dangvien_context_ref: library.func(
      `dangvien_context* dangvien_context_ref(const dangvien_context* context)`,
    ),
    dangvien_context_unref: library.func('void dangvien_context_unref(dangvien_context* context)'),
    dangvien_context_memory: library.func(
      `int32_t dangvien_context_memory(const dangvien_context* context, _Inout_
        dangvien_memory_usage* out, _Out_ dangvien_error** error)`,
    ),
    dangvien_cancel_new: library.func(
      `int32_t dangvien_cancel_new(const dangvien_context* context, _Out_ dangvien_cancel** out,
        _Out_ dangvien_error** error)`,
    ),
    dangvien_cancel_ref: library.func(
      `dangvien_cancel* dangvien_cancel_ref(const dangvien_cancel* cancel)`,
    ),
    dangvien_cancel_unref: library.func('void dangvien_cancel_unref(dangvien_cancel* cancel)'),
    dangvien_cancel_trigger: library.func(
      `void dangvien_cancel_trigger(const dangvien_cancel* cancel)`,
    ),
    dangvien_cancel_is_triggered: library.func(
      `int32_t dangvien_cancel_is_triggered(const dangvien_cancel* cancel)`,
    ),
    dangvien_builtin_policy_name: library.func(
      `const char* dangvien_builtin_policy_name(size_t index)`,
    ),
    dangvien_builtin_policy_bytes: library.func(
      `int32_t dangvien_builtin_policy_bytes(const dangvien_context* context, const char* name,
        size_t name_size, _Out_ dangvien_buffer** out, _Out_ dangvien_error** error)`,
    ),
    dangvien_policy_load_builtin: library.func(
      `int32_t dangvien_policy_load_builtin(const dangvien_context* context, const char* name,
        size_t name_size, const dangvien_policy_options* options, _Out_ dangvien_policy** out, _Out_
        dangvien_error** error)`,
    ),
    dangvien_policy_read: library.func(
      `int32_t dangvien_policy_read(const dangvien_context* context, const uint8_t* data, size_t
        size, const dangvien_policy_options* options, _Out_ dangvien_policy** out, _Out_
        dangvien_error** error)`,
    ),
    dangvien_policy_ref: library.func(
      `dangvien_policy* dangvien_policy_ref(const dangvien_policy* policy)`,
    ),
    dangvien_policy_unref: library.func('void dangvien_policy_unref(dangvien_policy* policy)'),
    dangvien_policy_id: library.func(
      `const char* dangvien_policy_id(const dangvien_policy* policy, _Out_ size_t* size)`,
    ),
    dangvien_policy_digest: library.func(
      `int32_t dangvien_policy_digest(const dangvien_policy* policy, uint8_t* digest, _Out_
        dangvien_error** error)`,
    ),
    dangvien_policy_describe: library.func(
      `int32_t dangvien_policy_describe(const dangvien_policy* policy, _Out_ dangvien_buffer** out,
        _Out_ dangvien_error** error)`,
    ),
    dangvien_policy_bytes: library.func(
      `int32_t dangvien_policy_bytes(const dangvien_policy* policy, _Out_ dangvien_buffer** out,
        _Out_ dangvien_error** error)`,
    ),
    dangvien_policy_dump: library.func(
      `int32_t dangvien_policy_dump(const dangvien_policy* policy, _Out_ dangvien_buffer** out,
        _Out_ dangvien_error** error)`,
    ),
    dangvien_policy_loosenings: library.func(
      `int32_t dangvien_policy_loosenings(const dangvien_policy* overlay, const dangvien_policy*
        parent, const dangvien_compare_options* options, _Out_ dangvien_buffer** out, _Out_
        dangvien_error** error)`,
    ),
    dangvien_policy_difference: library.func(
      `int32_t dangvien_policy_difference(const dangvien_policy* before, const dangvien_policy*
        after, const dangvien_compare_options* options, _Out_ dangvien_buffer** out, _Out_
        dangvien_error** error)`,
    ),
    dangvien_timeline_new: library.func(
      `int32_t dangvien_timeline_new(const dangvien_context* context, const dangvien_bytes*
        policies, size_t policy_count, _Out_ dangvien_timeline** out, _Out_ dangvien_error**
        error)`,
    ),
    dangvien_timeline_ref: library.func(
      `dangvien_timeline* dangvien_timeline_ref(const dangvien_timeline* timeline)`,
    ),
    dangvien_timeline_unref: library.func(
      `void dangvien_timeline_unref(dangvien_timeline* timeline)`,
    ),
    dangvien_timeline_entries: library.func(
      `int32_t dangvien_timeline_entries(const dangvien_timeline* timeline, _Out_ dangvien_buffer**
        out, _Out_ dangvien_error** error)`,
    ),
    dangvien_timeline_select: library.func(
      `int32_t dangvien_timeline_select(const dangvien_timeline* timeline, const
        dangvien_timeline_query* query, _Out_ dangvien_buffer** out, _Out_ dangvien_error** error)`,
    ),
    dangvien_dataset_read: library.func(
      `int32_t dangvien_dataset_read(const dangvien_context* context, const uint8_t* data, size_t
        size, const dangvien_dataset_options* options, _Out_ dangvien_dataset** out, _Out_
        dangvien_error** error)`,
    ),
    dangvien_dataset_ref: library.func(
      `dangvien_dataset* dangvien_dataset_ref(const dangvien_dataset* dataset)`,
    ),
    dangvien_dataset_unref: library.func('void dangvien_dataset_unref(dangvien_dataset* dataset)'),
    dangvien_dataset_unit_count: library.func(
      `int64_t dangvien_dataset_unit_count(const dangvien_dataset* dataset)`,
    ),
    dangvien_dataset_person_count: library.func(
      `int64_t dangvien_dataset_person_count(const dangvien_dataset* dataset)`,
    ),
    dangvien_evaluate: library.func(
      `int32_t dangvien_evaluate(const dangvien_context* context, const dangvien_dataset* dataset,
        dangvien_policy** policies, size_t policy_count, const dangvien_evaluate_options* options,
        _Out_ dangvien_evaluation** out, _Out_ dangvien_error** error)`,
    ),
    dangvien_evaluate_bytes: library.func(
      `int32_t dangvien_evaluate_bytes(const dangvien_context* context, dangvien_policy** policies,
        size_t policy_count, const uint8_t* data, size_t size, const dangvien_dataset_options*
        dataset_options, const dangvien_evaluate_options* options, _Out_ dangvien_buffer** out,
        _Out_ dangvien_error** error)`,
    ),
    dangvien_evaluation_ref: library.func(
      `dangvien_evaluation* dangvien_evaluation_ref(const dangvien_evaluation* evaluation)`,
    ),
    dangvien_evaluation_unref: library.func(
      `void dangvien_evaluation_unref(dangvien_evaluation* evaluation)`,
    ),
    dangvien_evaluation_result: library.func(
      `int32_t dangvien_evaluation_result(const dangvien_evaluation* evaluation, int32_t part, _Out_
        dangvien_buffer** out, _Out_ dangvien_error** error)`,
    ),
    dangvien_evaluation_digest: library.func(
      `int32_t dangvien_evaluation_digest(const dangvien_evaluation* evaluation, uint8_t* digest,
        _Out_ dangvien_error** error)`,
    ),
    dangvien_evaluation_status_counts: library.func(
      `int32_t dangvien_evaluation_status_counts(const dangvien_evaluation* evaluation, _Inout_
        dangvien_status_counts* out, _Out_ dangvien_error** error)`,
    ),
    dangvien_evaluation_explain: library.func(
      `int32_t dangvien_evaluation_explain(const dangvien_evaluation* evaluation, const
        dangvien_subject* subject, int32_t language, _Out_ dangvien_buffer** out, _Out_
        dangvien_error** error)`,
    ),
    dangvien_evaluation_explain_text: library.func(
      `int32_t dangvien_evaluation_explain_text(const dangvien_evaluation* evaluation, const
        dangvien_subject* subject, int32_t language, _Out_ dangvien_buffer** out, _Out_
        dangvien_error** error)`,
    ),
    dangvien_binding_new: library.func(
      `int32_t dangvien_binding_new(const dangvien_context* context, const char* table, size_t
        table_size, void* schema, _Out_ dangvien_binding** out, _Out_ dangvien_error** error)`,
    ),
    dangvien_binding_ref: library.func(
      `dangvien_binding* dangvien_binding_ref(const dangvien_binding* binding)`,
    ),
    dangvien_binding_unref: library.func('void dangvien_binding_unref(dangvien_binding* binding)'),
    dangvien_dataset_builder_new: library.func(
      `int32_t dangvien_dataset_builder_new(const dangvien_context* context, const
        dangvien_dataset_options* options, _Out_ dangvien_dataset_builder** out, _Out_
        dangvien_error** error)`,
    ),
    dangvien_dataset_builder_free: library.func(
      `void dangvien_dataset_builder_free(dangvien_dataset_builder* builder)`,
    ),
    dangvien_dataset_builder_add_bytes: library.func(
      `int32_t dangvien_dataset_builder_add_bytes(dangvien_dataset_builder* builder, const uint8_t*
        data, size_t size, _Out_ dangvien_error** error)`,
    ),
    dangvien_dataset_builder_add_batch: library.func(
      `int32_t dangvien_dataset_builder_add_batch(dangvien_dataset_builder* builder, const
        dangvien_binding* binding, void* array, _Out_ dangvien_error** error)`,
    ),
    dangvien_dataset_builder_add_stream: library.func(
      `int32_t dangvien_dataset_builder_add_stream(dangvien_dataset_builder* builder, const char*
        table, size_t table_size, void* stream, const dangvien_control* control, _Out_
        dangvien_error** error)`,
    ),
    dangvien_dataset_builder_seal: library.func(
      `int32_t dangvien_dataset_builder_seal(dangvien_dataset_builder* builder, const
        dangvien_control* control, _Out_ dangvien_dataset** out, _Out_ dangvien_error** error)`,
    ),
    dangvien_result_table_schema: library.func(
      `int32_t dangvien_result_table_schema(const dangvien_context* context, const char* table,
        size_t table_size, void* schema, _Out_ dangvien_error** error)`,
    ),
    dangvien_evaluation_table: library.func(
      `int32_t dangvien_evaluation_table(const dangvien_evaluation* evaluation, const char* table,
        size_t table_size, void* schema, void* array, _Out_ dangvien_error** error)`,
    ),
    dangvien_evaluation_stream: library.func(
      `int32_t dangvien_evaluation_stream(const dangvien_evaluation* evaluation, const char* table,
        size_t table_size, int64_t rows_per_batch, void* out, _Out_ dangvien_error** error)`,
    ),
  };
}

module.exports = { constants, declare };
