/*
 * What every run may use. Mostly it is work on many files in one call, for
 * dev.puffin.fs.NativeFiles: an installation links tens of thousands of files, and in a program that
 * has just started the way of each through Java takes several times as long as the system's work. Names are relative to a folder that is opened once, which the system finds
 * sooner, too.
 *
 * Nothing is decided here: each function goes on while all is as usual, and says how far it came.
 * The rest is done, and explained, in Java.
 */

#include "input.h"

#define PIECE_BYTES (64 * 1024)

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

/* Sets the size to -1 for a file that is not there; that and the time if they are known. */
JNIEXPORT jbyteArray JNICALL Java_dev_puffin_fs_NativeFiles_start(
    JNIEnv *env, jclass self, jbyteArray file, jint most, jlongArray facts) {
  (void)self;
  char name[PATH_MAX];
  size_t length = (size_t)most;
  struct stat found = {0};
  errno = 0;
  char *bytes =
      text(env, file, name) == NULL ? NULL : file_and_facts(AT_FDCWD, name, &length, &found);
  int missing = bytes == NULL && found.st_size == 0 && errno == ENOENT;
  jlong values[] = {missing ? -1 : (jlong)found.st_size, modified(&found) / 1000000};
  (*env)->SetLongArrayRegion(env, facts, 0, 2, values);
  jbyteArray result = bytes == NULL ? NULL : to_array(env, bytes, length);
  free(bytes);
  return result;
}

/* Writes a part of an array, a piece at a time: what is written may take long. */
static int write_part(JNIEnv *env, int file, jbyteArray array, jint start, jint end) {
  jbyte piece[PIECE_BYTES];
  int done = array != NULL && start >= 0 && end <= (*env)->GetArrayLength(env, array);
  while (done && start < end) {
    jint count = end - start < PIECE_BYTES ? end - start : PIECE_BYTES;
    (*env)->GetByteArrayRegion(env, array, start, count, piece);
    done = write_all(file, piece, (size_t)count);
    start += count;
  }
  return done;
}

/* ranges: for each part where it begins and ends in its array */
JNIEXPORT jboolean JNICALL Java_dev_puffin_fs_NativeFiles_writeNew(
    JNIEnv *env, jclass self, jbyteArray path, jobjectArray parts, jintArray ranges) {
  (void)self;
  char name[PATH_MAX];
  jint range[2];
  if (text(env, path, name) == NULL) {
    return JNI_FALSE;
  }
  int file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) {
    return JNI_FALSE;
  }
  int done = 1;
  for (jint i = 0; done && i < (*env)->GetArrayLength(env, parts); i++) {
    jbyteArray part = (*env)->GetObjectArrayElement(env, parts, i);
    (*env)->GetIntArrayRegion(env, ranges, 2 * i, 2, range);
    done = !(*env)->ExceptionCheck(env) && write_part(env, file, part, range[0], range[1]);
    (*env)->DeleteLocalRef(env, part);
  }
  done = close(file) == 0 && done;
  if (!done) {
    unlink(name);
  }
  return done ? JNI_TRUE : JNI_FALSE;
}

/* Makes the folders that a path is in, from the first that is missing. */
static int make_parents(char *path) {
  char *end = strrchr(path, '/');
  if (end == NULL || end == path) {
    return 0;
  }
  *end = 0;
  int made = mkdir(path, 0777) == 0 || errno == EEXIST ||
             (errno == ENOENT && make_parents(path) && (mkdir(path, 0777) == 0 || errno == EEXIST));
  *end = '/';
  return made;
}

JNIEXPORT jboolean JNICALL Java_dev_puffin_fs_NativeFiles_move(
    JNIEnv *env, jclass self, jbyteArray from, jbyteArray to) {
  (void)self;
  char source[PATH_MAX];
  char target[PATH_MAX];
  if (text(env, from, source) == NULL || text(env, to, target) == NULL) {
    return JNI_FALSE;
  }
  int done = rename(source, target) == 0 ||
             (errno == ENOENT && make_parents(target) && rename(source, target) == 0);
  return done ? JNI_TRUE : JNI_FALSE;
}

/* For dev.puffin.cli.ProcessEnd: the process ends here, whatever its other threads do. */
JNIEXPORT void JNICALL Java_dev_puffin_cli_ProcessEnd_exit(JNIEnv *env, jclass self, jint code) {
  (void)env;
  (void)self;
  _exit(code);
}
