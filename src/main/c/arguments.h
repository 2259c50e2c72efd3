/* The arguments of this process, as it was started. */

#ifndef PUFFIN_ARGUMENTS_H
#define PUFFIN_ARGUMENTS_H

#include "input.h"

#define MOST_ARGUMENTS_BYTES (4 << 20)

/*
 * All of them, one behind the other, each with a zero at its end, and one zero more; NULL where that
 * is not known, or there are too many.
 */
static inline char *process_arguments(size_t *length) {
  int file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  char *all = file < 0 ? NULL : malloc(MOST_ARGUMENTS_BYTES + 1);
  ssize_t count = 1;
  *length = 0;
  while (all != NULL && count > 0 && *length < MOST_ARGUMENTS_BYTES) {
    count = read(file, all + *length, MOST_ARGUMENTS_BYTES - *length);
    *length += count > 0 ? (size_t)count : 0;
  }
  if (file >= 0) {
    close(file);
  }
  if (all == NULL || *length == MOST_ARGUMENTS_BYTES) {
    free(all);
    return NULL;
  }
  all[*length] = 0;
  return all;
}

#endif
