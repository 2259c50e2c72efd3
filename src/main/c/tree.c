/*
 * Whether unzipped trees are as they are listed, for dev.puffin.fs.NativeFiles.
 */

#include "tree.h"
#include "foreseen.h"
#include <dirent.h>

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
static int as_listed(int tree, Input *in) {
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
  }
  for (uint64_t left = number(in, 4); in->ok && left > 0; left--) {
    if (!listed_folder(in, &file) || look(tree, file.path, &found, AT_SYMLINK_NOFOLLOW) != 0 ||
        modified(&found) != file.time) {
      return 0;
    }
  }
  return in->ok && entries(tree, tops) == tops;
}

int is_as_listed(const char *tree, Input in) {
  int place = open(tree, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int same = place >= 0 && as_listed(place, &in);
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
    same = was_as_listed(place, in) || is_as_listed(place, in);
  }
  if (bytes != NULL) {
    (*env)->ReleaseByteArrayElements(env, list, bytes, JNI_ABORT);
  }
  return same ? JNI_TRUE : JNI_FALSE;
}
