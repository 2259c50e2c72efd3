/**
 * One use case per class: it takes its settings, uses what {@code session} wires, and tells what it
 * did. Nothing here knows how a command line looks.
 */
@NullMarked
package dev.puffin.command;

import org.jspecify.annotations.NullMarked;
