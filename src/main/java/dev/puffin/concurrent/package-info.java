/**
 * Doing things at the same time: once ({@link dev.puffin.concurrent.OnceMap}), many and stop at the
 * first failure ({@link dev.puffin.concurrent.TaskGroup}), not too many ({@link
 * dev.puffin.concurrent.Permits}), before they are needed ({@link dev.puffin.concurrent.Ahead}). A
 * virtual thread per task, but for the last. Uses {@code error} only.
 */
@NullMarked
package dev.puffin.concurrent;

import org.jspecify.annotations.NullMarked;
