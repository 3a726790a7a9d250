// Written by tools/capigen from capi/api.yaml; do not edit.
// Compiles where the headers keep what this version says: every constant, every layout,
// every signature. A released line is never changed.
#include "dangvien/c/dangvien.h"
#include "dangvien/c/dangvien_arrow.h"

#define DANGVIEN_INTERNAL_JOIN(a, b) a##b
#define DANGVIEN_INTERNAL_NAME(line) DANGVIEN_INTERNAL_JOIN(kept_, line)
// An array of -1 entries where it does not hold; C99 has no static assertion.
#define DANGVIEN_INTERNAL_KEPT(condition) \
  typedef char DANGVIEN_INTERNAL_NAME(__LINE__)[(condition) ? 1 : -1]

DANGVIEN_INTERNAL_KEPT(DANGVIEN_ABI_MAJOR == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_FEATURE_ARROW == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_FEATURE_BUNDLED == 2);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_OK == 0);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_CANCELLED == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_UNKNOWN == 2);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_INVALID_ARGUMENT == 3);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_DEADLINE_EXCEEDED == 4);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_NOT_FOUND == 5);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_ALREADY_EXISTS == 6);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_PERMISSION_DENIED == 7);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_RESOURCE_EXHAUSTED == 8);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_FAILED_PRECONDITION == 9);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_ABORTED == 10);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_OUT_OF_RANGE == 11);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_UNIMPLEMENTED == 12);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_INTERNAL == 13);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_UNAVAILABLE == 14);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_DATA_LOSS == 15);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_STATUS_UNAUTHENTICATED == 16);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_LOG_DEBUG == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_LOG_WARNING == 2);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PERIOD_UNSPECIFIED == 0);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PERIOD_YEAR == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PERIOD_QUARTER == 2);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PERIOD_MONTH == 3);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PERIOD_TERM == 4);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PERIOD_OTHER == 5);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_POLICY_SKIP_PROOF == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_SUBJECT_ORGANIZATION == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_SUBJECT_MEMBER == 2);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_SUBJECT_COLLECTIVE == 3);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_SUBJECT_LEADER == 4);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_LANGUAGE_VIETNAMESE == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_LANGUAGE_ENGLISH == 2);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_EVALUATE_SKIP_CHECKS == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PART_ALL == 0);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PART_TALLIES == 1);
DANGVIEN_INTERNAL_KEPT(DANGVIEN_PART_CERTIFICATES == 2);

#if UINTPTR_MAX == UINT64_MAX
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_issue) >= 48);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_issue, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_issue, code) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_issue, name) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_issue, path) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_issue, path_size) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_issue, message) == 32);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_issue, message_size) == 40);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_context_options) >= 72);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, flags) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, allocate) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, deallocate) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, allocator_user) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, memory_limit) == 32);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, log) == 40);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, log_user) == 48);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, parallel_for) == 56);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_context_options, parallel_for_user) == 64);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_memory_usage) >= 32);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_memory_usage, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_memory_usage, reserved) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_memory_usage, current) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_memory_usage, peak) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_memory_usage, limit) == 24);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_control) >= 40);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_control, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_control, num_threads) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_control, cancel) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_control, timeout_ms) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_control, progress) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_control, progress_user) == 32);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_bytes) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_bytes, data) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_bytes, size) == 8);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_reading_choice) == 32);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_reading_choice, reading_id) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_reading_choice, reading_id_size) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_reading_choice, option_id) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_reading_choice, option_id_size) == 24);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_policy_options) >= 64);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, flags) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, max_proof_cases) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, max_issues) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, readings) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, reading_count) == 32);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, parents) == 40);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, parent_count) == 48);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_policy_options, control) == 56);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_compare_options) >= 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_compare_options, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_compare_options, flags) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_compare_options, max_cases) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_compare_options, control) == 16);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_timeline_query) >= 32);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_timeline_query, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_timeline_query, period_kind) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_timeline_query, scope_id) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_timeline_query, scope_id_size) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_timeline_query, year) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_timeline_query, known_on) == 28);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_dataset_options) >= 40);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_dataset_options, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_dataset_options, max_tree_depth) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_dataset_options, max_units) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_dataset_options, max_people) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_dataset_options, max_issues) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_dataset_options, control) == 32);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_subject) >= 40);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_subject, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_subject, kind) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_subject, id) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_subject, id_size) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_subject, post_id) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_subject, post_id_size) == 32);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_evaluate_options) >= 40);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_evaluate_options, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_evaluate_options, flags) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_evaluate_options, max_issues) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_evaluate_options, also_declared) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_evaluate_options, also_declared_count) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_evaluate_options, control) == 32);
DANGVIEN_INTERNAL_KEPT(sizeof(dangvien_status_counts) >= 48);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_status_counts, struct_size) == 0);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_status_counts, reserved) == 4);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_status_counts, rated) == 8);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_status_counts, not_a_subject) == 16);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_status_counts, needs_input) == 24);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_status_counts, needs_decision) == 32);
DANGVIEN_INTERNAL_KEPT(offsetof(dangvien_status_counts, findings) == 40);
#endif

