// dangvien: periodic quality ratings of party organizations, members, leadership collectives and
// leading cadres, decided by policies that are data.
//
// A dossier of facts (a serialized dangvien.v1.Dataset, see dangvien/v1/dataset.proto) is rated
// under a policy:
//
//   dangvien_context* context;
//   dangvien_policy* policy = NULL;
//   dangvien_buffer* result = NULL;
//   dangvien_error* error;
//   int32_t status = dangvien_context_new(NULL, &context, &error);
//   if (status == DANGVIEN_STATUS_OK)
//     status = dangvien_policy_load_builtin(context, "tkv-2018", 8, NULL, &policy, &error);
//   if (status == DANGVIEN_STATUS_OK)
//     status = dangvien_evaluate_bytes(context, &policy, 1,
//                                      bytes, size, NULL, NULL, &result, &error);
//   if (status != DANGVIEN_STATUS_OK) report(dangvien_error_message(error, NULL));
//
// Conventions
//
// 1. Status. A call that can fail returns a DANGVIEN_STATUS_ code. Its last parameter `error` may
//    be null; else it is always written: null on success, on failure an object that the caller
//    frees with dangvien_error_free(). Its old value is never read.
// 2. Outputs. On failure every other output is left as it was, and there is nothing to release but
//    the error. What is wrong with one subject's facts is part of a result, not a failure.
// 3. Pointers. Null where it is not allowed is INVALID_ARGUMENT, never a crash. A pointer with a
//    size of 0 may be null. Released handles and handles of another type are refused while their
//    memory is not used again.
// 4. Ownership. What `..._new`, `..._read` and the like put out belongs to the caller, who releases
//    it once, in any order and on any thread; handles hold what they need of each other. `..._ref`
//    makes one more reference to the same handle. Releasing null does nothing.
// 5. Threads. A handle that a function takes as `const` or in a list may be used by any number of
//    threads at a time. One that it does not take as `const` belongs to one thread at a time; a
//    call from a second one gets FAILED_PRECONDITION. The library starts a thread only where
//    num_threads asks for it, and none of them outlives the call. Callbacks run on the calling
//    thread, but for the allocator and the executor's work. They return: nothing that they throw
//    can pass through the library.
// 6. Structs. `struct_size` is the sizeof of the caller's header. Zeros are the defaults: a struct
//    that is all zeros but for its size is complete. Bytes beyond what the library knows must be
//    zero, else UNIMPLEMENTED. Of an output struct no more than struct_size bytes are written.
//    Structs without struct_size are frozen.
// 7. Text is UTF-8 with a size in bytes, compared byte by byte, never normalized. Text that the
//    library puts out also ends with a NUL after its size.
// 8. Dates are yyyymmdd (20181231), 0 = not stated. Flags that are not known are UNIMPLEMENTED.
// 9. Nothing is printed, no locale and no environment is read, and no clock but for a timeout.
//    There are no globals. The same input gives the same bytes, on every machine and with any
//    number of threads.
// 10. Every call that returns a status may give: INVALID_ARGUMENT for null pointers, handles and
//     sizes as above and for numbers outside the range of their field, UNIMPLEMENTED for struct
//     bytes and flags that are not known, RESOURCE_EXHAUSTED for memory, INTERNAL for a defect of
//     the library.
//
// Written by tools/capigen from capi/api.yaml; do not edit.
#ifndef DANGVIEN_C_DANGVIEN_H_
#define DANGVIEN_C_DANGVIEN_H_

#include <stddef.h>
#include <stdint.h>

#ifndef DANGVIEN_API
#if defined(_WIN32)
#define DANGVIEN_API __declspec(dllimport)
#elif defined(__GNUC__)
#define DANGVIEN_API __attribute__((visibility("default")))
#else
#define DANGVIEN_API
#endif
#endif

// The version of this interface: a library of the same major and at least this minor
// version has all that this header declares.
#define DANGVIEN_ABI_MAJOR 1
#define DANGVIEN_ABI_MINOR 0
#define DANGVIEN_ABI_VERSION 65536

