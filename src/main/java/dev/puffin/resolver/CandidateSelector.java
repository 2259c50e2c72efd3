package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.Choice;
import dev.puffin.pubgrub.Decisions;
import dev.puffin.pubgrub.PackageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the version to try: a preferred one, else the newest or oldest that can be used, with
 * pre-releases as the user wants them.
 */
final class CandidateSelector {
  private static final int NONE = -1;

  private final ResolverOptions options;
  private final Declarations declarations = new Declarations();
  private final boolean lastResort;
  private final Set<PackageName> direct = new HashSet<>();
  private final Set<PackageName> explicitPrereleases = new HashSet<>();
  private final Map<PackageName, List<Version>> preferences = new HashMap<>();
  private final Map<PackageName, Candidates> passedOver = new LinkedHashMap<>();
  private boolean heldBack;

  /**
   * A selector for one search.
   *
   * @param lastResort whether a pre-release is taken once no final version is left, even if the
   *     specifiers as written would allow one
   * @param named packages of which some specifier is known to name a pre-release
   */
  CandidateSelector(
      ResolverOptions options,
      RequirementRules rules,
      List<Preference> preferred,
      boolean lastResort,
      Set<PackageName> named) {
    this.options = options;
    this.lastResort = lastResort;
    explicitPrereleases.addAll(named);
    for (ActiveRequirement requirement : rules.roots()) {
      direct.add(requirement.name());
      if (requirement.namesPrerelease()) {
        explicitPrereleases.add(requirement.name());
      }
    }
    for (RequirementRules.Constraint constraint : rules.constraints()) {
      for (GivenRequirement input : constraint.inputs()) {
        if (input.requirement().specifiers().allowsPrereleases()) {
          explicitPrereleases.add(input.requirement().name());
        }
      }
    }
    for (Preference preference : preferred) {
      preferences
          .computeIfAbsent(preference.name(), _ -> new ArrayList<>())
          .add(preference.version());
    }
  }

  /** A version requires a package so, which counts once the version is chosen. */
  void declare(PackageId parent, Version version, ActiveRequirement requirement) {
    declarations.add(parent, version, requirement);
  }

  /** Whether a pre-release was passed over that another search may take as the last resort. */
  boolean heldPrereleasesBack() {
    return heldBack;
  }

  /**
   * The packages whose pre-releases were passed over before a version was chosen whose specifier
   * names one: with that known, another version would have been chosen.
   *
   * @param solution the versions chosen in the end
   */
  Set<PackageName> namedLate(Decisions solution) {
    Set<PackageName> late = new LinkedHashSet<>();
    passedOver.forEach((name, candidates) -> {
      if (options.prerelease(name) == PrereleaseMode.STANDARD
          && declarations.namePrerelease(name, solution)) {
        Scan scan = new Scan(candidates, declarations.range(name, solution));
        if (scan.firstPrerelease != NONE) {
          late.add(name);
        }
      }
    });
    return late;
  }

  private enum Prereleases {
    ALL,
    IF_NOTHING_ELSE,
    NONE
  }

  /** The version of a range to try. */
  Choice choose(Candidates candidates, VersionRange range, Decisions decisions) {
    PackageName name = candidates.name();
    Prereleases policy = policy(candidates);
    Scan scan = new Scan(candidates, range);
    boolean all =
        policy == Prereleases.ALL
            || (scan.firstPrerelease != NONE
                && options.prerelease(name) == PrereleaseMode.STANDARD
                && declarations.namePrerelease(name, decisions));
    int chosen = all ? scan.first() : scan.firstFinal;
    if (!all && scan.firstPrerelease != NONE) {
      passedOver.put(name, candidates);
    }
    if (chosen == NONE && scan.firstPrerelease != NONE && policy == Prereleases.IF_NOTHING_ELSE) {
      if (!lastResort && hasFinal(candidates, declarations.range(name, decisions))) {
        heldBack = true;
        return new Choice.Unavailable(range, new Unusable.PreRelease());
      }
      chosen = scan.firstPrerelease;
    }
    return chosen == NONE
        ? refuse(candidates, range, policy)
        : new Choice.Of(candidates.versions().get(chosen));
  }

  /** Versions of a range that will probably be tried, in this order, at most so many. */
  List<Candidate.Usable> likely(Candidates candidates, VersionRange range, int limit) {
    List<Candidate.Usable> found = new ArrayList<>();
    List<Candidate.Usable> prereleases = new ArrayList<>();
    boolean all = policy(candidates) == Prereleases.ALL;
    for (int i : order(candidates)) {
      if (found.size() == limit) {
        break;
      }
      if (range.contains(candidates.versions().get(i))
          && candidates.at(i) instanceof Candidate.Usable usable) {
        boolean later = !all && candidates.versions().get(i).isPrerelease();
        (later ? prereleases : found).add(usable);
      }
    }
    int preferred = preferred(candidates, range);
    if (preferred != NONE && candidates.at(preferred) instanceof Candidate.Usable usable) {
      found.remove(usable);
      found.addFirst(usable);
    }
    if (found.isEmpty()) {
      found = prereleases;
    }
    return found.subList(0, Math.min(limit, found.size()));
  }

