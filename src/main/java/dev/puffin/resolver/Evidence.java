package dev.puffin.resolver;

import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.resolver.Proof.Link;
import dev.puffin.resolver.Proof.Ranges;
import dev.puffin.resolver.Proof.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines that show a conflict: how the requirements reach the packages at which they meet, and
 * what is wrong with versions of these.
 */
final class Evidence {
  private final Proof proof;
  private final Words words;
  private final Set<PackageName> required = new LinkedHashSet<>();
  private final Map<PackageName, Link> reachedBy = new HashMap<>();
  private final Set<Link> shown = new HashSet<>();

  Evidence(MinimalConflict conflict, Words words) {
    this.proof = conflict.proof();
    this.words = words;
    proof.roots().forEach(root -> required.add(root.name()));
    reach();
  }

  /** Finds the shortest way from the user's requirements to each package. */
  private void reach() {
    Deque<PackageName> open = new ArrayDeque<>(required);
    while (!open.isEmpty()) {
      PackageName from = open.remove();
      for (Link link : proof.links().keySet()) {
        if (name(link.from()).equals(from)
            && !required.contains(link.to())
            && reachedBy.putIfAbsent(link.to(), link) == null) {
          open.add(link.to());
        }
      }
    }
  }

  /** The lines, the most telling first. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (PackageName meeting : meetings()) {
      for (Link link : proof.links().keySet()) {
        if (link.to().equals(meeting) && !shown.contains(link)) {
          lines.add(chain(link));
        }
      }
      addReasons(meeting, lines);
    }
    return lines;
  }

  /** The packages that several want, or that can't be had: those the user requires first. */
  private List<PackageName> meetings() {
    Map<PackageName, Integer> wanting = new HashMap<>();
    required.forEach(name -> wanting.merge(name, 1, Integer::sum));
    proof.links().keySet().forEach(link -> wanting.merge(link.to(), 1, Integer::sum));
    Set<PackageName> required = this.required;
    return wanting.keySet().stream()
        .filter(name -> wanting.getOrDefault(name, 0) > 1 || !proof.refusals(name).isEmpty())
        .filter(name -> !required.contains(name) || wanting.getOrDefault(name, 0) > 1)
        .sorted(
            Comparator.<PackageName, Boolean>comparing(name -> !required.contains(name))
                .thenComparing(name -> proof.refusals(name).isEmpty())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The way from the user's requirement to the end of a link, in one line. */
  private String chain(Link last) {
    Deque<Link> links = new ArrayDeque<>();
    for (@Nullable Link link = last; link != null; link = reachedBy.get(name(link.from()))) {
      links.addFirst(link);
      shown.add(link);
    }
    StringBuilder line = new StringBuilder();
    for (Link link : links) {
      Ranges ranges = ranges(link);
      if (line.isEmpty()) {
        line.append(words.members(link.from(), ranges.from())).append(" requires ");
      } else {
        line.append(", which requires ");
      }
      line.append(words.versions(link.to(), ranges.to()));
    }
    return line.toString();
  }

  private void addReasons(PackageName name, List<String> lines) {
    Map<Unusable, VersionRange> reasons = new HashMap<>();
    List<Unusable> order = new ArrayList<>();
    for (Refusal refusal : proof.refusals(name)) {
      if (refusal.reason() instanceof Unusable.Constrained) {
        continue; // the message names the constraint
      }
      if (!reasons.containsKey(refusal.reason())) {
        order.add(refusal.reason());
      }
      reasons.merge(refusal.reason(), refusal.range(), VersionRange::union);
    }
    for (Unusable reason : order) {
      VersionRange range = reasons.getOrDefault(reason, VersionRange.none());
      lines.add(words.members(PackageId.of(name), range) + " " + reason.clause());
    }
    if (proof.refusals(name).isEmpty() && isImpossible(name)) {
      lines.add("there is no version of " + words.versions(name, proof.missing(name)));
    }
  }

  /** Whether some single requirement on the package is one that no version meets. */
  private boolean isImpossible(PackageName name) {
    VersionRange missing = proof.missing(name);
    if (missing.isEmpty()) {
      return false;
    }
    for (Map.Entry<Link, Ranges> link : proof.links().entrySet()) {
      if (link.getKey().to().equals(name) && link.getValue().to().subsetOf(missing)) {
        return true;
      }
    }
    return false;
  }

  private Ranges ranges(Link link) {
    Ranges ranges = proof.links().get(link);
    if (ranges == null) {
      throw new IllegalArgumentException(link + " is not in the proof");
    }
    return ranges;
  }

  private static PackageName name(PackageId id) {
    return switch (id) {
      case PackageId.Root _ -> throw new IllegalArgumentException("the root has no name");
      case PackageId.Project(PackageName name) -> name;
      case PackageId.Extra(PackageName name, _) -> name;
    };
  }
}
