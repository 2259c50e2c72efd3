/**
 * What tests stand on: an index server on loopback and makers of wheels and source distributions.
 * Nothing here needs a network beyond loopback or an installed Python. Uses no package of the
 * program, so that a test never checks the program with itself.
 */
@NullMarked
package dev.puffin.testing;

import org.jspecify.annotations.NullMarked;
