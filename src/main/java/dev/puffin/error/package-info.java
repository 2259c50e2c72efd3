/**
 * Failures that a user can read: a sentence, its evidence and a hint. Uses no other package and may
 * be used by all.
 */
@NullMarked
package dev.puffin.error;

import org.jspecify.annotations.NullMarked;