extern uint32_t (*const kept_dangvien_abi_version)(void);
uint32_t (*const kept_dangvien_abi_version)(void) = dangvien_abi_version;
extern const char* (*const kept_dangvien_version)(void);
const char* (*const kept_dangvien_version)(void) = dangvien_version;
extern const char* (*const kept_dangvien_build_info)(void);
const char* (*const kept_dangvien_build_info)(void) = dangvien_build_info;
extern int32_t (*const kept_dangvien_has_feature)(int32_t);
int32_t (*const kept_dangvien_has_feature)(int32_t) = dangvien_has_feature;
extern const char* (*const kept_dangvien_status_name)(int32_t);
const char* (*const kept_dangvien_status_name)(int32_t) = dangvien_status_name;
extern void (*const kept_dangvien_error_free)(dangvien_error*);
void (*const kept_dangvien_error_free)(dangvien_error*) = dangvien_error_free;
extern int32_t (*const kept_dangvien_error_status)(const dangvien_error*);
int32_t (*const kept_dangvien_error_status)(const dangvien_error*) = dangvien_error_status;
extern const char* (*const kept_dangvien_error_message)(const dangvien_error*, size_t*);
const char* (*const kept_dangvien_error_message)(const dangvien_error*,
                                                 size_t*) = dangvien_error_message;
extern const char* (*const kept_dangvien_error_reason)(const dangvien_error*);
const char* (*const kept_dangvien_error_reason)(const dangvien_error*) = dangvien_error_reason;
extern int32_t (*const kept_dangvien_error_callback_value)(const dangvien_error*);
int32_t (*const kept_dangvien_error_callback_value)(const dangvien_error*) =
    dangvien_error_callback_value;
extern int64_t (*const kept_dangvien_error_issue_total)(const dangvien_error*);
int64_t (*const kept_dangvien_error_issue_total)(const dangvien_error*) =
    dangvien_error_issue_total;
extern size_t (*const kept_dangvien_error_issue_count)(const dangvien_error*);
size_t (*const kept_dangvien_error_issue_count)(const dangvien_error*) = dangvien_error_issue_count;
extern int32_t (*const kept_dangvien_error_issue)(const dangvien_error*, size_t, dangvien_issue*,
                                                  dangvien_error**);
int32_t (*const kept_dangvien_error_issue)(const dangvien_error*, size_t, dangvien_issue*,
                                           dangvien_error**) = dangvien_error_issue;
extern int32_t (*const kept_dangvien_error_details)(const dangvien_error*, const uint8_t**, size_t*,
                                                    dangvien_error**);
int32_t (*const kept_dangvien_error_details)(const dangvien_error*, const uint8_t**, size_t*,
                                             dangvien_error**) = dangvien_error_details;
extern void (*const kept_dangvien_buffer_free)(dangvien_buffer*);
void (*const kept_dangvien_buffer_free)(dangvien_buffer*) = dangvien_buffer_free;
extern const uint8_t* (*const kept_dangvien_buffer_data)(const dangvien_buffer*);
const uint8_t* (*const kept_dangvien_buffer_data)(const dangvien_buffer*) = dangvien_buffer_data;
extern size_t (*const kept_dangvien_buffer_size)(const dangvien_buffer*);
size_t (*const kept_dangvien_buffer_size)(const dangvien_buffer*) = dangvien_buffer_size;
extern int32_t (*const kept_dangvien_context_new)(const dangvien_context_options*,
                                                  dangvien_context**, dangvien_error**);
int32_t (*const kept_dangvien_context_new)(const dangvien_context_options*, dangvien_context**,
                                           dangvien_error**) = dangvien_context_new;
