/* Whether unzipped trees are as they are listed (tree.c). */

#ifndef PUFFIN_TREE_H
#define PUFFIN_TREE_H

#include "input.h"

/*
 * Whether the files below a folder are those of its list, of the listed size and time, and its
 * folders have the listed time. Something may be done again and again meanwhile.
 */
int is_as_listed(const char *tree, Input list, void (*after_some)(void));

#endif
