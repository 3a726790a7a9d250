// Written by tools/capigen from capi/api.yaml; do not edit.
//! The C interface of dangvien as it is.
#![allow(non_camel_case_types)]

use std::os::raw::{c_char, c_void};

pub const DANGVIEN_ABI_VERSION: i32 = 65536;
pub const DANGVIEN_ABI_MAJOR: i32 = 1;
pub const DANGVIEN_FEATURE_ARROW: i32 = 1;
pub const DANGVIEN_FEATURE_BUNDLED: i32 = 2;
pub const DANGVIEN_STATUS_OK: i32 = 0;
pub const DANGVIEN_STATUS_CANCELLED: i32 = 1;
pub const DANGVIEN_STATUS_UNKNOWN: i32 = 2;
pub const DANGVIEN_STATUS_INVALID_ARGUMENT: i32 = 3;
pub const DANGVIEN_STATUS_DEADLINE_EXCEEDED: i32 = 4;
pub const DANGVIEN_STATUS_NOT_FOUND: i32 = 5;
pub const DANGVIEN_STATUS_ALREADY_EXISTS: i32 = 6;
pub const DANGVIEN_STATUS_PERMISSION_DENIED: i32 = 7;
pub const DANGVIEN_STATUS_RESOURCE_EXHAUSTED: i32 = 8;
pub const DANGVIEN_STATUS_FAILED_PRECONDITION: i32 = 9;
pub const DANGVIEN_STATUS_ABORTED: i32 = 10;
pub const DANGVIEN_STATUS_OUT_OF_RANGE: i32 = 11;
pub const DANGVIEN_STATUS_UNIMPLEMENTED: i32 = 12;
pub const DANGVIEN_STATUS_INTERNAL: i32 = 13;
pub const DANGVIEN_STATUS_UNAVAILABLE: i32 = 14;
pub const DANGVIEN_STATUS_DATA_LOSS: i32 = 15;
pub const DANGVIEN_STATUS_UNAUTHENTICATED: i32 = 16;
pub const DANGVIEN_LOG_DEBUG: i32 = 1;
pub const DANGVIEN_LOG_WARNING: i32 = 2;
pub const DANGVIEN_PERIOD_UNSPECIFIED: i32 = 0;
pub const DANGVIEN_PERIOD_YEAR: i32 = 1;
pub const DANGVIEN_PERIOD_QUARTER: i32 = 2;
pub const DANGVIEN_PERIOD_MONTH: i32 = 3;
pub const DANGVIEN_PERIOD_TERM: i32 = 4;
pub const DANGVIEN_PERIOD_OTHER: i32 = 5;
pub const DANGVIEN_POLICY_SKIP_PROOF: i32 = 1;
pub const DANGVIEN_SUBJECT_ORGANIZATION: i32 = 1;
pub const DANGVIEN_SUBJECT_MEMBER: i32 = 2;
pub const DANGVIEN_SUBJECT_COLLECTIVE: i32 = 3;
pub const DANGVIEN_SUBJECT_LEADER: i32 = 4;
pub const DANGVIEN_LANGUAGE_VIETNAMESE: i32 = 1;
pub const DANGVIEN_LANGUAGE_ENGLISH: i32 = 2;
pub const DANGVIEN_EVALUATE_SKIP_CHECKS: i32 = 1;
pub const DANGVIEN_PART_ALL: i32 = 0;
pub const DANGVIEN_PART_TALLIES: i32 = 1;
pub const DANGVIEN_PART_CERTIFICATES: i32 = 2;

/// What calls share: allocator, memory limit, log, executor. Immutable, and any number of threads
/// may use it.
#[repr(C)]
pub struct dangvien_context {
    _private: [u8; 0],
}

/// The rules of one regime, read, checked and compiled. Immutable, and any number of threads may
/// use it.
#[repr(C)]
pub struct dangvien_policy {
    _private: [u8; 0],
}

/// Dated policies. Immutable, and any number of threads may use it.
#[repr(C)]
pub struct dangvien_timeline {
    _private: [u8; 0],
}

/// A dossier, read and checked. Immutable, and any number of threads may use it.
#[repr(C)]
pub struct dangvien_dataset {
    _private: [u8; 0],
}

/// The result of one evaluation. Immutable, and any number of threads may use it.
#[repr(C)]
pub struct dangvien_evaluation {
    _private: [u8; 0],
}

/// Stops the calls that it was given to. Any thread and a signal handler may trigger it.
#[repr(C)]
pub struct dangvien_cancel {
    _private: [u8; 0],
}

/// Why a call failed. Immutable, owned by who got it.
#[repr(C)]
pub struct dangvien_error {
    _private: [u8; 0],
}

