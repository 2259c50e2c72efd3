/**
 * Where everything is kept that was fetched, built or unzipped. The only way to a cached path is
 * {@link dev.puffin.cache.Cache} → {@link dev.puffin.cache.CacheBucket} → {@link
 * dev.puffin.cache.CacheEntry}. Entries appear whole or not at all; what can't be read is a miss.
 * Uses {@code pep508} and {@code fs}.
 */
@NullMarked
package dev.puffin.cache;

import org.jspecify.annotations.NullMarked;
