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
 * @param given what the user wrote; empty if a package requires it
 */
record ActiveRequirement(
    Requirement requirement,
    VersionRange range,
    boolean namesPrerelease,
    Optional<GivenRequirement> given) {

  static ActiveRequirement of(GivenRequirement given) {
    return of(given.requirement(), Optional.of(given));
  }

  static ActiveRequirement of(Requirement requirement) {
    return of(requirement, Optional.empty());
  }

  private static ActiveRequirement of(Requirement requirement, Optional<GivenRequirement> given) {
    return new ActiveRequirement(
        requirement,
        requirement.specifiers().range(),
        requirement.specifiers().allowsPrereleases(),
        given);
  }

  PackageName name() {
    return requirement.name();
  }

  Set<ExtraName> extras() {
    return requirement.extras();
  }

  /** Where the user wrote it. */
  Optional<Origin> origin() {
    return given.map(GivenRequirement::origin);
  }

  /** Where the user wants it from. */
  Optional<SourceUrl> source() {
    return given.flatMap(GivenRequirement::source);
  }
}
