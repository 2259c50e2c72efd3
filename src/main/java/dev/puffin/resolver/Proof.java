package dev.puffin.resolver;

import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.Cause;
import dev.puffin.pubgrub.Incompatibility;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts that a proof of unsolvability rests on, without its conclusions; those about the same
 * packages are joined.
 */
final class Proof {
  private final List<ActiveRequirement> roots = new ArrayList<>();
  private final Set<ActiveRequirement> involved = new HashSet<>();
  private final Map<Link, Ranges> links = new LinkedHashMap<>();
  private final Map<PackageName, List<Refusal>> refusals = new LinkedHashMap<>();
  private final Map<PackageName, VersionRange> missing = new LinkedHashMap<>();

  /**
   * That versions of a package require another package.
   *
   * @param from who requires, with the extra if it is that
   * @param to what is required
   */
  record Link(PackageId from, PackageName to) {}

  /**
   * Which versions require which: all those the proof speaks of.
   *
   * @param from who requires
   * @param to what is required
   */
  record Ranges(VersionRange from, VersionRange to) {
    Ranges union(Ranges other) {
      return new Ranges(from.union(other.from), to.union(other.to));
    }
  }

  /**
   * That versions can't be used.
   *
   * @param range the versions
   * @param reason why
   */
  record Refusal(VersionRange range, Unusable reason) {}

  /** The facts of a proof; the user's requirements among them are looked up in the rules. */
  static Proof of(Incompatibility end, RequirementRules rules) {
    Proof proof = new Proof();
    Set<Incompatibility> seen = new HashSet<>();
    Deque<Incompatibility> open = new ArrayDeque<>(List.of(end));
    while (!open.isEmpty()) {
      Incompatibility next = open.remove();
      if (!seen.add(next)) {
        continue;
      }
      switch (next.cause()) {
        case Cause.Derived(Incompatibility conflict, Incompatibility other) -> {
          open.add(conflict);
          open.add(other);
        }
        case Cause.NoVersions() -> proof.addMissing(next);
        case Cause.Unavailable(Unusable reason) -> proof.addRefusal(next, reason);
        case Cause.Unavailable _ -> throw new IllegalStateException("unknown reason: " + next);
        case Cause.Requirement() -> proof.addRequirement(next, rules);
      }
    }
    rules.roots().stream().filter(proof.involved::contains).forEach(proof.roots::add);
    return proof;
  }

  private void addMissing(Incompatibility fact) {
    fact.terms().forEach((id, term) -> missing.merge(name(id), term.range(), VersionRange::union));
  }

  private void addRefusal(Incompatibility fact, Unusable reason) {
    fact.terms()
        .forEach((id, term) ->
            refusals
                .computeIfAbsent(name(id), _ -> new ArrayList<>())
                .add(new Refusal(term.range(), reason)));
  }

  private void addRequirement(Incompatibility fact, RequirementRules rules) {
    Map.Entry<PackageId, Term> from = fact.terms().entrySet().iterator().next();
    if (from.getKey() instanceof PackageId.Root) {
      addRoots(fact, rules);
      return;
    }
    for (Map.Entry<PackageId, Term> to : fact.terms().entrySet()) {
      if (!to.getValue().positive() && !name(to.getKey()).equals(name(from.getKey()))) {
        Ranges ranges = new Ranges(from.getValue().range(), to.getValue().range());
        links.merge(new Link(from.getKey(), name(to.getKey())), ranges, Ranges::union);
      }
    }
  }

  private void addRoots(Incompatibility fact, RequirementRules rules) {
    for (ActiveRequirement root : rules.roots()) {
      boolean meant =
          fact.terms().size() == 1
              ? root.range().isEmpty()
              : fact.terms().entrySet().stream()
                  .anyMatch(term ->
                      !(term.getKey() instanceof PackageId.Root)
                          && name(term.getKey()).equals(root.name())
                          && term.getValue().range().equals(root.range()));
      if (meant) {
        involved.add(root);
      }
    }
  }

  private static PackageName name(PackageId id) {
    return switch (id) {
      case PackageId.Root _ -> throw new IllegalArgumentException("the root has no name");
      case PackageId.Project(PackageName name) -> name;
      case PackageId.Extra(PackageName name, _) -> name;
    };
  }

  /** The user's requirements that can't be met, in their order. */
  List<ActiveRequirement> roots() {
    return List.copyOf(roots);
  }

  /** What packages require. */
  Map<Link, Ranges> links() {
    return links;
  }

  /** Why versions of a package can't be used. */
  List<Refusal> refusals(PackageName name) {
    return refusals.getOrDefault(name, List.of());
  }

  /** The packages some versions of which can't be used. */
  Set<PackageName> refused() {
    return refusals.keySet();
  }

  /** A range that no version is in; empty if the proof does not speak of one. */
  VersionRange missing(PackageName name) {
    return missing.getOrDefault(name, VersionRange.none());
  }
}
