package dev.puffin.resolver;

import dev.puffin.dist.SourceUrl;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A requirement that counts for the target, after overrides.
 *
 * @param requirement as it is written
 * @param range the versions it allows
 * @param namesPrerelease whether a specifier names a pre-release
 * @param given what the user wrote; empty if a package requires it
 * @param override what replaced it, if something did
 */
record ActiveRequirement(
    Requirement requirement,
    VersionRange range,
    boolean namesPrerelease,
    Optional<GivenRequirement> given,
    Optional<GivenRequirement> override) {

  static ActiveRequirement of(GivenRequirement given) {
    return of(given.requirement(), Optional.of(given), Optional.empty());
  }

  static ActiveRequirement of(Requirement requirement) {
    return of(requirement, Optional.empty(), Optional.empty());
  }

  /** This requirement, replaced by an override. */
  ActiveRequirement replacedBy(GivenRequirement replacement) {
    return of(replacement.requirement(), given, Optional.of(replacement));
  }

  private static ActiveRequirement of(
      Requirement requirement,
      Optional<GivenRequirement> given,
      Optional<GivenRequirement> override) {
    return new ActiveRequirement(
        requirement,
        requirement.specifiers().range(),
        requirement.specifiers().allowsPrereleases(),
        given,
        override);
  }

  PackageName name() {
    return requirement.name();
  }

  Set<ExtraName> extras() {
    return requirement.extras();
  }

  /** Where the user wrote it, be it as an override. */
  Optional<Origin> origin() {
    return given.or(() -> override).map(GivenRequirement::origin);
  }

  /** Where the user wants it from. */
  Optional<SourceUrl> source() {
    return override.or(() -> given).flatMap(GivenRequirement::source);
  }

  /** Who requires it: the one asked about, and who overrides it. */
  List<Via> via(Via from) {
    return override.isEmpty()
        ? List.of(from)
        : List.of(from, new Via.Input(override.get().origin()));
  }
}
