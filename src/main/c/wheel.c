/*
 * Installs wheels whose files all go where they are in the cache, for
 * dev.puffin.install.UnzippedLinker: nearly all wheels are of that kind. What there is to link is
 * taken from the list of the unzipped tree as it is (dev.puffin.cache.EncodedManifest), and what
 * RECORD says from that of the wheel, which lists the same files.
 *
 * As in puffin.c nothing is decided here: whatever is not as usual ends a call, and Java installs
 * that wheel file by file, and explains what is wrong.
 */

#include "wheel.h"
#include <stdio.h>

#define MOST_ROOTS 8

/* A new file of a content; none is left of one that could not be written as a whole. */
static int write_new(int folder, const char *name, int mode, const char *bytes, size_t length) {
  int file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) {
    return 0;
  }
  int done = write_all(file, bytes, length);
  done &= close(file) == 0;
  if (!done) {
    unlinkat(folder, name, 0);
  }
  return done;
}

/* A folder that files of a wheel go to, and what stands before them in the wheel and in RECORD. */
typedef struct {
  int folder;
  char prefix[PATH_MAX];
  char recorded[PATH_MAX];
} Root;

/*
 * Where one wheel is installed; the first root is that of the modules, without a prefix. The names of
 * files that Java writes in another form are texts with their lengths before them.
 */
typedef struct {
  int tree;
  int count;
  Root root[MOST_ROOTS];
  char info[PATH_MAX];
  List rewritten;
} Place;

/* absolute path, prefix, what is recorded, for each root: texts, of which the latter may be empty */
static int open_roots(Input *in, Place *place) {
  char name[PATH_MAX];
  while (in->ok && in->at < in->end && place->count < MOST_ROOTS) {
    Root *root = &place->root[place->count];
    path(in, name);
    some_text(in, root->prefix);
    some_text(in, root->recorded);
    root->folder = in->ok ? open(name, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
    if (root->folder < 0) {
      return 0;
    }
    place->count++;
  }
  return in->ok && in->at == in->end && place->count > 0 && place->root[0].prefix[0] == 0;
}

static int open_place(JNIEnv *env, jbyteArray tree, jbyteArray roots, jbyteArray info,
                      jbyteArray rewritten, Place *place) {
  List list = open_list(env, roots, 0);
  place->rewritten = open_list(env, rewritten, 0);
  place->count = 0;
  place->tree = folder(env, tree);
  int done = place->tree >= 0 && list.in.ok && place->rewritten.in.ok &&
             text(env, info, place->info) != NULL && open_roots(&list.in, place);
  close_list(env, &list);
  return done;
}

static void close_place(JNIEnv *env, Place *place) {
  close_list(env, &place->rewritten);
  if (place->tree >= 0) {
    close(place->tree);
  }
  for (int i = 0; i < place->count; i++) {
    close(place->root[i].folder);
  }
}

/* The root that a file or folder of a wheel goes to, and its path there. */
static const Root *root_of(const Place *place, const char *name, const char **there) {
  for (int i = 1; i < place->count; i++) {
    size_t length = strlen(place->root[i].prefix);
    if (strncmp(name, place->root[i].prefix, length) == 0) {
      *there = name + length;
      return &place->root[i];
    }
  }
  *there = name;
  return &place->root[0];
}

/* Whether a file of a wheel is one that Java writes in another form. */
static int is_rewritten(const Place *place, const char *name, size_t length) {
  char other[PATH_MAX];
  for (Input in = place->rewritten.in; in.at < in.end;) {
    if ((size_t)path(&in, other) == length && memcmp(name, other, length) == 0) {
      return 1;
    }
    if (!in.ok) {
      break;
    }
  }
  return 0;
}

/*
 * Writes the lines of a RECORD as they are for the environment, without those of the installer's own
 * and of rewritten files; NULL when it is not as usual. The room is for as many bytes as are recorded for all roots
 * besides.
 */
static char *placed_lines(const Place *place, const char *record, size_t length, char *out) {
  const char *end = record + length;
  if (length == 0 || end[-1] != '\n' || memchr(record, '"', length) != NULL ||
      memchr(record, 0, length) != NULL) {
    return NULL;
  }
  for (const char *line = record; line < end;) {
    const char *next = (const char *)memchr(line, '\n', (size_t)(end - line)) + 1;
    const char *stop = next - line > 1 && next[-2] == '\r' ? next - 2 : next - 1;
    const char *comma = memchr(line, ',', (size_t)(stop - line));
    if (comma == NULL || memchr(line, '\r', (size_t)(stop - line)) != NULL) {
      return NULL;
    }
    const char *file = below(line, place->info);
    int is_line = file == NULL || file > comma || !is_own(file, (size_t)(comma - file));
    if (is_line && !is_rewritten(place, line, (size_t)(comma - line))) {
      const char *there;
      const Root *root = root_of(place, line, &there);
      if (there > comma) { /* what stands before files has a comma in it, and the name ends there */
        return NULL;
      }
      size_t recorded = strlen(root->recorded);
      memcpy(out, root->recorded, recorded);
      out += recorded;
      memcpy(out, there, (size_t)(stop - there));
      out += stop - there;
      *out++ = '\n';
    }
    line = next;
  }
  return out;
}

static size_t lines(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) {
    count += text[i] == '\n';
  }
  return count;
}

