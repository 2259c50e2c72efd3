package dev.puffin.pubgrub;

import dev.puffin.pep440.VersionRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All incompatibilities known, by the packages they speak of. */
final class IncompatibilityStore {
  private final PackageTable table;
  private @Nullable List<Incompatibility>[] byPackage;
  private final Map<RequirementKey, Incompatibility> requirements = new HashMap<>();
  private final List<Incompatibility> contradicted = new ArrayList<>();
  private long size;

  private record RequirementKey(int from, int to, VersionRange range) {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type can't be made directly
  IncompatibilityStore(PackageTable table) {
    this.table = table;
    this.byPackage = new List[64];
  }

  long size() {
    return size;
  }

  /** The incompatibilities that speak of a package, oldest first. */
  List<Incompatibility> of(int number) {
    List<Incompatibility> known = number < byPackage.length ? byPackage[number] : null;
    return known == null ? List.of() : known;
  }

  Incompatibility single(int number, VersionRange range, Cause cause) {
    return new Incompatibility(table, new int[] {number}, new Term[] {Term.positive(range)}, cause);
  }

  /**
   * Adds that versions of a package require a version of another one. What is known for other
   * versions of the package with the same requirement is joined with it.
   */
  Incompatibility require(int from, VersionRange versions, int to, VersionRange range) {
    RequirementKey key = new RequirementKey(from, to, range);
    Incompatibility known = requirements.get(key);
    if (known != null && versions.subsetOf(known.term(0).range())) {
      return known;
    }
    VersionRange all = known == null ? versions : known.term(0).range().union(versions);
    Term[] terms = {Term.positive(all), Term.negative(range)};
    int[] packages = {from, to};
    if (range.isEmpty()) {
      packages = new int[] {from};
      terms = new Term[] {Term.positive(all)};
    }
    Incompatibility joined = new Incompatibility(table, packages, terms, new Cause.Requirement());
    requirements.put(key, joined);
    if (known == null) {
      add(joined);
    } else {
      replace(known, joined);
    }
    return joined;
  }

  void add(Incompatibility incompatibility) {
    size++;
    for (int i = 0; i < incompatibility.size(); i++) {
      list(incompatibility.packageAt(i)).add(incompatibility);
    }
  }

  private void replace(Incompatibility old, Incompatibility joined) {
    for (int i = 0; i < old.size(); i++) {
      List<Incompatibility> list = list(old.packageAt(i));
      list.set(list.lastIndexOf(old), joined);
    }
  }

  private List<Incompatibility> list(int number) {
    if (number >= byPackage.length) {
      byPackage = Arrays.copyOf(byPackage, Math.max(number + 1, byPackage.length * 2));
    }
    List<Incompatibility> list = byPackage[number];
    if (list == null) {
      list = new ArrayList<>();
      byPackage[number] = list;
    }
    return list;
  }

  /** Notes that an incompatibility needs no look until the search goes back below this level. */
  void contradicted(Incompatibility incompatibility, int level) {
    incompatibility.contradictedAt(level);
    contradicted.add(incompatibility);
  }

  /** Forgets the notes of higher levels. */
  void backtrack(int level) {
    while (!contradicted.isEmpty() && contradicted.getLast().contradictedAt() > level) {
      contradicted.removeLast().contradictedAt(-1);
    }
  }
}