/// Bytes that a call made. Immutable, owned by who got it.
#[repr(C)]
pub struct dangvien_buffer {
    _private: [u8; 0],
}

/// A table whose schema was checked once. Immutable, and any number of threads may use it.
#[repr(C)]
pub struct dangvien_binding {
    _private: [u8; 0],
}

/// A dossier that is being put together from tables and messages. It belongs to one thread at a
/// time.
#[repr(C)]
pub struct dangvien_dataset_builder {
    _private: [u8; 0],
}

/// Of the Arrow project; known by pointers only.
#[repr(C)]
pub struct ArrowArray {
    _private: [u8; 0],
}

/// Of the Arrow project; known by pointers only.
#[repr(C)]
pub struct ArrowArrayStream {
    _private: [u8; 0],
}

/// Of the Arrow project; known by pointers only.
#[repr(C)]
pub struct ArrowSchema {
    _private: [u8; 0],
}

/// One fault of an input. The texts live as long as the error.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_issue {
    pub struct_size: u32,
    pub code: i32,
    pub name: *const c_char,
    pub path: *const c_char,
    pub path_size: usize,
    pub message: *const c_char,
    pub message_size: usize,
}

/// Gives memory. Called from every thread that works for a call.
pub type dangvien_allocate_fn =
    unsafe extern "C" fn(user: *mut c_void, size: usize, alignment: usize) -> *mut c_void;

/// Takes memory back that the allocator gave. Called from any thread.
pub type dangvien_deallocate_fn =
    unsafe extern "C" fn(user: *mut c_void, memory: *mut c_void, size: usize, alignment: usize);

/// Takes one line of the log. Called on the thread of the call; must not call the library.
pub type dangvien_log_fn =
    unsafe extern "C" fn(user: *mut c_void, level: i32, message: *const c_char, size: usize);

/// One piece of the library's work, given to the host's executor. Never fails, never throws.
pub type dangvien_work_fn = unsafe extern "C" fn(work: *mut c_void, index: i64);

/// The host's executor. Calls `run` once for each index, on any threads and in any order, and
/// returns when all of them have returned. An index that is left out, comes twice or is out of
/// range fails the call with FAILED_PRECONDITION, reason `executor_failed`.
pub type dangvien_parallel_for_fn = unsafe extern "C" fn(
    user: *mut c_void,
    count: i64,
    run: Option<dangvien_work_fn>,
    work: *mut c_void,
) -> i32;

/// What a context is made with. The functions must work until the last handle that was made with
/// the context is released, and every Arrow structure that it exported; those give their memory
/// back when the consumer releases them.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_context_options {
    pub struct_size: u32,
    pub flags: u32,
    pub allocate: Option<dangvien_allocate_fn>,
    pub deallocate: Option<dangvien_deallocate_fn>,
    pub allocator_user: *mut c_void,
    pub memory_limit: i64,
    pub log: Option<dangvien_log_fn>,
    pub log_user: *mut c_void,
    pub parallel_for: Option<dangvien_parallel_for_fn>,
    pub parallel_for_user: *mut c_void,
}

/// Memory that the allocator of a context has given, in bytes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_memory_usage {
    pub struct_size: u32,
    pub reserved: u32,
    pub current: i64,
    pub peak: i64,
    pub limit: i64,
}

/// Hears how far a call is. Called on the thread of the call between pieces of work; must not use
/// the handles that the call may change.
pub type dangvien_progress_fn =
    unsafe extern "C" fn(user: *mut c_void, done: i64, total: i64) -> i32;

/// How a long call is watched and stopped.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_control {
    pub struct_size: u32,
    pub num_threads: i32,
    pub cancel: *const dangvien_cancel,
    pub timeout_ms: i64,
    pub progress: Option<dangvien_progress_fn>,
    pub progress_user: *mut c_void,
}

/// Bytes of the caller.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_bytes {
    pub data: *const u8,
    pub size: usize,
}

/// The reading to take where a text allows several.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_reading_choice {
    pub reading_id: *const c_char,
    pub reading_id_size: usize,
    pub option_id: *const c_char,
    pub option_id_size: usize,
}

/// How a policy is read.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_policy_options {
    pub struct_size: u32,
    pub flags: u32,
    pub max_proof_cases: i64,
    pub max_issues: i64,
    pub readings: *const dangvien_reading_choice,
    pub reading_count: usize,
    pub parents: *const dangvien_bytes,
    pub parent_count: usize,
    pub control: *const dangvien_control,
}

/// How two policies are compared.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_compare_options {
    pub struct_size: u32,
    pub flags: u32,
    pub max_cases: i64,
    pub control: *const dangvien_control,
}

