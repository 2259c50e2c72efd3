/**
 * Where a run's time goes: spans from every thread, written as one file that Perfetto and {@code
 * chrome://tracing} open. Uses no other package.
 */
@NullMarked
package dev.puffin.trace;

import org.jspecify.annotations.NullMarked;
