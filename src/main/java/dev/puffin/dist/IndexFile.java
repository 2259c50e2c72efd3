package dev.puffin.dist;

import dev.puffin.pep440.Specifiers;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that an index offers, as its page describes it (PEP 503, 658, 691, 700).
 *
 * @param filename the file's name
 * @param url where it is, absolute
 * @param hashes as the page gives them
 * @param requiresPython which Pythons it is for; empty if not said or not readable
 * @param size in bytes, if said
 * @param uploadTime when it was uploaded, if said
 * @param yanked whether it was withdrawn
 * @param hasMetadata whether its metadata is at the same URL with {@code .metadata} added
 * @param metadataHashes of that metadata
 * @param index that offers it
 */
public record IndexFile(
    String filename,
    String url,
    Hashes hashes,
    Optional<Specifiers> requiresPython,
    OptionalLong size,
    Optional<Instant> uploadTime,
    Yanked yanked,
    boolean hasMetadata,
    Hashes metadataHashes,
    IndexUrl index) {

  /** The same file with digests that were computed. */
  public IndexFile withHashes(Hashes computed) {
    return new IndexFile(
        filename,
        url,
        computed,
        requiresPython,
        size,
        uploadTime,
        yanked,
        hasMetadata,
        metadataHashes,
        index);
  }
}
