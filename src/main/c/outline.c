/*
 * Tells what wheels look like from the lists of their unzipped trees, for
 * dev.puffin.install.NativeInstall, so that Java need not look at each file.
 */

#include "wheel.h"

#define HAS_PROGRAMS 1

static unsigned char *put_number(unsigned char *out, uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    *out++ = (unsigned char)(value >> shift);
  }
  return out;
}

static unsigned char *put_text(unsigned char *out, const char *text, size_t length) {
  out = put_number(out, (uint32_t)length);
  memcpy(out, text, length);
  return out + length;
}

/*
 * Finds the dist-info folder among the tops of a sorted list, and that with files for other places,
 * if there is one; 0 when the wheel is none that is installed here.
 */
static int find_info(Input in, char *info, char *data) {
  Listed file;
  char last[PATH_MAX] = "";
  int metadata = 0;
  for (uint64_t left = number(&in, 4); in.ok && left > 0; left--) {
    if (!listed_file(&in, &file)) {
      return 0;
    }
    size_t top = strcspn(file.path, "/");
    if (is_other_top(file.path, last) && file.path[top] != 0) {
      char *kind = ends_with(last, top, ".dist-info") ? info
                   : ends_with(last, top, ".data")    ? data
                                                      : NULL;
      if (kind != NULL && kind[0] != 0) {
        return 0;
      }
      if (kind != NULL) {
        memcpy(kind, last, top + 1);
      }
    }
    const char *own = info[0] == 0 ? NULL : below(file.path, info);
    metadata |= own != NULL && strcmp(own, "METADATA") == 0;
  }
  return in.ok && metadata;
}

/*
 * The outline of a wheel: flags, the number of files to link, the name of the dist-info folder, that
 * of the folder for other places, what is at the top beside that, with an empty name behind it, and
 * what is in it. The room is that of the list, in which all of this is, with more around it.
 */
static size_t outline(Input in, unsigned char *room) {
  Listed file;
  char info[PATH_MAX] = "";
  char data[PATH_MAX] = "";
  char last[PATH_MAX] = "";
  uint32_t count = 0;
  if (!find_info(in, info, data)) {
    return 0;
  }
  room[0] = 0;
  unsigned char *out = put_text(room + 5, info, strlen(info));
  out = put_text(out, data, strlen(data));
  Input again = in;
  for (uint64_t left = number(&in, 4); left > 0; left--) {
    listed_file(&in, &file);
    count += (uint32_t)is_linked(file.path, info);
    if (is_other_top(file.path, last) && (data[0] == 0 || strcmp(last, data) != 0)) {
      out = put_text(out, last, strlen(last));
    }
    const char *own = below(file.path, info);
    if (own != NULL && strcmp(own, "entry_points.txt") == 0) {
      room[0] |= HAS_PROGRAMS;
    }
  }
  out = put_number(out, 0);
  for (uint64_t left = data[0] == 0 ? 0 : number(&again, 4); left > 0; left--) {
    listed_file(&again, &file);
    const char *placed = below(file.path, data);
    if (placed != NULL) {
      out = put_text(out, placed, strlen(placed));
    }
  }
  put_number(room + 1, count);
  return (size_t)(out - room);
}

JNIEXPORT jbyteArray JNICALL Java_dev_puffin_install_NativeInstall_outline(
    JNIEnv *env, jclass self, jbyteArray array, jint start) {
  (void)self;
  List list = open_list(env, array, start);
  jbyteArray result = NULL;
  /* the names of two folders are there twice: as such, and among the tops, or before files */
  unsigned char *room =
      list.in.ok ? malloc((size_t)(list.in.end - list.in.at) + 2 * PATH_MAX) : NULL;
  size_t length = room == NULL ? 0 : outline(list.in, room);
  if (length > 0) {
    result = to_array(env, room, length);
  }
  free(room);
  close_list(env, &list);
  return result;
}

