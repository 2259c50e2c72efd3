package dev.puffin.pubgrub;

import dev.puffin.pep440.VersionRange;

/**
 * What one version of a package requires of another package.
 *
 * @param id the package required, never the one that requires it
 * @param range the versions that do
 */
public record Dependency(PackageId id, VersionRange range) {}
