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

/* Those files of a list that are, or are in, one of these; what is read is at most as long. */
static size_t files_below(Input in, const Input *tops, unsigned char *room) {
  Listed file;
  unsigned char *out = room;
  for (uint64_t left = number(&in, 4); left > 0 && listed_file(&in, &file); left--) {
    if (is_below_any(file.path, *tops)) {
      out = put_text(out, file.path, strlen(file.path));
    }
  }
  return (size_t)(out - room);
}

JNIEXPORT jbyteArray JNICALL Java_dev_puffin_install_NativeInstall_files(
    JNIEnv *env, jclass self, jbyteArray array, jint start, jbyteArray tops) {
  (void)self;
  List list = open_list(env, array, start);
  List wanted = open_list(env, tops, 0);
  unsigned char *room = list.in.ok && wanted.in.ok
                            ? malloc((size_t)(list.in.end - list.in.at) + 1)
                            : NULL;
  jbyteArray result = NULL;
  if (room != NULL) {
    result = to_array(env, room, files_below(list.in, &wanted.in, room));
  }
  free(room);
  close_list(env, &wanted);
  close_list(env, &list);
  return result;
}
