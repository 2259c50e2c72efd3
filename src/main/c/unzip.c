/*
 * Unpacks files of a zip, many in one call, for dev.puffin.archive.NativeUnzip. libdeflate needs
 * half of zlib's time, and all of a file at once, in memory.
 *
 * As in puffin.c nothing is decided here: a file that is in any way unusual is left out, and the
 * call ends with the one before it. Nothing is left of a file that could not be written as a whole.
 */

#include "input.h"
#include <sys/mman.h>

/* As in libdeflate.h, which no package of the library for Java has. */
struct libdeflate_decompressor;
struct libdeflate_decompressor *libdeflate_alloc_decompressor(void);
void libdeflate_free_decompressor(struct libdeflate_decompressor *);
int libdeflate_deflate_decompress_ex(struct libdeflate_decompressor *, const void *in,
                                     size_t in_size, void *out, size_t out_size, size_t *in_used,
                                     size_t *out_used);
int libdeflate_gzip_decompress_ex(struct libdeflate_decompressor *, const void *in, size_t in_size,
                                  void *out, size_t out_size, size_t *in_used, size_t *out_used);
uint32_t libdeflate_crc32(uint32_t crc, const void *bytes, size_t size);

/* APPNOTE 4.3.7 */
#define LOCAL 0x04034b50
#define LOCAL_BYTES 30
#define IS_ENCRYPTED (1 | 1 << 6 | 1 << 13)
#define HAS_DESCRIPTOR (1 << 3)

/* RFC 1952: what stands before and behind the data takes so many bytes at least. */
#define GZIP_BYTES 18

/* Texts are seldom a tenth so long: what would take much more memory is not unpacked as a whole. */
#define MOST_TIMES 64

#define STORED 0
#define DEFLATED 8

#ifdef MAP_POPULATE
#define AT_ONCE MAP_POPULATE
#else
#define AT_ONCE 0
#endif

/* What one call unpacks with: the room is that of the largest file. */
typedef struct {
  struct libdeflate_decompressor *inflater;
  unsigned char *room;
  uint64_t size;
} State;

/* A file as the central directory has it. */
typedef struct {
  char path[PATH_MAX];
  int length;
  uint64_t start;
  uint64_t packed;
  uint64_t size;
  uint32_t crc;
  int method;
  int executable;
} Member;

static int member(Input *in, Member *out) {
  out->start = number(in, 4);
  out->packed = number(in, 4);
  out->size = number(in, 4);
  out->crc = (uint32_t)number(in, 4);
  out->method = (int)number(in, 1);
  out->executable = (int)number(in, 1);
  out->length = path(in, out->path);
  return in->ok;
}

static uint32_t little(const unsigned char *at, int bytes) {
  uint32_t value = 0;
  while (bytes-- > 0) {
    value = value << 8 | at[bytes];
  }
  return value;
}

/* Where the data begins, if the local header says the same as the central directory; else NULL. */
static const unsigned char *data(const unsigned char *zip, uint64_t length, const Member *one) {
  if (one->start > length || length - one->start < LOCAL_BYTES) {
    return NULL;
  }
  const unsigned char *at = zip + one->start;
  uint32_t flags = little(at + 6, 2);
  uint32_t names = little(at + 26, 2);
  uint64_t head = LOCAL_BYTES + names + little(at + 28, 2);
  int same = little(at, 4) == LOCAL && (flags & (IS_ENCRYPTED | HAS_DESCRIPTOR)) == 0 &&
             little(at + 8, 2) == (uint32_t)one->method && little(at + 14, 4) == one->crc &&
             little(at + 18, 4) == one->packed && little(at + 22, 4) == one->size &&
             names == (uint32_t)one->length && length - one->start >= head &&
             length - one->start - head >= one->packed &&
             memcmp(at + LOCAL_BYTES, one->path, names) == 0;
  return same ? at + head : NULL;
}

/* The content, if it is whole; else NULL. */
static const unsigned char *content(State *state, const unsigned char *packed, const Member *one) {
  const unsigned char *found = packed;
  size_t used = 0;
  if (one->method == DEFLATED) {
    if (one->size > state->size ||
        libdeflate_deflate_decompress_ex(state->inflater, packed, one->packed, state->room,
                                         one->size, &used, NULL) != 0 ||
        used != one->packed) {
      return NULL;
    }
    found = state->room;
  } else if (one->method != STORED || one->packed != one->size) {
    return NULL;
  }
  return libdeflate_crc32(0, found, one->size) == one->crc ? found : NULL;
}

/* Makes a file that is not there yet; its time, or -1 if it could not be made. */
static int64_t make(int folder, const Member *one, const unsigned char *bytes) {
  struct stat found;
  int file = openat(folder, one->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    one->executable ? 0777 : 0666);
  if (file < 0) {
    return -1;
  }
  int done = write_all(file, bytes, one->size) && look(file, "", &found, AT_EMPTY_PATH) == 0;
  done = close(file) == 0 && done;
  if (!done) {
    unlinkat(folder, one->path, 0);
    return -1;
  }
  return modified(&found);
}

