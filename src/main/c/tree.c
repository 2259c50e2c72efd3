/*
 * Whether unzipped trees are as they are listed, for dev.puffin.fs.NativeFiles.
 */

#include "tree.h"
#include "foreseen.h"
#include <dirent.h>

/* It takes some 50 microseconds to look at so many. */
#define SOME_FILES 32

/* How many entries a folder has, up to a number. */
static int entries(int folder, int most) {
  int copy = dup(folder);
  DIR *all = copy < 0 ? NULL : fdopendir(copy);
  int count = 0;
  if (all == NULL) {
    if (copy >= 0) {
      close(copy);
    }
    return -1;
  }
  for (struct dirent *one = readdir(all); one != NULL && count <= most; one = readdir(all)) {
    if (strcmp(one->d_name, ".") != 0 && strcmp(one->d_name, "..") != 0) {
      count++;
    }
  }
  closedir(all);
  return count;
}

/* number of files, files (path, size, time, CRC-32, executable), number of folders, (path, time) */
static int as_listed(int tree, Input *in, void (*after_some)(void)) {
  Listed file;
  char last[PATH_MAX] = "";
  struct stat found;
  int tops = 1; /* the list itself */
  for (uint64_t left = number(in, 4); in->ok && left > 0; left--) {
    if (!listed_file(in, &file) || look(tree, file.path, &found, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(found.st_mode) || found.st_size != file.size || modified(&found) != file.time) {
      return 0;
    }
    tops += is_other_top(file.path, last);
    if (left % SOME_FILES == 0 && after_some != NULL) {
      after_some();
    }
  }
  for (uint64_t left = number(in, 4); in->ok && left > 0; left--) {
    if (!listed_folder(in, &file) || look(tree, file.path, &found, AT_SYMLINK_NOFOLLOW) != 0 ||
        modified(&found) != file.time) {
      return 0;
    }
  }
  return in->ok && entries(tree, tops) == tops;
}

int is_as_listed(const char *tree, Input in, void (*after_some)(void)) {
  int place = open(tree, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int same = place >= 0 && as_listed(place, &in, after_some);
  if (place >= 0) {
    close(place);
  }
  return same;
}

JNIEXPORT jboolean JNICALL Java_dev_puffin_fs_NativeFiles_isAsListed(
    JNIEnv *env, jclass self, jbyteArray tree, jbyteArray list, jint start) {
  (void)self;
  char place[PATH_MAX];
  jsize length = (*env)->GetArrayLength(env, list);
  jbyte *bytes = (*env)->GetByteArrayElements(env, list, NULL);
  int same = 0;
  if (bytes != NULL && start >= 0 && start <= length && text(env, tree, place) != NULL) {
    Input in = {(unsigned char *)bytes + start, (unsigned char *)bytes + length, 1};
    same = was_as_listed(place, in) || is_as_listed(place, in, NULL);
  }
  if (bytes != NULL) {
    (*env)->ReleaseByteArrayElements(env, list, bytes, JNI_ABORT);
  }
  return same ? JNI_TRUE : JNI_FALSE;
}

/* What no other folder has: device, inode, and the time at which it was made. */
JNIEXPORT jboolean JNICALL Java_dev_puffin_fs_NativeFiles_identity(
    JNIEnv *env, jclass self, jbyteArray tree, jlongArray identity) {
  (void)self;
#if defined(SYS_statx) && defined(STATX_BTIME)
  char place[PATH_MAX];
  struct statx found;
  if (text(env, tree, place) != NULL &&
      syscall(SYS_statx, AT_FDCWD, place, 0, STATX_INO | STATX_BTIME, &found) == 0) {
    int64_t made = found.stx_btime.tv_sec * 1000000000 + found.stx_btime.tv_nsec;
    jlong device = (jlong)found.stx_dev_major << 32 | found.stx_dev_minor;
    jlong values[] = {device, (jlong)found.stx_ino, found.stx_mask & STATX_BTIME ? made : 0};
    (*env)->SetLongArrayRegion(env, identity, 0, 3, values);
    return JNI_TRUE;
  }
#else
  (void)env;
  (void)tree;
  (void)identity;
#endif
  return JNI_FALSE;
}
