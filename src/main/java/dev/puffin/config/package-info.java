/**
 * pip's configuration: its files and {@code PIP_*} variables, each value with where it was set.
 * Entry type: {@link dev.puffin.config.PipConfiguration}. May use {@code fs}.
 */
@NullMarked
package dev.puffin.config;

import org.jspecify.annotations.NullMarked;
