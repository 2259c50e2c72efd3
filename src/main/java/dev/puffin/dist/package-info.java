/**
 * What a distribution is and where it comes from: file names, hashes, URLs, core metadata, and the
 * sealed hierarchy {@link dev.puffin.dist.Distribution}. Values; nothing is read or fetched here.
 * Uses {@code tags}, {@code pep508} and {@code pep440}.
 */
@NullMarked
package dev.puffin.dist;

import org.jspecify.annotations.NullMarked;
