/*
 * Which unzipped trees a run will probably ask about, for dev.puffin.cache.ForeseenTrees: those
 * that were installed the last time that inputs had the same content. The JVM starts on one
 * processor; by the time that Java asks, another has looked at most of their files.
 *
 * What is foreseen is never trusted: an answer counts for a tree of the same path whose list, which
 * Java has read itself, has the same bytes; and what was not as listed is looked at again.
 */

#include "arguments.h"
#include "foreseen.h"
#include "tree.h"
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

/* dev.puffin.cache: Frame, EncodedManifest, TreeManifest, and ForeseenTrees' bucket. */
#define MARK 0x70666e01
#define FRAME_BYTES 8
#define LIST_FORMAT 2
#define LIST_NAME "/.puffin-wheel"
#define BUCKET "/foreseen-v0/"

#define MOST_INPUT_BYTES (4 << 20)
#define MOST_LIST_BYTES (64 << 20)

/* Who looks at a tree: the first one who takes it. */
enum { FREE, TAKEN, SAME };

typedef struct {
  char *path;
  char *list;
  size_t length;
  atomic_int state;
} Foreseen;

/* Filled before their number is set, and then there for as long as the process is. */
static Foreseen *foreseen;
static atomic_int foreseen_count;
static atomic_int used_count;

/* The cache's folder, and what names the inputs: no text yet while that is not known. */
static char cache[PATH_MAX];
static char key[17];
static atomic_int key_known;

/* Sets the folder if it is a path that fits, after the folder that it is in, if that is given. */
static void set_cache(const char *folder, const char *name) {
  int length = snprintf(cache, sizeof cache, "%s%s", folder, name);
  if (length <= 0 || (size_t)length >= sizeof cache) {
    cache[0] = 0;
  }
}

static int is_set(const char *value) { return value != NULL && value[0] != 0; }

