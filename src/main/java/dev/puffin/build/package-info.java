/**
 * Builds source distributions as PEP 517, PEP 518, PEP 643 and PEP 660 say: in an environment of
 * their own, whose packages are resolved and installed like any others, by hooks that run in the
 * target's Python. Entry type: {@link dev.puffin.build.Pep517WheelBuilder}, which the pipeline
 * knows as its {@code WheelBuilder}. May use everything but command, cli and lockfile.
 */
@NullMarked
package dev.puffin.build;

import org.jspecify.annotations.NullMarked;
