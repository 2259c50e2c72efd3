package dev.puffin.resolver;

import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.Proof.Link;
import dev.puffin.resolver.Proof.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Packages that nobody knows, or that can't be asked for. */
final class Missing {
  private static final int MOST_LOOKUPS = 4;

  private final Search search;
  private final Proof proof;

  Missing(Search search, MinimalConflict conflict) {
    this.search = search;
    this.proof = conflict.proof();
  }

  /** What is wrong, if a missing package is why there is no solution. */
  Optional<Problem> problem() {
    for (PackageName name : proof.refused()) {
      for (Refusal refusal : proof.refusals(name)) {
        switch (refusal.reason()) {
          case Unusable.NotFound(List<String> lookups) -> {
            return Optional.of(notFound(name, lookups));
          }
          case Unusable.Offline _ -> {
            return Optional.of(offline());
          }
          case Unusable other -> {
            continue;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Problem notFound(PackageName first, List<String> lookups) {
    Set<PackageName> names = new LinkedHashSet<>(List.of(first));
    for (ActiveRequirement root : search.rules().roots()) {
      if (absence(root.name()) instanceof Unusable.NotFound) {
        names.add(root.name());
      }
    }
    List<String> texts = names.stream().map(name -> Explainer.quoted(name) + who(name)).toList();
    String what = names.size() == 1 ? " was" : " were";
    Problem problem = Problem.of(Words.list(texts, "and") + what + " not found");
    for (String lookup : lookups.subList(0, Math.min(MOST_LOOKUPS, lookups.size()))) {
      problem = problem.because(names.size() == 1 ? lookup : first + ": " + lookup);
    }
    SimilarNames known = new SimilarNames(search);
    List<String> similar =
        names.stream().flatMap(name -> known.of(name).stream()).map(Explainer::quoted).toList();
    return similar.isEmpty()
        ? problem
        : problem.hint("did you mean " + Words.list(similar, "and") + "?");
  }

  /** Why there is nothing of a package, if that is so. */
  private @Nullable Unusable absence(PackageName name) {
    PackageSource source = search.universe().source();
    try {
      return search.universe().isFixed(name) || source.releases(name).isPresent()
          ? null
          : source.absence(name);
    } catch (PuffinException e) {
      // it could not be asked for, which is not what this is about
      return null;
    }
  }

  private String who(PackageName name) {
    for (ActiveRequirement root : search.rules().roots()) {
      if (root.name().equals(name)) {
        return root.origin().map(origin -> " (" + origin + ")").orElse("");
      }
    }
    for (Link link : proof.links().keySet()) {
      if (link.to().equals(name)) {
        List<String> roots = proof.roots().stream().map(Words::given).toList();
        return ", which " + link.from() + " requires for " + Words.list(roots, "and") + ",";
      }
    }
    return "";
  }

  private Problem offline() {
    Set<PackageName> missing = new TreeSet<>();
    for (PackageName name : proof.refused()) {
      if (proof.refusals(name).stream().anyMatch(one -> one.reason() instanceof Unusable.Offline)) {
        missing.add(name);
      }
    }
    for (ActiveRequirement root : search.rules().roots()) {
      if (absence(root.name()) instanceof Unusable.Offline) {
        missing.add(root.name());
      }
    }
    List<String> names = new ArrayList<>();
    missing.forEach(name -> names.add(name.value()));
    String what = names.size() == 1 ? " is" : " are";
    return Problem.of(Words.list(names, "and") + what + " not in the cache")
        .hint("run the command once without --offline");
  }
}