extern dangvien_context* (*const kept_dangvien_context_ref)(const dangvien_context*);
dangvien_context* (*const kept_dangvien_context_ref)(const dangvien_context*) =
    dangvien_context_ref;
extern void (*const kept_dangvien_context_unref)(dangvien_context*);
void (*const kept_dangvien_context_unref)(dangvien_context*) = dangvien_context_unref;
extern int32_t (*const kept_dangvien_context_memory)(const dangvien_context*,
                                                     dangvien_memory_usage*, dangvien_error**);
int32_t (*const kept_dangvien_context_memory)(const dangvien_context*, dangvien_memory_usage*,
                                              dangvien_error**) = dangvien_context_memory;
extern int32_t (*const kept_dangvien_cancel_new)(const dangvien_context*, dangvien_cancel**,
                                                 dangvien_error**);
int32_t (*const kept_dangvien_cancel_new)(const dangvien_context*, dangvien_cancel**,
                                          dangvien_error**) = dangvien_cancel_new;
extern dangvien_cancel* (*const kept_dangvien_cancel_ref)(const dangvien_cancel*);
dangvien_cancel* (*const kept_dangvien_cancel_ref)(const dangvien_cancel*) = dangvien_cancel_ref;
extern void (*const kept_dangvien_cancel_unref)(dangvien_cancel*);
void (*const kept_dangvien_cancel_unref)(dangvien_cancel*) = dangvien_cancel_unref;
extern void (*const kept_dangvien_cancel_trigger)(const dangvien_cancel*);
void (*const kept_dangvien_cancel_trigger)(const dangvien_cancel*) = dangvien_cancel_trigger;
extern int32_t (*const kept_dangvien_cancel_is_triggered)(const dangvien_cancel*);
int32_t (*const kept_dangvien_cancel_is_triggered)(const dangvien_cancel*) =
    dangvien_cancel_is_triggered;
extern const char* (*const kept_dangvien_builtin_policy_name)(size_t);
const char* (*const kept_dangvien_builtin_policy_name)(size_t) = dangvien_builtin_policy_name;
extern int32_t (*const kept_dangvien_builtin_policy_bytes)(const dangvien_context*, const char*,
                                                           size_t, dangvien_buffer**,
                                                           dangvien_error**);
int32_t (*const kept_dangvien_builtin_policy_bytes)(const dangvien_context*, const char*, size_t,
                                                    dangvien_buffer**, dangvien_error**) =
    dangvien_builtin_policy_bytes;
extern int32_t (*const kept_dangvien_policy_load_builtin)(const dangvien_context*, const char*,
                                                          size_t, const dangvien_policy_options*,
                                                          dangvien_policy**, dangvien_error**);
int32_t (*const kept_dangvien_policy_load_builtin)(const dangvien_context*, const char*, size_t,
                                                   const dangvien_policy_options*,
                                                   dangvien_policy**,
                                                   dangvien_error**) = dangvien_policy_load_builtin;
extern int32_t (*const kept_dangvien_policy_read)(const dangvien_context*, const uint8_t*, size_t,
                                                  const dangvien_policy_options*, dangvien_policy**,
                                                  dangvien_error**);
int32_t (*const kept_dangvien_policy_read)(const dangvien_context*, const uint8_t*, size_t,
                                           const dangvien_policy_options*, dangvien_policy**,
                                           dangvien_error**) = dangvien_policy_read;
extern dangvien_policy* (*const kept_dangvien_policy_ref)(const dangvien_policy*);
dangvien_policy* (*const kept_dangvien_policy_ref)(const dangvien_policy*) = dangvien_policy_ref;
extern void (*const kept_dangvien_policy_unref)(dangvien_policy*);
void (*const kept_dangvien_policy_unref)(dangvien_policy*) = dangvien_policy_unref;
extern const char* (*const kept_dangvien_policy_id)(const dangvien_policy*, size_t*);
const char* (*const kept_dangvien_policy_id)(const dangvien_policy*, size_t*) = dangvien_policy_id;
extern int32_t (*const kept_dangvien_policy_digest)(const dangvien_policy*, uint8_t*,
                                                    dangvien_error**);
int32_t (*const kept_dangvien_policy_digest)(const dangvien_policy*, uint8_t*,
                                             dangvien_error**) = dangvien_policy_digest;
