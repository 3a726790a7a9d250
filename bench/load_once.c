/* Loads a library once, and prints how many nanoseconds that took: load_once LIBRARY. A process of
   its own for each measurement, since a second load finds the first. */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

static int64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int main(int argc, char** argv) {
  int64_t start;
  if (argc != 2) return 2;
  start = now_ns();
  if (dlopen(argv[1], RTLD_NOW | RTLD_LOCAL) == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  printf("%lld\n", (long long)(now_ns() - start));
  return 0;
}
