/* The calls of the C library that the hosts of these tests make, whether the library was linked or
   loaded. */
#ifndef DANGVIEN_TESTS_ABI_DOSSIER_H_
#define DANGVIEN_TESTS_ABI_DOSSIER_H_

#include <stddef.h>
#include <stdint.h>

#include "dangvien/c/dangvien.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The functions in use, without their prefix. */
// clang-format off
#define ABI_FUNCTIONS(V) \
  V(version)             \
  V(context_new)         \
  V(context_unref)       \
  V(policy_load_builtin) \
  V(policy_unref)        \
  V(dataset_read)        \
  V(dataset_unref)       \
  V(evaluate)            \
  V(evaluation_digest)   \
  V(evaluation_unref)    \
  V(evaluate_bytes)      \
  V(buffer_data)         \
  V(buffer_size)         \
  V(buffer_free)         \
  V(error_status)        \
  V(error_free)
// clang-format on

#define ABI_FIELD(name) __typeof__(&dangvien_##name) name;
typedef struct abi_library {
  ABI_FUNCTIONS(ABI_FIELD)
} abi_library;
#undef ABI_FIELD

/* Fills `out` from the loaded library. Returns the name of the first function that is missing, or
   null. */
const char* abi_load(void* handle, abi_library* out);

typedef struct abi_bytes {
  uint8_t* data;
  size_t size;
} abi_bytes;

/* The content of a file, to be freed; exits where it cannot be read. */
abi_bytes abi_read_file(const char* path);

/* What a policy and a context give; 0 = success. */
typedef struct abi_rules {
  dangvien_context* context;
  dangvien_policy* policy;
} abi_rules;
int32_t abi_open(const abi_library* library, abi_rules* out);
void abi_close(const abi_library* library, abi_rules* rules);

/* Reads, evaluates and digests a dossier. Returns a status. */
int32_t abi_digest(const abi_library* library, const abi_rules* rules, abi_bytes dossier,
                   uint8_t digest[32]);

/* Gives the library input that it must refuse, in several ways. Returns how many were not refused.
 */
int32_t abi_refuse(const abi_library* library, const abi_rules* rules, abi_bytes dossier);

#ifdef __cplusplus
}
#endif

#endif  // DANGVIEN_TESTS_ABI_DOSSIER_H_
