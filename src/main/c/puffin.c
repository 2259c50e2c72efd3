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

JNIEXPORT jbyteArray JNICALL Java_dev_puffin_fs_NativeFiles_start(
    JNIEnv *env, jclass self, jbyteArray file, jint most, jlongArray size) {
  (void)self;
  char name[PATH_MAX];
  size_t length = (size_t)most;
  size_t all;
  char *bytes = text(env, file, name) == NULL ? NULL : file_content(AT_FDCWD, name, &length, &all);
  jbyteArray result = NULL;
  if (bytes != NULL) {
    jlong value = (jlong)all;
    (*env)->SetLongArrayRegion(env, size, 0, 1, &value);
    result = to_array(env, bytes, length);
  }
  free(bytes);
  return result;
}

/* SHA-256 (FIPS 180-4): the first bits of the fractions of roots of the first primes. */
static const uint32_t START[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

static const uint32_t ROUNDS[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define BLOCK_BYTES 64

static uint32_t rotated(uint32_t word, int bits) { return word >> bits | word << (32 - bits); }

static void add_block(uint32_t *state, const unsigned char *block) {
  uint32_t word[64];
  uint32_t s[8];
  Input in = {block, block + BLOCK_BYTES, 1};
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
                     ((s[4] & s[5]) ^ (~s[4] & s[6])) + ROUNDS[i] + word[i];
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

/* What is behind the last whole block, with the end mark and the number of bits. */
static void add_end(uint32_t *state, const unsigned char *rest, size_t length, uint64_t bits) {
  unsigned char block[2 * BLOCK_BYTES] = {0};
  size_t size = length < BLOCK_BYTES - 8 ? BLOCK_BYTES : 2 * BLOCK_BYTES;
  memcpy(block, rest, length);
  block[length] = 0x80;
  for (int i = 1; i <= 8; i++) {
    block[size - i] = (unsigned char)bits;
    bits >>= 8;
  }
  for (size_t at = 0; at < size; at += BLOCK_BYTES) {
    add_block(state, block + at);
  }
}

/* For dev.puffin.cache.Sha256; false when there is no memory for the content. */
JNIEXPORT jboolean JNICALL Java_dev_puffin_cache_Sha256_digest(JNIEnv *env, jclass self,
                                                               jbyteArray content,
                                                               jbyteArray digest) {
  (void)self;
  uint32_t state[8];
  unsigned char out[sizeof state];
  size_t length = (size_t)(*env)->GetArrayLength(env, content);
  size_t whole = length - length % BLOCK_BYTES;
  jbyte *bytes = (*env)->GetByteArrayElements(env, content, NULL);
  if (bytes == NULL) {
    return JNI_FALSE;
  }
  memcpy(state, START, sizeof state);
  for (size_t at = 0; at < whole; at += BLOCK_BYTES) {
    add_block(state, (unsigned char *)bytes + at);
  }
  add_end(state, (unsigned char *)bytes + whole, length - whole, (uint64_t)length * 8);
  (*env)->ReleaseByteArrayElements(env, content, bytes, JNI_ABORT);
  for (size_t i = 0; i < sizeof out; i++) {
    out[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
  }
  (*env)->SetByteArrayRegion(env, digest, 0, sizeof out, (jbyte *)out);
  return JNI_TRUE;
}

/* For dev.puffin.cli.ProcessEnd: the process ends here, whatever its other threads do. */
JNIEXPORT void JNICALL Java_dev_puffin_cli_ProcessEnd_exit(JNIEnv *env, jclass self, jint code) {
  (void)env;
  (void)self;
  _exit(code);
}
