/**
 * What commands share while they run: the configuration that holds, the inputs that were read, the
 * Python that was found, and all other packages wired together. {@link dev.puffin.session.Session}
 * is where a command begins; {@link dev.puffin.session.CommandContext} is what it gets from the
 * process it runs in.
 */
@NullMarked
package dev.puffin.session;

import org.jspecify.annotations.NullMarked;