  private Prereleases policy(Candidates candidates) {
    boolean explicit = explicitPrereleases.contains(candidates.name());
    return switch (options.prerelease(candidates.name())) {
      case ALLOW -> Prereleases.ALL;
      case DISALLOW -> Prereleases.NONE;
      case STANDARD -> explicit ? Prereleases.ALL : Prereleases.IF_NOTHING_ELSE;
      case IF_NECESSARY -> Prereleases.IF_NOTHING_ELSE;
      case EXPLICIT -> explicit ? Prereleases.ALL : Prereleases.NONE;
      case IF_NECESSARY_OR_EXPLICIT ->
          explicit || candidates.versions().stream().allMatch(Version::isPrerelease)
              ? Prereleases.ALL
              : Prereleases.NONE;
    };
  }

  /** The versions that come after one in the order in which they are tried. */
  VersionRange beyond(Candidates candidates, Version version) {
    return lowestFirst(candidates)
        ? VersionRange.atLeast(version).minus(VersionRange.exactly(version))
        : VersionRange.lessThan(version);
  }

  private int[] order(Candidates candidates) {
    return candidates.order(lowestFirst(candidates));
  }

  private boolean lowestFirst(Candidates candidates) {
    return switch (options.mode()) {
      case HIGHEST -> false;
      case LOWEST -> true;
      case LOWEST_DIRECT -> direct.contains(candidates.name());
    };
  }

  private int preferred(Candidates candidates, VersionRange range) {
    for (Version version : preferences.getOrDefault(candidates.name(), List.of())) {
      int index = candidates.indexOf(version);
      if (index >= 0
          && range.contains(version)
          && candidates.at(index) instanceof Candidate.Usable) {
        return index;
      }
    }
    return NONE;
  }

  /** The first usable versions of a range: a final one, and a pre-release that comes before it. */
  private final class Scan {
    private int firstFinal = NONE;
    private int firstPrerelease = NONE;

    Scan(Candidates candidates, VersionRange range) {
      int preferred = preferred(candidates, range);
      if (preferred != NONE) {
        note(candidates, preferred);
      }
      for (int i : order(candidates)) {
        if (firstFinal != NONE) {
          break;
        }
        if (range.contains(candidates.versions().get(i))
            && candidates.at(i) instanceof Candidate.Usable) {
          note(candidates, i);
        }
      }
    }

    private void note(Candidates candidates, int index) {
      if (!candidates.versions().get(index).isPrerelease()) {
        firstFinal = index;
      } else if (firstPrerelease == NONE) {
        firstPrerelease = index;
      }
    }

    int first() {
      return firstPrerelease == NONE ? firstFinal : firstPrerelease;
    }
  }

  private static boolean hasFinal(Candidates candidates, VersionRange range) {
    for (int i = 0; i < candidates.versions().size(); i++) {
      Version version = candidates.versions().get(i);
      if (!version.isPrerelease()
          && range.contains(version)
          && candidates.at(i) instanceof Candidate.Usable) {
        return true;
      }
    }
    return false;
  }

  /** Says why no version of a range can be used: one reason, and all neighbours it is true of. */
  private static Choice refuse(Candidates candidates, VersionRange range, Prereleases policy) {
    int last = candidates.versions().size() - 1;
    while (last >= 0 && !range.contains(candidates.versions().get(last))) {
      last--;
    }
    if (last < 0) {
      return new Choice.None();
    }
    Unusable reason = reason(candidates, last, policy);
    int lower = last;
    while (lower > 0 && isSame(candidates, lower - 1, policy, reason)) {
      lower--;
    }
    int upper = last;
    while (upper + 1 < candidates.versions().size()
        && isSame(candidates, upper + 1, policy, reason)) {
      upper++;
    }
    return new Choice.Unavailable(candidates.between(lower - 1, upper + 1), reason);
  }

  private static boolean isSame(
      Candidates candidates, int index, Prereleases policy, Unusable reason) {
    boolean usable =
        candidates.at(index) instanceof Candidate.Usable
            && (policy != Prereleases.NONE || !candidates.versions().get(index).isPrerelease());
    return !usable && reason(candidates, index, policy).isLike(reason);
  }

  private static Unusable reason(Candidates candidates, int index, Prereleases policy) {
    return switch (candidates.at(index)) {
      case Candidate.Rejected(Unusable reason) -> reason;
      case Candidate.Usable _ when policy == Prereleases.NONE -> new Unusable.PreRelease();
      case Candidate.Usable _ ->
          throw new IllegalStateException(candidates.versions().get(index) + " can be used");
    };
  }
}