/* The room that placed_lines may need. */
static size_t room_for(const Place *place, const char *record, size_t length) {
  size_t longest = 0;
  for (int i = 0; i < place->count; i++) {
    size_t recorded = strlen(place->root[i].recorded);
    longest = recorded > longest ? recorded : longest;
  }
  return length + longest * lines(record, length);
}

/* The RECORD of the wheel with other lines for the installer's own files, under another name. */
static int write_mark(const Place *place, const char *name, const Input *added) {
  char path[PATH_MAX];
  size_t length = SIZE_MAX;
  size_t size;
  size_t more = (size_t)(added->end - added->at);
  int site = place->root[0].folder;
  if (snprintf(path, sizeof path, "%s/RECORD", place->info) >= (int)sizeof path) {
    return 0;
  }
  char *record = file_content(place->tree, path, &length, &size);
  char *text = record == NULL ? NULL : malloc(room_for(place, record, length) + more);
  char *end = text == NULL ? NULL : placed_lines(place, record, length, text);
  int done = 0;
  if (end != NULL) {
    memcpy(end, added->at, more);
    unlinkat(site, path, 0);
    if (snprintf(path, sizeof path, "%s/%s", place->info, name) < (int)sizeof path) {
      unlinkat(site, path, 0);
      done = write_new(site, path, 0666, text, (size_t)(end - text) + more);
    }
  }
  free(text);
  free(record);
  return done;
}

/* Those of the list behind its files, each after the one it is in; not those above another root. */
static int make_folders(const Place *place, Input *in, const char *data) {
  Listed entry;
  const char *there;
  for (uint64_t left = number(in, 4); in->ok && left > 0; left--) {
    listed_file(in, &entry);
  }
  for (uint64_t left = number(in, 4); in->ok && left > 0; left--) {
    if (!listed_folder(in, &entry)) {
      return 0;
    }
    const Root *root = root_of(place, entry.path, &there);
    int is_above = root == place->root && data[0] != 0 &&
                   (strcmp(entry.path, data) == 0 || below(entry.path, data) != NULL);
    if (!is_above && !make_folder(root->folder, there)) {
      return 0;
    }
  }
  return in->ok;
}

/* The dist-info folder, in it the list of all that will be there, and all other folders. */
static int begin(JNIEnv *env, const Place *place, Input list, jbyteArray data, jbyteArray mark,
                 jbyteArray added) {
  char name[PATH_MAX];
  char above[PATH_MAX] = "";
  List more = open_list(env, added, 0);
  int done = more.in.ok && text(env, mark, name) != NULL &&
             ((*env)->GetArrayLength(env, data) == 0 || text(env, data, above) != NULL) &&
             make_folder(place->root[0].folder, place->info) && write_mark(place, name, &more.in) &&
             make_folders(place, &list, above);
  close_list(env, &more);
  return done;
}

JNIEXPORT jboolean JNICALL Java_dev_puffin_install_NativeInstall_begin(
    JNIEnv *env, jclass self, jbyteArray tree, jbyteArray roots, jbyteArray info,
    jbyteArray rewritten, jbyteArray array, jint start, jbyteArray data, jbyteArray mark,
    jbyteArray added) {
  (void)self;
  Place place;
  List list = open_list(env, array, start);
  int done = open_place(env, tree, roots, info, rewritten, &place) && list.in.ok &&
             begin(env, &place, list.in, data, mark, added);
  close_place(env, &place);
  close_list(env, &list);
  return done ? JNI_TRUE : JNI_FALSE;
}

/* All bytes of a file to another one; the system shares their blocks where it can. */
static int copy_bytes(int from, int to, size_t left) {
  char buffer[1 << 14];
  int by_system = 1;
  while (left > 0) {
    ssize_t count = -1;
#ifdef SYS_copy_file_range
    if (by_system) {
      count = syscall(SYS_copy_file_range, from, NULL, to, NULL, left, 0);
    }
#endif
    if (count < 0) { /* not between these file systems: the reader's place has not changed */
      by_system = 0;
      count = read(from, buffer, left < sizeof buffer ? left : sizeof buffer);
      if (count > 0 && !write_all(to, buffer, (size_t)count)) {
        return 0;
      }
    }
    if (count <= 0) {
      return 0;
    }
    left -= (size_t)count;
  }
  return 1;
}

