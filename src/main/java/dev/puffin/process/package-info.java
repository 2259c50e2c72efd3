/**
 * Runs other programs (git, the Python of a build): output captured, environment given whole, and
 * no process or child of one left behind when a run is cancelled or the JVM ends. Entry type:
 * {@link dev.puffin.process.ProcessRunner}. May use concurrent and error.
 */
@NullMarked
package dev.puffin.process;

import org.jspecify.annotations.NullMarked;