/* As dev.puffin.session.CacheFolder has it on this system; an option counts more. */
void foresee_cache(void) {
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

/* Adds the content of a file; what is none is no input, and a pipe is another's to open. */
static int add_input(const char *name, uint64_t *hash) {
  struct stat found;
  size_t length = MOST_INPUT_BYTES;
  size_t size = 0;
  int is_file = look(AT_FDCWD, name, &found, 0) == 0 && S_ISREG(found.st_mode) &&
                found.st_size <= MOST_INPUT_BYTES;
  char *content = is_file ? file_content(AT_FDCWD, name, &length, &size) : NULL;
  int added = content != NULL && length == size;
  if (added) {
    *hash = hashed(*hash, content, length);
  }
  free(content);
  return added;
}

/* Finds the inputs among the arguments, and the cache's folder; whether something is installed. */
static int read_arguments(uint64_t *hash) {
  static const char option[] = "--cache-dir";
  size_t length = 0;
  char *all = process_arguments(&length);
  int syncs = 0;
  int inputs = 0;
  for (char *at = all; at != NULL && at < all + length; at += strlen(at) + 1) {
    size_t size = strlen(at);
    if (strcmp(at, "pip-sync") == 0 || strcmp(at, "sync") == 0 || strcmp(at, "pip-install") == 0 ||
        strcmp(at, "install") == 0) {
      syncs = 1;
    } else if (syncs && strcmp(at, option) == 0 && at + size + 1 < all + length) {
      set_cache(at + size + 1, "");
    } else if (syncs && strncmp(at, option, sizeof option - 1) == 0 && at[sizeof option - 1] == '=') {
      set_cache(at + sizeof option, "");
    } else if (syncs) {
      inputs += add_input(at, hash);
    }
  }
  free(all);
  return syncs && (inputs > 0 || add_input("requirements.txt", hash));
}

/* With one alone it would only be in the way of the JVM. */
static int has_several_processors(void) {
#ifdef __linux__
  cpu_set_t usable;
  return sched_getaffinity(0, sizeof usable, &usable) == 0 && CPU_COUNT(&usable) > 1;
#else
  return 0;
#endif
}

/* A line for each tree, its path from the cache's folder. */
static void add_trees(char *lines) {
  int count = 0;
  size_t root = strlen(cache);
  for (char *at = lines; *at != 0; at++) {
    count += *at == '\n';
  }
  Foreseen *all = calloc((size_t)count + 1, sizeof *all);
  char *end;
  int i = 0;
  for (char *at = lines; all != NULL && i < count; at = end + 1) {
    end = strchr(at, '\n');
    size_t length = (size_t)(end - at);
    all[i].path = malloc(root + 1 + length + 1);
    if (all[i].path == NULL) {
      break;
    }
    memcpy(all[i].path, cache, root);
    all[i].path[root] = '/';
    memcpy(all[i].path + root + 1, at, length);
    all[i].path[root + 1 + length] = 0;
    i++;
  }
  foreseen = all;
  atomic_store_explicit(&foreseen_count, i, memory_order_release);
}

void foresee_trees(void) {
  uint64_t hash = NO_HASH;
  char name[PATH_MAX + sizeof BUCKET + sizeof key];
  if (!read_arguments(&hash)) {
    return;
  }
  make_cache_absolute();
  snprintf(key, sizeof key, "%016llx", (unsigned long long)hash);
  snprintf(name, sizeof name, "%s%s%s", cache, BUCKET, key);
  size_t length = MOST_INPUT_BYTES;
  size_t size = 0;
  char *kept = cache[0] == 0 ? NULL : file_content(AT_FDCWD, name, &length, &size);
  Input in = {(unsigned char *)kept, (unsigned char *)kept + length, 1};
  if (kept != NULL && length == size && length > FRAME_BYTES && number(&in, 4) == MARK &&
      has_several_processors()) {
    add_trees(kept + FRAME_BYTES);
  }
  free(kept);
  atomic_store_explicit(&key_known, 1, memory_order_release);
}

/* What is listed in the list of a tree, behind the digests of its archive. */
static Input listed(const Foreseen *tree) {
  char digest[PATH_MAX];
  Input in = {(unsigned char *)tree->list, (unsigned char *)tree->list + tree->length, 1};
  in.ok = number(&in, 4) == MARK;
  number(&in, 4);
  in.ok = in.ok && number(&in, 4) == LIST_FORMAT;
  for (uint64_t left = in.ok ? number(&in, 4) : 0; in.ok && left > 0; left--) {
    some_text(&in, digest);
    some_text(&in, digest);
  }
  return in;
}

static int read_list(Foreseen *tree) {
  char name[PATH_MAX + sizeof LIST_NAME];
  size_t size = 0;
  snprintf(name, sizeof name, "%s%s", tree->path, LIST_NAME);
  tree->length = MOST_LIST_BYTES;
  tree->list = file_content(AT_FDCWD, name, &tree->length, &size);
  return tree->list != NULL && tree->length == size;
}

/*
 * The JVM starts ten threads and waits for the first step of each: none of them may wait here until
 * its turn has come.
 */
static void give_way(void) { sched_yield(); }

/* Backwards: Java begins at the other end, and where they meet all has been looked at. */
void check_foreseen(void) {
  for (int i = atomic_load_explicit(&foreseen_count, memory_order_acquire) - 1; i >= 0; i--) {
    Foreseen *tree = &foreseen[i];
    int nobody = FREE;
    if (atomic_compare_exchange_strong(&tree->state, &nobody, TAKEN) && read_list(tree)) {
      Input list = listed(tree);
      if (list.ok && is_as_listed(tree->path, list, give_way)) {
        atomic_store_explicit(&tree->state, SAME, memory_order_release);
      }
    }
  }
}

static int by_path(const void *path, const void *tree) {
  return strcmp(path, ((const Foreseen *)tree)->path);
}

int was_as_listed(const char *path, Input list) {
  size_t count = (size_t)atomic_load_explicit(&foreseen_count, memory_order_acquire);
  Foreseen *tree = count == 0 ? NULL : bsearch(path, foreseen, count, sizeof *foreseen, by_path);
  size_t length = (size_t)(list.end - list.at);
  int state = FREE;
  if (tree == NULL || atomic_compare_exchange_strong(&tree->state, &state, TAKEN) ||
      state != SAME || length > tree->length ||
      memcmp(tree->list + tree->length - length, list.at, length) != 0) {
    return 0;
  }
  atomic_fetch_add(&used_count, 1);
  return 1;
}

/* What names the inputs; NULL if there are none, or they have not been looked at. */
JNIEXPORT jbyteArray JNICALL Java_dev_puffin_cache_ForeseenTrees_inputs(JNIEnv *env, jclass self) {
  (void)self;
  int known = atomic_load_explicit(&key_known, memory_order_acquire);
  return known ? to_array(env, key, strlen(key)) : NULL;
}

/* How many trees were foreseen, and of how many Java did not have to look at the files. */
JNIEXPORT jlong JNICALL Java_dev_puffin_cache_ForeseenTrees_counts(JNIEnv *env, jclass self) {
  (void)env;
  (void)self;
  return (jlong)atomic_load(&foreseen_count) << 32 | atomic_load(&used_count);
}
