/**
 * Versions and version specifiers as PEP 440 and the {@code packaging} library define them. Entry
 * types: {@link dev.puffin.pep440.Version}, {@link dev.puffin.pep440.Specifiers} and the set
 * algebra {@link dev.puffin.pep440.VersionRange}. Uses only {@code error}.
 */
@NullMarked
package dev.puffin.pep440;

import org.jspecify.annotations.NullMarked;