#ifdef __cplusplus
extern "C" {
#endif

// What calls share: allocator, memory limit, log, executor. Immutable, and any number of threads
// may use it.
typedef struct dangvien_context dangvien_context;
// The rules of one regime, read, checked and compiled. Immutable, and any number of threads may use
// it.
typedef struct dangvien_policy dangvien_policy;
// Dated policies. Immutable, and any number of threads may use it.
typedef struct dangvien_timeline dangvien_timeline;
// A dossier, read and checked. Immutable, and any number of threads may use it.
typedef struct dangvien_dataset dangvien_dataset;
// The result of one evaluation. Immutable, and any number of threads may use it.
typedef struct dangvien_evaluation dangvien_evaluation;
// Stops the calls that it was given to. Any thread and a signal handler may trigger it.
typedef struct dangvien_cancel dangvien_cancel;
// Why a call failed. Immutable, owned by who got it.
typedef struct dangvien_error dangvien_error;
// Bytes that a call made. Immutable, owned by who got it.
typedef struct dangvien_buffer dangvien_buffer;

// ---- Versions and features ----------------------------------------------------------------------

// What a build of the library offers.
// Tables in and out by the Arrow C interfaces (dangvien_arrow.h).
#define DANGVIEN_FEATURE_ARROW 1
// Needs nothing but the C and C++ runtimes.
#define DANGVIEN_FEATURE_BUNDLED 2

// The version of this interface, (major << 16) | minor. A program asks for the lowest minor version
// that it needs, never for an equal one.
//  Returns: of the library that is running; DANGVIEN_ABI_VERSION is that of the header
DANGVIEN_API uint32_t dangvien_abi_version(void);

// The version of the library.
//  Returns: "major.minor.patch"; static
DANGVIEN_API const char* dangvien_version(void);

// How the library was built, one `key value` line each of version, abi, flavour, compiler, abseil,
// commit and sanitizers.
//  Returns: ends with a NUL; static
DANGVIEN_API const char* dangvien_build_info(void);

// Whether this build offers a DANGVIEN_FEATURE_.
//  feature: a DANGVIEN_FEATURE_
//  Returns: 1 or 0; 0 for a feature that is not known
DANGVIEN_API int32_t dangvien_has_feature(int32_t feature);

// ---- Status and errors --------------------------------------------------------------------------

// What became of a call; the numbers of absl::StatusCode.
// Done.
#define DANGVIEN_STATUS_OK 0
// A dangvien_cancel was triggered, or a callback of the host said to stop.
#define DANGVIEN_STATUS_CANCELLED 1
// Not used.
#define DANGVIEN_STATUS_UNKNOWN 2
// The input is broken: see the issues of the error.
#define DANGVIEN_STATUS_INVALID_ARGUMENT 3
// The timeout of the control has passed.
#define DANGVIEN_STATUS_DEADLINE_EXCEEDED 4
// There is no such policy, subject or table.
#define DANGVIEN_STATUS_NOT_FOUND 5
// Not used.
#define DANGVIEN_STATUS_ALREADY_EXISTS 6
// Not used.
#define DANGVIEN_STATUS_PERMISSION_DENIED 7
// No memory, the memory limit, or a limit of the options.
#define DANGVIEN_STATUS_RESOURCE_EXHAUSTED 8
// The handle is in use by another thread, or the executor of the host did not do its work.
#define DANGVIEN_STATUS_FAILED_PRECONDITION 9
// Not used.
#define DANGVIEN_STATUS_ABORTED 10
// Not used.
#define DANGVIEN_STATUS_OUT_OF_RANGE 11
// A struct, a flag or a value of a later version.
#define DANGVIEN_STATUS_UNIMPLEMENTED 12
// A defect of the library.
#define DANGVIEN_STATUS_INTERNAL 13
// Not used.
#define DANGVIEN_STATUS_UNAVAILABLE 14
// Not used.
#define DANGVIEN_STATUS_DATA_LOSS 15
// Not used.
#define DANGVIEN_STATUS_UNAUTHENTICATED 16

// One fault of an input. The texts live as long as the error.
typedef struct dangvien_issue {
  // Sizeof of this struct.
  uint32_t struct_size;
  // Number in docs/issues.md, never changed.
  int32_t code;
  // Its name, "unknown_unit"; ends with a NUL.
  const char* name;
  // Where: `units[3].parent_id`; ends with a NUL.
  const char* path;
  // Bytes of `path`.
  size_t path_size;
  // One line: what was expected, what was found; ends with a NUL.
  const char* message;
  // Bytes of `message`.
  size_t message_size;
} dangvien_issue;

// The name of a status, "INVALID_ARGUMENT".
//  status: a DANGVIEN_STATUS_
//  Returns: static; "UNKNOWN" for a number that is no status
DANGVIEN_API const char* dangvien_status_name(int32_t status);

// Frees an error.
//  given: null does nothing
DANGVIEN_API void dangvien_error_free(dangvien_error* given);

// The status of the failed call.
//  given: null is no error
//  Returns: a DANGVIEN_STATUS_; OK where `given` is null
DANGVIEN_API int32_t dangvien_error_status(const dangvien_error* given);

// What happened, in English, one line. Of a broken input it names the first issue and how many
// there are.
//  given: null is no error
//  size: gets the number of bytes; may be null
//  Returns: ends with a NUL; lives as long as the error; "" where `given` is null
DANGVIEN_API const char* dangvien_error_message(const dangvien_error* given, size_t* size);

// Why, as a name for programs, which docs/c-api.md lists and which is never changed
// ("dataset_invalid", "memory_limit").
//  given: null is no error
//  Returns: ends with a NUL; static; "" where `given` is null
DANGVIEN_API const char* dangvien_error_reason(const dangvien_error* given);

// What the host's callback returned, where it stopped the call.
//  given: null is no error
//  Returns: 0 where no callback did
DANGVIEN_API int32_t dangvien_error_callback_value(const dangvien_error* given);

// How many faults of the input were found in all; more than can be asked for where the limit of the
// options was reached.
//  given: null is no error
//  Returns: 0 where `given` is null or the fault is not of an input
DANGVIEN_API int64_t dangvien_error_issue_total(const dangvien_error* given);

// How many issues can be asked for.
//  given: null is no error
//  Returns: 0 where `given` is null or the fault is not of an input
DANGVIEN_API size_t dangvien_error_issue_count(const dangvien_error* given);

// One issue, in the order found.
//  given: an error
//  index: below dangvien_error_issue_count()
//  out: gets the issue; its struct_size is set before the call
//  error: gets null, or why the call failed; may be null
//  ERRORS: NOT_FOUND: there is no such index
//  COST: constant
DANGVIEN_API int32_t dangvien_error_issue(const dangvien_error* given, size_t index,
                                          dangvien_issue* out, dangvien_error** error);

// All of it as a serialized dangvien.v1.ErrorDetails.
//  given: an error
//  data: gets the bytes; lives as long as the handle
//  size: gets the number of bytes; 0 where there was no memory for an error
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: constant
DANGVIEN_API int32_t dangvien_error_details(const dangvien_error* given, const uint8_t** data,
                                            size_t* size, dangvien_error** error);

// ---- Buffers ------------------------------------------------------------------------------------

// Frees a buffer.
//  buffer: null does nothing
DANGVIEN_API void dangvien_buffer_free(dangvien_buffer* buffer);

// The bytes.
//  buffer: null is an empty buffer
//  Returns: lives as long as the buffer; a NUL follows the last byte; null where `buffer` is null
DANGVIEN_API const uint8_t* dangvien_buffer_data(const dangvien_buffer* buffer);

// How many bytes there are.
//  buffer: null is an empty buffer
//  Returns: without the NUL; 0 where `buffer` is null
DANGVIEN_API size_t dangvien_buffer_size(const dangvien_buffer* buffer);

// ---- The context --------------------------------------------------------------------------------

// How much a line of the log matters.
// What a call did, with counts.
#define DANGVIEN_LOG_DEBUG 1
// A call did its work otherwise than asked.
#define DANGVIEN_LOG_WARNING 2

// Gives memory. Called from every thread that works for a call.
//  user: what the host gave beside the function
//  size: bytes, never 0
//  alignment: a power of two
//  Returns: null where there is none; aligned
//  REQUIRES: it returns: no exception, no unwinding and no longjmp() leaves it
typedef void* (*dangvien_allocate_fn)(void* user, size_t size, size_t alignment);

// Takes memory back that the allocator gave. Called from any thread.
//  user: what the host gave beside the function
//  memory: never null
//  size: as it was asked for
//  alignment: as it was asked for
//  REQUIRES: it returns: no exception, no unwinding and no longjmp() leaves it
typedef void (*dangvien_deallocate_fn)(void* user, void* memory, size_t size, size_t alignment);

// Takes one line of the log. Called on the thread of the call; must not call the library.
//  user: what the host gave beside the function
//  level: a DANGVIEN_LOG_
//  message: English, no line end, ends with a NUL; ids and counts only
//  size: bytes without the NUL
//  REQUIRES: it returns: no exception, no unwinding and no longjmp() leaves it
typedef void (*dangvien_log_fn)(void* user, int32_t level, const char* message, size_t size);

// One piece of the library's work, given to the host's executor. Never fails, never throws.
//  work: as the executor got it
//  index: of the piece, from 0 to count - 1
typedef void (*dangvien_work_fn)(void* work, int64_t index);

// The host's executor. Calls `run` once for each index, on any threads and in any order, and
// returns when all of them have returned. An index that is left out, comes twice or is out of range
// fails the call with FAILED_PRECONDITION, reason `executor_failed`.
//  user: what the host gave beside the function
//  count: pieces
//  run: the work; it returns
//  work: handed to `run`
//  Returns: 0; anything else says that no piece was run, and the library's own threads do the work;
//      said after some were run, it fails the call likewise
//  REQUIRES: it returns: no exception, no unwinding and no longjmp() leaves it
typedef int32_t (*dangvien_parallel_for_fn)(void* user, int64_t count, dangvien_work_fn run,
                                            void* work);

// What a context is made with. The functions must work until the last handle that was made with the
// context is released, and every Arrow structure that it exported; those give their memory back
// when the consumer releases them.
typedef struct dangvien_context_options {
  // Sizeof of this struct.
  uint32_t struct_size;
  // Must be 0.
  uint32_t flags;
  // Null: the C++ runtime's; set both of the two or none. It gives the memory of handles but
  // errors, of buffers, of what grows with the number of people in dossiers and evaluations, and of
  // Arrow outputs. From the C++ runtime comes the rest: errors, rules of policies, units, bytes and
  // lists that a dataset builder keeps, and what lives within one call.
  dangvien_allocate_fn allocate;
  // Of allocate; null where that is.
  dangvien_deallocate_fn deallocate;
  // The first argument of the two.
  void* allocator_user;
  // Bytes that the allocator may have given at one time, beyond: RESOURCE_EXHAUSTED; 0 = no limit.
  // What does not come from the allocator is not counted.
  int64_t memory_limit;
  // Null: nothing is logged.
  dangvien_log_fn log;
  // The first argument of log.
  void* log_user;
  // Null: the library's own threads, as num_threads says.
  dangvien_parallel_for_fn parallel_for;
  // The first argument of parallel_for.
  void* parallel_for_user;
} dangvien_context_options;

// Memory that the allocator of a context has given, in bytes.
typedef struct dangvien_memory_usage {
  // Sizeof of this struct.
  uint32_t struct_size;
  // Set to 0.
  uint32_t reserved;
  // That are given and not taken back.
  int64_t current;
  // The greatest value of current so far.
  int64_t peak;
  // 0 = no limit.
  int64_t limit;
} dangvien_memory_usage;

// Makes a context.
//  options: null is all defaults
//  out: gets the context; to be released with dangvien_context_unref()
//  error: gets null, or why the call failed; may be null
//  ERRORS: INVALID_ARGUMENT: one function of the allocator without the other
//  COST: constant
DANGVIEN_API int32_t dangvien_context_new(const dangvien_context_options* options,
                                          dangvien_context** out, dangvien_error** error);

// One more reference to the same context.
//  context: the context; may be null
//  Returns: the context; null where it is no valid one
DANGVIEN_API dangvien_context* dangvien_context_ref(const dangvien_context* context);

// Releases one reference. Handles made with the context keep what they need of it.
//  context: null does nothing
DANGVIEN_API void dangvien_context_unref(dangvien_context* context);

// How much memory is in use.
//  context: the context
//  out: gets the memory usage; its struct_size is set before the call
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: constant
DANGVIEN_API int32_t dangvien_context_memory(const dangvien_context* context,
                                             dangvien_memory_usage* out, dangvien_error** error);

// ---- Control of long calls ----------------------------------------------------------------------

// Hears how far a call is. Called on the thread of the call between pieces of work; must not use
// the handles that the call may change.
//  user: what the host gave beside the function
//  done: subjects, rows or cases. Does not fall within one call, but once in
//      dangvien_evaluate_bytes(), which counts the reading and then the rating, each for its own
//      control
//  total: 0 = not known
//  Returns: 0 to go on; anything else ends the call with CANCELLED, and is
//      dangvien_error_callback_value()
//  REQUIRES: it returns: no exception, no unwinding and no longjmp() leaves it
typedef int32_t (*dangvien_progress_fn)(void* user, int64_t done, int64_t total);

// How a long call is watched and stopped.
typedef struct dangvien_control {
  // Sizeof of this struct.
  uint32_t struct_size;
  // That rate, the calling one included: 1 to 256; 0 = 1. With an executor, more than 1 lets it be
  // used. Read by dangvien_evaluate() and dangvien_evaluate_bytes(); other calls ignore it and work
  // on the calling thread alone.
  int32_t num_threads;
  // Ends the call with CANCELLED within about a thousand subjects; null: nothing does.
  const dangvien_cancel* cancel;
  // After which the call ends with DEADLINE_EXCEEDED, by a steady clock, up to 2^42; 0 = never.
  int64_t timeout_ms;
  // Null: nobody is told.
  dangvien_progress_fn progress;
  // The first argument of progress.
  void* progress_user;
} dangvien_control;

// Makes a cancel that is not triggered.
//  context: the context; the library keeps a reference of its own
//  out: gets the cancel; to be released with dangvien_cancel_unref()
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: constant
DANGVIEN_API int32_t dangvien_cancel_new(const dangvien_context* context, dangvien_cancel** out,
                                         dangvien_error** error);

// One more reference to the same cancel.
//  cancel: the cancel; may be null
//  Returns: the cancel; null where it is no valid one
DANGVIEN_API dangvien_cancel* dangvien_cancel_ref(const dangvien_cancel* cancel);

// Releases one reference.
//  cancel: null does nothing
DANGVIEN_API void dangvien_cancel_unref(dangvien_cancel* cancel);

// Stops every call that was given this cancel, now and later. Cannot be taken back.
//  cancel: null does nothing
//  THREADS: any, and in a signal handler
DANGVIEN_API void dangvien_cancel_trigger(const dangvien_cancel* cancel);

// Whether it was triggered.
//  cancel: null is not triggered
//  Returns: 1 or 0
//  THREADS: any, and in a signal handler
DANGVIEN_API int32_t dangvien_cancel_is_triggered(const dangvien_cancel* cancel);

// ---- Policies -----------------------------------------------------------------------------------

// As dangvien.v1.PeriodKind.
// Not stated.
#define DANGVIEN_PERIOD_UNSPECIFIED 0
#define DANGVIEN_PERIOD_YEAR 1
#define DANGVIEN_PERIOD_QUARTER 2
#define DANGVIEN_PERIOD_MONTH 3
#define DANGVIEN_PERIOD_TERM 4
// An unscheduled rating.
#define DANGVIEN_PERIOD_OTHER 5

// Flags of dangvien_policy_options.
// Do not enumerate the decision space: for a policy that was proved before.
#define DANGVIEN_POLICY_SKIP_PROOF 1

// Bytes of the caller.
// Frozen: it never gets another field.
typedef struct dangvien_bytes {
  // May be null where size is 0.
  const uint8_t* data;
  // Bytes of `data`.
  size_t size;
} dangvien_bytes;

// The reading to take where a text allows several.
// Frozen: it never gets another field.
typedef struct dangvien_reading_choice {
  // Of Policy.readings.
  const char* reading_id;
  // Bytes of `reading_id`.
  size_t reading_id_size;
  // Of that reading's options.
  const char* option_id;
  // Bytes of `option_id`.
  size_t option_id_size;
} dangvien_reading_choice;

// How a policy is read.
typedef struct dangvien_policy_options {
  // Sizeof of this struct.
  uint32_t struct_size;
  // DANGVIEN_POLICY_ flags.
  uint32_t flags;
  // Most cases that the proof may visit for one pass, up to 2^40; 0 = 2^24.
  int64_t max_proof_cases;
  // Most issues kept in an error; 0 = 100.
  int64_t max_issues;
  // That differ from the policy's defaults.
  const dangvien_reading_choice* readings;
  // Entries of `readings`.
  size_t reading_count;
  // Serialized policies that an overlay may name as its parent, before the built-in ones.
  const dangvien_bytes* parents;
  // Entries of `parents`.
  size_t parent_count;
  // Null: all defaults.
  const dangvien_control* control;
} dangvien_policy_options;

// The name of one built-in policy, in the order of names.
//  index: from 0
//  Returns: ends with a NUL; static; null where there is no such index
DANGVIEN_API const char* dangvien_builtin_policy_name(size_t index);

// The serialized dangvien.v1.Policy of that name.
//  context: the context; the library keeps a reference of its own
//  name: one of dangvien_builtin_policy_name()
//  name_size: bytes of `name`
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: NOT_FOUND: there is no policy of that name
//  COST: linear in the bytes, which the library keeps compressed
DANGVIEN_API int32_t dangvien_builtin_policy_bytes(const dangvien_context* context,
                                                   const char* name, size_t name_size,
                                                   dangvien_buffer** out, dangvien_error** error);

// Reads the built-in policy of that name.
//  context: the context; the library keeps a reference of its own
//  name: one of dangvien_builtin_policy_name()
//  name_size: bytes of `name`
//  options: null is all defaults
//  out: gets the policy; to be released with dangvien_policy_unref()
//  error: gets null, or why the call failed; may be null
//  BLOCKS: as long as it takes; the control of `options` stops it
//  ERRORS: CANCELLED: the cancel was triggered, or the progress callback said to stop
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed
//  ERRORS: NOT_FOUND: there is no policy of that name; the message lists them
//  ERRORS: INVALID_ARGUMENT: as dangvien_policy_read()
//  COST: as dangvien_policy_read()
DANGVIEN_API int32_t dangvien_policy_load_builtin(const dangvien_context* context, const char* name,
                                                  size_t name_size,
                                                  const dangvien_policy_options* options,
                                                  dangvien_policy** out, dangvien_error** error);

// Reads, checks, proves and compiles a serialized dangvien.v1.Policy. This is the check of a
// policy; whoever only wants to check releases what comes out.
//  context: the context; the library keeps a reference of its own
//  data: a serialized dangvien.v1.Policy
//  size: bytes of `data`
//  options: null is all defaults
//  out: gets the policy; to be released with dangvien_policy_unref()
//  error: gets null, or why the call failed; may be null
//  BLOCKS: as long as it takes; the control of `options` stops it
//  ERRORS: CANCELLED: the cancel was triggered, or the progress callback said to stop
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed
//  ERRORS: INVALID_ARGUMENT: with issues: broken bytes, unknown references, missing citations, what
//      the proof refuses
//  COST: milliseconds; with the proof up to a second
DANGVIEN_API int32_t dangvien_policy_read(const dangvien_context* context, const uint8_t* data,
                                          size_t size, const dangvien_policy_options* options,
                                          dangvien_policy** out, dangvien_error** error);

// One more reference to the same policy.
//  policy: the policy; may be null
//  Returns: the policy; null where it is no valid one
DANGVIEN_API dangvien_policy* dangvien_policy_ref(const dangvien_policy* policy);

// Releases one reference. Evaluations keep what they need of it.
//  policy: null does nothing
DANGVIEN_API void dangvien_policy_unref(dangvien_policy* policy);

// The id of a policy.
//  policy: the policy; may be null
//  size: gets the number of bytes; may be null
//  Returns: ends with a NUL; lives as long as the policy; null where it is no valid one
DANGVIEN_API const char* dangvien_policy_id(const dangvien_policy* policy, size_t* size);

// SHA-256 of the resolved policy in canonical form.
//  policy: the policy
//  digest: 32 bytes
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: constant
DANGVIEN_API int32_t dangvien_policy_digest(const dangvien_policy* policy, uint8_t* digest,
                                            dangvien_error** error);

// Ids, period, digest and proof as a serialized dangvien.v1.PolicyDescription.
//  policy: the policy
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: linear in the passes
DANGVIEN_API int32_t dangvien_policy_describe(const dangvien_policy* policy, dangvien_buffer** out,
                                              dangvien_error** error);

// A serialized dangvien.v1.Policy that stands alone; of an overlay, the resolved policy.
//  policy: the policy
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: linear in the bytes
DANGVIEN_API int32_t dangvien_policy_bytes(const dangvien_policy* policy, dangvien_buffer** out,
                                           dangvien_error** error);

// The compiled form as UTF-8 text, for people. Its format may change.
//  policy: the policy
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: linear in the rules
DANGVIEN_API int32_t dangvien_policy_dump(const dangvien_policy* policy, dangvien_buffer** out,
                                          dangvien_error** error);

// How two policies are compared.
typedef struct dangvien_compare_options {
  // Sizeof of this struct.
  uint32_t struct_size;
  // Must be 0.
  uint32_t flags;
  // Most cases that one pass may have; 0 = 2^28.
  int64_t max_cases;
  // Null: all defaults.
  const dangvien_control* control;
} dangvien_compare_options;

// Every way in which an overlay is more lenient than its parent, as a serialized
// dangvien.v1.LooseningReport.
//  overlay: which may be more lenient
//  parent: which it is compared with
//  options: null is all defaults
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  BLOCKS: as long as it takes; the control of `options` stops it
//  ERRORS: CANCELLED: the cancel was triggered, or the progress callback said to stop
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed
//  ERRORS: INVALID_ARGUMENT: the overlay does not keep what the parent declares, in its place
//  ERRORS: RESOURCE_EXHAUSTED: more than max_cases
//  COST: as the proof of each pass, times the number of changed rules
DANGVIEN_API int32_t dangvien_policy_loosenings(const dangvien_policy* overlay,
                                                const dangvien_policy* parent,
                                                const dangvien_compare_options* options,
                                                dangvien_buffer** out, dangvien_error** error);

// What differs between two policies, rule by rule, and in which cases the tier differs, as a
// serialized dangvien.v1.PolicyDifference.
//  before: the older one
//  after: the newer one, in whose order the differences come
//  options: null is all defaults
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  BLOCKS: as long as it takes; the control of `options` stops it
//  ERRORS: CANCELLED: the cancel was triggered, or the progress callback said to stop
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed
//  ERRORS: RESOURCE_EXHAUSTED: more than max_cases
//  COST: as the proof of each pass, some times over
DANGVIEN_API int32_t dangvien_policy_difference(const dangvien_policy* before,
                                                const dangvien_policy* after,
                                                const dangvien_compare_options* options,
                                                dangvien_buffer** out, dangvien_error** error);

// ---- Which policy is the law --------------------------------------------------------------------

// Asks which policy is the law for a period, as the law was known on a day.
typedef struct dangvien_timeline_query {
  // Sizeof of this struct.
  uint32_t struct_size;
  // A DANGVIEN_PERIOD_.
  int32_t period_kind;
  // For whom it is law.
  const char* scope_id;
  // Bytes of `scope_id`.
  size_t scope_id_size;
  // That is rated.
  int32_t year;
  // A date; 0 = whatever the timeline holds is known.
  int32_t known_on;
} dangvien_timeline_query;

// A timeline of these serialized policies. Parents are looked for among them, then among the
// built-in ones.
//  context: the context; the library keeps a reference of its own
//  policies: null is the built-in ones
//  policy_count: entries of `policies`
//  out: gets the timeline; to be released with dangvien_timeline_unref()
//  error: gets null, or why the call failed; may be null
//  ERRORS: INVALID_ARGUMENT: with issues: bytes that cannot be read or resolved, two policies
//      between which nothing chooses
//  COST: linear in the bytes: every policy is decoded and resolved over its parents, none is
//      compiled or proved; nothing stops it
DANGVIEN_API int32_t dangvien_timeline_new(const dangvien_context* context,
                                           const dangvien_bytes* policies, size_t policy_count,
                                           dangvien_timeline** out, dangvien_error** error);

// One more reference to the same timeline.
//  timeline: the timeline; may be null
//  Returns: the timeline; null where it is no valid one
DANGVIEN_API dangvien_timeline* dangvien_timeline_ref(const dangvien_timeline* timeline);

// Releases one reference.
//  timeline: null does nothing
DANGVIEN_API void dangvien_timeline_unref(dangvien_timeline* timeline);

// The policies of a timeline as a serialized dangvien.v1.TimelineEntries.
//  timeline: the timeline
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: linear in the policies
DANGVIEN_API int32_t dangvien_timeline_entries(const dangvien_timeline* timeline,
                                               dangvien_buffer** out, dangvien_error** error);

// The policy that is the law, and why the others are not, as a serialized
// dangvien.v1.TimelineChoice.
//  timeline: the timeline
//  query: what is asked
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: NOT_FOUND: there is none; the message lists what there is
//  ERRORS: INVALID_ARGUMENT: a period_kind that is no DANGVIEN_PERIOD_
//  COST: a look at every policy of the timeline, and once more for each overlay over another scope
DANGVIEN_API int32_t dangvien_timeline_select(const dangvien_timeline* timeline,
                                              const dangvien_timeline_query* query,
                                              dangvien_buffer** out, dangvien_error** error);

// ---- Dossiers -----------------------------------------------------------------------------------

// Limits on a dossier.
typedef struct dangvien_dataset_options {
  // Sizeof of this struct.
  uint32_t struct_size;
  // Deepest unit tree, up to 1000; 0 = 64.
  int32_t max_tree_depth;
  // 0 = 10 million.
  int64_t max_units;
  // 0 = 200 million.
  int64_t max_people;
  // Most issues kept in an error; 0 = 100.
  int64_t max_issues;
  // Null: all defaults.
  const dangvien_control* control;
} dangvien_dataset_options;

// Reads and checks a serialized dangvien.v1.Dataset.
//  context: the context; the library keeps a reference of its own
//  data: a serialized dangvien.v1.Dataset
//  size: bytes of `data`
//  options: null is all defaults
//  out: gets the dataset; to be released with dangvien_dataset_unref()
//  error: gets null, or why the call failed; may be null
//  BLOCKS: as long as it takes; the control of `options` stops it
//  ERRORS: CANCELLED: the cancel was triggered, or the progress callback said to stop
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed
//  ERRORS: INVALID_ARGUMENT: with all issues: broken bytes, identity, references, ranges, dates,
//      counts, limits of the options
//  COST: linear; about the memory of the facts, one byte a mark
DANGVIEN_API int32_t dangvien_dataset_read(const dangvien_context* context, const uint8_t* data,
                                           size_t size, const dangvien_dataset_options* options,
                                           dangvien_dataset** out, dangvien_error** error);

// One more reference to the same dossier.
//  dataset: the dataset; may be null
//  Returns: the dossier; null where it is no valid one
DANGVIEN_API dangvien_dataset* dangvien_dataset_ref(const dangvien_dataset* dataset);

// Releases one reference. Evaluations keep what they need of it.
//  dataset: null does nothing
DANGVIEN_API void dangvien_dataset_unref(dangvien_dataset* dataset);

// How many units there are.
//  dataset: the dataset; may be null
//  Returns: 0 where it is no valid dossier
DANGVIEN_API int64_t dangvien_dataset_unit_count(const dangvien_dataset* dataset);

// How many people there are.
//  dataset: the dataset; may be null
//  Returns: 0 where it is no valid dossier
DANGVIEN_API int64_t dangvien_dataset_person_count(const dangvien_dataset* dataset);

// ---- Evaluation ---------------------------------------------------------------------------------

// As dangvien.v1.SubjectKind.
// A party organization, by the id of its unit.
#define DANGVIEN_SUBJECT_ORGANIZATION 1
// A party member, by the id of the person.
#define DANGVIEN_SUBJECT_MEMBER 2
// A leadership collective, by the id of its unit.
#define DANGVIEN_SUBJECT_COLLECTIVE 3
// A leading cadre in a post, by the ids of person and post.
#define DANGVIEN_SUBJECT_LEADER 4

// Of explanations.
#define DANGVIEN_LANGUAGE_VIETNAMESE 1
#define DANGVIEN_LANGUAGE_ENGLISH 2

// Flags of dangvien_evaluate_options.
// Do not ask the policies' checks; contradictions are found anyway.
#define DANGVIEN_EVALUATE_SKIP_CHECKS 1

// Parts of a result.
// The whole.
#define DANGVIEN_PART_ALL 0
// Header, tallies and summary.
#define DANGVIEN_PART_TALLIES 1
// Header and certificates of the quotas.
#define DANGVIEN_PART_CERTIFICATES 2

// Names a subject by the caller's ids.
typedef struct dangvien_subject {
  // Sizeof of this struct.
  uint32_t struct_size;
  // A DANGVIEN_SUBJECT_.
  int32_t kind;
  // Of the unit (organization, collective), or of the person.
  const char* id;
  // Bytes of `id`.
  size_t id_size;
  // Leader: of the post; else null.
  const char* post_id;
  // Bytes of `post_id`.
  size_t post_id_size;
} dangvien_subject;

// How a dossier is evaluated.
typedef struct dangvien_evaluate_options {
  // Sizeof of this struct.
  uint32_t struct_size;
  // DANGVIEN_EVALUATE_ flags.
  uint32_t flags;
  // Most issues kept in an error; 0 = 100.
  int64_t max_issues;
  // Policies that do not rate in this run; what only they declare may stand in the dossier.
  dangvien_policy* const* also_declared;
  // Entries of `also_declared`.
  size_t also_declared_count;
  // Null: all defaults.
  const dangvien_control* control;
} dangvien_evaluate_options;

// How many subjects have each status, and how many findings there are.
typedef struct dangvien_status_counts {
  // Sizeof of this struct.
  uint32_t struct_size;
  // Set to 0.
  uint32_t reserved;
  // Subjects whose outcome stands.
  int64_t rated;
  // Who is not rated under the policy.
  int64_t not_a_subject;
  // Subjects whose facts are missing or contradict each other.
  int64_t needs_input;
  // Subjects that only wait for answers to questions of the policy.
  int64_t needs_decision;
  // On facts, reviews and ballots.
  int64_t findings;
} dangvien_status_counts;

// Rates every organization, member, collective and leader of a dossier. The first policy is the
// default; a unit that names another is rated under it, with its subtree.
//  context: the context; the library keeps a reference of its own
//  dataset: the dataset; the library keeps a reference of its own
//  policies: none of them null; the library keeps a reference of its own
//  policy_count: at least 1
//  options: null is all defaults
//  out: gets the evaluation; to be released with dangvien_evaluation_unref()
//  error: gets null, or why the call failed; may be null
//  BLOCKS: as long as it takes; the control of `options` stops it
//  ERRORS: CANCELLED: the cancel was triggered, or the progress callback said to stop
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed
//  ERRORS: INVALID_ARGUMENT: with all issues: what no policy declares; policies that do not fit
//      into one run
//  ERRORS: FAILED_PRECONDITION: the executor of the context left out, repeated or invented a piece
//      of work (`executor_failed`)
//  COST: linear in the dossier
DANGVIEN_API int32_t dangvien_evaluate(const dangvien_context* context,
                                       const dangvien_dataset* dataset,
                                       dangvien_policy* const* policies, size_t policy_count,
                                       const dangvien_evaluate_options* options,
                                       dangvien_evaluation** out, dangvien_error** error);

// Reads a dossier, rates it and puts out the result, in one call.
//  context: the context; the library keeps a reference of its own
//  policies: none of them null
//  policy_count: at least 1
//  data: a serialized dangvien.v1.Dataset
//  size: bytes of `data`
//  dataset_options: null is all defaults; its control stops the reading, not the rating
//  options: null is all defaults; its control stops the rating and the writing of the result, not
//      the reading, after which its timeout begins
//  out: a serialized dangvien.v1.Result; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  BLOCKS: as long as it takes; the controls of `dataset_options` and `options` stop it
//  ERRORS: CANCELLED: the cancel was triggered, or the progress callback said to stop
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed
//  ERRORS: INVALID_ARGUMENT: as dangvien_dataset_read() and dangvien_evaluate()
//  ERRORS: FAILED_PRECONDITION: as dangvien_evaluate()
//  COST: linear in the dossier
DANGVIEN_API int32_t dangvien_evaluate_bytes(const dangvien_context* context,
                                             dangvien_policy* const* policies, size_t policy_count,
                                             const uint8_t* data, size_t size,
                                             const dangvien_dataset_options* dataset_options,
                                             const dangvien_evaluate_options* options,
                                             dangvien_buffer** out, dangvien_error** error);

// One more reference to the same evaluation.
//  evaluation: the evaluation; may be null
//  Returns: the evaluation; null where it is no valid one
DANGVIEN_API dangvien_evaluation* dangvien_evaluation_ref(const dangvien_evaluation* evaluation);

// Releases one reference.
//  evaluation: null does nothing
DANGVIEN_API void dangvien_evaluation_unref(dangvien_evaluation* evaluation);

// The result, or a part of it, as a serialized dangvien.v1.Result in canonical order.
//  evaluation: the evaluation
//  part: a DANGVIEN_PART_
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: INVALID_ARGUMENT: a part that is no DANGVIEN_PART_
//  COST: linear in subjects; of the certificates, in quota groups and their candidates; nothing
//      stops it
DANGVIEN_API int32_t dangvien_evaluation_result(const dangvien_evaluation* evaluation, int32_t part,
                                                dangvien_buffer** out, dangvien_error** error);

// SHA-256 of the result; equal results have equal digests on every platform.
//  evaluation: the evaluation
//  digest: 32 bytes
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: constant
DANGVIEN_API int32_t dangvien_evaluation_digest(const dangvien_evaluation* evaluation,
                                                uint8_t* digest, dangvien_error** error);

// How many subjects have each status.
//  evaluation: the evaluation
//  out: gets the status counts; its struct_size is set before the call
//  error: gets null, or why the call failed; may be null
//  ERRORS: those of every call (dangvien.h, convention 10)
//  COST: linear in subjects
DANGVIEN_API int32_t dangvien_evaluation_status_counts(const dangvien_evaluation* evaluation,
                                                       dangvien_status_counts* out,
                                                       dangvien_error** error);

// The rules applied to one subject, the facts read, and what was unmet for the next tier, as a
// serialized dangvien.v1.Explanation.
//  evaluation: the evaluation
//  subject: who is explained
//  language: a DANGVIEN_LANGUAGE_
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: NOT_FOUND: there is no such subject in the dossier
//  ERRORS: INVALID_ARGUMENT: a kind that is no DANGVIEN_SUBJECT_, a language that is no
//      DANGVIEN_LANGUAGE_
//  COST: the rules of its policy are replayed over one subject; of an organization, what they ask
//      of its members and of units below it, too
DANGVIEN_API int32_t dangvien_evaluation_explain(const dangvien_evaluation* evaluation,
                                                 const dangvien_subject* subject, int32_t language,
                                                 dangvien_buffer** out, dangvien_error** error);

// The same as lines of UTF-8 text, ready to show, each with a line end.
//  evaluation: the evaluation
//  subject: who is explained
//  language: a DANGVIEN_LANGUAGE_
//  out: gets the buffer; to be released with dangvien_buffer_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: NOT_FOUND: there is no such subject in the dossier
//  ERRORS: INVALID_ARGUMENT: a kind that is no DANGVIEN_SUBJECT_, a language that is no
//      DANGVIEN_LANGUAGE_
//  COST: the rules of its policy are replayed over one subject; of an organization, what they ask
//      of its members and of units below it, too
DANGVIEN_API int32_t dangvien_evaluation_explain_text(const dangvien_evaluation* evaluation,
                                                      const dangvien_subject* subject,
                                                      int32_t language, dangvien_buffer** out,
                                                      dangvien_error** error);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // DANGVIEN_C_DANGVIEN_H_
