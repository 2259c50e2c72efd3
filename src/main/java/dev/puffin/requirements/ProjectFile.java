package dev.puffin.requirements;

import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * A {@code pyproject.toml}: what a project depends on (PEP 621) and its dependency groups (PEP
 * 735). Where a field is dynamic, or there is no {@code [project]} table, only the build backend
 * knows it.
 */
public final class ProjectFile {
  private final ProjectTable project;
  private final DependencyGroups groups;

  private ProjectFile(ProjectTable project, DependencyGroups groups) {
    this.project = project;
    this.groups = groups;
  }

  /**
   * Reads a file.
   *
   * @param path the file
   * @param display the file as the user named it
   * @throws InvalidInputException with all problems of the tables that are read
   */
  public static ProjectFile read(Path path, String display) {
    TomlFile file = TomlFile.read(path, display);
    ProjectTable project = ProjectTable.of(file);
    DependencyGroups groups = DependencyGroups.of(file, project.label());
    file.failOnProblems();
    return new ProjectFile(project, groups);
  }

  /** The project's name; empty if only a build tells it. */
  public Optional<PackageName> name() {
    return project.name();
  }

  /** The Python versions that the project supports, if the file says so. */
  public Optional<Specifiers> requiresPython() {
    return project.requiresPython();
  }

  /** Whether a build is needed to know the dependencies. */
  public boolean needsBuildForDependencies() {
    return project.isDynamic("dependencies");
  }

  /** Whether a build is needed to know the extras. */
  public boolean needsBuildForExtras() {
    return project.isDynamic("optional-dependencies");
  }

  /** The extras that the file lists. */
  public SortedSet<ExtraName> extras() {
    return project.extras();
  }

  /**
   * The dependencies of the project and of some of its extras; extras that name the project itself
   * ({@code project[all]}) are followed.
   *
   * @throws InvalidInputException if there is no such extra
   */
  public List<InputRequirement> dependencies(Set<ExtraName> extras) {
    return project.dependencies(extras);
  }

  /** The names of the dependency groups, normalised. */
  public SortedSet<String> groups() {
    return groups.names();
  }

  /**
   * The requirements of a dependency group, with the groups it includes.
   *
   * @throws InvalidInputException if there is no such group, groups include each other in a circle,
   *     or an entry is none
   */
  public List<InputRequirement> group(String name) {
    return groups.requirements(name);
  }
}
