/*
 * What every run may use. Mostly it is work on many files in one call, for
 * dev.puffin.fs.NativeFiles: an installation looks at tens of thousands of files and links them,
 * and in a program that has just started the way of each through Java takes several times as long
 * as the system's work. Names are relative to a folder that is opened once, which the system finds
 * sooner, too.
 *
 * Nothing is decided here: each function goes on while all is as usual, and says how far it came.
 * The rest is done, and explained, in Java.
 */

#include "input.h"
#include <dirent.h>
#include <stdlib.h>

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

/*
 * Files are sorted, so that those below one folder of the tree stand together: counts in what
 * differs from the one before up to the first slash.
 */
static int is_other_top(const char *name, char *last) {
  size_t length = strcspn(name, "/");
  if (strlen(last) == length && strncmp(name, last, length) == 0) {
    return 0;
  }
  memcpy(last, name, length);
  last[length] = 0;
  return 1;
}

/* number of files, files (path, size, time, CRC-32, executable), number of folders, (path, time) */
static int as_listed(int tree, Input *in) {
  char name[PATH_MAX];
  char last[PATH_MAX] = "";
  struct stat found;
  int tops = 1; /* the list itself */
  for (uint64_t left = number(in, 4); in->ok && left > 0; left--) {
    path(in, name);
    int64_t size = (int64_t)number(in, 8);
    int64_t time = (int64_t)number(in, 8);
    number(in, 5);
    if (!in->ok || look(tree, name, &found, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(found.st_mode) || found.st_size != size || modified(&found) != time) {
      return 0;
    }
    tops += is_other_top(name, last);
  }
  for (uint64_t left = number(in, 4); in->ok && left > 0; left--) {
    path(in, name);
    int64_t time = (int64_t)number(in, 8);
    if (!in->ok || look(tree, name, &found, AT_SYMLINK_NOFOLLOW) != 0 ||
        modified(&found) != time) {
      return 0;
    }
  }
  return in->ok && entries(tree, tops) == tops;
}

JNIEXPORT jboolean JNICALL Java_dev_puffin_fs_NativeFiles_isAsListed(
    JNIEnv *env, jclass self, jbyteArray tree, jbyteArray list, jint start) {
  (void)self;
  jsize length = (*env)->GetArrayLength(env, list);
  int place = folder(env, tree);
  if (place < 0) {
    return JNI_FALSE;
  }
  jbyte *bytes = (*env)->GetByteArrayElements(env, list, NULL);
  int same = 0;
  if (bytes != NULL && start >= 0 && start <= length) {
    Input in = {(unsigned char *)bytes + start, (unsigned char *)bytes + length, 1};
    same = as_listed(place, &in);
  }
  if (bytes != NULL) {
    (*env)->ReleaseByteArrayElements(env, list, bytes, JNI_ABORT);
  }
  close(place);
  return same ? JNI_TRUE : JNI_FALSE;
}

/* One that is there already will do, also as a link to one. */
static int make_folder(int base, const char *name) {
  struct stat found;
  return mkdirat(base, name, 0777) == 0 ||
         (look(base, name, &found, 0) == 0 && S_ISDIR(found.st_mode));
}

JNIEXPORT jint JNICALL Java_dev_puffin_fs_NativeFiles_makeFolders(
    JNIEnv *env, jclass self, jbyteArray base, jbyteArray names) {
  (void)self;
  char name[PATH_MAX];
  jsize length = (*env)->GetArrayLength(env, names);
  int place = folder(env, base);
  if (place < 0) {
    return 0;
  }
  jbyte *bytes = (*env)->GetByteArrayElements(env, names, NULL);
  jint done = 0;
  if (bytes != NULL) {
    Input in = {(unsigned char *)bytes, (unsigned char *)bytes + length, 1};
    while (in.at < in.end && path(&in, name) > 0 && make_folder(place, name)) {
      done++;
    }
    (*env)->ReleaseByteArrayElements(env, names, bytes, JNI_ABORT);
  }
  close(place);
  return done;
}

JNIEXPORT jint JNICALL Java_dev_puffin_fs_NativeFiles_link(
    JNIEnv *env, jclass self, jbyteArray from, jbyteArray to, jbyteArray names) {
  (void)self;
  char name[PATH_MAX];
  jsize length = (*env)->GetArrayLength(env, names);
  int source = folder(env, from);
  int target = folder(env, to);
  jbyte *bytes = (*env)->GetByteArrayElements(env, names, NULL);
  jint done = 0;
  if (bytes != NULL) {
    Input in = {(unsigned char *)bytes, (unsigned char *)bytes + length, 1};
    while (source >= 0 && target >= 0 && in.at < in.end && path(&in, name) > 0 &&
           linkat(source, name, target, name, 0) == 0) {
      done++;
    }
    (*env)->ReleaseByteArrayElements(env, names, bytes, JNI_ABORT);
  }
  if (source >= 0) {
    close(source);
  }
  if (target >= 0) {
    close(target);
  }
  return done;
}

static uint32_t rotated(uint32_t word, int bits) { return word >> bits | word << (32 - bits); }

/* One block of SHA-256 (FIPS 180-4). */
static void add_block(uint32_t *state, const uint32_t *constants, const unsigned char *block) {
  uint32_t word[64];
  uint32_t s[8];
  Input in = {block, block + 64, 1};
  for (int i = 0; i < 16; i++) {
    word[i] = (uint32_t)number(&in, 4);
  }
  for (int i = 16; i < 64; i++) {
    uint32_t early = word[i - 15];
    uint32_t late = word[i - 2];
    word[i] = word[i - 16] + (rotated(early, 7) ^ rotated(early, 18) ^ early >> 3) + word[i - 7] +
              (rotated(late, 17) ^ rotated(late, 19) ^ late >> 10);
  }
  memcpy(s, state, sizeof s);
  for (int i = 0; i < 64; i++) {
    uint32_t first = s[7] + (rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)) +
                     ((s[4] & s[5]) ^ (~s[4] & s[6])) + constants[i] + word[i];
    uint32_t second = (rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)) +
                      ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += first;
    s[0] = first + second;
  }
  for (int i = 0; i < 8; i++) {
    state[i] += s[i];
  }
}

/* For dev.puffin.cache.Sha256: whole blocks, all in Java's arrays: the digest so far, the constants of the rounds. */
JNIEXPORT void JNICALL Java_dev_puffin_cache_Sha256_addBlocks(
    JNIEnv *env, jclass self, jintArray digest, jintArray constants, jbyteArray blocks) {
  (void)self;
  uint32_t state[8];
  uint32_t rounds[64];
  unsigned char block[64];
  jsize length = (*env)->GetArrayLength(env, blocks);
  (*env)->GetIntArrayRegion(env, digest, 0, 8, (jint *)state);
  (*env)->GetIntArrayRegion(env, constants, 0, 64, (jint *)rounds);
  for (jsize start = 0; start + 64 <= length; start += 64) {
    (*env)->GetByteArrayRegion(env, blocks, start, 64, (jbyte *)block);
    add_block(state, rounds, block);
  }
  (*env)->SetIntArrayRegion(env, digest, 0, 8, (jint *)state);
}

/* For dev.puffin.cli.ProcessEnd: the process ends here, whatever its other threads do. */
JNIEXPORT void JNICALL Java_dev_puffin_cli_ProcessEnd_exit(JNIEnv *env, jclass self, jint code) {
  (void)env;
  (void)self;
  _exit(code);
}