extern int32_t (*const kept_dangvien_policy_describe)(const dangvien_policy*, dangvien_buffer**,
                                                      dangvien_error**);
int32_t (*const kept_dangvien_policy_describe)(const dangvien_policy*, dangvien_buffer**,
                                               dangvien_error**) = dangvien_policy_describe;
extern int32_t (*const kept_dangvien_policy_bytes)(const dangvien_policy*, dangvien_buffer**,
                                                   dangvien_error**);
int32_t (*const kept_dangvien_policy_bytes)(const dangvien_policy*, dangvien_buffer**,
                                            dangvien_error**) = dangvien_policy_bytes;
extern int32_t (*const kept_dangvien_policy_dump)(const dangvien_policy*, dangvien_buffer**,
                                                  dangvien_error**);
int32_t (*const kept_dangvien_policy_dump)(const dangvien_policy*, dangvien_buffer**,
                                           dangvien_error**) = dangvien_policy_dump;
extern int32_t (*const kept_dangvien_policy_loosenings)(const dangvien_policy*,
                                                        const dangvien_policy*,
                                                        const dangvien_compare_options*,
                                                        dangvien_buffer**, dangvien_error**);
int32_t (*const kept_dangvien_policy_loosenings)(const dangvien_policy*, const dangvien_policy*,
                                                 const dangvien_compare_options*, dangvien_buffer**,
                                                 dangvien_error**) = dangvien_policy_loosenings;
extern int32_t (*const kept_dangvien_policy_difference)(const dangvien_policy*,
                                                        const dangvien_policy*,
                                                        const dangvien_compare_options*,
                                                        dangvien_buffer**, dangvien_error**);
int32_t (*const kept_dangvien_policy_difference)(const dangvien_policy*, const dangvien_policy*,
                                                 const dangvien_compare_options*, dangvien_buffer**,
                                                 dangvien_error**) = dangvien_policy_difference;
extern int32_t (*const kept_dangvien_timeline_new)(const dangvien_context*, const dangvien_bytes*,
                                                   size_t, dangvien_timeline**, dangvien_error**);
int32_t (*const kept_dangvien_timeline_new)(const dangvien_context*, const dangvien_bytes*, size_t,
                                            dangvien_timeline**,
                                            dangvien_error**) = dangvien_timeline_new;
extern dangvien_timeline* (*const kept_dangvien_timeline_ref)(const dangvien_timeline*);
dangvien_timeline* (*const kept_dangvien_timeline_ref)(const dangvien_timeline*) =
    dangvien_timeline_ref;
extern void (*const kept_dangvien_timeline_unref)(dangvien_timeline*);
void (*const kept_dangvien_timeline_unref)(dangvien_timeline*) = dangvien_timeline_unref;
extern int32_t (*const kept_dangvien_timeline_entries)(const dangvien_timeline*, dangvien_buffer**,
                                                       dangvien_error**);
int32_t (*const kept_dangvien_timeline_entries)(const dangvien_timeline*, dangvien_buffer**,
                                                dangvien_error**) = dangvien_timeline_entries;
extern int32_t (*const kept_dangvien_timeline_select)(const dangvien_timeline*,
                                                      const dangvien_timeline_query*,
                                                      dangvien_buffer**, dangvien_error**);
int32_t (*const kept_dangvien_timeline_select)(const dangvien_timeline*,
                                               const dangvien_timeline_query*, dangvien_buffer**,
                                               dangvien_error**) = dangvien_timeline_select;
extern int32_t (*const kept_dangvien_dataset_read)(const dangvien_context*, const uint8_t*, size_t,
                                                   const dangvien_dataset_options*,
                                                   dangvien_dataset**, dangvien_error**);
int32_t (*const kept_dangvien_dataset_read)(const dangvien_context*, const uint8_t*, size_t,
                                            const dangvien_dataset_options*, dangvien_dataset**,
                                            dangvien_error**) = dangvien_dataset_read;
extern dangvien_dataset* (*const kept_dangvien_dataset_ref)(const dangvien_dataset*);
dangvien_dataset* (*const kept_dangvien_dataset_ref)(const dangvien_dataset*) =
    dangvien_dataset_ref;
extern void (*const kept_dangvien_dataset_unref)(dangvien_dataset*);
void (*const kept_dangvien_dataset_unref)(dangvien_dataset*) = dangvien_dataset_unref;
extern int64_t (*const kept_dangvien_dataset_unit_count)(const dangvien_dataset*);
int64_t (*const kept_dangvien_dataset_unit_count)(const dangvien_dataset*) =
    dangvien_dataset_unit_count;
