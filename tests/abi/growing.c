/* A library that loses memory whenever it is loaded: the control of reload.c. */
#include <stdlib.h>
#include <string.h>

__attribute__((constructor)) static void lose(void) {
  char* volatile lost = malloc(16384);
  if (lost != NULL) memset(lost, 1, 16384);
}
