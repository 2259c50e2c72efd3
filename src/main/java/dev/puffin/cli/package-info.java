/**
 * The command line: options, help, messages, progress and exit codes. Entry: {@link
 * dev.puffin.cli.Main}. The only package that uses picocli, the process's streams and its exit.
 * Uses {@code command}, {@code error} and the value types of the other packages.
 */
@NullMarked
package dev.puffin.cli;

import org.jspecify.annotations.NullMarked;
