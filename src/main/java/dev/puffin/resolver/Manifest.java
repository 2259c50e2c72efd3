package dev.puffin.resolver;

import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All that is to be resolved together.
 *
 * @param requirements what the user requires, in the order it is written
 * @param constraints which versions may be taken if something requires the package
 * @param overrides what replaces requirements
 * @param excludes packages that no requirement counts for
 * @param preferences the pins of the last run
 * @param upgrade which of these don't count
 */
public record Manifest(
    List<InputRequirement> requirements,
    List<InputRequirement> constraints,
    List<RequirementOverride> overrides,
    Set<PackageName> excludes,
    List<Preference> preferences,
    Upgrade upgrade) {

  /** Copies the collections. */
  public Manifest {
    requirements = List.copyOf(requirements);
    constraints = List.copyOf(constraints);
    overrides = List.copyOf(overrides);
    excludes = Set.copyOf(excludes);
    preferences = List.copyOf(preferences);
  }

  /** The same, with a name for each requirement that has only a place. */
  Manifest named(Function<SourceUrl, PackageName> namer) {
    return withRequirements(requirements.stream().map(input -> named(input, namer)).toList());
  }

  private static InputRequirement named(
      InputRequirement input, Function<SourceUrl, PackageName> namer) {
    return switch (input) {
      case InputRequirement.Direct direct when direct.packageName().isEmpty() ->
          new InputRequirement.Direct(
              Optional.of(namer.apply(direct.source())),
              direct.extras(),
              direct.source(),
              direct.marker(),
              direct.details());
      case InputRequirement.Direct _, InputRequirement.Named _ -> input;
    };
  }

  /** Requirements and nothing else. */
  public static Manifest of(List<InputRequirement> requirements) {
    return new Manifest(requirements, List.of(), List.of(), Set.of(), List.of(), Upgrade.NONE);
  }

  /** The same with other requirements. */
  public Manifest withRequirements(List<InputRequirement> others) {
    return new Manifest(others, constraints, overrides, excludes, preferences, upgrade);
  }

  /** The same with other preferences, all of which count. */
  Manifest withPreferences(List<Preference> others) {
    return new Manifest(requirements, constraints, overrides, excludes, others, Upgrade.NONE);
  }

  /** The same with other overrides. */
  Manifest withOverrides(List<RequirementOverride> others) {
    return new Manifest(requirements, constraints, others, excludes, preferences, upgrade);
  }

  /** The same with other constraints. */
  public Manifest withConstraints(List<InputRequirement> others) {
    return new Manifest(requirements, others, overrides, excludes, preferences, upgrade);
  }
}
