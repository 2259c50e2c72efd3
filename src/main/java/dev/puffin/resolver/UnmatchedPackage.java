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
    NearMisses nearMisses = new NearMisses(search, name, wanted);
    Problem problem = Problem.of(message(reasons));
    int shown = 0;
    for (Map.Entry<Unusable, VersionRange> reason : reasons.entrySet()) {
      if (shown++ < MOST_REASONS && !(reasons.size() == 1 && says(reason.getKey()))) {
        problem =
            problem.because(
                words.members(PackageId.of(name), reason.getValue())
                    + " "
                    + reason.getKey().clause());
      }
    }
    if (!wanted.isEmpty() && !isConstrained(reasons)) {
      for (String line : nearMisses.lines(reasons.keySet())) {
        problem = problem.because(line);
      }
    }
    return problem;
  }

  private static boolean isConstrained(Map<Unusable, VersionRange> reasons) {
    return reasons.keySet().stream().anyMatch(Unusable.Constrained.class::isInstance);
  }

  /** Whether the message has the whole reason. */
  private static boolean says(Unusable reason) {
    return !(reason instanceof Unusable.Withdrawn || reason instanceof Unusable.TooNew);
  }

  private String message(Map<Unusable, VersionRange> reasons) {
    String given = Words.list(roots.stream().map(Words::given).toList(), "and");
    Optional<Constraint> constraint = search.rules().constraint(name);
    if (isConstrained(reasons) && constraint.isPresent()) {
      return given
          + " and the constraint "
          + constraintText(constraint.get())
          + " exclude each other";
    }
    if (wanted.isEmpty()) {
      return roots.size() == 1 ? given + " excludes every version" : given + " exclude each other";
    }
    if (reasons.isEmpty()) {
      return "no version of " + name + " matches " + given;
    }
    if (reasons.size() > 1) {
      boolean python = reasons.keySet().stream().anyMatch(Unusable.OtherPython.class::isInstance);
      String where = python ? " with Python " + python() : "";
      return "no version that " + given + " allows can be used" + where;
    }
    return switch (reasons.keySet().iterator().next()) {
      case Unusable.OtherPython(var required) ->
          given + " needs Python " + required + ", and the target is Python " + python();
      case Unusable.Withdrawn _ -> "every version that " + given + " allows was yanked";
      case Unusable.TooNew(var cutoff, _) ->
          "every version that " + given + " allows was uploaded after the limit of " + cutoff;
      case Unusable other -> given + " " + other.clause();
    };
  }

  private String python() {
    return search.target().scope().python();
  }

  private static String constraintText(Constraint constraint) {
    List<String> texts =
        constraint.inputs().stream().map(ActiveRequirement::of).map(Words::given).toList();
    return Words.list(texts, "and");
  }

  /** The reasons of the proof, those of the newest versions first. */
  private Map<Unusable, VersionRange> reasons() {
    List<Refusal> refusals = new ArrayList<>(proof.refusals(name));
    refusals.sort((left, right) -> Integer.compare(newest(right.range()), newest(left.range())));
    Map<Unusable, VersionRange> reasons = new LinkedHashMap<>();
    for (Refusal refusal : refusals) {
      reasons.merge(refusal.reason(), refusal.range(), VersionRange::union);
    }
    return reasons;
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
