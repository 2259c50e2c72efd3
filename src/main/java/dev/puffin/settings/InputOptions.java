package dev.puffin.settings;

import dev.puffin.pep508.ExtraName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is asked for, as given by the user. Files are paths, URLs, or {@code -} for standard input.
 *
 * @param packages requirements given one by one
 * @param editables projects to be installed in place
 * @param files requirements files, {@code pyproject.toml} files, projects
 * @param constraints files that limit versions
 * @param overrides files whose requirements replace those of packages
 * @param excludes files with names of packages that are left out
 * @param extras extras of the projects
 * @param allExtras whether all extras of the projects are asked for
 * @param groups dependency groups, each a name or {@code path:name}
 */
public record InputOptions(
    List<String> packages,
    List<String> editables,
    List<String> files,
    List<String> constraints,
    List<String> overrides,
    List<String> excludes,
    Set<ExtraName> extras,
    boolean allExtras,
    List<String> groups) {

  /** Copies the collections. */
  public InputOptions {
    packages = List.copyOf(packages);
    editables = List.copyOf(editables);
    files = List.copyOf(files);
    constraints = List.copyOf(constraints);
    overrides = List.copyOf(overrides);
    excludes = List.copyOf(excludes);
    extras = Set.copyOf(extras);
    groups = List.copyOf(groups);
  }

  /** Only packages. */
  public static InputOptions packages(List<String> packages) {
    return new InputOptions(
        packages, List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), false,
        List.of());
  }

  /** Only files. */
  public static InputOptions files(List<String> files) {
    return new InputOptions(
        List.of(), List.of(), files, List.of(), List.of(), List.of(), Set.of(), false, List.of());
  }

  /** The same with constraints before its own. */
  public InputOptions withConstraints(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(constraints);
    return new InputOptions(
        packages, editables, files, all, overrides, excludes, extras, allExtras, groups);
  }

  /** The same without the requirements given one by one. */
  public InputOptions withoutPackages() {
    return new InputOptions(
        List.of(), editables, files, constraints, overrides, excludes, extras, allExtras, groups);
  }

  /** The same with other files. */
  public InputOptions withFiles(List<String> others) {
    return new InputOptions(
        packages, editables, others, constraints, overrides, excludes, extras, allExtras, groups);
  }
}