/// Asks which policy is the law for a period, as the law was known on a day.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_timeline_query {
    pub struct_size: u32,
    pub period_kind: i32,
    pub scope_id: *const c_char,
    pub scope_id_size: usize,
    pub year: i32,
    pub known_on: i32,
}

/// Limits on a dossier.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_dataset_options {
    pub struct_size: u32,
    pub max_tree_depth: i32,
    pub max_units: i64,
    pub max_people: i64,
    pub max_issues: i64,
    pub control: *const dangvien_control,
}

/// Names a subject by the caller's ids.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_subject {
    pub struct_size: u32,
    pub kind: i32,
    pub id: *const c_char,
    pub id_size: usize,
    pub post_id: *const c_char,
    pub post_id_size: usize,
}

/// How a dossier is evaluated.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_evaluate_options {
    pub struct_size: u32,
    pub flags: u32,
    pub max_issues: i64,
    pub also_declared: *const *mut dangvien_policy,
    pub also_declared_count: usize,
    pub control: *const dangvien_control,
}

/// How many subjects have each status, and how many findings there are.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dangvien_status_counts {
    pub struct_size: u32,
    pub reserved: u32,
    pub rated: i64,
    pub not_a_subject: i64,
    pub needs_input: i64,
    pub needs_decision: i64,
    pub findings: i64,
}

