package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.Requirement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Judges pins by following all requirements by itself. */
final class PinsChecker {
  private final RandomIndex index;
  private final MarkerEnvironment environment;

  PinsChecker(RandomIndex index, MarkerEnvironment environment) {
    this.index = index;
    this.environment = environment;
  }

  /** What is wrong with the pins; empty if nothing is. */
  String problem(Map<String, String> pins, boolean exact) {
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (String text : index.roots()) {
      String problem = follow(text, pins, open);
      if (!problem.isEmpty()) {
        return problem;
      }
    }
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String node = open.remove();
      if (!seen.add(node)) {
        continue;
      }
      String name = node.substring(0, 1);
      needed.add(name);
      RandomIndex.Entry entry = index.packages().get(name).get(pins.get(name));
      if (!entry.usable() || (entry.yanked() && !isPinned(name, pins.get(name)))) {
        return name + " can't be used";
      }
      for (String text : index.constraints()) {
        if (text.startsWith(name) && !isMet(Requirement.parse(text), pins.get(name))) {
          return name + " is not what the constraint " + text + " allows";
        }
      }
      List<String> texts = node.length() > 1 ? entry.ofExtra() : entry.requirements();
      for (String text : texts) {
        String problem = follow(text, pins, open);
        if (!problem.isEmpty()) {
          return node + ": " + problem;
        }
      }
    }
    return !exact || needed.equals(pins.keySet()) ? "" : "needed are only " + needed;
  }

  /** Whether the user names exactly this version. */
  private boolean isPinned(String name, String version) {
    return Stream.concat(index.roots().stream(), index.constraints().stream())
        .map(Requirement::parse)
        .filter(requirement -> requirement.name().value().equals(name))
        .flatMap(requirement -> requirement.specifiers().specifiers().stream())
        .anyMatch(specifier -> specifier.toString().equals("==" + version));
  }

  private static boolean isMet(Requirement requirement, String version) {
    return requirement.specifiers().contains(Version.parse(version));
  }

  private String follow(String text, Map<String, String> pins, Deque<String> open) {
    Requirement requirement = Requirement.parse(text);
    if (!requirement.appliesTo(environment, Set.of())) {
      return "";
    }
    String name = requirement.name().value();
    String pin = pins.get(name);
    if (pin == null || !isMet(requirement, pin)) {
      return text + " is not met by " + pin;
    }
    open.add(name);
    for (ExtraName extra : requirement.extras()) {
      open.add(name + extra);
    }
    return "";
  }

  /** Whether any choice of versions meets all requirements. */
  boolean isSolvable(List<String> names, Map<String, String> chosen) {
    if (chosen.size() == names.size()) {
      return problem(chosen, false).isEmpty();
    }
    String name = names.get(chosen.size());
    for (String version : index.packages().get(name).keySet()) {
      chosen.put(name, version);
      if (isSolvable(names, chosen)) {
        return true;
      }
      chosen.remove(name);
    }
    return false;
  }
}
