/**
 * Doing things at the same time: once ({@link dev.puffin.concurrent.OnceMap}), many and stop at the
 * first failure ({@link dev.puffin.concurrent.TaskGroup}), not too many ({@link
 * dev.puffin.concurrent.Permits}). A virtual thread per task. Uses {@code error} only.
 */
@NullMarked
package dev.puffin.concurrent;

import org.jspecify.annotations.NullMarked;
