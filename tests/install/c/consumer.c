/* Prints the version, and how many units the dossier has that was given. */
#include <dangvien/c/dangvien.h>
#include <stdio.h>

int main(void) {
  /* format 1, a year, one branch: a complete dossier of 0 people. */
  static const uint8_t kDossier[] = {0x08, 0x01, 0x12, 0x11, 0x08, 0x01, 0x10, 0x85,
                                     0xd9, 0xcf, 0x09, 0x18, 0x95, 0xa7, 0xd0, 0x09,
                                     0x20, 0xef, 0xe1, 0xcf, 0x09, 0x1a, 0x08, 0x0a,
                                     0x02, 0x43, 0x42, 0x10, 0x02, 0x18, 0x05};
  dangvien_context* context = NULL;
  dangvien_dataset* dataset = NULL;
  dangvien_error* error = NULL;
  if (dangvien_context_new(NULL, &context, NULL) != DANGVIEN_STATUS_OK) return 1;
  if (dangvien_dataset_read(context, kDossier, sizeof(kDossier), NULL, &dataset, &error) !=
      DANGVIEN_STATUS_OK) {
    fprintf(stderr, "%s\n", dangvien_error_message(error, NULL));
    dangvien_error_free(error);
    dangvien_context_unref(context);
    return 1;
  }
  printf("dangvien %s: %d units\n", dangvien_version(), (int)dangvien_dataset_unit_count(dataset));
  dangvien_dataset_unref(dataset);
  dangvien_context_unref(context);
  return 0;
}
