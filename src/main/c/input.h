/*
 * What comes from Java as arrays, and what the system says of files: shared by the libraries of
 * this folder.
 */

#ifndef PUFFIN_INPUT_H
#define PUFFIN_INPUT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fcntl.h>
#include <jni.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __APPLE__
#define MODIFIED st_mtimespec
#else
#define MODIFIED st_mtim
#endif

/* Linked to by name, it would need a glibc that is newer than anything else here does. */
static inline int look(int folder, const char *name, struct stat *found, int flags) {
#ifdef SYS_newfstatat
  return (int)syscall(SYS_newfstatat, folder, name, found, flags);
#else
  return fstatat(folder, name, found, flags);
#endif
}

/* A part of a Java array, read forwards; a read past its end fails and is told by ok. */
typedef struct {
  const unsigned char *at;
  const unsigned char *end;
  int ok;
} Input;

static inline uint64_t number(Input *in, int bytes) {
  uint64_t value = 0;
  if (in->end - in->at < bytes) {
    in->ok = 0;
    return 0;
  }
  while (bytes-- > 0) {
    value = value << 8 | *in->at++;
  }
  return value;
}

/* A path with its length before it, copied to where it ends with a zero. */
static inline int path(Input *in, char *out) {
  uint64_t length = number(in, 4);
  if (!in->ok || length == 0 || length >= PATH_MAX || (uint64_t)(in->end - in->at) < length ||
      memchr(in->at, 0, length) != NULL) {
    in->ok = 0;
    return 0;
  }
  memcpy(out, in->at, length);
  out[length] = 0;
  in->at += length;
  return (int)length;
}

static inline int64_t modified(const struct stat *found) {
  return (int64_t)found->MODIFIED.tv_sec * 1000000000 + found->MODIFIED.tv_nsec;
}

/* The bytes of an array as a text; NULL when it does not fit. */
static inline char *text(JNIEnv *env, jbyteArray array, char *out) {
  jsize length = (*env)->GetArrayLength(env, array);
  if (length == 0 || length >= PATH_MAX) {
    return NULL;
  }
  (*env)->GetByteArrayRegion(env, array, 0, length, (jbyte *)out);
  out[length] = 0;
  return strlen(out) == (size_t)length ? out : NULL;
}

/* Opens a folder; -1 when that fails. */
static inline int folder(JNIEnv *env, jbyteArray name) {
  char place[PATH_MAX];
  return text(env, name, place) == NULL ? -1 : open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

#endif
