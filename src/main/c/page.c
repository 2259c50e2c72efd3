/*
 * Reads files of an index page in the JSON form (PEP 691) for dev.puffin.index.NativePage, many in
 * one call, and writes them as dev.puffin.index.PageFormat has them. Pages have thousands of files,
 * and all of them are read for one.
 *
 * As in puffin.c nothing is decided here: a file that is in any way unusual ends the call with the
 * one before it, as does one that is not wholly there yet.
 */

#include "json.h"

enum { URL_ENDS_WITH_FILENAME = 1, SHA256 = 2, SIZE = 8, UPLOAD_TIME = 16, YANKED = 32,
       METADATA = 64, METADATA_SHA256 = 128 };

#define DIGEST_BYTES 32
#define MOST_DIGITS 18

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

/*
 * What a hexadecimal digit stands for, and one more; 0 for anything else. Digits come in no order
 * that a processor could foresee, so that a comparison costs several times the look at a table.
 */
static const unsigned char DIGITS[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
    ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

/* A digest in hexadecimal; anything else is unusual. */
static int read_digest(Json *json, unsigned char *digest) {
  Text text;
  int good = 1;
  if (!json_text(json, &text, 1)) {
    return 0;
  }
  if (text.length != 2 * DIGEST_BYTES) {
    return json_stop(json, UNUSUAL);
  }
  for (int i = 0; i < DIGEST_BYTES; i++) {
    int high = DIGITS[text.at[2 * i]];
    int low = DIGITS[text.at[2 * i + 1]];
    good &= (high > 0) & (low > 0);
    digest[i] = (unsigned char)((unsigned)(high - 1) << 4 | (unsigned)(low - 1));
  }
  return good ? 1 : json_stop(json, UNUSUAL);
}

/* An object whose only member is a SHA-256 digest, or that has none. */
static int read_hashes(Json *json, unsigned char *digest, int *has) {
  Text name;
  if (!json_take(json, '{')) {
    return 0;
  }
  int next = json_peek(json);
  if (next == '"') {
    if (!json_text(json, &name, 1) || !json_take(json, ':')) {
      return 0;
    }
    if (!text_is(&name, "sha256")) {
      return json_stop(json, UNUSUAL);
    }
    *has = 1;
    return read_digest(json, digest) && json_take(json, '}');
  }
  return json_take(json, '}');
}

static int read_size(Json *json, File *file) {
  Text text;
  if (!json_word(json, &text)) {
    return 0;
  }
  int64_t size = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (text.at[i] < '0' || text.at[i] > '9' || i >= MOST_DIGITS) {
      return json_stop(json, UNUSUAL);
    }
    size = size * 10 + (text.at[i] - '0');
  }
  file->size = size;
  file->flags |= SIZE;
  return 1;
}

static int read_yanked(Json *json, File *file) {
  Text text;
  if (json_peek(json) == '"') {
    file->flags |= YANKED;
    return json_text(json, &file->reason, 1);
  }
  if (!json_word(json, &text)) {
    return 0;
  }
  file->flags |= text_is(&text, "true") ? YANKED : 0;
  return text_is(&text, "true") || text_is(&text, "false") ? 1 : json_stop(json, UNUSUAL);
}

/* The first name wins over what was in use before. */
static int read_metadata(Json *json, File *file, int wins) {
  Text text;
  int has = 0;
  if (!wins && (file->flags & METADATA)) {
    return json_skip(json);
  }
  file->flags &= ~(METADATA | METADATA_SHA256);
  if (json_peek(json) == '{') {
    file->flags |= METADATA | METADATA_SHA256;
    return read_hashes(json, file->metadata, &has) && (has ? 1 : json_stop(json, UNUSUAL));
  }
  if (!json_word(json, &text)) {
    return 0;
  }
  file->flags |= text_is(&text, "true") ? METADATA : 0;
  return text_is(&text, "true") || text_is(&text, "false") ? 1 : json_stop(json, UNUSUAL);
}

/* A text, or null. */
static int read_optional(Json *json, Text *text) {
  Text word;
  if (json_peek(json) == '"') {
    return json_text(json, text, 1);
  }
  return json_word(json, &word) && (text_is(&word, "null") ? 1 : json_stop(json, UNUSUAL));
}

