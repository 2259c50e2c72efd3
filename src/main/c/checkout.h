/* Whether a checkout has been changed since it was built (checkout.c). */

#ifndef PUFFIN_CHECKOUT_H
#define PUFFIN_CHECKOUT_H

#include "input.h"
#include <signal.h>

/*
 * Looks at the checkout in that folder. If its sources are newer than its build, the process becomes
 * that of its launcher, which builds it again; with these signals blocked, as when it began.
 */
void check_checkout(const char *root, const sigset_t *blocked);

/* To be called before that is done by another thread. */
void begin_check(void);

#endif
