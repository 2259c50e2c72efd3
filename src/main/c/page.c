/*
 * Reads files of an index page in the JSON form (PEP 691) for dev.puffin.index.NativePage, many in
 * one call, and writes them as dev.puffin.index.PageFormat has them. Pages have thousands of files,
 * and all of them are read for one.
 *
 * As in puffin.c nothing is decided here: a file that is in any way unusual ends the call with the
 * one before it, as does one that is not wholly there yet.
 */

#include "input.h"

enum { URL_ENDS_WITH_FILENAME = 1, SHA256 = 2, SIZE = 8, UPLOAD_TIME = 16, YANKED = 32,
       METADATA = 64, METADATA_SHA256 = 128 };

#define DIGEST_BYTES 32
#define MOST_DIGITS 18
#define MOST_DEPTH 64

/* Why a call ends. */
enum { ENDS, MORE, UNUSUAL };

/* A text in the page, without its quotes. */
typedef struct {
  const unsigned char *at;
  size_t length;
} Text;

/* What is read, forwards; the state says why it can't go on. */
typedef struct {
  const unsigned char *at;
  const unsigned char *end;
  int state;
} Json;

/* What a page says about one file. */
typedef struct {
  Text filename;
  Text url;
  Text python;
  Text time;
  Text reason;
  int64_t size;
  int flags;
  unsigned char sha256[DIGEST_BYTES];
  unsigned char metadata[DIGEST_BYTES];
} File;

static int stop(Json *json, int why) {
  json->state = why;
  return 0;
}

/* The next character that is no white space; 0 when there is none. */
static int peek(Json *json) {
  while (json->at < json->end) {
    int next = *json->at;
    if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
      return next;
    }
    json->at++;
  }
  return stop(json, MORE);
}

static int take(Json *json, int wanted) {
  int next = peek(json);
  if (next != wanted) {
    return next == 0 ? 0 : stop(json, UNUSUAL);
  }
  json->at++;
  return 1;
}

/* A text; one with escapes is unusual where it matters. */
static int read_text(Json *json, Text *text, int matters) {
  if (!take(json, '"')) {
    return 0;
  }
  text->at = json->at;
  for (; json->at < json->end; json->at++) {
    if (*json->at == '"') {
      text->length = (size_t)(json->at++ - text->at);
      return 1;
    }
    if (*json->at == '\\') {
      if (matters) {
        return stop(json, UNUSUAL);
      }
      json->at++;
    }
  }
  return stop(json, MORE);
}

static int is_word(int c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' ||
         c == 'E';
}

/* A number, true, false or null: what follows it must be there, to know that it ends. */
static int read_word(Json *json, Text *text) {
  if (peek(json) == 0) {
    return 0;
  }
  text->at = json->at;
  while (json->at < json->end && is_word(*json->at)) {
    json->at++;
  }
  text->length = (size_t)(json->at - text->at);
  return json->at == json->end ? stop(json, MORE)
         : text->length == 0   ? stop(json, UNUSUAL)
                               : 1;
}

static int is(const Text *text, const char *wanted) {
  return text->length == strlen(wanted) && memcmp(text->at, wanted, text->length) == 0;
}

/* Passes over a value. Of objects and arrays only texts and brackets are looked at. */
static int skip(Json *json) {
  Text text;
  int first = peek(json);
  if (first != '{' && first != '[') {
    return first == '"' ? read_text(json, &text, 0) : read_word(json, &text);
  }
  char open[MOST_DEPTH];
  int depth = 0;
  do {
    int next = peek(json);
    if (next == 0 || (next == '"' && !read_text(json, &text, 0))) {
      return 0;
    }
    if (next == '{' || next == '[') {
      if (depth == MOST_DEPTH) {
        return stop(json, UNUSUAL);
      }
      open[depth++] = next == '{' ? '}' : ']';
    } else if ((next == '}' || next == ']') && open[--depth] != next) {
      return stop(json, UNUSUAL);
    }
    json->at += next != '"';
  } while (depth > 0);
  return 1;
}