/* A new file with the content and the mode of another; none is left of one that is not whole. */
static int copy_file(int tree, const char *source, int site, const char *target) {
  struct stat found;
  int from = openat(tree, source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int to = -1;
  if (from >= 0 && look_at(from, &found) == 0 && S_ISREG(found.st_mode)) {
    to = openat(site, target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, found.st_mode & 0777);
  }
  int done = to >= 0 && copy_bytes(from, to, (size_t)found.st_size);
  if (to >= 0) {
    done &= close(to) == 0;
    if (!done) {
      unlinkat(site, target, 0);
    }
  }
  if (from >= 0) {
    close(from);
  }
  return done;
}

/* As a hard link, or a copy. */
static int place_file(int tree, const char *source, int site, const char *target, int copies) {
  return copies ? copy_file(tree, source, site, target)
                : linkat(tree, source, site, target, 0) == 0;
}

/* Links or copies the files of a list with these numbers; says how many. */
static jint link_files(const Place *place, Input *in, jint first, jint most, int copies) {
  Listed file;
  jint done = 0;
  for (uint64_t left = number(in, 4); left > 0 && done < most && listed_file(in, &file); left--) {
    const char *there;
    if (!is_linked(file.path, place->info) ||
        is_rewritten(place, file.path, strlen(file.path)) || first-- > 0) {
      continue;
    }
    const Root *root = root_of(place, file.path, &there);
    if (!place_file(place->tree, file.path, root->folder, there, copies)) {
      break;
    }
    done++;
  }
  return done;
}

JNIEXPORT jint JNICALL Java_dev_puffin_install_NativeInstall_link(
    JNIEnv *env, jclass self, jbyteArray tree, jbyteArray roots, jbyteArray info,
    jbyteArray rewritten, jbyteArray array, jint start, jint first, jint most, jboolean copies) {
  (void)self;
  Place place;
  List list = open_list(env, array, start);
  jint done = 0;
  if (open_place(env, tree, roots, info, rewritten, &place) && list.in.ok) {
    done = link_files(&place, &list.in, first, most, copies == JNI_TRUE);
  }
  close_place(env, &place);
  close_list(env, &list);
  return done;
}

/* path, executable, content: written as new files */
static int write_files(Input *in) {
  char name[PATH_MAX];
  while (in->ok && in->at < in->end) {
    path(in, name);
    int mode = number(in, 1) != 0 ? 0777 : 0666;
    uint64_t length = number(in, 4);
    if (!in->ok || (uint64_t)(in->end - in->at) < length ||
        !write_new(AT_FDCWD, name, mode, (const char *)in->at, length)) {
      return 0;
    }
    in->at += length;
  }
  return in->ok;
}

/* What is written for a wheel, and then METADATA: with it a package looks installed. */
static int finish(JNIEnv *env, const Place *place, jbyteArray files, int copies) {
  char path[PATH_MAX];
  List list = open_list(env, files, 0);
  int done = list.in.ok && write_files(&list.in) &&
             snprintf(path, sizeof path, "%s/METADATA", place->info) < (int)sizeof path &&
             place_file(place->tree, path, place->root[0].folder, path, copies);
  close_list(env, &list);
  return done;
}

JNIEXPORT jboolean JNICALL Java_dev_puffin_install_NativeInstall_finish(
    JNIEnv *env, jclass self, jbyteArray tree, jbyteArray roots, jbyteArray info,
    jbyteArray rewritten, jbyteArray files, jboolean copies) {
  (void)self;
  Place place;
  int done = open_place(env, tree, roots, info, rewritten, &place) &&
             finish(env, &place, files, copies == JNI_TRUE);
  close_place(env, &place);
  return done ? JNI_TRUE : JNI_FALSE;
}

/* All of the above for a wheel of so many files. */
JNIEXPORT jboolean JNICALL Java_dev_puffin_install_NativeInstall_install(
    JNIEnv *env, jclass self, jbyteArray tree, jbyteArray roots, jbyteArray info,
    jbyteArray rewritten, jbyteArray array, jint start, jbyteArray data, jbyteArray mark,
    jbyteArray added, jint count, jbyteArray files, jboolean copies) {
  (void)self;
  Place place;
  List list = open_list(env, array, start);
  Input in = list.in;
  int done = open_place(env, tree, roots, info, rewritten, &place) && list.in.ok &&
             begin(env, &place, list.in, data, mark, added) &&
             link_files(&place, &in, 0, count, copies == JNI_TRUE) == count &&
             finish(env, &place, files, copies == JNI_TRUE);
  close_place(env, &place);
  close_list(env, &list);
  return done ? JNI_TRUE : JNI_FALSE;
}
