/*
 * What is found out about unzipped trees before Java asks for it (foreseen.c), while the JVM starts
 * (ahead.c).
 */

#ifndef PUFFIN_FORESEEN_H
#define PUFFIN_FORESEEN_H

#include "input.h"

/* Learns which trees the last run with the same inputs installed, if there was one (outlook.h). */
void foresee_trees(void);

/* Looks at those trees, as Java will do with what is left. */
void check_foreseen(void);

/* Whether a tree has been found to be as this list of it says. If not, it may be nevertheless. */
int was_as_listed(const char *tree, Input list);

#endif
