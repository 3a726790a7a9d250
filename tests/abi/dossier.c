#include "tests/abi/dossier.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char* abi_load(void* handle, abi_library* out) {
  void* symbol;
#define ABI_LOAD(name)                       \
  symbol = dlsym(handle, "dangvien_" #name); \
  if (symbol == NULL) return #name;          \
  memcpy(&out->name, &symbol, sizeof(symbol));
  ABI_FUNCTIONS(ABI_LOAD)
#undef ABI_LOAD
  return NULL;
}

abi_bytes abi_read_file(const char* path) {
  abi_bytes bytes = {NULL, 0};
  FILE* file = fopen(path, "rb");
  long size = 0;
  if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) {
    fprintf(stderr, "%s: cannot be read\n", path);
    exit(2);
  }
  rewind(file);
  bytes.size = (size_t)size;
  bytes.data = malloc(bytes.size + 1);
  if (bytes.data == NULL || fread(bytes.data, 1, bytes.size, file) != bytes.size) {
    fprintf(stderr, "%s: cannot be read\n", path);
    exit(2);
  }
  fclose(file);
  return bytes;
}

int32_t abi_open(const abi_library* library, abi_rules* out) {
  static const char kPolicy[] = "tkv-2018";
  dangvien_policy_options options = {0};
  int32_t status;
  options.struct_size = sizeof(options);
  options.flags = DANGVIEN_POLICY_SKIP_PROOF; /* proved by other tests; these run it often */
  status = library->context_new(NULL, &out->context, NULL);
  if (status != DANGVIEN_STATUS_OK) return status;
  status = library->policy_load_builtin(out->context, kPolicy, sizeof(kPolicy) - 1, &options,
                                        &out->policy, NULL);
  if (status != DANGVIEN_STATUS_OK) library->context_unref(out->context);
  return status;
}

void abi_close(const abi_library* library, abi_rules* rules) {
  library->policy_unref(rules->policy);
  library->context_unref(rules->context);
}

int32_t abi_digest(const abi_library* library, const abi_rules* rules, abi_bytes dossier,
                   uint8_t digest[32]) {
  dangvien_dataset* dataset;
  dangvien_evaluation* evaluation;
  dangvien_policy* policies[1];
  int32_t status =
      library->dataset_read(rules->context, dossier.data, dossier.size, NULL, &dataset, NULL);
  if (status != DANGVIEN_STATUS_OK) return status;
  policies[0] = rules->policy;
  status = library->evaluate(rules->context, dataset, policies, 1, NULL, &evaluation, NULL);
  library->dataset_unref(dataset);
  if (status != DANGVIEN_STATUS_OK) return status;
  status = library->evaluation_digest(evaluation, digest, NULL);
  library->evaluation_unref(evaluation);
  return status;
}

/* 1 where the bytes were taken, else 0. */
static int32_t taken(const abi_library* library, const abi_rules* rules, const uint8_t* data,
                     size_t size) {
  dangvien_buffer* result = NULL;
  dangvien_error* error = NULL;
  dangvien_policy* policies[1];
  int32_t status;
  policies[0] = rules->policy;
  status =
      library->evaluate_bytes(rules->context, policies, 1, data, size, NULL, NULL, &result, &error);
  if (status == DANGVIEN_STATUS_OK) {
    library->buffer_free(result);
    return 1;
  }
  status = library->error_status(error) == DANGVIEN_STATUS_INVALID_ARGUMENT ? 0 : 1;
  library->error_free(error);
  return status;
}

int32_t abi_refuse(const abi_library* library, const abi_rules* rules, abi_bytes dossier) {
  /* A unit whose id is no UTF-8 (unit.id of dataset.proto), bytes that are no message, and a
     dossier that ends early. */
  static const uint8_t kNoUtf8[] = {0x1a, 0x06, 0x0a, 0x04, 0xff, 0xfe, 0xc3, 0x28};
  static const uint8_t kNoMessage[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
  int32_t count = taken(library, rules, kNoUtf8, sizeof(kNoUtf8));
  count += taken(library, rules, kNoMessage, sizeof(kNoMessage));
  count += taken(library, rules, dossier.data, dossier.size - 1);
  if (library->dataset_read(rules->context, NULL, 5, NULL, NULL, NULL) == DANGVIEN_STATUS_OK) {
    count++;
  }
  return count;
}
