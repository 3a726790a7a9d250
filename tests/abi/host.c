/* A C program on the linked library:

     host DOSSIER            prints the digest of the dossier's result
     host DOSSIER --refuse   gives the library broken input, and prints nothing
     host DOSSIER --leak     as the first, and loses memory: the control for valgrind
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/abi/dossier.h"

#ifdef ABI_USES_NEXT
int32_t dangvien_added_in_next(void);
#endif

#define ABI_LINKED(name) library.name = &dangvien_##name;

int main(int argc, char** argv) {
  abi_library library;
  abi_rules rules;
  abi_bytes dossier;
  uint8_t digest[32];
  const char* mode = argc > 2 ? argv[2] : "";
  int32_t status;
  int i;
  if (argc < 2) return 2;
  ABI_FUNCTIONS(ABI_LINKED)
  dossier = abi_read_file(argv[1]);
  if (abi_open(&library, &rules) != DANGVIEN_STATUS_OK) return 3;
  if (strcmp(mode, "--refuse") == 0) {
    status = abi_refuse(&library, &rules, dossier);
  } else {
    status = abi_digest(&library, &rules, dossier, digest);
    for (i = 0; status == 0 && i < 32; i++) printf("%02x", digest[i]);
    if (status == 0) printf("\n");
#ifdef ABI_USES_NEXT
    printf("next %d\n", (int)dangvien_added_in_next());
#endif
  }
  abi_close(&library, &rules);
  free(dossier.data);
  if (strcmp(mode, "--leak") == 0) {
    void* volatile lost = malloc(16);
    lost = NULL;
    (void)lost;
  }
  return status == 0 ? 0 : 4;
}
