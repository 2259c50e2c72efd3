/**
 * The Python interpreters of the machine: which one is meant, what it is, and new virtual
 * environments. Entry types: {@link dev.puffin.python.InterpreterFinder} and {@link
 * dev.puffin.python.VenvCreator}. May use {@code cache}, {@code config}, {@code dist}, {@code fs},
 * {@code tags}, {@code pep508}, {@code pep440} and {@code error}.
 */
@NullMarked
package dev.puffin.python;

import org.jspecify.annotations.NullMarked;
