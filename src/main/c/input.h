/*
 * What comes from Java as arrays, and what the system says of files: shared by the libraries of
 * this folder.
 */

#ifndef PUFFIN_INPUT_H
#define PUFFIN_INPUT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <jni.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
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

/* One that is there already will do, also as a link to one. */
static inline int make_folder(int base, const char *name) {
  struct stat found;
  return mkdirat(base, name, 0777) == 0 ||
         (look(base, name, &found, 0) == 0 && S_ISDIR(found.st_mode));
}

static inline int look_at(int file, struct stat *found) {
#ifdef SYS_newfstatat
  return (int)syscall(SYS_fstat, file, found);
#else
  return fstat(file, found);
#endif
}

/* A part of a Java array, read forwards; a read past its end fails and is told by ok. */
typedef struct {
  const unsigned char *at;
  const unsigned char *end;
  int ok;
} Input;

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

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

#define NO_HASH 0xcbf29ce484222325

/* FNV-1a, of more and more bytes: what is found by it is compared with what it stands for. */
static inline uint64_t hashed(uint64_t hash, const void *bytes, size_t length) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i < length; i++) {
    hash = (hash ^ at[i]) * 0x100000001b3;
  }
  return hash;
}

/* A text with its length before it, copied to where it ends with a zero; it may be empty. */
static inline int some_text(Input *in, char *out) {
  uint64_t length = number(in, 4);
  if (!in->ok || length >= PATH_MAX || (uint64_t)(in->end - in->at) < length ||
      memchr(in->at, 0, length) != NULL) {
    in->ok = 0;
    return 0;
  }
  memcpy(out, in->at, length);
  out[length] = 0;
  in->at += length;
  return (int)length;
}

/* A path, which is not empty. */
static inline int path(Input *in, char *out) {
  int length = some_text(in, out);
  in->ok &= length > 0;
  return length;
}

static inline int64_t modified(const struct stat *found) {
  return (int64_t)found->MODIFIED.tv_sec * 1000000000 + found->MODIFIED.tv_nsec;
}

/* How all files of the cache begin, before a check sum of 4 bytes (dev.puffin.cache.Frame). */
#define FRAME_MARK 0x70666e01
#define FRAME_BYTES 8

/* A file as a tree's list has it (dev.puffin.cache.EncodedManifest). */
typedef struct {
  char path[PATH_MAX];
  int64_t size;
  int64_t time;
} Listed;

static inline int listed_file(Input *in, Listed *file) {
  path(in, file->path);
  file->size = (int64_t)number(in, 8);
  file->time = (int64_t)number(in, 8);
  number(in, 5); /* CRC-32, executable */
  return in->ok;
}

static inline int listed_folder(Input *in, Listed *folder) {
  path(in, folder->path);
  folder->time = (int64_t)number(in, 8);
  return in->ok;
}

/*
 * Files are sorted, so that those below one folder of the tree stand together: whether a name
 * differs from the one before up to the first slash.
 */
static inline int is_other_top(const char *name, char *last) {
  size_t length = strcspn(name, "/");
  if (strlen(last) == length && strncmp(name, last, length) == 0) {
    return 0;
  }
  memcpy(last, name, length);
  last[length] = 0;
  return 1;
}

/*
 * A file from its beginning, with a zero behind it; NULL when that does not work. Sets the length,
 * which is at most what it was, and what else there is to say of the file.
 */
static inline char *file_and_facts(int folder, const char *name, size_t *length,
                                   struct stat *found) {
  int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
  char *bytes = NULL;
  if (file >= 0 && look_at(file, found) == 0 && S_ISREG(found->st_mode)) {
    size_t wanted = *length < (size_t)found->st_size ? *length : (size_t)found->st_size;
    ssize_t count = 1;
    *length = 0;
    bytes = malloc(wanted + 1);
    while (bytes != NULL && *length < wanted && count > 0) {
      count = read(file, bytes + *length, wanted - *length);
      *length += count > 0 ? (size_t)count : 0;
    }
    if (bytes != NULL && *length < wanted) {
      free(bytes);
      bytes = NULL;
    }
    if (bytes != NULL) {
      bytes[*length] = 0;
    }
  }
  if (file >= 0) {
    close(file);
  }
  return bytes;
}

/* The same for those who only want to know how large the file is. */
static inline char *file_content(int folder, const char *name, size_t *length, size_t *size) {
  struct stat found = {0};
  char *bytes = file_and_facts(folder, name, length, &found);
  *size = (size_t)found.st_size;
  return bytes;
}

static inline int write_all(int file, const void *content, size_t size) {
  const char *bytes = content;
  while (size > 0) {
    ssize_t count = write(file, bytes, size);
    if (count < 0 && errno != EINTR) {
      return 0;
    }
    if (count > 0) {
      bytes += count;
      size -= (size_t)count;
    }
  }
  return 1;
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

/* NULL when there is no memory for it. */
static inline jbyteArray to_array(JNIEnv *env, const void *bytes, size_t length) {
  jbyteArray array = (*env)->NewByteArray(env, (jsize)length);
  if (array != NULL) {
    (*env)->SetByteArrayRegion(env, array, 0, (jsize)length, (const jbyte *)bytes);
  }
  return array;
}

/* Opens a folder; -1 when that fails. */
static inline int folder(JNIEnv *env, jbyteArray name) {
  char place[PATH_MAX];
  return text(env, name, place) == NULL ? -1 : open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

#endif
