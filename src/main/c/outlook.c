/*
 * What is known of a run from its arguments, the content of its inputs, and what the last run with
 * inputs of the same content has left. It decides nothing but what is got ready.
 */

#include "outlook.h"
#include "arguments.h"
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

/* dev.puffin.cache.Outlook */
#define TIME_BYTES 8
#define BUCKET "/outlook-v0/"

#define MOST_BYTES (4 << 20)

/* What a run does, as far as it matters here: the last three have inputs. */
typedef enum { OTHER, TELL, COMPILE, SYNC, INSTALL } Work;

/* The arguments, each with a zero at its end. */
static char *arguments;
static size_t arguments_length;

/* The cache's folder, and what names the inputs: no text yet while that is not known. */
static char cache[PATH_MAX];
static char key[17];
static atomic_int key_known;

/* What was left: until when no server has to be asked, in milliseconds since 1970, and the trees. */
static char *kept;
static int64_t kept_until = -1;
static int needs_network;

/* Sets the folder if it is a path that fits, after the folder that it is in, if that is given. */
static void set_cache(const char *folder, const char *name) {
  int length = snprintf(cache, sizeof cache, "%s%s", folder, name);
  if (length <= 0 || (size_t)length >= sizeof cache) {
    cache[0] = 0;
  }
}

static int is_set(const char *value) { return value != NULL && value[0] != 0; }

/* As dev.puffin.session.CacheFolder has it on this system; an option counts more. */
static void find_cache(void) {
  const char *own = getenv("PUFFIN_CACHE_DIR");
  const char *caches = getenv("XDG_CACHE_HOME");
  const char *home = getenv("HOME");
  if (is_set(own)) {
    set_cache(own, "");
  } else if (is_set(caches) && caches[0] == '/') {
    set_cache(caches, "/puffin");
  } else if (is_set(home)) {
    set_cache(home, "/.cache/puffin");
  }
}

static void make_cache_absolute(void) {
  char name[PATH_MAX];
  char folder[PATH_MAX];
  if (cache[0] != 0 && cache[0] != '/') {
    memcpy(name, cache, sizeof name);
    cache[0] = 0;
    if (getcwd(folder, sizeof folder - 1) != NULL) {
      strcat(folder, "/");
      set_cache(folder, name);
    }
  }
}

static int is_one_of(const char *word, const char *const *all) {
  while (*all != NULL && strcmp(word, *all) != 0) {
    all++;
  }
  return *all != NULL;
}

static Work work_of(const char *word) {
  static const char *const telling[] = {"freeze", "list", "--version", "-V", "--help", "-h", NULL};
  const char *name = strncmp(word, "pip-", 4) == 0 ? word + 4 : word;
  if (strcmp(name, "compile") == 0) {
    return COMPILE;
  }
  if (strcmp(name, "sync") == 0) {
    return SYNC;
  }
  if (strcmp(name, "install") == 0) {
    return INSTALL;
  }
  return is_one_of(word, telling) ? TELL : OTHER;
}

/* Adds the content of a file; what is none is no input, and a pipe is another's to open. */
static int add_input(const char *name, uint64_t *hash) {
  struct stat found;
  size_t length = MOST_BYTES;
  size_t size = 0;
  int is_file = look(AT_FDCWD, name, &found, 0) == 0 && S_ISREG(found.st_mode) &&
                found.st_size <= MOST_BYTES;
  char *content = is_file ? file_content(AT_FDCWD, name, &length, &size) : NULL;
  int added = content != NULL && length == size;
  if (added) {
    *hash = hashed(*hash, content, length);
  }
  free(content);
  return added;
}

/* Whether there are inputs to be known again: files, or else the words of an installation. */
static int has_inputs(Work work, int files, uint64_t words, uint64_t *hash) {
  if (files > 0) {
    return 1;
  }
  if (work == INSTALL) {
    *hash = words;
    return words != NO_HASH;
  }
  return add_input(work == COMPILE ? "requirements.in" : "requirements.txt", hash);
}