static int is_below_any(const char *name, Input tops) {
  char top[PATH_MAX];
  while (tops.at < tops.end && path(&tops, top) > 0) {
    if (strcmp(name, top) == 0 || below(name, top) != NULL) {
      return 1;
    }
  }
  return 0;
}

/* Paths that are known, where they stand in lists; open addressing, with room to spare. */
typedef struct {
  const unsigned char **at;
  size_t mask;
} Paths;

/* Two texts with their lengths before them. */
static int is_same(const unsigned char *one, const unsigned char *other, size_t length) {
  return memcmp(one, other, 4) == 0 && memcmp(one + 4, other + 4, length) == 0;
}

/* Adds a path with its length before it, which is where it stands; whether it is new. */
static int add_path(Paths *paths, const unsigned char *text) {
  Input in = {text, text + 4, 1};
  size_t length = (size_t)number(&in, 4);
  size_t slot = hashed(NO_HASH, text + 4, length) & paths->mask;
  while (paths->at[slot] != NULL && !is_same(paths->at[slot], text, length)) {
    slot = (slot + 1) & paths->mask;
  }
  int is_new = paths->at[slot] == NULL;
  paths->at[slot] = text;
  return is_new;
}

/* Whether a file below one of the tops is known already; all of them are known then. */
static int meets(Input in, const Input *tops, Paths *paths) {
  Listed file;
  uint64_t left = number(&in, 4);
  for (const unsigned char *at = in.at; left > 0 && listed_file(&in, &file); at = in.at, left--) {
    if (is_below_any(file.path, *tops) && !add_path(paths, at)) {
      return 1;
    }
  }
  return 0;
}

/* Whether two lists have a path in common; so it is said where that can't be found out, too. */
static int any_meet(const List *lists, jsize count, const Input *tops, Input others) {
  size_t most = (size_t)(others.end - others.at) / 4;
  char other[PATH_MAX];
  Paths paths = {NULL, 1};
  int met = 0;
  for (jsize i = 0; i < count; i++) {
    Input in = lists[i].in;
    most += (size_t)number(&in, 4);
    met |= !in.ok;
  }
  while (paths.mask <= 2 * most) {
    paths.mask *= 2;
  }
  paths.at = calloc(paths.mask--, sizeof *paths.at);
  met |= paths.at == NULL;
  while (!met && others.at < others.end) {
    const unsigned char *at = others.at;
    met = path(&others, other) <= 0 || !add_path(&paths, at);
  }
  for (jsize i = 0; !met && i < count; i++) {
    met = meets(lists[i].in, tops, &paths);
  }
  free(paths.at);
  return met;
}

/* tops and others: texts with their lengths before them; others are files that are no list's */
JNIEXPORT jboolean JNICALL Java_dev_puffin_install_NativeInstall_meet(
    JNIEnv *env, jclass self, jobjectArray arrays, jintArray starts, jbyteArray tops,
    jbyteArray others) {
  (void)self;
  jsize count = (*env)->GetArrayLength(env, arrays);
  List *lists = calloc((size_t)count + 1, sizeof *lists);
  if (lists == NULL || (*env)->PushLocalFrame(env, count) != 0) {
    free(lists);
    return JNI_TRUE;
  }
  for (jsize i = 0; i < count; i++) {
    jint start = 0;
    (*env)->GetIntArrayRegion(env, starts, i, 1, &start);
    lists[i] = open_list(env, (*env)->GetObjectArrayElement(env, arrays, i), start);
  }
  List shared = open_list(env, tops, 0);
  List more = open_list(env, others, 0);
  int met = !shared.in.ok || !more.in.ok || any_meet(lists, count, &shared.in, more.in);
  close_list(env, &more);
  close_list(env, &shared);
  for (jsize i = 0; i < count; i++) {
    close_list(env, &lists[i]);
  }
  (*env)->PopLocalFrame(env, NULL);
  free(lists);
  return met ? JNI_TRUE : JNI_FALSE;
}
