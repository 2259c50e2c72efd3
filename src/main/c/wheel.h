/*
 * What a wheel consists of, as the list of its unzipped tree has it
 * (dev.puffin.cache.EncodedManifest).
 */

#ifndef PUFFIN_WHEEL_H
#define PUFFIN_WHEEL_H

#include "input.h"

/* What is in a list, from its first file on. */
typedef struct {
  jbyteArray array;
  jbyte *bytes;
  Input in;
} List;

static inline List open_list(JNIEnv *env, jbyteArray array, jint start) {
  jsize length = (*env)->GetArrayLength(env, array);
  jbyte *bytes = (*env)->GetByteArrayElements(env, array, NULL);
  int ok = bytes != NULL && start >= 0 && start <= length;
  List list = {array, bytes, {NULL, NULL, 0}};
  if (ok) {
    list.in = (Input){(unsigned char *)bytes + start, (unsigned char *)bytes + length, 1};
  }
  return list;
}

static inline void close_list(JNIEnv *env, List *list) {
  if (list->bytes != NULL) {
    (*env)->ReleaseByteArrayElements(env, list->array, list->bytes, JNI_ABORT);
  }
}

static inline int ends_with(const char *text, size_t length, const char *end) {
  size_t size = strlen(end);
  return length >= size && memcmp(text + length - size, end, size) == 0;
}

/* What a path is behind the name of a folder and a slash; NULL when it is not in that folder. */
static inline const char *below(const char *name, const char *folder) {
  size_t length = strlen(folder);
  return strncmp(name, folder, length) == 0 && name[length] == '/' ? name + length + 1 : NULL;
}

/* Whether the installer writes the file itself, whatever the wheel brings. */
static inline int is_own(const char *file, size_t length) {
  static const char *const own[] = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
    if (strlen(own[i]) == length && memcmp(own[i], file, length) == 0) {
      return 1;
    }
  }
  return 0;
}

/* Whether the file is linked with the others; METADATA comes last. */
static inline int is_linked(const char *name, const char *info) {
  const char *file = below(name, info);
  return file == NULL || (!is_own(file, strlen(file)) && strcmp(file, "METADATA") != 0);
}

#endif
