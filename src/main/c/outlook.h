/*
 * What a run will probably need, told by its arguments, its inputs and what the last run with the
 * same inputs has left for it (dev.puffin.cache.Outlook), before Java has read any of them.
 */

#ifndef PUFFIN_OUTLOOK_H
#define PUFFIN_OUTLOOK_H

#include "input.h"

/*
 * Reads it. To be called once, by the thread that called the JVM as long as there is no other, for
 * it looks at the environment.
 */
void read_outlook(void);

/* Whether the run will have to ask a server, or may have to: then it is not known. */
int may_need_network(void);

/* Whether that is an argument of this process, as a whole. */
int has_argument(const char *wanted);

/* The cache's folder, an absolute path; an empty text if there is none. */
const char *outlook_cache(void);

/* The trees that the last run installed, a line for each, its path from the cache's folder. */
char *foreseen_lines(void);

/* Frees what was read. */
void forget_outlook(void);

#endif
