package dev.puffin.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.puffin.error.Problem;
import dev.puffin.pep508.ExtraName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The {@code [dependency-groups]} table (PEP 735). A group is checked when it is asked for. */
final class DependencyGroups {
  private static final String INCLUDE = "include-group";

  private final TomlFile file;
  private final String label;
  private final SortedMap<String, JsonNode> groups = new TreeMap<>();

  private DependencyGroups(TomlFile file, String label) {
    this.file = file;
    this.label = label;
  }

  static DependencyGroups of(TomlFile file, String label) {
    DependencyGroups groups = new DependencyGroups(file, label);
    for (Map.Entry<String, JsonNode> entry : file.table("dependency-groups").properties()) {
      Optional<String> name = normalize(entry.getKey());
      String field = "dependency-groups." + entry.getKey();
      if (name.isEmpty() || groups.groups.containsKey(name.get())) {
        file.problem(field, name.isEmpty() ? "is not a valid group name" : "is there twice");
      } else {
        groups.groups.put(name.get(), entry.getValue());
      }
    }
    return groups;
  }

  /** Groups are named by the same rule as extras. */
  private static Optional<String> normalize(String name) {
    return ExtraName.tryParse(name).map(ExtraName::value);
  }

  SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(groups.keySet()));
  }

  List<InputRequirement> requirements(String name) {
    List<InputRequirement> found = new ArrayList<>();
    add(name, new LinkedHashSet<>(), found);
    file.failOnProblems();
    return found;
  }

  private void add(String written, Set<String> open, List<InputRequirement> found) {
    String name = normalize(written).orElse(written);
    JsonNode group = groups.get(name);
    if (group == null) {
      throw missing(written);
    }
    if (!open.add(name)) {
      throw new InvalidInputException(
          Problem.of(
              file.display()
                  + ": the dependency groups include each other in a circle: "
                  + String.join(", ", open)));
    }
    String field = "dependency-groups." + name;
    if (!group.isArray()) {
      file.problem(field, "has to be an array");
    }
    for (JsonNode entry : group) {
      if (entry.isTextual()) {
        found.addAll(file.requirements(List.of(entry.asText()), field, label(name)));
      } else if (entry.isObject() && entry.size() == 1 && entry.path(INCLUDE).isTextual()) {
        add(entry.path(INCLUDE).asText(), open, found);
      } else {
        file.problem(field, "may hold only requirements and { include-group = \"NAME\" }");
      }
    }
    open.remove(name);
  }

  /** The project's label with the group behind the file. */
  private String label(String group) {
    return label.endsWith(")")
        ? label.substring(0, label.length() - 1) + ":" + group + ")"
        : label + ":" + group;
  }

  private InvalidInputException missing(String name) {
    String known = groups.isEmpty() ? "it has none" : "it has: " + String.join(", ", names());
    return new InvalidInputException(
        Problem.of(file.display() + " has no dependency group '" + name + "'").hint(known));
  }
}
