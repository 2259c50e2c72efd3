/**
 * Names, dependency specifiers and environment markers as PEP 508 and the {@code packaging} library
 * define them. Entry types: {@link dev.puffin.pep508.Requirement} and {@link
 * dev.puffin.pep508.Marker}. Uses {@code pep440} and {@code error}.
 */
@NullMarked
package dev.puffin.pep508;

import org.jspecify.annotations.NullMarked;
