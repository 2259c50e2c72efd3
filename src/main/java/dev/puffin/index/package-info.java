/**
 * What indexes and find-links places offer: {@link dev.puffin.index.SimpleIndex} answers with all
 * versions and files of a project, {@link dev.puffin.index.RemoteMetadata} with a wheel's metadata
 * without fetching the wheel. May use {@code http}, {@code archive}, {@code cache}, {@code dist},
 * {@code tags}, {@code concurrent} and {@code fs}.
 */
@NullMarked
package dev.puffin.index;

import org.jspecify.annotations.NullMarked;