extern "C" {
    pub fn dangvien_abi_version() -> u32;
    pub fn dangvien_version() -> *const c_char;
    pub fn dangvien_build_info() -> *const c_char;
    pub fn dangvien_has_feature(feature: i32) -> i32;
    pub fn dangvien_status_name(status: i32) -> *const c_char;
    pub fn dangvien_error_free(given: *mut dangvien_error);
    pub fn dangvien_error_status(given: *const dangvien_error) -> i32;
    pub fn dangvien_error_message(given: *const dangvien_error, size: *mut usize) -> *const c_char;
    pub fn dangvien_error_reason(given: *const dangvien_error) -> *const c_char;
    pub fn dangvien_error_callback_value(given: *const dangvien_error) -> i32;
    pub fn dangvien_error_issue_total(given: *const dangvien_error) -> i64;
    pub fn dangvien_error_issue_count(given: *const dangvien_error) -> usize;
    pub fn dangvien_error_issue(
        given: *const dangvien_error,
        index: usize,
        out: *mut dangvien_issue,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_error_details(
        given: *const dangvien_error,
        data: *mut *const u8,
        size: *mut usize,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_buffer_free(buffer: *mut dangvien_buffer);
    pub fn dangvien_buffer_data(buffer: *const dangvien_buffer) -> *const u8;
    pub fn dangvien_buffer_size(buffer: *const dangvien_buffer) -> usize;
    pub fn dangvien_context_new(
        options: *const dangvien_context_options,
        out: *mut *mut dangvien_context,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_context_ref(context: *const dangvien_context) -> *mut dangvien_context;
    pub fn dangvien_context_unref(context: *mut dangvien_context);
    pub fn dangvien_context_memory(
        context: *const dangvien_context,
        out: *mut dangvien_memory_usage,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_cancel_new(
        context: *const dangvien_context,
        out: *mut *mut dangvien_cancel,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_cancel_ref(cancel: *const dangvien_cancel) -> *mut dangvien_cancel;
    pub fn dangvien_cancel_unref(cancel: *mut dangvien_cancel);
    pub fn dangvien_cancel_trigger(cancel: *const dangvien_cancel);
    pub fn dangvien_cancel_is_triggered(cancel: *const dangvien_cancel) -> i32;
    pub fn dangvien_builtin_policy_name(index: usize) -> *const c_char;
    pub fn dangvien_builtin_policy_bytes(
        context: *const dangvien_context,
        name: *const c_char,
        name_size: usize,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_policy_load_builtin(
        context: *const dangvien_context,
        name: *const c_char,
        name_size: usize,
        options: *const dangvien_policy_options,
        out: *mut *mut dangvien_policy,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_policy_read(
        context: *const dangvien_context,
        data: *const u8,
        size: usize,
        options: *const dangvien_policy_options,
        out: *mut *mut dangvien_policy,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_policy_ref(policy: *const dangvien_policy) -> *mut dangvien_policy;
    pub fn dangvien_policy_unref(policy: *mut dangvien_policy);
    pub fn dangvien_policy_id(policy: *const dangvien_policy, size: *mut usize) -> *const c_char;
    pub fn dangvien_policy_digest(
        policy: *const dangvien_policy,
        digest: *mut u8,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_policy_describe(
        policy: *const dangvien_policy,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_policy_bytes(
        policy: *const dangvien_policy,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_policy_dump(
        policy: *const dangvien_policy,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_policy_loosenings(
        overlay: *const dangvien_policy,
        parent: *const dangvien_policy,
        options: *const dangvien_compare_options,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_policy_difference(
        before: *const dangvien_policy,
        after: *const dangvien_policy,
        options: *const dangvien_compare_options,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_timeline_new(
        context: *const dangvien_context,
        policies: *const dangvien_bytes,
        policy_count: usize,
        out: *mut *mut dangvien_timeline,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_timeline_ref(timeline: *const dangvien_timeline) -> *mut dangvien_timeline;
    pub fn dangvien_timeline_unref(timeline: *mut dangvien_timeline);
    pub fn dangvien_timeline_entries(
        timeline: *const dangvien_timeline,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_timeline_select(
        timeline: *const dangvien_timeline,
        query: *const dangvien_timeline_query,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_dataset_read(
        context: *const dangvien_context,
        data: *const u8,
        size: usize,
        options: *const dangvien_dataset_options,
        out: *mut *mut dangvien_dataset,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_dataset_ref(dataset: *const dangvien_dataset) -> *mut dangvien_dataset;
    pub fn dangvien_dataset_unref(dataset: *mut dangvien_dataset);
    pub fn dangvien_dataset_unit_count(dataset: *const dangvien_dataset) -> i64;
    pub fn dangvien_dataset_person_count(dataset: *const dangvien_dataset) -> i64;
    pub fn dangvien_evaluate(
        context: *const dangvien_context,
        dataset: *const dangvien_dataset,
        policies: *const *mut dangvien_policy,
        policy_count: usize,
        options: *const dangvien_evaluate_options,
        out: *mut *mut dangvien_evaluation,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_evaluate_bytes(
        context: *const dangvien_context,
        policies: *const *mut dangvien_policy,
        policy_count: usize,
        data: *const u8,
        size: usize,
        dataset_options: *const dangvien_dataset_options,
        options: *const dangvien_evaluate_options,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_evaluation_ref(
        evaluation: *const dangvien_evaluation,
    ) -> *mut dangvien_evaluation;
    pub fn dangvien_evaluation_unref(evaluation: *mut dangvien_evaluation);
    pub fn dangvien_evaluation_result(
        evaluation: *const dangvien_evaluation,
        part: i32,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_evaluation_digest(
        evaluation: *const dangvien_evaluation,
        digest: *mut u8,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_evaluation_status_counts(
        evaluation: *const dangvien_evaluation,
        out: *mut dangvien_status_counts,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_evaluation_explain(
        evaluation: *const dangvien_evaluation,
        subject: *const dangvien_subject,
        language: i32,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_evaluation_explain_text(
        evaluation: *const dangvien_evaluation,
        subject: *const dangvien_subject,
        language: i32,
        out: *mut *mut dangvien_buffer,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_binding_new(
        context: *const dangvien_context,
        table: *const c_char,
        table_size: usize,
        schema: *const ArrowSchema,
        out: *mut *mut dangvien_binding,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_binding_ref(binding: *const dangvien_binding) -> *mut dangvien_binding;
    pub fn dangvien_binding_unref(binding: *mut dangvien_binding);
    pub fn dangvien_dataset_builder_new(
        context: *const dangvien_context,
        options: *const dangvien_dataset_options,
        out: *mut *mut dangvien_dataset_builder,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_dataset_builder_free(builder: *mut dangvien_dataset_builder);
    pub fn dangvien_dataset_builder_add_bytes(
        builder: *mut dangvien_dataset_builder,
        data: *const u8,
        size: usize,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_dataset_builder_add_batch(
        builder: *mut dangvien_dataset_builder,
        binding: *const dangvien_binding,
        array: *mut ArrowArray,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_dataset_builder_add_stream(
        builder: *mut dangvien_dataset_builder,
        table: *const c_char,
        table_size: usize,
        stream: *mut ArrowArrayStream,
        control: *const dangvien_control,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_dataset_builder_seal(
        builder: *mut dangvien_dataset_builder,
        control: *const dangvien_control,
        out: *mut *mut dangvien_dataset,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_result_table_schema(
        context: *const dangvien_context,
        table: *const c_char,
        table_size: usize,
        schema: *mut ArrowSchema,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_evaluation_table(
        evaluation: *const dangvien_evaluation,
        table: *const c_char,
        table_size: usize,
        schema: *mut ArrowSchema,
        array: *mut ArrowArray,
        error: *mut *mut dangvien_error,
    ) -> i32;
    pub fn dangvien_evaluation_stream(
        evaluation: *const dangvien_evaluation,
        table: *const c_char,
        table_size: usize,
        rows_per_batch: i64,
        out: *mut ArrowArrayStream,
        error: *mut *mut dangvien_error,
    ) -> i32;
}
