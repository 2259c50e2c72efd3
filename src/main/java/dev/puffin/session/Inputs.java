package dev.puffin.session;

import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.OverrideRequirement;
import dev.puffin.requirements.RequirementsInput;
import java.util.List;
import java.util.Set;

/**
 * All that was asked for, read from files and the command line.
 *
 * @param given requirements, constraints and options of the files
 * @param overrides what replaces the requirements of packages
 * @param excludes packages that are left out
 * @param projects projects that have to be asked for their dependencies
 */
public record Inputs(
    RequirementsInput given,
    List<OverrideRequirement> overrides,
    Set<PackageName> excludes,
    List<ProjectSource> projects) {
  public Inputs {
    overrides = List.copyOf(overrides);
    excludes = Set.copyOf(excludes);
    projects = List.copyOf(projects);
  }

  /** This and more requirements, constraints and options. */
  public Inputs with(RequirementsInput more) {
    return new Inputs(given.and(more), overrides, excludes, projects);
  }

  /** The same with the requirements of the projects known. */
  Inputs withRequirements(List<InputRequirement> more) {
    RequirementsInput known = RequirementsInput.of(more);
    return new Inputs(given.and(known), overrides, excludes, List.of());
  }
}
