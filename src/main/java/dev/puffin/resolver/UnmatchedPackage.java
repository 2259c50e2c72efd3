package dev.puffin.resolver;

import dev.puffin.error.Problem;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.resolver.Proof.Refusal;
import dev.puffin.resolver.RequirementRules.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The user's own requirements on one package allow no version that can be used. */
final class UnmatchedPackage {
  private static final int MOST_REASONS = 3;

  private final Search search;
  private final Proof proof;
  private final Words words;
  private final List<ActiveRequirement> roots;
  private final PackageName name;
  private final VersionRange wanted;

  UnmatchedPackage(Search search, MinimalConflict conflict) {
    this.search = search;
    this.proof = conflict.proof();
    this.words = new Words(search.universe());
    this.roots = proof.roots();
    this.name = roots.getFirst().name();
    VersionRange range = VersionRange.any();
    for (ActiveRequirement root : roots) {
      range = range.intersect(root.range());
    }
    this.wanted = range;
  }

  Problem problem() {
    Map<Unusable, VersionRange> reasons = reasons();
    Problem problem = Problem.of(message(reasons));
    int shown = 0;
    for (Map.Entry<Unusable, VersionRange> reason : reasons.entrySet()) {
      if (shown++ < MOST_REASONS && !(reasons.size() == 1 && says(reason.getKey()))) {
        problem = problem.because(line(reason.getKey(), reason.getValue()));
      }
    }
    if (!wanted.isEmpty() && !isConstrained(reasons)) {
      for (String line : nearMisses().lines(reasons.keySet())) {
        problem = problem.because(line);
      }
    }
    return problem;
  }

  private String line(Unusable reason, VersionRange range) {
    return switch (reason) {
      case Unusable.TooNew _ -> nearMisses().oldest(range);
      case Unusable.PreRelease _ ->
          "these would match: " + Words.list(nearMisses().newest(range), "and");
      case Unusable other -> words.members(PackageId.of(name), range) + " " + other.clause();
    };
  }

  private NearMisses nearMisses() {
    return new NearMisses(search, name, wanted);
  }

  private static boolean isConstrained(Map<Unusable, VersionRange> reasons) {
    return reasons.keySet().stream().anyMatch(Unusable.Constrained.class::isInstance);
  }

  /** Whether the message has the whole reason. */
  private static boolean says(Unusable reason) {
    return switch (reason) {
      case Unusable.Withdrawn _, Unusable.TooNew _, Unusable.PreRelease _ -> false;
      case Unusable _ -> true;
    };
  }

  private String message(Map<Unusable, VersionRange> reasons) {
    String given = Words.list(roots.stream().map(Words::given).toList(), "and");
    Optional<Constraint> constraint = search.rules().constraint(name);
    if (isConstrained(reasons) && constraint.isPresent()) {
      return given + " and " + Words.given(constraint.get()) + " exclude each other";
    }
    if (wanted.isEmpty()) {
      return roots.size() == 1 ? given + " excludes every version" : given + " exclude each other";
    }
    if (reasons.isEmpty()) {
      return "no version of " + name + " matches " + given;
    }
    if (reasons.size() > 1) {
      return severally(given, reasons);
    }
    return switch (reasons.keySet().iterator().next()) {
      case Unusable.OtherPython(var required) ->
          given + " needs Python " + required + ", and the target is Python " + python();
      case Unusable.Withdrawn _ -> "every version that " + given + " allows was yanked";
      case Unusable.TooNew(var cutoff, _) ->
          "every version that " + given + " allows was uploaded after the limit of " + cutoff;
      case Unusable.PreRelease _ ->
          given + " allows only pre-releases, which --prerelease rules out";
      case Unusable other -> given + " " + other.clause();
    };
  }

  private String severally(String given, Map<Unusable, VersionRange> reasons) {
    if (reasons.keySet().stream().allMatch(Unusable.OtherPython.class::isInstance)) {
      return "every version that " + given + " allows needs another Python than " + python();
    }
    boolean python = reasons.keySet().stream().anyMatch(Unusable.OtherPython.class::isInstance);
    String where = python ? " with Python " + python() : "";
    return "no version that " + given + " allows can be used" + where;
  }

  private String python() {
    return search.target().scope().python();
  }

  /** The reasons of the proof, those of the newest versions first. */
  private Map<Unusable, VersionRange> reasons() {
    List<Refusal> refusals = new ArrayList<>(proof.refusals(name));
    refusals.sort((left, right) -> Integer.compare(newest(right.range()), newest(left.range())));
    Map<Unusable, VersionRange> reasons = new LinkedHashMap<>();
    for (Refusal refusal : refusals) {
      VersionRange range = wanted.isEmpty() ? refusal.range() : refusal.range().intersect(wanted);
      reasons.merge(kind(refusal.reason(), reasons.keySet()), range, VersionRange::union);
    }
    return reasons;
  }

  /** The reason that one line says for both. */
  private static Unusable kind(Unusable reason, Set<Unusable> known) {
    for (Unusable other : known) {
      if (other.isLike(reason)) {
        return other;
      }
    }
    return reason;
  }

  private int newest(VersionRange range) {
    List<Version> versions =
        search.universe().candidates(name).map(Candidates::versions).orElse(List.of());
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (range.contains(versions.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
