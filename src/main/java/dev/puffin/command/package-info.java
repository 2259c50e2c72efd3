/**
 * One use case per class, its settings as a record, and the wiring of all other packages. Nothing
 * here knows how a command line looks. Uses every package but {@code cli}.
 */
@NullMarked
package dev.puffin.command;

import org.jspecify.annotations.NullMarked;
