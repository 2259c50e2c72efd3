package dev.puffin.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.puffin.error.Problem;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The {@code [project]} table (PEP 621). */
final class ProjectTable {
  private final TomlFile file;
  private final boolean present;
  private final Optional<PackageName> name;
  private final Optional<Specifiers> requiresPython;
  private final Set<String> dynamic;
  private final List<InputRequirement> dependencies;
  private final SortedMap<ExtraName, List<InputRequirement>> extras = new TreeMap<>();

  private ProjectTable(TomlFile file, JsonNode table) {
    this.file = file;
    this.present = !table.isMissingNode();
    this.name = readName(table);
    this.requiresPython = readRequiresPython(table);
    this.dynamic = Set.copyOf(file.strings(table.path("dynamic"), "project.dynamic"));
    String field = "project.dependencies";
    this.dependencies =
        file.requirements(file.strings(table.path("dependencies"), field), field, label());
    readExtras(table.path("optional-dependencies"));
  }

  static ProjectTable of(TomlFile file) {
    return new ProjectTable(file, file.table("project"));
  }

  private Optional<PackageName> readName(JsonNode table) {
    Optional<PackageName> read = PackageName.tryParse(table.path("name").asText(""));
    if (read.isEmpty() && present) {
      file.problem("project.name", "is missing or not a valid package name");
    }
    return read;
  }

  private Optional<Specifiers> readRequiresPython(JsonNode table) {
    JsonNode value = table.path("requires-python");
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    Optional<Specifiers> read = Specifiers.tryParse(value.asText());
    if (read.isEmpty() || !value.isTextual()) {
      file.problem("project.requires-python", "is no version specifier: '" + value.asText() + "'");
    }
    return read;
  }

  private void readExtras(JsonNode table) {
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      String field = "project.optional-dependencies." + entry.getKey();
      Optional<ExtraName> extra = ExtraName.tryParse(entry.getKey());
      List<String> texts = file.strings(entry.getValue(), field);
      if (extra.isEmpty() || extras.containsKey(extra.get())) {
        file.problem(field, extra.isEmpty() ? "is not a valid extra name" : "is there twice");
      } else {
        extras.put(extra.get(), file.requirements(texts, field, label()));
      }
    }
  }

  /** What {@code # via} shows. */
  String label() {
    String shown = file.display();
    return name.map(known -> known + " (" + shown + ")").orElse(shown);
  }

  Optional<PackageName> name() {
    return name;
  }

  Optional<Specifiers> requiresPython() {
    return requiresPython;
  }

  boolean isDynamic(String field) {
    return !present || dynamic.contains(field);
  }

  SortedSet<ExtraName> extras() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(extras.keySet()));
  }

  List<InputRequirement> dependencies(Set<ExtraName> wanted) {
    List<InputRequirement> found = new ArrayList<>();
    Set<ExtraName> followed = new HashSet<>();
    addFollowing(dependencies, Optional.empty(), followed, found);
    for (ExtraName extra : new TreeSet<>(wanted)) {
      if (followed.add(extra)) {
        addFollowing(requirements(extra), Optional.empty(), followed, found);
      }
    }
    return found;
  }

  private List<InputRequirement> requirements(ExtraName extra) {
    List<InputRequirement> listed = extras.get(extra);
    if (listed == null) {
      String known = extras.isEmpty() ? "it has none" : "it has: " + join(extras.keySet());
      throw new InvalidInputException(
          Problem.of(file.display() + " has no extra '" + extra + "'").hint(known));
    }
    return listed;
  }

  private static String join(Set<ExtraName> names) {
    return String.join(", ", names.stream().map(ExtraName::value).toList());
  }

  /** Adds requirements; one that names this project stands for the extras it asks for. */
  private void addFollowing(
      List<InputRequirement> listed,
      Optional<Marker> condition,
      Set<ExtraName> followed,
      List<InputRequirement> found) {
    for (InputRequirement requirement : listed) {
      InputRequirement limited = condition.map(requirement::when).orElse(requirement);
      if (!isSelf(requirement)) {
        found.add(limited);
        continue;
      }
      for (ExtraName extra : requirement.extras()) {
        // what is followed under a condition may still be wanted without it
        Set<ExtraName> path = limited.marker().isEmpty() ? followed : new HashSet<>(followed);
        if (path.add(extra)) {
          addFollowing(requirements(extra), limited.marker(), path, found);
        }
      }
    }
  }

  private boolean isSelf(InputRequirement requirement) {
    return requirement instanceof InputRequirement.Named
        && name.isPresent()
        && requirement.packageName().equals(name);
  }
}
