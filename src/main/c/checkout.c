/*
 * Compares the sources of a checkout with its build, for scripts/puffin, which would look at some
 * 750 files before it starts Java: here that is done while the JVM starts. dev.puffin.cli.Main
 * waits for it before it does anything.
 */

#include "arguments.h"
#include "checkout.h"
#include <dirent.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

extern char **environ; /* not every system declares it */

#define MAIN_CLASS "dev.puffin.cli.Main"
#define CHANGED "PUFFIN_SOURCES_CHANGED=yes"
#define WAIT_NANOSECONDS 50000

/* What belongs to a build, from the checkout's folder; those of scripts/puffin. */
static const char *const SOURCES[] = {
    "pom.xml",    "scripts/jvm.options",           "src/build/java",
    "src/main/c", "src/main/resources/dev/puffin", "src/main/java/dev/puffin"};

static atomic_int begun;
static atomic_int done;

void begin_check(void) { atomic_store(&begun, 1); }

static int is_newer(const struct stat *one, const struct stat *other) {
  return modified(one) > modified(other);
}

/* Whether a file, or a folder, or anything in that, is newer than the build. */
static int has_newer(int base, const char *name, const struct stat *built) {
  struct stat found;
  if (look(base, name, &found, 0) != 0) {
    return 0;
  }
  if (is_newer(&found, built) || !S_ISDIR(found.st_mode)) {
    return is_newer(&found, built);
  }
  int folder = openat(base, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *all = folder < 0 ? NULL : fdopendir(folder);
  int newer = 0;
  if (all == NULL) {
    if (folder >= 0) {
      close(folder);
    }
    return 0;
  }
  for (struct dirent *one = readdir(all); one != NULL && !newer; one = readdir(all)) {
    newer = one->d_name[0] != '.' && has_newer(folder, one->d_name, built);
  }
  closedir(all);
  return newer;
}

static int is_changed(int root) {
  struct stat built;
  int changed = look(root, "target/app/java", &built, 0) != 0;
  for (size_t i = 0; !changed && i < sizeof SOURCES / sizeof *SOURCES; i++) {
    changed = has_newer(root, SOURCES[i], &built);
  }
  return changed;
}

/* The arguments behind the main class, behind two others; NULL if there is no main class. */
static char **program_arguments(char *all, size_t length) {
  size_t count = 0;
  for (char *at = all; at < all + length; at += strlen(at) + 1) {
    count++;
  }
  char **own = calloc(count + 3, sizeof *own);
  size_t next = 0;
  for (char *at = all; own != NULL && at < all + length; at += strlen(at) + 1) {
    if (next > 0) {
      own[next++] = at;
    } else if (strcmp(at, MAIN_CLASS) == 0) {
      next = 2;
    }
  }
  if (next == 0) {
    free(own);
    return NULL;
  }
  return own;
}

static char **with_mark(char **environment) {
  size_t count = 0;
  while (environment[count] != NULL) {
    count++;
  }
  char **all = calloc(count + 2, sizeof *all);
  if (all != NULL) {
    memcpy(all + 1, environment, count * sizeof *all);
    all[0] = CHANGED;
  }
  return all;
}

/* Becomes the launcher; returns if that can't be done, and then the old build has to do. */
static void start_again(const char *root, const sigset_t *blocked) {
  char launcher[PATH_MAX];
  size_t length;
  char *all = process_arguments(&length);
  char **arguments = all == NULL ? NULL : program_arguments(all, length);
  char **variables = with_mark(environ);
  int named = snprintf(launcher, sizeof launcher, "%s/scripts/puffin", root);
  if (arguments != NULL && variables != NULL && named > 0 && (size_t)named < sizeof launcher) {
    arguments[0] = "sh";
    arguments[1] = launcher;
    sigprocmask(SIG_SETMASK, blocked, NULL);
    execve("/bin/sh", arguments, variables);
  }
  free(variables);
  free(arguments);
  free(all);
}

void check_checkout(const char *root, const sigset_t *blocked) {
  int folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int changed = folder >= 0 && is_changed(folder);
  if (folder >= 0) {
    close(folder);
  }
  if (changed) {
    start_again(root, blocked);
  }
  atomic_store(&done, 1);
}

/* Returns when a check that was begun has found nothing. */
JNIEXPORT void JNICALL Java_dev_puffin_cli_ProcessStart_awaitCheck(JNIEnv *env, jclass self) {
  (void)env;
  (void)self;
  struct timespec pause = {0, WAIT_NANOSECONDS};
  while (atomic_load(&begun) && !atomic_load(&done)) {
    nanosleep(&pause, NULL);
  }
}
