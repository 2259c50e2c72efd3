package dev.puffin.dist;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A wheel that lies unzipped in the cache, whole and checked, ready to be linked.
 *
 * @param filename of the wheel
 * @param directory it is unzipped in
 * @param hashes of the wheel file, or of the source it was built from
 * @param directUrl what to record about its origin; empty if it came from an index
 */
public record CachedWheel(
    WheelFilename filename, Path directory, Hashes hashes, Optional<DirectUrlRecord> directUrl) {}