static int read_field(Json *json, const Text *name, File *file) {
  int has = 0;
  if (text_is(name, "filename")) {
    return json_text(json, &file->filename, 1);
  }
  if (text_is(name, "url")) {
    return json_text(json, &file->url, 1);
  }
  if (text_is(name, "hashes")) {
    int done = read_hashes(json, file->sha256, &has);
    file->flags |= has ? SHA256 : 0;
    return done;
  }
  if (text_is(name, "requires-python")) {
    return read_optional(json, &file->python);
  }
  if (text_is(name, "size")) {
    return read_size(json, file);
  }
  if (text_is(name, "upload-time")) {
    return read_optional(json, &file->time);
  }
  if (text_is(name, "yanked")) {
    return read_yanked(json, file);
  }
  if (text_is(name, "core-metadata")) {
    return read_metadata(json, file, 1);
  }
  if (text_is(name, "dist-info-metadata") || text_is(name, "data-dist-info-metadata")) {
    return read_metadata(json, file, 0);
  }
  return json_skip(json);
}

/* The names that were there already: one that is there twice is unusual. */
static int is_new(const Text *name, uint64_t *seen) {
  uint64_t bit = (uint64_t)1 << ((name->length * 7 + (name->length > 0 ? name->at[0] : 0)) % 64);
  int isnew = (*seen & bit) == 0;
  *seen |= bit;
  return isnew;
}

/* Whether it is a link that is taken as it stands, and has a name. */
static int is_usable(const File *file) {
  return file->filename.length > 0 &&
         (text_starts_with(&file->url, "https://") || text_starts_with(&file->url, "http://") ||
          text_starts_with(&file->url, "../"));
}

static int read_file(Json *json, File *file) {
  uint64_t seen = 0;
  Text name;
  memset(file, 0, sizeof *file);
  if (!json_take(json, '{')) {
    return 0;
  }
  do {
    if (!json_text(json, &name, 1) || !json_take(json, ':')) {
      return 0;
    }
    if (!is_new(&name, &seen)) {
      return json_stop(json, UNUSUAL);
    }
    if (!read_field(json, &name, file)) {
      return 0;
    }
  } while (json_peek(json) == ',' && json_take(json, ','));
  return json_take(json, '}') && (is_usable(file) ? 1 : json_stop(json, UNUSUAL));
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

static int is_tag_character(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Whether these are a wheel's tags (PEP 425), with a build tag before them or not (PEP 427). */
static int are_tags(const unsigned char *at, const unsigned char *end) {
  int parts = 1;
  int first = at < end ? *at : 0;
  for (int before = '-'; at < end; before = *at++) {
    if (*at == '-' ? before == '-' || before == '.' : *at == '.' && (before == '-' || before == '.')) {
      return 0;
    }
    if (*at != '-' && *at != '.' && !is_tag_character(*at)) {
      return 0;
    }
    parts += *at == '-';
  }
  return is_tag_character(end[-1]) && (parts == 3 || (parts == 4 && first >= '0' && first <= '9'));
}

/* How long a file's name is to the end of its version, if it is one like most; else 0. */
static size_t release(const Text *name) {
  const unsigned char *end = name->at + name->length;
  const unsigned char *dash = memchr(name->at, '-', name->length);
  const unsigned char *next = dash == NULL ? NULL : memchr(dash + 1, '-', (size_t)(end - dash - 1));
  if (text_ends_with(name, ".whl")) {
    return next != NULL && are_tags(next + 1, end - 4) ? (size_t)(next - name->at) : 0;
  }
  return dash != NULL && next == NULL && text_ends_with(name, ".tar.gz") ? name->length - 7 : 0;
}

static int is_same(const Text *one, const Text *other) {
  return one->length == other->length && memcmp(one->at, other->at, one->length) == 0;
}

/* Whether Java, where it takes a wheel, takes the file behind it as one of the same release. */
static int is_like(const File *file, const File *wheel) {
  Text mine = {file->filename.at, release(&file->filename)};
  Text its = {wheel->filename.at, release(&wheel->filename)};
  return mine.length > 0 && is_same(&mine, &its) && is_same(&file->python, &wheel->python) &&
         text_ends_with(&wheel->filename, ".whl");
}

/* Places in the page and in what is written, for each file; see dev.puffin.index.NativePage. */
enum { NAME, NAME_END, PYTHON, PYTHON_END, WRITTEN_END, LIKE_LAST, COLUMNS };

/* The first numbers say where the next file begins, and why the call ends. */
enum { NEXT, REASON, HEAD };

static jint read_files(const unsigned char *page, Json *json, unsigned char *out, size_t room,
                       jint *table, jint rows) {
  unsigned char *at = out;
  jint count = 0;
  const unsigned char *next = json->at;
  File file;
  File before;
  json->state = ENDS;
  while (count < rows) {
    if (count > 0 && !json_take(json, ',')) {
      break;
    }
    if (!read_file(json, &file) || json_peek(json) == 0) {
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
    row[LIKE_LAST] = count > 0 && is_like(&file, &before);
    before = file;
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
