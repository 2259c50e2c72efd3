/**
 * What was chosen before, for runs in which nothing has changed since: neither what the user asks
 * for nor the pages of any package that was looked at. Uses the resolver and the cache.
 */
@NullMarked
package dev.puffin.recall;

import org.jspecify.annotations.NullMarked;