static int digit(int c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

/* A digest in hexadecimal; anything else is unusual. */
static int read_digest(Json *json, unsigned char *digest) {
  Text text;
  if (!read_text(json, &text, 1)) {
    return 0;
  }
  if (text.length != 2 * DIGEST_BYTES) {
    return stop(json, UNUSUAL);
  }
  for (int i = 0; i < DIGEST_BYTES; i++) {
    int value = digit(text.at[2 * i]) << 4 | digit(text.at[2 * i + 1]);
    if (value < 0) {
      return stop(json, UNUSUAL);
    }
    digest[i] = (unsigned char)value;
  }
  return 1;
}

/* An object whose only member is a SHA-256 digest, or that has none. */
static int read_hashes(Json *json, unsigned char *digest, int *has) {
  Text name;
  if (!take(json, '{')) {
    return 0;
  }
  int next = peek(json);
  if (next == '"') {
    if (!read_text(json, &name, 1) || !take(json, ':')) {
      return 0;
    }
    if (!is(&name, "sha256")) {
      return stop(json, UNUSUAL);
    }
    *has = 1;
    return read_digest(json, digest) && take(json, '}');
  }
  return take(json, '}');
}

static int read_size(Json *json, File *file) {
  Text text;
  if (!read_word(json, &text)) {
    return 0;
  }
  int64_t size = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (text.at[i] < '0' || text.at[i] > '9' || i >= MOST_DIGITS) {
      return stop(json, UNUSUAL);
    }
    size = size * 10 + (text.at[i] - '0');
  }
  file->size = size;
  file->flags |= SIZE;
  return 1;
}

static int read_yanked(Json *json, File *file) {
  Text text;
  if (peek(json) == '"') {
    file->flags |= YANKED;
    return read_text(json, &file->reason, 1);
  }
  if (!read_word(json, &text)) {
    return 0;
  }
  file->flags |= is(&text, "true") ? YANKED : 0;
  return is(&text, "true") || is(&text, "false") ? 1 : stop(json, UNUSUAL);
}

/* The first name wins over what was in use before. */
static int read_metadata(Json *json, File *file, int wins) {
  Text text;
  int has = 0;
  if (!wins && (file->flags & METADATA)) {
    return skip(json);
  }
  file->flags &= ~(METADATA | METADATA_SHA256);
  if (peek(json) == '{') {
    file->flags |= METADATA | METADATA_SHA256;
    return read_hashes(json, file->metadata, &has) && (has ? 1 : stop(json, UNUSUAL));
  }
  if (!read_word(json, &text)) {
    return 0;
  }
  file->flags |= is(&text, "true") ? METADATA : 0;
  return is(&text, "true") || is(&text, "false") ? 1 : stop(json, UNUSUAL);
}

/* A text, or null. */
static int read_optional(Json *json, Text *text) {
  Text word;
  if (peek(json) == '"') {
    return read_text(json, text, 1);
  }
  return read_word(json, &word) && (is(&word, "null") ? 1 : stop(json, UNUSUAL));
}

static int read_field(Json *json, const Text *name, File *file) {
  int has = 0;
  if (is(name, "filename")) {
    return read_text(json, &file->filename, 1);
  }
  if (is(name, "url")) {
    return read_text(json, &file->url, 1);
  }
  if (is(name, "hashes")) {
    int done = read_hashes(json, file->sha256, &has);
    file->flags |= has ? SHA256 : 0;
    return done;
  }
  if (is(name, "requires-python")) {
    return read_optional(json, &file->python);
  }
  if (is(name, "size")) {
    return read_size(json, file);
  }
  if (is(name, "upload-time")) {
    return read_optional(json, &file->time);
  }
  if (is(name, "yanked")) {
    return read_yanked(json, file);
  }
  if (is(name, "core-metadata")) {
    return read_metadata(json, file, 1);
  }
  if (is(name, "dist-info-metadata") || is(name, "data-dist-info-metadata")) {
    return read_metadata(json, file, 0);
  }
  return skip(json);
}

/* The names that were there already: one that is there twice is unusual. */
static int is_new(const Text *name, uint64_t *seen) {
  uint64_t bit = (uint64_t)1 << ((name->length * 7 + (name->length > 0 ? name->at[0] : 0)) % 64);
  int isnew = (*seen & bit) == 0;
  *seen |= bit;
  return isnew;
}

static int starts_with(const Text *text, const char *start) {
  size_t length = strlen(start);
  return text->length >= length && memcmp(text->at, start, length) == 0;
}

/* Whether it is a link that is taken as it stands, and has a name. */
static int is_usable(const File *file) {
  return file->filename.length > 0 &&
         (starts_with(&file->url, "https://") || starts_with(&file->url, "http://") ||
          starts_with(&file->url, "../"));
}

static int read_file(Json *json, File *file) {
  uint64_t seen = 0;
  Text name;
  memset(file, 0, sizeof *file);
  if (!take(json, '{')) {
    return 0;
  }
  do {
    if (!read_text(json, &name, 1) || !take(json, ':')) {
      return 0;
    }
    if (!is_new(&name, &seen)) {
      return stop(json, UNUSUAL);
    }
    if (!read_field(json, &name, file)) {
      return 0;
    }
  } while (peek(json) == ',' && take(json, ','));
  return take(json, '}') && (is_usable(file) ? 1 : stop(json, UNUSUAL));
}

