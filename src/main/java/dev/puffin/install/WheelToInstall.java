package dev.puffin.install;

import dev.puffin.dist.CachedWheel;

/**
 * A wheel to be put into an environment.
 *
 * @param wheel unzipped in the cache
 * @param requested whether the user asked for it, not only another package (PEP 376's REQUESTED)
 */
public record WheelToInstall(CachedWheel wheel, boolean requested) {}
