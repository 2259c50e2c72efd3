package dev.puffin.resolver;

import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.Proof.Link;
import dev.puffin.resolver.Proof.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Packages that nobody knows, or that can't be asked for. */
final class Missing {
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

  private Problem notFound(PackageName name, List<String> lookups) {
    Problem problem = Problem.of(Explainer.quoted(name) + who(name) + " was not found");
    for (String lookup : lookups.subList(0, Math.min(4, lookups.size()))) {
      problem = problem.because(lookup);
    }
    Optional<PackageName> similar = new SimilarNames(search).of(name);
    return similar.isEmpty() ? problem : problem.hint("did you mean `" + similar.get() + "`?");
  }

  private String who(PackageName name) {
    for (ActiveRequirement root : proof.roots()) {
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
      addIfOffline(root.name(), missing);
    }
    List<String> names = new ArrayList<>();
    missing.forEach(name -> names.add(name.value()));
    String what = names.size() == 1 ? " is" : " are";
    return Problem.of(Words.list(names, "and") + what + " not in the cache")
        .hint("run the command once without --offline");
  }

  private void addIfOffline(PackageName name, Set<PackageName> missing) {
    if (!search.universe().isFixed(name)
        && search.universe().source().releases(name).isEmpty()
        && search.universe().source().absence(name) instanceof Unusable.Offline) {
      missing.add(name);
    }
  }
}