/* files: start, packed size, size, CRC-32, method, executable, path; times take one each */
static int unpack(State *state, int folder, const unsigned char *zip, uint64_t length, Input *in,
                  jlong *times, int most) {
  Member one;
  int done = 0;
  while (done < most && in->at < in->end && member(in, &one)) {
    const unsigned char *packed = data(zip, length, &one);
    const unsigned char *bytes = packed == NULL ? NULL : content(state, packed, &one);
    int64_t time = bytes == NULL ? -1 : make(folder, &one, bytes);
    if (time < 0) {
      break;
    }
    times[done++] = time;
  }
  return done;
}

/*
 * Room that the system has again as soon as it is given back: of malloc's it might be kept. Of room
 * that is taken for good the system makes a page when it is first used, of other all at once.
 */
JNIEXPORT jobject JNICALL Java_dev_puffin_archive_NativeUnzip_take(
    JNIEnv *env, jclass self, jint size, jboolean for_good) {
  (void)self;
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | (for_good ? 0 : AT_ONCE);
  void *room = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (room == MAP_FAILED) {
    return NULL;
  }
  jobject buffer = (*env)->NewDirectByteBuffer(env, room, size);
  if (buffer == NULL) {
    munmap(room, (size_t)size);
  }
  return buffer;
}

JNIEXPORT void JNICALL Java_dev_puffin_archive_NativeUnzip_giveBack(
    JNIEnv *env, jclass self, jobject room) {
  (void)self;
  munmap((*env)->GetDirectBufferAddress(env, room),
         (size_t)(*env)->GetDirectBufferCapacity(env, room));
}

JNIEXPORT jint JNICALL Java_dev_puffin_archive_NativeUnzip_unpack(
    JNIEnv *env, jclass self, jobject zip, jint length, jobject room, jbyteArray files,
    jbyteArray target, jlongArray times) {
  (void)self;
  const unsigned char *first = (*env)->GetDirectBufferAddress(env, zip);
  jsize size = (*env)->GetArrayLength(env, files);
  int place = folder(env, target);
  if (place < 0) {
    return 0;
  }
  jint done = 0;
  State state = {libdeflate_alloc_decompressor(), (*env)->GetDirectBufferAddress(env, room),
                 (uint64_t)(*env)->GetDirectBufferCapacity(env, room)};
  jbyte *bytes = (*env)->GetByteArrayElements(env, files, NULL);
  jlong *found = (*env)->GetLongArrayElements(env, times, NULL);
  if (first != NULL && state.room != NULL && bytes != NULL && found != NULL &&
      state.inflater != NULL) {
    Input in = {(unsigned char *)bytes, (unsigned char *)bytes + size, 1};
    done = unpack(&state, place, first, (uint64_t)length, &in, found,
                  (*env)->GetArrayLength(env, times));
  }
  if (found != NULL) {
    (*env)->ReleaseLongArrayElements(env, times, found, 0);
  }
  if (bytes != NULL) {
    (*env)->ReleaseByteArrayElements(env, files, bytes, JNI_ABORT);
  }
  if (state.inflater != NULL) {
    libdeflate_free_decompressor(state.inflater);
  }
  close(place);
  return done;
}

static int gunzip(const unsigned char *packed, size_t length, unsigned char *out, size_t size) {
  size_t used = 0;
  size_t made = 0;
  struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
  int done = inflater != NULL &&
             libdeflate_gzip_decompress_ex(inflater, packed, length, out, size, &used, &made) == 0;
  if (inflater != NULL) {
    libdeflate_free_decompressor(inflater);
  }
  return done && used == length && made == size;
}

/* For dev.puffin.http.GzipBody: the end of the data says how long they are unpacked. */
JNIEXPORT jbyteArray JNICALL Java_dev_puffin_http_GzipBody_unpack(
    JNIEnv *env, jclass self, jbyteArray packed) {
  (void)self;
  jsize length = (*env)->GetArrayLength(env, packed);
  unsigned char *in = length < GZIP_BYTES ? NULL : malloc((size_t)length);
  if (in == NULL) {
    return NULL;
  }
  (*env)->GetByteArrayRegion(env, packed, 0, length, (jbyte *)in);
  uint32_t size = little(in + length - 4, 4);
  int usual = size <= (uint64_t)length * MOST_TIMES;
  jbyteArray all = usual ? (*env)->NewByteArray(env, (jsize)size) : NULL;
  unsigned char *out = all == NULL ? NULL : (*env)->GetPrimitiveArrayCritical(env, all, NULL);
  int done = out != NULL && gunzip(in, (size_t)length, out, size);
  if (out != NULL) {
    (*env)->ReleasePrimitiveArrayCritical(env, all, out, 0);
  }
  free(in);
  return done ? all : NULL;
}
