package dev.puffin.resolver;

import dev.puffin.dist.SourceUrl;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.Origin;
import java.util.Optional;
import java.util.Set;

/**
 * A requirement that counts for the target, after overrides.
 *
 * @param requirement as it is written
 * @param range the versions it allows
 * @param namesPrerelease whether a specifier names a pre-release
 * @param origin where the user wrote it; empty if a package requires it
 * @param source where the user wants it from
 */
record ActiveRequirement(
    Requirement requirement,
    VersionRange range,
    boolean namesPrerelease,
    Optional<Origin> origin,
    Optional<SourceUrl> source) {

  static ActiveRequirement of(GivenRequirement input) {
    return of(input.requirement(), Optional.of(input.origin()), input.source());
  }

  static ActiveRequirement of(Requirement requirement) {
    return of(requirement, Optional.empty(), Optional.empty());
  }

  private static ActiveRequirement of(
      Requirement requirement, Optional<Origin> origin, Optional<SourceUrl> source) {
    return new ActiveRequirement(
        requirement,
        requirement.specifiers().range(),
        requirement.specifiers().allowsPrereleases(),
        origin,
        source);
  }

  PackageName name() {
    return requirement.name();
  }

  Set<ExtraName> extras() {
    return requirement.extras();
  }
}
