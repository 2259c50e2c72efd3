package dev.puffin.resolver;

import dev.puffin.dist.IndexFile;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what is surprising about the versions that were chosen: releases of long ago although every
 * requirement of the package allows a recent one, and pre-releases that nobody asked for.
 */
final class ReleaseAdvice {
  /** From here on a release is so much older that it was hardly meant. */
  private static final Duration OLD = Duration.ofDays(2 * 365);

  private static final int DAYS_OF_A_YEAR = 365;

  private final RequirementRules rules;
  private final Universe universe;
  private final ResolverOptions options;
  private final List<Preference> preferences;
  private final Map<PackageName, List<ResolvedEdge>> edges = new HashMap<>();

  ReleaseAdvice(
      RequirementRules rules,
      Universe universe,
      ResolverOptions options,
      List<Preference> preferences,
      List<ResolvedEdge> edges) {
    this.rules = rules;
    this.universe = universe;
    this.options = options;
    this.preferences = preferences;
    for (ResolvedEdge edge : edges) {
      this.edges.computeIfAbsent(edge.requirement().name(), _ -> new ArrayList<>()).add(edge);
    }
  }

  /**
   * Warnings about the chosen versions, one sentence each. What the user requires comes first:
   * where an old release of that was taken, those of what it requires are no news.
   */
  List<String> about(Map<PackageName, Version> chosen) {
    List<String> warnings = new ArrayList<>();
    List<String> required = new ArrayList<>();
    List<String> indirect = new ArrayList<>();
    chosen.forEach((name, version) -> {
      if (universe.isFixed(name) || isKept(name, version)) {
        return;
      }
      if (version.isPrerelease()) {
        unaskedPrerelease(name, version).ifPresent(warnings::add);
      } else if (options.mode() == ResolutionMode.HIGHEST) {
        boolean direct = edgesTo(name).stream().anyMatch(edge -> !edge.from().isParent());
        oldRelease(name, version).ifPresent((direct ? required : indirect)::add);
      }
    });
    warnings.addAll(required.isEmpty() ? indirect : required);
    return warnings;
  }

  private boolean isKept(PackageName name, Version version) {
    return preferences.stream()
        .anyMatch(pin -> pin.name().equals(name) && pin.version().equals(version));
  }

  private Optional<String> unaskedPrerelease(PackageName name, Version chosen) {
    boolean asked =
        options.prerelease(name) == PrereleaseMode.ALLOW
            || edgesTo(name).stream()
                .anyMatch(edge -> edge.requirement().specifiers().allowsPrereleases());
    if (asked) {
      return Optional.empty();
    }
    boolean hasFinal =
        universe.candidates(name).orElseThrow().versions().stream()
            .anyMatch(version -> !version.isPrerelease());
    return Optional.of(
        name
            + "=="
            + chosen
            + " is a pre-release, taken because "
            + (hasFinal
                ? "no final release meets the requirements"
                : "there is no final release of " + name));
  }

  private Optional<String> oldRelease(PackageName name, Version chosen) {
    Candidates candidates = universe.candidates(name).orElseThrow();
    int newest = newestAllowed(name, candidates);
    int own = candidates.indexOf(chosen);
    if (newest <= own) {
      return Optional.empty();
    }
    Version newer = candidates.versions().get(newest);
    Optional<Duration> age =
        uploaded(candidates, chosen)
            .flatMap(then -> uploaded(candidates, newer).map(now -> Duration.between(then, now)));
    return age.filter(duration -> duration.compareTo(OLD) >= 0)
        .map(duration -> sentence(name, chosen, newer, duration));
  }

  private String sentence(PackageName name, Version chosen, Version newer, Duration age) {
    String bound = name + ">=" + newer;
    String where =
        edgesTo(name).stream()
            .map(ResolvedEdge::from)
            .filter(via -> !via.isParent())
            .findFirst()
            .map(via -> "require " + bound + " in " + place(via) + " instead")
            .orElse("require " + bound);
    return name
        + "=="
        + chosen
        + " is "
        + age.toDays() / DAYS_OF_A_YEAR
        + " years older than "
        + newer
        + ", which no requirement of "
        + name
        + " rules out; "
        + where
        + " to get it or to see what stands in its way";
  }

  private static String place(Via via) {
    return switch (via) {
      case Via.Input(Origin origin) -> origin.toString();
      case Via.Parent(PackageName parent) -> parent.value();
    };
  }

  /** The newest final version that can be used and that every requirement allows. */
  private int newestAllowed(PackageName name, Candidates candidates) {
    for (int i = candidates.versions().size() - 1; i >= 0; i--) {
      Version version = candidates.versions().get(i);
      if (!version.isPrerelease()
          && isAllowed(name, version)
          && candidates.at(i) instanceof Candidate.Usable) {
        return i;
      }
    }
    return -1;
  }

  private boolean isAllowed(PackageName name, Version version) {
    return edgesTo(name).stream()
            .allMatch(edge -> edge.requirement().specifiers().contains(version))
        && rules
            .constraint(name)
            .map(constraint -> constraint.allowed().contains(version))
            .orElse(true);
  }

  private List<ResolvedEdge> edgesTo(PackageName name) {
    return edges.getOrDefault(name, List.of());
  }

  private static Optional<Instant> uploaded(Candidates candidates, Version version) {
    return candidates.files(version).stream()
        .map(IndexFile::uploadTime)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }
}
