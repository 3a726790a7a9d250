/* Loads and unloads a library many times, and prints by how many KiB the process grew:

     reload LIBRARY CYCLES [DOSSIER]

   With a dossier, each cycle evaluates it. The first tenth of the cycles is not counted. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/abi/dossier.h"

static long resident_kib(void) {
  long total = 0;
  long resident = 0;
  FILE* file = fopen("/proc/self/statm", "r");
  if (file == NULL || fscanf(file, "%ld %ld", &total, &resident) != 2) exit(2);
  fclose(file);
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static void use(void* handle, abi_bytes dossier) {
  abi_library library;
  abi_rules rules;
  uint8_t digest[32];
  const char* missing = abi_load(handle, &library);
  if (missing != NULL) {
    fprintf(stderr, "%s is missing\n", missing);
    exit(3);
  }
  if (abi_open(&library, &rules) != DANGVIEN_STATUS_OK ||
      abi_digest(&library, &rules, dossier, digest) != DANGVIEN_STATUS_OK) {
    fprintf(stderr, "the dossier is refused\n");
    exit(4);
  }
  abi_close(&library, &rules);
}

int main(int argc, char** argv) {
  abi_bytes dossier = {NULL, 0};
  long start = 0;
  int cycles;
  int i;
  if (argc < 3) return 2;
  cycles = atoi(argv[2]);
  if (argc > 3) dossier = abi_read_file(argv[3]);
  for (i = 0; i < cycles; i++) {
    void* handle = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
      fprintf(stderr, "%s\n", dlerror());
      return 5;
    }
    if (dossier.data != NULL) use(handle, dossier);
    dlclose(handle);
    if (i == cycles / 10) start = resident_kib();
  }
  printf("%d cycles, grew by %ld KiB\n", cycles, resident_kib() - start);
  free(dossier.data);
  return 0;
}