static unsigned char *put(unsigned char *out, uint64_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    *out++ = (unsigned char)(value >> shift);
  }
  return out;
}

static unsigned char *put_bytes(unsigned char *out, const unsigned char *bytes, size_t length) {
  memcpy(out, bytes, length);
  return out + length;
}

static unsigned char *put_text(unsigned char *out, const Text *text, size_t length) {
  return put_bytes(put(out, length, 4), text->at, length);
}

/* The room that a file takes at most. */
static size_t room_of(const File *file) {
  return 64 + 2 * DIGEST_BYTES + file->filename.length + file->url.length + file->time.length +
         file->reason.length;
}

/* Writes a file; the number of its requires-python text is left to Java. */
static unsigned char *write_file(const File *file, unsigned char *out) {
  const Text *name = &file->filename;
  const Text *url = &file->url;
  int plain = url->length >= name->length &&
              memcmp(url->at + url->length - name->length, name->at, name->length) == 0;
  int flags = file->flags | (plain ? URL_ENDS_WITH_FILENAME : 0) |
              (file->time.length > 0 ? UPLOAD_TIME : 0);
  out = put(out, (uint64_t)flags, 1);
  out = put(out, 0, 2);
  out = put_text(out, name, name->length);
  out = put_text(out, url, url->length - (plain ? name->length : 0));
  if (flags & SHA256) {
    out = put_bytes(out, file->sha256, DIGEST_BYTES);
  }
  if (flags & SIZE) {
    out = put(out, (uint64_t)file->size, 8);
  }
  if (flags & UPLOAD_TIME) {
    out = put_text(out, &file->time, file->time.length);
  }
  if (flags & YANKED) {
    out = put_text(out, &file->reason, file->reason.length);
  }
  if (flags & METADATA_SHA256) {
    out = put_bytes(out, file->metadata, DIGEST_BYTES);
  }
  return out;
}

/* Places in the page and in what is written, for each file; see dev.puffin.index.NativePage. */
enum { NAME, NAME_END, PYTHON, PYTHON_END, WRITTEN_END, COLUMNS };

/* The first numbers say where the next file begins, and why the call ends. */
enum { NEXT, REASON, HEAD };

static jint read_files(const unsigned char *page, Json *json, unsigned char *out, size_t room,
                       jint *table, jint rows) {
  unsigned char *at = out;
  jint count = 0;
  const unsigned char *next = json->at;
  json->state = ENDS;
  while (count < rows) {
    File file;
    if (count > 0 && !take(json, ',')) {
      break;
    }
    if (!read_file(json, &file) || peek(json) == 0) {
      break;
    }
    if (room - (size_t)(at - out) < room_of(&file)) {
      json->state = count > 0 ? ENDS : UNUSUAL;
      break;
    }
    at = write_file(&file, at);
    jint *row = table + HEAD + count * COLUMNS;
    row[NAME] = (jint)(file.filename.at - page);
    row[NAME_END] = row[NAME] + (jint)file.filename.length;
    row[PYTHON] = file.python.length == 0 ? 0 : (jint)(file.python.at - page);
    row[PYTHON_END] = row[PYTHON] + (jint)file.python.length;
    row[WRITTEN_END] = (jint)(at - out);
    count++;
    next = json->at;
  }
  table[NEXT] = (jint)(next - page);
  table[REASON] = json->state;
  return count;
}

JNIEXPORT jint JNICALL Java_dev_puffin_index_NativePage_read(JNIEnv *env, jclass self,
                                                             jbyteArray page, jint start, jint end,
                                                             jbyteArray written, jint from,
                                                             jintArray table) {
  (void)self;
  jint rows = ((*env)->GetArrayLength(env, table) - HEAD) / COLUMNS;
  size_t room = (size_t)((*env)->GetArrayLength(env, written) - from);
  jint count = -1;
  unsigned char *in = (*env)->GetPrimitiveArrayCritical(env, page, NULL);
  unsigned char *out = in == NULL ? NULL : (*env)->GetPrimitiveArrayCritical(env, written, NULL);
  jint *places = out == NULL ? NULL : (*env)->GetPrimitiveArrayCritical(env, table, NULL);
  if (places != NULL) {
    Json json = {in + start, in + end, ENDS};
    count = read_files(in, &json, out + from, room, places, rows);
    (*env)->ReleasePrimitiveArrayCritical(env, table, places, 0);
  }
  if (out != NULL) {
    (*env)->ReleasePrimitiveArrayCritical(env, written, out, 0);
  }
  if (in != NULL) {
    (*env)->ReleasePrimitiveArrayCritical(env, page, in, JNI_ABORT);
  }
  return count;
}
