package dev.puffin.install;

import java.util.ArrayList;
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
  private final List<Collision> found = new ArrayList<>();
  private final List<Set<String>> dropped = new ArrayList<>();

  private Collisions(List<WheelPlan> plans) {
    this.plans = plans;
    plans.forEach(_ -> dropped.add(new HashSet<>()));
  }

  /**
   * What is left to do.
   *
   * @param plans without the files that another wheel replaces
   * @param collisions those that differ
   */
  record Resolved(List<WheelPlan> plans, List<Collision> collisions) {}

  static Resolved resolve(List<WheelPlan> plans, InstallTarget target) {
    Collisions collisions = new Collisions(plans);
    collisions.compare(collisions.shared(target));
    return new Resolved(collisions.remaining(), collisions.found);
  }

  /** The first folders below the modules' one, or other folders, that several wheels write to. */
  private Set<String> shared(InstallTarget target) {
    List<String> sites = target.paths().sitePackages().stream().map(path -> path + "/").toList();
    Map<String, Integer> owners = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (int i = 0; i < plans.size(); i++) {
      for (FilePlacement file : plans.get(i).placements()) {
        note(group(file.target(), sites), i, owners, shared);
      }
      for (WrittenFile file : plans.get(i).written()) {
        note(group(file.target(), sites), i, owners, shared);
      }
    }
    return shared;
  }

  private static void note(
      String group, int plan, Map<String, Integer> owners, Set<String> shared) {
    Integer owner = owners.putIfAbsent(group, plan);
    if (owner != null && owner != plan) {
      shared.add(group);
    }
  }

  /** What two files must have in common to be the same. */
  private static String group(String target, List<String> sites) {
    for (String site : sites) {
      if (target.startsWith(site)) {
        int slash = target.indexOf('/', site.length());
        return slash < 0 ? target : target.substring(0, slash);
      }
    }
    return target;
  }

  private void compare(Set<String> shared) {
    if (shared.isEmpty()) {
      return;
    }
    Map<String, Integer> owners = new HashMap<>();
    Map<String, String> hashes = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      for (FilePlacement file : plans.get(i).placements()) {
        if (mayCollide(file.target(), shared)) {
          take(file.target(), file.hash(), i, owners, hashes);
        }
      }
      for (WrittenFile file : plans.get(i).written()) {
        if (mayCollide(file.target(), shared)) {
          take(file.target(), RecordHash.sha256(file.content()), i, owners, hashes);
        }
      }
    }
  }

  private static boolean mayCollide(String target, Set<String> shared) {
    for (int end = target.length(); end > 0; end = target.lastIndexOf('/', end - 1)) {
      if (shared.contains(target.substring(0, end))) {
        return true;
      }
    }
    return false;
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

  private List<WheelPlan> remaining() {
    List<WheelPlan> rest = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      Set<String> gone = dropped.get(i);
      rest.add(gone.isEmpty() ? plans.get(i) : plans.get(i).without(gone));
    }
    return rest;
  }
}
