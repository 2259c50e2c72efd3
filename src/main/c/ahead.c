/*
 * What is got ready beside the start of the JVM, which itself uses one processor only. Launchers
 * name this library as an agent (-agentpath), for the JVM calls agents before it maps its AOT
 * cache. Nothing is asked of the JVM, and nothing depends on what is done here.
 */

#include "checkout.h"
#include "foreseen.h"
#include "outlook.h"
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <time.h>

#if defined(__linux__) && !defined(MADV_POPULATE_WRITE)
#define MADV_POPULATE_WRITE 23 /* since Linux 5.14 */
#endif

#ifdef MADV_POPULATE_WRITE
/* Where a JVM of 64 bits maps its archive, if it does not have to put it elsewhere. */
#define ARCHIVE ((char *)0x800000000)

/* A start maps it after some 10 ms; where it doesn't, there is an end to waiting for it. */
#define MOST_WAITS 400
#define WAIT_NANOSECONDS 50000

#define STEP_BYTES (512 * 1024)

/* As glibc has had it from its beginning on a machine: by its plain name it would be that of 2.34. */
#if defined(__GLIBC__) && defined(__x86_64__)
__asm__(".symver pthread_create,pthread_create@GLIBC_2.2.5");
#elif defined(__GLIBC__) && defined(__aarch64__)
__asm__(".symver pthread_create,pthread_create@GLIBC_2.17");
#endif

static int made_own(char *start, size_t length) {
  return madvise(start, length, MADV_POPULATE_WRITE) == 0;
}

static int is_possible(size_t page) {
  char *own = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int possible = own != MAP_FAILED && made_own(own, page);
  if (own != MAP_FAILED) {
    munmap(own, page);
  }
  return possible;
}

/*
 * The JVM writes into each page that an archive has of what can be written, and at the first time
 * the system makes a copy of the page: 2,300 interruptions of a start, a ninth of its time.
 * They are behind one page that nothing may touch, and before those that can only be read.
 */
static void make_archive_own(void) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  struct timespec pause = {0, WAIT_NANOSECONDS};
  char *at = ARCHIVE + page;
  int waits = is_possible(page) ? 0 : MOST_WAITS;
  while (waits < MOST_WAITS && !made_own(at, STEP_BYTES)) {
    nanosleep(&pause, NULL);
    waits++;
  }
  while (waits < MOST_WAITS && made_own(at + STEP_BYTES, STEP_BYTES)) {
    at += STEP_BYTES;
  }
}

/*
 * Where launchers have opened the AOT cache that the JVM is to use, the one for all runs. There is
 * another beside it for runs without a network, with a third fewer classes: each that is in it takes
 * 5 to 6 microseconds of a start. Who is given the wrong one has to load the others one by one.
 */
#define ARCHIVE_FILE 9
#define ARCHIVE_NAME "/proc/self/fd/9"
#define ARCHIVE_OPTION "-XX:AOTCache=" ARCHIVE_NAME
#define ENDING ".aot"
#define LOCAL_ENDING "-local.aot"

/* The JVM has not opened it yet. */
static void choose_archive(void) {
  char name[PATH_MAX + sizeof LOCAL_ENDING];
  if (may_need_network() || !has_argument(ARCHIVE_OPTION)) {
    return;
  }
  ssize_t length = readlink(ARCHIVE_NAME, name, PATH_MAX - 1);
  size_t stem = length < 0 ? 0 : (size_t)length - (sizeof ENDING - 1);
  if (length < (ssize_t)sizeof ENDING || memcmp(name + stem, ENDING, sizeof ENDING - 1) != 0) {
    return;
  }
  strcpy(name + stem, LOCAL_ENDING);
  int local = open(name, O_RDONLY | O_CLOEXEC);
  if (local >= 0) {
    dup2(local, ARCHIVE_FILE);
    close(local);
  }
}

/* The checkout that is to be looked at, if it is started from one, and what was blocked before. */
static char checkout[PATH_MAX];
static sigset_t blocked;

static void check(void) {
  if (checkout[0] != 0) {
    check_checkout(checkout, &blocked);
  }
}

static void *get_ready(void *nothing) {
  foresee_trees();
  make_archive_own();
  check();
  check_foreseen();
  return nothing;
}

/* Signals are the JVM's: its threads are there for them. Says whether there is a thread. */
static int start(void *(*work)(void *)) {
  sigset_t all;
  pthread_attr_t detached;
  pthread_t thread;
  int started = 0;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &blocked);
  if (pthread_attr_init(&detached) == 0) {
    pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
    started = pthread_create(&thread, &detached, work, NULL) == 0;
    pthread_attr_destroy(&detached);
  }
  sigprocmask(SIG_SETMASK, &blocked, NULL);
  return started;
}
#endif

/* Called by the JVM early in its start. The options are the folder of a checkout, or nothing. */
JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM *vm, char *options, void *reserved) {
  (void)vm;
  (void)reserved;
#ifdef MADV_POPULATE_WRITE
  if (options != NULL && strlen(options) < sizeof checkout) {
    strcpy(checkout, options);
    begin_check();
  }
  read_outlook();
  choose_archive();
  if (!start(get_ready)) {
    check();
  }
#else
  (void)options;
#endif
  return JNI_OK;
}