extern int64_t (*const kept_dangvien_dataset_person_count)(const dangvien_dataset*);
int64_t (*const kept_dangvien_dataset_person_count)(const dangvien_dataset*) =
    dangvien_dataset_person_count;
extern int32_t (*const kept_dangvien_evaluate)(const dangvien_context*, const dangvien_dataset*,
                                               dangvien_policy* const*, size_t,
                                               const dangvien_evaluate_options*,
                                               dangvien_evaluation**, dangvien_error**);
int32_t (*const kept_dangvien_evaluate)(const dangvien_context*, const dangvien_dataset*,
                                        dangvien_policy* const*, size_t,
                                        const dangvien_evaluate_options*, dangvien_evaluation**,
                                        dangvien_error**) = dangvien_evaluate;
extern int32_t (*const kept_dangvien_evaluate_bytes)(const dangvien_context*,
                                                     dangvien_policy* const*, size_t,
                                                     const uint8_t*, size_t,
                                                     const dangvien_dataset_options*,
                                                     const dangvien_evaluate_options*,
                                                     dangvien_buffer**, dangvien_error**);
int32_t (*const kept_dangvien_evaluate_bytes)(const dangvien_context*, dangvien_policy* const*,
                                              size_t, const uint8_t*, size_t,
                                              const dangvien_dataset_options*,
                                              const dangvien_evaluate_options*, dangvien_buffer**,
                                              dangvien_error**) = dangvien_evaluate_bytes;
extern dangvien_evaluation* (*const kept_dangvien_evaluation_ref)(const dangvien_evaluation*);
dangvien_evaluation* (*const kept_dangvien_evaluation_ref)(const dangvien_evaluation*) =
    dangvien_evaluation_ref;
extern void (*const kept_dangvien_evaluation_unref)(dangvien_evaluation*);
void (*const kept_dangvien_evaluation_unref)(dangvien_evaluation*) = dangvien_evaluation_unref;
extern int32_t (*const kept_dangvien_evaluation_result)(const dangvien_evaluation*, int32_t,
                                                        dangvien_buffer**, dangvien_error**);
int32_t (*const kept_dangvien_evaluation_result)(const dangvien_evaluation*, int32_t,
                                                 dangvien_buffer**,
                                                 dangvien_error**) = dangvien_evaluation_result;
extern int32_t (*const kept_dangvien_evaluation_digest)(const dangvien_evaluation*, uint8_t*,
                                                        dangvien_error**);
int32_t (*const kept_dangvien_evaluation_digest)(const dangvien_evaluation*, uint8_t*,
                                                 dangvien_error**) = dangvien_evaluation_digest;
extern int32_t (*const kept_dangvien_evaluation_status_counts)(const dangvien_evaluation*,
                                                               dangvien_status_counts*,
                                                               dangvien_error**);
int32_t (*const kept_dangvien_evaluation_status_counts)(const dangvien_evaluation*,
                                                        dangvien_status_counts*, dangvien_error**) =
    dangvien_evaluation_status_counts;
extern int32_t (*const kept_dangvien_evaluation_explain)(const dangvien_evaluation*,
                                                         const dangvien_subject*, int32_t,
                                                         dangvien_buffer**, dangvien_error**);
int32_t (*const kept_dangvien_evaluation_explain)(const dangvien_evaluation*,
                                                  const dangvien_subject*, int32_t,
                                                  dangvien_buffer**,
                                                  dangvien_error**) = dangvien_evaluation_explain;
extern int32_t (*const kept_dangvien_evaluation_explain_text)(const dangvien_evaluation*,
                                                              const dangvien_subject*, int32_t,
                                                              dangvien_buffer**, dangvien_error**);
int32_t (*const kept_dangvien_evaluation_explain_text)(
    const dangvien_evaluation*, const dangvien_subject*, int32_t, dangvien_buffer**,
    dangvien_error**) = dangvien_evaluation_explain_text;
extern int32_t (*const kept_dangvien_binding_new)(const dangvien_context*, const char*, size_t,
                                                  const struct ArrowSchema*, dangvien_binding**,
                                                  dangvien_error**);
