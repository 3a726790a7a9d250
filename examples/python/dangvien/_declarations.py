# Written by tools/capigen from capi/api.yaml; do not edit.
"""The C interface, as cffi reads it."""

DECLARATIONS = """
#define DANGVIEN_ABI_VERSION 65536
#define DANGVIEN_ABI_MAJOR 1
#define DANGVIEN_FEATURE_ARROW 1
#define DANGVIEN_FEATURE_BUNDLED 2
#define DANGVIEN_STATUS_OK 0
#define DANGVIEN_STATUS_CANCELLED 1
#define DANGVIEN_STATUS_UNKNOWN 2
#define DANGVIEN_STATUS_INVALID_ARGUMENT 3
#define DANGVIEN_STATUS_DEADLINE_EXCEEDED 4
#define DANGVIEN_STATUS_NOT_FOUND 5
#define DANGVIEN_STATUS_ALREADY_EXISTS 6
#define DANGVIEN_STATUS_PERMISSION_DENIED 7
#define DANGVIEN_STATUS_RESOURCE_EXHAUSTED 8
#define DANGVIEN_STATUS_FAILED_PRECONDITION 9
#define DANGVIEN_STATUS_ABORTED 10
#define DANGVIEN_STATUS_OUT_OF_RANGE 11
#define DANGVIEN_STATUS_UNIMPLEMENTED 12
#define DANGVIEN_STATUS_INTERNAL 13
#define DANGVIEN_STATUS_UNAVAILABLE 14
#define DANGVIEN_STATUS_DATA_LOSS 15
#define DANGVIEN_STATUS_UNAUTHENTICATED 16
#define DANGVIEN_LOG_DEBUG 1
#define DANGVIEN_LOG_WARNING 2
#define DANGVIEN_PERIOD_UNSPECIFIED 0
#define DANGVIEN_PERIOD_YEAR 1
#define DANGVIEN_PERIOD_QUARTER 2
#define DANGVIEN_PERIOD_MONTH 3
#define DANGVIEN_PERIOD_TERM 4
#define DANGVIEN_PERIOD_OTHER 5
#define DANGVIEN_POLICY_SKIP_PROOF 1
#define DANGVIEN_SUBJECT_ORGANIZATION 1
#define DANGVIEN_SUBJECT_MEMBER 2
#define DANGVIEN_SUBJECT_COLLECTIVE 3
#define DANGVIEN_SUBJECT_LEADER 4
#define DANGVIEN_LANGUAGE_VIETNAMESE 1
#define DANGVIEN_LANGUAGE_ENGLISH 2
#define DANGVIEN_EVALUATE_SKIP_CHECKS 1
#define DANGVIEN_PART_ALL 0
#define DANGVIEN_PART_TALLIES 1
#define DANGVIEN_PART_CERTIFICATES 2
typedef struct dangvien_context dangvien_context;
typedef struct dangvien_policy dangvien_policy;
typedef struct dangvien_timeline dangvien_timeline;
typedef struct dangvien_dataset dangvien_dataset;
typedef struct dangvien_evaluation dangvien_evaluation;
typedef struct dangvien_cancel dangvien_cancel;
typedef struct dangvien_error dangvien_error;
typedef struct dangvien_buffer dangvien_buffer;
typedef struct dangvien_binding dangvien_binding;
typedef struct dangvien_dataset_builder dangvien_dataset_builder;
uint32_t dangvien_abi_version(void);
const char* dangvien_version(void);
const char* dangvien_build_info(void);
int32_t dangvien_has_feature(int32_t feature);
typedef struct dangvien_issue {
  uint32_t struct_size;
  int32_t code;
  const char* name;
  const char* path;
  size_t path_size;
  const char* message;
  size_t message_size;
} dangvien_issue;
const char* dangvien_status_name(int32_t status);
void dangvien_error_free(dangvien_error* given);
int32_t dangvien_error_status(const dangvien_error* given);
const char* dangvien_error_message(const dangvien_error* given, size_t* size);
const char* dangvien_error_reason(const dangvien_error* given);
int32_t dangvien_error_callback_value(const dangvien_error* given);
int64_t dangvien_error_issue_total(const dangvien_error* given);
size_t dangvien_error_issue_count(const dangvien_error* given);
int32_t dangvien_error_issue(const dangvien_error* given, size_t index, dangvien_issue* out,
    dangvien_error** error);
int32_t dangvien_error_details(const dangvien_error* given, const uint8_t** data, size_t* size,
    dangvien_error** error);
void dangvien_buffer_free(dangvien_buffer* buffer);
const uint8_t* dangvien_buffer_data(const dangvien_buffer* buffer);
size_t dangvien_buffer_size(const dangvien_buffer* buffer);
typedef void* (*dangvien_allocate_fn)(void* user, size_t size, size_t alignment);
typedef void (*dangvien_deallocate_fn)(void* user, void* memory, size_t size, size_t alignment);
typedef void (*dangvien_log_fn)(void* user, int32_t level, const char* message, size_t size);
typedef void (*dangvien_work_fn)(void* work, int64_t index);
typedef int32_t (*dangvien_parallel_for_fn)(void* user, int64_t count, dangvien_work_fn run, void*
    work);
typedef struct dangvien_context_options {
  uint32_t struct_size;
  uint32_t flags;
  dangvien_allocate_fn allocate;
  dangvien_deallocate_fn deallocate;
  void* allocator_user;
  int64_t memory_limit;
  dangvien_log_fn log;
  void* log_user;
  dangvien_parallel_for_fn parallel_for;
  void* parallel_for_user;
} dangvien_context_options;
typedef struct dangvien_memory_usage {
  uint32_t struct_size;
  uint32_t reserved;
  int64_t current;
  int64_t peak;
  int64_t limit;
} dangvien_memory_usage;
int32_t dangvien_context_new(const dangvien_context_options* options, dangvien_context** out,
    dangvien_error** error);
dangvien_context* dangvien_context_ref(const dangvien_context* context);
void dangvien_context_unref(dangvien_context* context);
int32_t dangvien_context_memory(const dangvien_context* context, dangvien_memory_usage* out,
    dangvien_error** error);
typedef int32_t (*dangvien_progress_fn)(void* user, int64_t done, int64_t total);
typedef struct dangvien_control {
  uint32_t struct_size;
  int32_t num_threads;
  const dangvien_cancel* cancel;
  int64_t timeout_ms;
  dangvien_progress_fn progress;
  void* progress_user;
} dangvien_control;
int32_t dangvien_cancel_new(const dangvien_context* context, dangvien_cancel** out, dangvien_error**
    error);
dangvien_cancel* dangvien_cancel_ref(const dangvien_cancel* cancel);
void dangvien_cancel_unref(dangvien_cancel* cancel);
void dangvien_cancel_trigger(const dangvien_cancel* cancel);
int32_t dangvien_cancel_is_triggered(const dangvien_cancel* cancel);
typedef struct dangvien_bytes {
  const uint8_t* data;
  size_t size;
} dangvien_bytes;
typedef struct dangvien_reading_choice {
  const char* reading_id;
  size_t reading_id_size;
  const char* option_id;
  size_t option_id_size;
} dangvien_reading_choice;
typedef struct dangvien_policy_options {
  uint32_t struct_size;
  uint32_t flags;
  int64_t max_proof_cases;
  int64_t max_issues;
  const dangvien_reading_choice* readings;
  size_t reading_count;
  const dangvien_bytes* parents;
  size_t parent_count;
  const dangvien_control* control;
} dangvien_policy_options;
const char* dangvien_builtin_policy_name(size_t index);
int32_t dangvien_builtin_policy_bytes(const dangvien_context* context, const char* name, size_t
    name_size, dangvien_buffer** out, dangvien_error** error);
int32_t dangvien_policy_load_builtin(const dangvien_context* context, const char* name, size_t
    name_size, const dangvien_policy_options* options, dangvien_policy** out, dangvien_error**
    error);
int32_t dangvien_policy_read(const dangvien_context* context, const uint8_t* data, size_t size,
    const dangvien_policy_options* options, dangvien_policy** out, dangvien_error** error);
dangvien_policy* dangvien_policy_ref(const dangvien_policy* policy);
void dangvien_policy_unref(dangvien_policy* policy);
const char* dangvien_policy_id(const dangvien_policy* policy, size_t* size);
int32_t dangvien_policy_digest(const dangvien_policy* policy, uint8_t* digest, dangvien_error**
    error);
int32_t dangvien_policy_describe(const dangvien_policy* policy, dangvien_buffer** out,
    dangvien_error** error);
int32_t dangvien_policy_bytes(const dangvien_policy* policy, dangvien_buffer** out, dangvien_error**
    error);
int32_t dangvien_policy_dump(const dangvien_policy* policy, dangvien_buffer** out, dangvien_error**
    error);
typedef struct dangvien_compare_options {
  uint32_t struct_size;
  uint32_t flags;
  int64_t max_cases;
  const dangvien_control* control;
} dangvien_compare_options;
int32_t dangvien_policy_loosenings(const dangvien_policy* overlay, const dangvien_policy* parent,
    const dangvien_compare_options* options, dangvien_buffer** out, dangvien_error** error);
int32_t dangvien_policy_difference(const dangvien_policy* before, const dangvien_policy* after,
    const dangvien_compare_options* options, dangvien_buffer** out, dangvien_error** error);
typedef struct dangvien_timeline_query {
  uint32_t struct_size;
  int32_t period_kind;
  const char* scope_id;
  size_t scope_id_size;
  int32_t year;
  int32_t known_on;
} dangvien_timeline_query;
int32_t dangvien_timeline_new(const dangvien_context* context, const dangvien_bytes* policies,
    size_t policy_count, dangvien_timeline** out, dangvien_error** error);
dangvien_timeline* dangvien_timeline_ref(const dangvien_timeline* timeline);
void dangvien_timeline_unref(dangvien_timeline* timeline);
int32_t dangvien_timeline_entries(const dangvien_timeline* timeline, dangvien_buffer** out,
    dangvien_error** error);
int32_t dangvien_timeline_select(const dangvien_timeline* timeline, const dangvien_timeline_query*
    query, dangvien_buffer** out, dangvien_error** error);
typedef struct dangvien_dataset_options {
  uint32_t struct_size;
  int32_t max_tree_depth;
  int64_t max_units;
  int64_t max_people;
  int64_t max_issues;
  const dangvien_control* control;
} dangvien_dataset_options;
int32_t dangvien_dataset_read(const dangvien_context* context, const uint8_t* data, size_t size,
    const dangvien_dataset_options* options, dangvien_dataset** out, dangvien_error** error);
dangvien_dataset* dangvien_dataset_ref(const dangvien_dataset* dataset);
void dangvien_dataset_unref(dangvien_dataset* dataset);
int64_t dangvien_dataset_unit_count(const dangvien_dataset* dataset);
int64_t dangvien_dataset_person_count(const dangvien_dataset* dataset);
typedef struct dangvien_subject {
  uint32_t struct_size;
  int32_t kind;
  const char* id;
  size_t id_size;
  const char* post_id;
  size_t post_id_size;
} dangvien_subject;
typedef struct dangvien_evaluate_options {
  uint32_t struct_size;
  uint32_t flags;
  int64_t max_issues;
  dangvien_policy* const* also_declared;
  size_t also_declared_count;
  const dangvien_control* control;
} dangvien_evaluate_options;
typedef struct dangvien_status_counts {
  uint32_t struct_size;
  uint32_t reserved;
  int64_t rated;
  int64_t not_a_subject;
  int64_t needs_input;
  int64_t needs_decision;
  int64_t findings;
} dangvien_status_counts;
int32_t dangvien_evaluate(const dangvien_context* context, const dangvien_dataset* dataset,
    dangvien_policy* const* policies, size_t policy_count, const dangvien_evaluate_options* options,
    dangvien_evaluation** out, dangvien_error** error);
int32_t dangvien_evaluate_bytes(const dangvien_context* context, dangvien_policy* const* policies,
    size_t policy_count, const uint8_t* data, size_t size, const dangvien_dataset_options*
    dataset_options, const dangvien_evaluate_options* options, dangvien_buffer** out,
    dangvien_error** error);
dangvien_evaluation* dangvien_evaluation_ref(const dangvien_evaluation* evaluation);
void dangvien_evaluation_unref(dangvien_evaluation* evaluation);
int32_t dangvien_evaluation_result(const dangvien_evaluation* evaluation, int32_t part,
    dangvien_buffer** out, dangvien_error** error);
int32_t dangvien_evaluation_digest(const dangvien_evaluation* evaluation, uint8_t* digest,
    dangvien_error** error);
int32_t dangvien_evaluation_status_counts(const dangvien_evaluation* evaluation,
    dangvien_status_counts* out, dangvien_error** error);
int32_t dangvien_evaluation_explain(const dangvien_evaluation* evaluation, const dangvien_subject*
    subject, int32_t language, dangvien_buffer** out, dangvien_error** error);
int32_t dangvien_evaluation_explain_text(const dangvien_evaluation* evaluation, const
    dangvien_subject* subject, int32_t language, dangvien_buffer** out, dangvien_error** error);


struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};



struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};


int32_t dangvien_binding_new(const dangvien_context* context, const char* table, size_t table_size,
    const struct ArrowSchema* schema, dangvien_binding** out, dangvien_error** error);
dangvien_binding* dangvien_binding_ref(const dangvien_binding* binding);
void dangvien_binding_unref(dangvien_binding* binding);
int32_t dangvien_dataset_builder_new(const dangvien_context* context, const
    dangvien_dataset_options* options, dangvien_dataset_builder** out, dangvien_error** error);
void dangvien_dataset_builder_free(dangvien_dataset_builder* builder);
int32_t dangvien_dataset_builder_add_bytes(dangvien_dataset_builder* builder, const uint8_t* data,
    size_t size, dangvien_error** error);
int32_t dangvien_dataset_builder_add_batch(dangvien_dataset_builder* builder, const
    dangvien_binding* binding, struct ArrowArray* array, dangvien_error** error);
int32_t dangvien_dataset_builder_add_stream(dangvien_dataset_builder* builder, const char* table,
    size_t table_size, struct ArrowArrayStream* stream, const dangvien_control* control,
    dangvien_error** error);
int32_t dangvien_dataset_builder_seal(dangvien_dataset_builder* builder, const dangvien_control*
    control, dangvien_dataset** out, dangvien_error** error);
int32_t dangvien_result_table_schema(const dangvien_context* context, const char* table, size_t
    table_size, struct ArrowSchema* schema, dangvien_error** error);
int32_t dangvien_evaluation_table(const dangvien_evaluation* evaluation, const char* table, size_t
    table_size, struct ArrowSchema* schema, struct ArrowArray* array, dangvien_error** error);
int32_t dangvien_evaluation_stream(const dangvien_evaluation* evaluation, const char* table, size_t
    table_size, int64_t rows_per_batch, struct ArrowArrayStream* out, dangvien_error** error);
"""
