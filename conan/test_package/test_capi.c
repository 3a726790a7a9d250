#include <dangvien/c/dangvien.h>
#include <stdio.h>

int main(void) {
  dangvien_context* context = NULL;
  dangvien_policy* policy = NULL;
  if (dangvien_context_new(NULL, &context, NULL) != DANGVIEN_STATUS_OK) return 1;
  if (dangvien_policy_load_builtin(context, "tkv-2018", 8, NULL, &policy, NULL) !=
      DANGVIEN_STATUS_OK) {
    dangvien_context_unref(context);
    return 1;
  }
  printf("capi: dangvien %s, policy %s\n", dangvien_version(), dangvien_policy_id(policy, NULL));
  dangvien_policy_unref(policy);
  dangvien_context_unref(context);
  return 0;
}
