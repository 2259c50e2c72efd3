package dev.puffin.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to remove from the cache besides buckets of old formats and what nothing refers to.
 *
 * @param olderThan entries not used for so long
 * @param fetched whether wheels go that only have to be fetched again, while built ones stay
 * @param maxBytes the least recently used entries, until what is left is not larger
 */
public record PruneRequest(Optional<Duration> olderThan, boolean fetched, OptionalLong maxBytes) {}
