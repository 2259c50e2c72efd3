package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.resolver.ResolvedEdge;
import dev.puffin.resolver.Via;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.TreeSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Draws what the packages of an environment require of each other as a tree. */
public final class Tree {
  private record Branch(PackageName name, Requirement requirement) {}

  private final TreeSettings settings;
  private final Map<PackageName, Version> versions;
  private final Map<PackageName, List<Branch>> branches = new TreeMap<>();
  private final Set<PackageName> reached = new HashSet<>();
  private final Set<PackageName> shown = new HashSet<>();
  private final StringBuilder text = new StringBuilder();
  private boolean shortened;

  private Tree(TreeSettings settings, DependencyGraph graph) {
    this.settings = settings;
    this.versions = graph.versions();
    for (ResolvedEdge edge : graph.edges()) {
      if (edge.from() instanceof Via.Parent(PackageName parent)) {
        add(parent, edge.requirement());
      }
    }
    Comparator<Branch> byName = Comparator.comparing(Branch::name);
    branches.values().forEach(list -> list.sort(byName));
  }

  /**
   * Prints the tree.
   *
   * @return unmet if a package it should start at is not installed
   */
  public static ExitStatus run(TreeSettings settings, CommandContext context) {
    InstalledEnvironment environment =
        InstalledEnvironment.of(settings.python(), settings.cache(), context);
    DependencyGraph graph =
        DependencyGraph.of(
            environment.installed().distributions(), environment.interpreter().markers());
    ExitStatus status = ExitStatus.DONE;
    for (PackageName root : settings.roots()) {
      if (!graph.versions().containsKey(root)) {
        context.printer().warn(Problem.of(root + " is not installed"));
        status = ExitStatus.UNMET;
      }
    }
    context.printer().result(draw(settings, graph));
    return status;
  }

  /** The tree as text. */
  static String draw(TreeSettings settings, DependencyGraph graph) {
    return new Tree(settings, graph).draw();
  }

  private void add(PackageName parent, Requirement requirement) {
    PackageName child = requirement.name();
    if (!versions.containsKey(child) || parent.equals(child)) {
      return;
    }
    boolean down = settings.direction() == TreeSettings.Direction.DOWN;
    PackageName from = down ? parent : child;
    PackageName to = down ? child : parent;
    branches.computeIfAbsent(from, _ -> new ArrayList<>()).add(new Branch(to, requirement));
    reached.add(to);
  }

  private String draw() {
    roots().forEach(this::root);
    if (shortened) {
      text.append("(*) shown above\n");
    }
    return text.toString();
  }

  /** What was asked for, else what nothing leads to, and one of each circle. */
  private List<PackageName> roots() {
    if (!settings.roots().isEmpty()) {
      return settings.roots().stream().filter(versions::containsKey).toList();
    }
    List<PackageName> roots = new ArrayList<>();
    Set<PackageName> covered = new HashSet<>();
    List<PackageName> names = List.copyOf(versions.keySet());
    for (PackageName name : names) {
      if (!reached.contains(name)) {
        roots.add(name);
        cover(name, covered);
      }
    }
    for (PackageName name : names) {
      if (!covered.contains(name)) {
        roots.add(name);
        cover(name, covered);
      }
    }
    return roots;
  }

  private void cover(PackageName name, Set<PackageName> covered) {
    if (covered.add(name)) {
      branches.getOrDefault(name, List.of()).forEach(branch -> cover(branch.name(), covered));
    }
  }

  private void root(PackageName name) {
    if (settings.prune().contains(name)) {
      return;
    }
    text.append(name).append(" v").append(versions.get(name)).append('\n');
    below(name, "", 1, new HashSet<>());
  }

  private void below(PackageName name, String indent, int level, Set<PackageName> path) {
    shown.add(name);
    if (level > settings.depth() || !path.add(name)) {
      return;
    }
    List<Branch> visible =
        branches.getOrDefault(name, List.of()).stream()
            .filter(branch -> !settings.prune().contains(branch.name()))
            .toList();
    for (int i = 0; i < visible.size(); i++) {
      Branch branch = visible.get(i);
      boolean last = i == visible.size() - 1;
      text.append(indent).append(last ? "└── " : "├── ").append(label(branch));
      boolean again = path.contains(branch.name()) || (!settings.repeats() && hasBelow(branch));
      text.append(again ? " (*)\n" : "\n");
      shortened |= again;
      if (!again) {
        below(branch.name(), indent + (last ? "    " : "│   "), level + 1, path);
      }
    }
    path.remove(name);
  }

  private boolean hasBelow(Branch branch) {
    return shown.contains(branch.name()) && branches.containsKey(branch.name());
  }

  private String label(Branch branch) {
    String label = branch.name() + " v" + versions.get(branch.name());
    if (!settings.specifiers()) {
      return label;
    }
    String specifiers = branch.requirement().specifiers().toString();
    String required = specifiers.isEmpty() ? "*" : specifiers;
    return settings.direction() == TreeSettings.Direction.DOWN
        ? label + " [required: " + required + "]"
        : label + " [requires: " + branch.requirement().name() + " " + required + "]";
  }
}
