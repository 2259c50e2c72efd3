package dev.puffin.resolver;

import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.Requirement;
import dev.puffin.pep508.RequirementSource;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.SolverResult;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.RequirementRules.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest changes of what the user wrote after which there is a solution. Each was tried with
 * all requirements before it is named.
 */
final class Edits {
  private static final int MOST = 3;

  private final Search search;
  private final MinimalConflict conflict;
  private final Deadline deadline;

  Edits(Search search, MinimalConflict conflict, Deadline deadline) {
    this.search = search;
    this.conflict = conflict;
    this.deadline = deadline;
  }

  /** Advice that names changes, any one of which helps; empty if none was found in time. */
  Optional<String> thatResolve() {
    List<String> found = new ArrayList<>();
    for (InputRequirement input : conflict.inputs()) {
      relaxed(input).ifPresent(found::add);
    }
    for (InputRequirement input : constraints()) {
      unconstrained(input).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      otherOptions().ifPresent(found::add);
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> first = found.subList(0, Math.min(MOST, found.size()));
    return Optional.of("this resolves: " + String.join("; or ", first));
  }

  private Optional<String> relaxed(InputRequirement input) {
    if (!(input instanceof InputRequirement.Named named)) {
      return Optional.empty();
    }
    for (Specifiers specifiers : weaker(named.requirement().specifiers())) {
      Requirement old = named.requirement();
      Requirement weaker =
          new Requirement(
              old.name(), old.extras(), new RequirementSource.Specified(specifiers), old.marker());
      InputRequirement replacement = new InputRequirement.Named(weaker, named.details());
      Manifest changed =
          search
              .manifest()
              .withRequirements(replaced(search.manifest().requirements(), input, replacement));
      Optional<SolverResult.Solution> solution = solved(changed, search.options());
      if (solution.isPresent()) {
        return Optional.of(
            "`"
                + weaker
                + "` instead of `"
                + old
                + "` in "
                + input.origin()
                + version(solution.get(), old));
      }
    }
    return Optional.empty();
  }

  private static String version(SolverResult.Solution solution, Requirement requirement) {
    var version = solution.versions().get(PackageId.of(requirement.name()));
    return version == null ? "" : ", which takes " + requirement.name() + " " + version;
  }

  private Optional<String> unconstrained(InputRequirement constraint) {
    List<InputRequirement> others = new ArrayList<>(search.manifest().constraints());
    others.remove(constraint);
    return solved(search.manifest().withConstraints(others), search.options())
        .map(_ -> "without the constraint in " + constraint.origin());
  }

  /** The constraints that the conflict is about. */
  private List<InputRequirement> constraints() {
    Set<GivenRequirement> involved = new LinkedHashSet<>();
    for (var name : conflict.proof().refused()) {
      boolean constrained =
          conflict.proof().refusals(name).stream()
              .anyMatch(refusal -> refusal.reason() instanceof Unusable.Constrained);
      if (constrained) {
        search.rules().constraint(name).map(Constraint::inputs).ifPresent(involved::addAll);
      }
    }
    return search.manifest().constraints().stream()
        .filter(input -> involved.contains(GivenRequirement.of(input)))
        .toList();
  }

  private Optional<String> otherOptions() {
    ResolverOptions options = search.options();
    if (options.prerelease() == PrereleaseMode.DISALLOW) {
      ResolverOptions changed = options.withPrerelease(PrereleaseMode.STANDARD);
      if (solved(search.manifest(), changed).isPresent()) {
        return Optional.of("with pre-releases, by --prerelease allow");
      }
    }
    if (!options.cutoff().equals(UploadCutoff.NONE)) {
      ResolverOptions changed = options.withCutoff(UploadCutoff.NONE);
      if (solved(search.manifest(), changed).isPresent()) {
        return Optional.of("without --exclude-newer");
      }
    }
    if (!options.formats().equals(FormatPolicy.ANY)) {
      ResolverOptions changed = options.withFormats(FormatPolicy.ANY);
      if (solved(search.manifest(), changed).isPresent()) {
        return Optional.of("without --only-binary and --no-binary");
      }
    }
    return Optional.empty();
  }

  private Optional<SolverResult.Solution> solved(Manifest manifest, ResolverOptions options) {
    if (deadline.isOver()) {
      return Optional.empty();
    }
    return search.instead(manifest, options, deadline).solve()
            instanceof SolverResult.Solution solution
        ? Optional.of(solution)
        : Optional.empty();
  }

  /** Weaker forms of a specifier set: without upper bounds, without lower bounds, without any. */
  private static List<Specifiers> weaker(Specifiers specifiers) {
    Set<Specifiers> forms = new LinkedHashSet<>();
    List<Specifier> all = specifiers.specifiers();
    if (all.size() == 1 && isPin(all.getFirst())) {
      Version pinned = all.getFirst().version().orElseThrow();
      forms.add(Specifiers.of(List.of(Specifier.of(Operator.AT_LEAST, pinned))));
      forms.add(Specifiers.of(List.of(Specifier.of(Operator.AT_MOST, pinned))));
    }
    forms.add(without(specifiers, true));
    forms.add(without(specifiers, false));
    forms.add(Specifiers.any());
    forms.remove(specifiers);
    return List.copyOf(forms);
  }

  private static boolean isPin(Specifier specifier) {
    return specifier.operator() == Operator.EQUAL && !specifier.wildcard();
  }

  private static Specifiers without(Specifiers specifiers, boolean upper) {
    List<Specifier> kept = new ArrayList<>();
    for (Specifier specifier : specifiers.specifiers()) {
      boolean dropped =
          upper
              ? specifier.operator() == Operator.LESS || specifier.operator() == Operator.AT_MOST
              : specifier.operator() == Operator.GREATER
                  || specifier.operator() == Operator.AT_LEAST;
      if (!dropped) {
        kept.add(specifier);
      }
    }
    return Specifiers.of(kept);
  }

  private static List<InputRequirement> replaced(
      List<InputRequirement> inputs, InputRequirement old, InputRequirement replacement) {
    return inputs.stream().map(input -> input.equals(old) ? replacement : input).toList();
  }
}
