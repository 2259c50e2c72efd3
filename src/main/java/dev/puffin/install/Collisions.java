package dev.puffin.install;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that several of the wheels bring. The last wheel in the order given has its way, as if they
 * were installed one by one. Only folders that more than one wheel writes into are looked at file
 * by file.
 */
final class Collisions {
  private final List<WheelPlan> plans;
  private final List<String> sites;
  private final List<Set<String>> groups = new ArrayList<>();
  private final List<Collision> found = new ArrayList<>();
  private final List<Set<String>> dropped = new ArrayList<>();

  private Collisions(List<WheelPlan> plans, InstallTarget target) {
    this.plans = plans;
    this.sites = target.paths().sitePackages().stream().map(path -> path + "/").toList();
    for (WheelPlan plan : plans) {
      groups.add(groups(plan));
      dropped.add(new HashSet<>());
    }
  }

  /**
   * What is left to do.
   *
   * @param plans without the files that another wheel replaces
   * @param collisions those that differ
   */
  record Resolved(List<WheelPlan> plans, List<Collision> collisions) {}

  static Resolved resolve(List<WheelPlan> plans, InstallTarget target) {
    Collisions collisions = new Collisions(plans, target);
    Set<String> shared = collisions.shared();
    if (collisions.meet(shared)) {
      collisions.compare(shared);
    }
    return new Resolved(collisions.remaining(), collisions.found);
  }

  /** Whether any two wheels have a file in common; what is in it is not looked at. */
  private boolean meet(Set<String> shared) {
    Set<String> single = new HashSet<>();
    Map<String, List<WheelOutline>> whole = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      if (Collections.disjoint(groups.get(i), shared)) {
        continue;
      }
      for (String target : singleTargets(plans.get(i))) {
        if (shared.contains(group(target)) && !single.add(target)) {
          return true;
        }
      }
      if (plans.get(i) instanceof WheelPlan.AsUnzipped plan) {
        whole
            .computeIfAbsent(plan.modules().absolute(), _ -> new ArrayList<>())
            .add(plan.outline());
      }
    }
    return whole.entrySet().stream()
        .anyMatch(site ->
            NativeInstall.meet(
                site.getValue(), below(site.getKey(), shared), below(site.getKey(), single)));
  }

  private static List<String> below(String site, Set<String> targets) {
    return targets.stream()
        .filter(target -> target.startsWith(site))
        .map(target -> target.substring(site.length()))
        .toList();
  }

  /** The files of a wheel whose places were worked out one by one. */
  private static List<String> singleTargets(WheelPlan plan) {
    List<String> targets = new ArrayList<>();
    switch (plan) {
      case WheelPlan.AsUnzipped whole -> targets.addAll(whole.elsewhere());
      case WheelPlan.FileByFile files ->
          files.placements().forEach(file -> targets.add(file.text()));
    }
    plan.written().forEach(file -> targets.add(file.target()));
    return targets;
  }

  /** The first folders below the modules' one, or other files, that several wheels bring. */
  private Set<String> shared() {
    Set<String> known = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (Set<String> ofOne : groups) {
      for (String group : ofOne) {
        if (!known.add(group)) {
          shared.add(group);
        }
      }
    }
    return shared;
  }

  private Set<String> groups(WheelPlan plan) {
    Set<String> groups = new HashSet<>();
    switch (plan) {
      case WheelPlan.AsUnzipped whole -> {
        whole.outline().tops().forEach(top -> groups.add(whole.modules().target(top)));
        whole.elsewhere().forEach(file -> groups.add(group(file)));
      }
      case WheelPlan.FileByFile files -> addGroups(files, groups);
    }
    for (WrittenFile file : plan.written()) {
      groups.add(group(file.target()));
    }
    return groups;
  }

  private void addGroups(WheelPlan.FileByFile plan, Set<String> groups) {
    String last = "/";
    for (FilePlacement file : plan.placements()) {
      boolean isModule = sites.contains(file.root().absolute());
      if (!isModule || !isIn(last, file.target())) {
        groups.add(group(file.text()));
        last = isModule ? top(file.target()) : "/";
      }
    }
  }

  private static String top(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static boolean isIn(String folder, String file) {
    return file.startsWith(folder)
        && file.length() > folder.length()
        && file.charAt(folder.length()) == '/';
  }

  /** What two files must have in common to be the same. */
  private String group(String target) {
    for (String site : sites) {
      if (target.startsWith(site)) {
        int slash = target.indexOf('/', site.length());
        return slash < 0 ? target : target.substring(0, slash);
      }
    }
    return target;
  }

  private void compare(Set<String> shared) {
    Map<String, Integer> owners = new HashMap<>();
    Map<String, String> hashes = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      if (Collections.disjoint(groups.get(i), shared)) {
        continue;
      }
      WheelPlan.FileByFile plan = fileByFile(plans.get(i));
      for (FilePlacement file : plan.placements()) {
        String target = file.text();
        if (shared.contains(group(target))) {
          take(target, file.hash(), i, owners, hashes);
        }
      }
      for (WrittenFile file : plan.written()) {
        if (shared.contains(group(file.target()))) {
          take(file.target(), RecordHash.sha256(file.content()), i, owners, hashes);
        }
      }
    }
  }

  private void take(
      String target,
      String hash,
      int plan,
      Map<String, Integer> owners,
      Map<String, String> hashes) {
    Integer before = owners.put(target, plan);
    String other = hashes.put(target, hash);
    if (before == null || before == plan) {
      return;
    }
    dropped.get(before).add(target);
    if (hash.isEmpty() || !hash.equals(other)) {
      found.add(new Collision(target, plans.get(before).display(), plans.get(plan).display()));
    }
  }

  private static WheelPlan.FileByFile fileByFile(WheelPlan plan) {
    return switch (plan) {
      case WheelPlan.AsUnzipped whole -> whole.fileByFile().get();
      case WheelPlan.FileByFile files -> files;
    };
  }

  private List<WheelPlan> remaining() {
    List<WheelPlan> rest = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      Set<String> gone = dropped.get(i);
      WheelPlan plan = plans.get(i);
      rest.add(gone.isEmpty() ? plan : fileByFile(plan).without(gone));
    }
    return rest;
  }
}