int32_t (*const kept_dangvien_binding_new)(const dangvien_context*, const char*, size_t,
                                           const struct ArrowSchema*, dangvien_binding**,
                                           dangvien_error**) = dangvien_binding_new;
extern dangvien_binding* (*const kept_dangvien_binding_ref)(const dangvien_binding*);
dangvien_binding* (*const kept_dangvien_binding_ref)(const dangvien_binding*) =
    dangvien_binding_ref;
extern void (*const kept_dangvien_binding_unref)(dangvien_binding*);
void (*const kept_dangvien_binding_unref)(dangvien_binding*) = dangvien_binding_unref;
extern int32_t (*const kept_dangvien_dataset_builder_new)(const dangvien_context*,
                                                          const dangvien_dataset_options*,
                                                          dangvien_dataset_builder**,
                                                          dangvien_error**);
int32_t (*const kept_dangvien_dataset_builder_new)(const dangvien_context*,
                                                   const dangvien_dataset_options*,
                                                   dangvien_dataset_builder**,
                                                   dangvien_error**) = dangvien_dataset_builder_new;
extern void (*const kept_dangvien_dataset_builder_free)(dangvien_dataset_builder*);
void (*const kept_dangvien_dataset_builder_free)(dangvien_dataset_builder*) =
    dangvien_dataset_builder_free;
extern int32_t (*const kept_dangvien_dataset_builder_add_bytes)(dangvien_dataset_builder*,
                                                                const uint8_t*, size_t,
                                                                dangvien_error**);
int32_t (*const kept_dangvien_dataset_builder_add_bytes)(dangvien_dataset_builder*, const uint8_t*,
                                                         size_t, dangvien_error**) =
    dangvien_dataset_builder_add_bytes;
extern int32_t (*const kept_dangvien_dataset_builder_add_batch)(dangvien_dataset_builder*,
                                                                const dangvien_binding*,
                                                                struct ArrowArray*,
                                                                dangvien_error**);
int32_t (*const kept_dangvien_dataset_builder_add_batch)(
    dangvien_dataset_builder*, const dangvien_binding*, struct ArrowArray*,
    dangvien_error**) = dangvien_dataset_builder_add_batch;
extern int32_t (*const kept_dangvien_dataset_builder_add_stream)(dangvien_dataset_builder*,
                                                                 const char*, size_t,
                                                                 struct ArrowArrayStream*,
                                                                 const dangvien_control*,
                                                                 dangvien_error**);
int32_t (*const kept_dangvien_dataset_builder_add_stream)(
    dangvien_dataset_builder*, const char*, size_t, struct ArrowArrayStream*,
    const dangvien_control*, dangvien_error**) = dangvien_dataset_builder_add_stream;
extern int32_t (*const kept_dangvien_dataset_builder_seal)(dangvien_dataset_builder*,
                                                           const dangvien_control*,
                                                           dangvien_dataset**, dangvien_error**);
int32_t (*const kept_dangvien_dataset_builder_seal)(
    dangvien_dataset_builder*, const dangvien_control*, dangvien_dataset**,
    dangvien_error**) = dangvien_dataset_builder_seal;
extern int32_t (*const kept_dangvien_result_table_schema)(const dangvien_context*, const char*,
                                                          size_t, struct ArrowSchema*,
                                                          dangvien_error**);
int32_t (*const kept_dangvien_result_table_schema)(const dangvien_context*, const char*, size_t,
                                                   struct ArrowSchema*,
                                                   dangvien_error**) = dangvien_result_table_schema;
extern int32_t (*const kept_dangvien_evaluation_table)(const dangvien_evaluation*, const char*,
                                                       size_t, struct ArrowSchema*,
                                                       struct ArrowArray*, dangvien_error**);
int32_t (*const kept_dangvien_evaluation_table)(const dangvien_evaluation*, const char*, size_t,
                                                struct ArrowSchema*, struct ArrowArray*,
                                                dangvien_error**) = dangvien_evaluation_table;
extern int32_t (*const kept_dangvien_evaluation_stream)(const dangvien_evaluation*, const char*,
                                                        size_t, int64_t, struct ArrowArrayStream*,
                                                        dangvien_error**);
int32_t (*const kept_dangvien_evaluation_stream)(const dangvien_evaluation*, const char*, size_t,
                                                 int64_t, struct ArrowArrayStream*,
                                                 dangvien_error**) = dangvien_evaluation_stream;
