/**
 * The requirements file that {@code pip-compile} writes: {@link dev.puffin.lockfile.LockfileWriter}
 * makes its text from {@link dev.puffin.lockfile.LockedPackage}s, {@link
 * dev.puffin.lockfile.LockfileReader} reads the pins of an older one, and {@link
 * dev.puffin.lockfile.ChangeSummary} tells the two apart. Everything here is a function from values
 * to values; no file is touched. May use {@code resolver}, {@code requirements}, {@code dist},
 * {@code pep508}, {@code pep440} and {@code error}.
 */
@NullMarked
package dev.puffin.lockfile;

import org.jspecify.annotations.NullMarked;