/* Whether that is an option with which what is cached or installed is not enough. */
static int asks(const char *option) {
  static const char *const asking[] = {"--no-cache",        "--no-cache-dir", "--refresh",
                                       "--refresh-package", "--rebuild",      "--outdated",
                                       NULL};
  return is_one_of(option, asking) || strncmp(option, "--refresh-package=", 18) == 0;
}

/* Finds the work, the inputs and the cache's folder. */
static Work read_arguments(uint64_t *hash, int *known) {
  static const char option[] = "--cache-dir";
  Work work = OTHER;
  uint64_t words = NO_HASH;
  int files = 0;
  const char *end = arguments + arguments_length;
  for (char *at = arguments; at != NULL && at < end; at += strlen(at) + 1) {
    size_t size = strlen(at);
    if (work == OTHER) {
      work = work_of(at);
      *hash = hashed(NO_HASH, &(unsigned char){(unsigned char)work}, 1);
    } else if (strcmp(at, option) == 0 && at + size + 1 < end) {
      at += size + 1;
      set_cache(at, "");
    } else if (strncmp(at, option, sizeof option - 1) == 0 && at[sizeof option - 1] == '=') {
      set_cache(at + sizeof option, "");
    } else if (work != TELL && add_input(at, hash)) {
      files++;
    } else {
      words = hashed(words, at, size + 1);
      needs_network |= asks(at) || (work == TELL && strcmp(at, "-o") == 0);
    }
  }
  *known = work > TELL && has_inputs(work, files, words, hash);
  return work;
}

/* Reads what was left for the inputs, if it is there and whole. */
static void read_kept(void) {
  char name[PATH_MAX + sizeof BUCKET + sizeof key];
  snprintf(name, sizeof name, "%s%s%s", cache, BUCKET, key);
  size_t length = MOST_BYTES;
  size_t size = 0;
  kept = cache[0] == 0 ? NULL : file_content(AT_FDCWD, name, &length, &size);
  Input in = {(unsigned char *)kept, (unsigned char *)kept + length, 1};
  if (kept != NULL && length == size && length >= FRAME_BYTES + TIME_BYTES &&
      number(&in, 4) == FRAME_MARK) {
    number(&in, 4);
    kept_until = (int64_t)number(&in, TIME_BYTES);
  } else {
    free(kept);
    kept = NULL;
  }
}

static int is_past(int64_t millis) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 >= millis;
}

void read_outlook(void) {
  uint64_t hash = NO_HASH;
  int known = 0;
  find_cache();
  arguments = process_arguments(&arguments_length);
  Work work = read_arguments(&hash, &known);
  make_cache_absolute();
  if (known) {
    snprintf(key, sizeof key, "%016llx", (unsigned long long)hash);
    read_kept();
    atomic_store_explicit(&key_known, 1, memory_order_release);
  }
  needs_network |= work == OTHER || (work > TELL && is_past(kept_until));
}

int may_need_network(void) { return arguments == NULL || needs_network; }

int has_argument(const char *wanted) {
  const char *end = arguments + arguments_length;
  for (const char *at = arguments; at != NULL && at < end; at += strlen(at) + 1) {
    if (strcmp(at, wanted) == 0) {
      return 1;
    }
  }
  return 0;
}

const char *outlook_cache(void) { return cache; }

char *foreseen_lines(void) { return kept == NULL ? NULL : kept + FRAME_BYTES + TIME_BYTES; }

void forget_outlook(void) {
  free(arguments);
  free(kept);
  arguments = NULL;
  kept = NULL;
}

/* What names the inputs; NULL if there are none, or they have not been looked at. */
JNIEXPORT jbyteArray JNICALL Java_dev_puffin_cache_Outlook_inputs(JNIEnv *env, jclass self) {
  (void)self;
  int known = atomic_load_explicit(&key_known, memory_order_acquire);
  return known ? to_array(env, key, strlen(key)) : NULL;
}

/* Until when no server has to be asked, as the last run had it; -1 if it left nothing. */
JNIEXPORT jlong JNICALL Java_dev_puffin_cache_Outlook_until(JNIEnv *env, jclass self) {
  (void)env;
  (void)self;
  return atomic_load_explicit(&key_known, memory_order_acquire) ? kept_until : -1;
}
