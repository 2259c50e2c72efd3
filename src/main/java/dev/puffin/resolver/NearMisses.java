package dev.puffin.resolver;

import dev.puffin.dist.WheelFilename;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.tags.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What there is of a package instead of what was asked for. */
final class NearMisses {
  private static final int MOST_TAGS = 6;

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
    SortedSet<String> there = new TreeSet<>();
    for (String filename : filenames) {
      WheelFilename wheel = WheelFilename.parse(filename);
      there.add(
          String.join(".", wheel.pythons())
              + "-"
              + String.join(".", wheel.abis())
              + "-"
              + String.join(".", wheel.platforms()));
    }
    lines.add("its wheels are for " + some(there));
    search.target().tags().ifPresent(tags -> lines.add(usable(tags)));
  }

  private static String usable(Tags tags) {
    return "usable here are "
        + some(tags.abis())
        + " on "
        + newestPlatform(tags.platforms())
        + " and older ones";
  }

  /** Of the platform tags the one that says most: not the one that no index accepts. */
  private static String newestPlatform(List<String> platforms) {
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
    Optional<Version> below = Optional.empty();
    Optional<Version> above = Optional.empty();
    for (int i = 0; i < candidates.versions().size(); i++) {
      Version version = candidates.versions().get(i);
      if (wanted.contains(version) || !(candidates.at(i) instanceof Candidate.Usable)) {
        continue;
      }
      if (wanted.isDisjoint(VersionRange.lessThan(version))) {
        below = Optional.of(version);
      } else if (above.isEmpty() && wanted.subsetOf(VersionRange.lessThan(version))) {
        above = Optional.of(version);
      }
    }
    if (below.isPresent() && above.isPresent() && !wanted.isEmpty()) {
      return "the nearest versions that can be used are " + below.get() + " and " + above.get();
    }
    return newest(candidates);
  }

  private String newest(Candidates candidates) {
    List<Version> versions = candidates.versions();
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (candidates.at(i) instanceof Candidate.Usable) {
        return "the newest version that can be used is " + versions.get(i);
      }
    }
    return "no version of " + name + " can be used here at all";
  }
}
