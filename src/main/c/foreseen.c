/*
 * The unzipped trees that a run will probably ask about: those that were installed the last time
 * that inputs had the same content (outlook.c). The JVM starts on one processor; by the time that
 * Java asks, another has looked at most of their files.
 *
 * What is foreseen is never trusted: an answer counts for a tree of the same path whose list, which
 * Java has read itself, has the same bytes; and what was not as listed is looked at again.
 */

#include "foreseen.h"
#include "outlook.h"
#include "tree.h"
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

/* dev.puffin.cache: EncodedManifest and TreeManifest. */
#define LIST_FORMAT 2
#define LIST_NAME "/.puffin-wheel"

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

/* With one alone it would only be in the way of the JVM. */
static int has_several_processors(void) {
#ifdef __linux__
  cpu_set_t usable;
  return sched_getaffinity(0, sizeof usable, &usable) == 0 && CPU_COUNT(&usable) > 1;
#else
  return 0;
#endif
}

static void add_trees(const char *cache, char *lines) {
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
  char *lines = foreseen_lines();
  if (lines != NULL && has_several_processors()) {
    add_trees(outlook_cache(), lines);
  }
  forget_outlook();
}

/* What is listed in the list of a tree, behind the digests of its archive. */
static Input listed(const Foreseen *tree) {
  char digest[PATH_MAX];
  Input in = {(unsigned char *)tree->list, (unsigned char *)tree->list + tree->length, 1};
  in.ok = number(&in, 4) == FRAME_MARK;
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

/* How many trees were foreseen, and of how many Java did not have to look at the files. */
JNIEXPORT jlong JNICALL Java_dev_puffin_cache_Outlook_counts(JNIEnv *env, jclass self) {
  (void)env;
  (void)self;
  return (jlong)atomic_load(&foreseen_count) << 32 | atomic_load(&used_count);
}
