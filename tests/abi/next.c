/* What the next minor version will have added. */
#include <stdint.h>

__attribute__((visibility("default"))) int32_t dangvien_added_in_next(void) { return 1; }
