package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import java.util.List;
import java.util.Set;

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

  /** Requirements and nothing else. */
  public static Manifest of(List<InputRequirement> requirements) {
    return new Manifest(requirements, List.of(), List.of(), Set.of(), List.of(), Upgrade.NONE);
  }

  /** The same with other requirements. */
  public Manifest withRequirements(List<InputRequirement> others) {
    return new Manifest(others, constraints, overrides, excludes, preferences, upgrade);
  }

  /** The same with other constraints. */
  public Manifest withConstraints(List<InputRequirement> others) {
    return new Manifest(requirements, others, overrides, excludes, preferences, upgrade);
  }
}
