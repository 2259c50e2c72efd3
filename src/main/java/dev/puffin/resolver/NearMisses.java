package dev.puffin.resolver;

import dev.puffin.dist.WheelFilename;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.tags.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What there is of a package instead of what was asked for. */
final class NearMisses {
  private static final int MOST_TAGS = 6;
  private static final int MOST_VERSIONS = 3;

  private final Search search;
  private final PackageName name;
  private final VersionRange wanted;

  NearMisses(Search search, PackageName name, VersionRange wanted) {
    this.search = search;
    this.name = name;
    this.wanted = wanted;
  }

  /** Lines that help to find something that can be had. */
  List<String> lines(Collection<Unusable> reasons) {
    List<String> lines = new ArrayList<>();
    for (Unusable reason : reasons) {
      if (reason instanceof Unusable.OtherTags(List<String> filenames) && lines.isEmpty()) {
        addTags(filenames, lines);
      }
    }
    if (!wanted.isAny()) {
      search.universe().candidates(name).map(this::nearest).ifPresent(lines::add);
    }
    return lines;
  }

  private void addTags(List<String> filenames, List<String> lines) {
    Optional<Tags> tags = search.target().tags();
    Set<String> here = tags.map(own -> Set.copyOf(own.platforms())).orElse(Set.of());
    SortedSet<String> platforms = new TreeSet<>();
    SortedSet<String> pythons = new TreeSet<>();
    for (String filename : filenames) {
      WheelFilename wheel = WheelFilename.parse(filename);
      platforms.addAll(wheel.platforms());
      if (wheel.platforms().contains("any") || !Collections.disjoint(wheel.platforms(), here)) {
        String python = String.join(".", wheel.pythons());
        pythons.add(python + "-" + String.join(".", wheel.abis()));
      }
    }
    if (pythons.isEmpty()) {
      lines.add("its wheels are for " + some(platforms));
      tags.ifPresent(
          own -> lines.add("usable here are those for " + newest(own.platforms()) + " and older"));
    } else {
      lines.add("its wheels for this platform are for " + some(pythons));
      tags.ifPresent(
          own -> lines.add("usable here are those for " + own.pythons().iterator().next()));
    }
  }

  /** Of the platform tags the one that says most: not the one that no index accepts. */
  private static String newest(List<String> platforms) {
    for (String platform : platforms) {
      if (!platform.startsWith("linux_")) {
        return platform;
      }
    }
    return platforms.getFirst();
  }

  private static String some(Collection<String> all) {
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (String one : all) {
      if (count == MOST_TAGS) {
        return text + " and " + (all.size() - count) + " more";
      }
      text.append(count++ == 0 ? "" : ", ").append(one);
    }
    return text.toString();
  }

  private String nearest(Candidates candidates) {
    List<Version> nearest = nearest();
    if (nearest.size() == 2 && !wanted.isEmpty()) {
      return "the nearest versions that can be used are "
          + nearest.getFirst()
          + " and "
          + nearest.getLast();
    }
    List<Version> usable = usable(candidates);
    return usable.isEmpty()
        ? "no version of " + name + " can be used here at all"
        : "the newest version that can be used is " + usable.getLast();
  }

  /** The last version below what is wanted, and the first one above it, as far as there are. */
  List<Version> nearest() {
    List<Version> below = new ArrayList<>();
    List<Version> above = new ArrayList<>();
    List<Version> usable = search.universe().candidates(name).map(this::usable).orElse(List.of());
    for (Version version : usable) {
      boolean isBelow = wanted.isDisjoint(VersionRange.lessThan(version));
      if (isBelow) {
        below.add(version);
      } else if (wanted.subsetOf(VersionRange.lessThan(version))) {
        above.add(version);
      }
    }
    List<Version> nearest = new ArrayList<>();
    nearest.addAll(below.subList(Math.max(0, below.size() - 1), below.size()));
    nearest.addAll(above.subList(0, Math.min(1, above.size())));
    return nearest;
  }

  /** The final versions that can be used, ascending; pre-releases if there is nothing else. */
  private List<Version> usable(Candidates candidates) {
    List<Version> finals = new ArrayList<>();
    List<Version> prereleases = new ArrayList<>();
    for (int i = 0; i < candidates.versions().size(); i++) {
      Version version = candidates.versions().get(i);
      if (!wanted.contains(version) && candidates.at(i) instanceof Candidate.Usable) {
        (version.isPrerelease() ? prereleases : finals).add(version);
      }
    }
    return finals.isEmpty() ? prereleases : finals;
  }

  /** The newest versions of a range, ascending. */
  List<String> newest(VersionRange range) {
    List<Version> inside = inside(range);
    return inside.subList(Math.max(0, inside.size() - MOST_VERSIONS), inside.size()).stream()
        .map(Version::toString)
        .toList();
  }

  /** When the oldest of versions that are too new was uploaded. */
  String oldest(VersionRange range) {
    List<Version> inside = inside(range);
    Version oldest =
        inside.stream()
            .filter(version -> !version.isPrerelease())
            .findFirst()
            .orElse(inside.getFirst());
    Candidates candidates = search.universe().candidates(name).orElseThrow();
    String which = name + " " + oldest + (inside.size() == 1 ? "" : ", the first of them,");
    return switch (candidates.at(candidates.indexOf(oldest))) {
      case Candidate.Rejected(Unusable.TooNew(_, Optional<Instant> time)) when time.isPresent() ->
          which + " was uploaded at " + time.get();
      case Candidate.Rejected(Unusable reason) -> which + " " + reason.clause();
      case Candidate.Usable _ -> throw new IllegalArgumentException(oldest + " can be used");
    };
  }

  private List<Version> inside(VersionRange range) {
    return search.universe().candidates(name).map(Candidates::versions).orElse(List.of()).stream()
        .filter(range::contains)
        .toList();
  }
}
