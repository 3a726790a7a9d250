/* What a program in C relies on, beside what it calls: versions, text, release of null. The layout
 * of the structs is that of the header itself. */
#include <stdio.h>
#include <string.h>

#include "dangvien/c/dangvien.h"

static int faults = 0;

static void expect(int holds, const char* what) {
  if (!holds) fprintf(stderr, "FAULT: %s\n", what), ++faults;
}

/* As a program asks at its start: the same major, and at least the lowest minor it needs. */
#define NEEDED_MAJOR 1
#define NEEDED_MINOR 0
static int is_usable(uint32_t version) {
  return version >> 16 == NEEDED_MAJOR && version >= (NEEDED_MAJOR << 16 | NEEDED_MINOR);
}

static void versions(void) {
  expect(is_usable(dangvien_abi_version()), "the running library has version 1.0 of the interface");
  expect(is_usable(0x10001), "a later minor version is as good");
  expect(!is_usable(0x20000), "a later major version is another interface");
}

static void text(void) {
  const char* name = "không có chính sách này";
  dangvien_context* context = NULL;
  dangvien_policy* policy = NULL;
  dangvien_error* error = NULL;
  expect(dangvien_context_new(NULL, &context, NULL) == DANGVIEN_STATUS_OK, "a context");
  expect(dangvien_policy_load_builtin(context, name, strlen(name), NULL, &policy, &error) ==
             DANGVIEN_STATUS_NOT_FOUND,
         "no policy has that name");
  expect(strstr(dangvien_error_message(error, NULL), name) != NULL, "Vietnamese text comes back");
  dangvien_error_free(error);
  dangvien_context_unref(context);
}

static void null_is_nothing_to_release(void) {
  int i;
  for (i = 0; i < 2; ++i) {
    dangvien_context_unref(NULL);
    dangvien_policy_unref(NULL);
    dangvien_dataset_unref(NULL);
    dangvien_evaluation_unref(NULL);
    dangvien_cancel_unref(NULL);
    dangvien_buffer_free(NULL);
    dangvien_error_free(NULL);
  }
}

int main(void) {
  versions();
  text();
  null_is_nothing_to_release();
  return faults == 0 ? 0 : 1;
}
