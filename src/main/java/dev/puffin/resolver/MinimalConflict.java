package dev.puffin.resolver;

import dev.puffin.error.PuffinException;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.SolverResult.NoSolution;
import dev.puffin.requirements.InputRequirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requirements of the user that can't be met together although all of them but one could be, as far
 * as that was found out in time.
 *
 * @param search the search for these requirements alone
 * @param noSolution the proof
 * @param proof the facts of the proof
 */
record MinimalConflict(Search search, NoSolution noSolution, Proof proof) {

  /** Leaves out one requirement after the other for as long as the rest still can't be met. */
  static MinimalConflict of(Search search, NoSolution noSolution, Effort effort) {
    MinimalConflict conflict = of(search, noSolution);
    List<InputRequirement> open = conflict.inputs();
    for (InputRequirement input : open) {
      List<InputRequirement> rest = new ArrayList<>(conflict.inputs());
      if (rest.size() > 1 && rest.remove(input)) {
        conflict = conflict.reducedTo(rest, effort);
      }
    }
    return conflict;
  }

  private static MinimalConflict of(Search search, NoSolution noSolution) {
    return new MinimalConflict(search, noSolution, Proof.of(noSolution.root(), search.rules()));
  }

  private MinimalConflict reducedTo(List<InputRequirement> rest, Effort effort) {
    try {
      Search smaller =
          search.instead(search.manifest().withRequirements(rest), search.options(), effort);
      return smaller.solve() instanceof NoSolution still ? of(smaller, still) : this;
    } catch (PuffinException e) {
      // what can't be found out about other versions is no reason to say nothing about these
      return this;
    }
  }

  /** The packages that the user's constraints take part in the conflict for. */
  List<PackageName> constrained() {
    return proof.refused().stream()
        .filter(name ->
            proof.refusals(name).stream()
                .anyMatch(refusal -> refusal.reason() instanceof Unusable.Constrained))
        .toList();
  }

  /** The requirements as the user gave them, in their order. */
  List<InputRequirement> inputs() {
    Set<GivenRequirement> involved = new HashSet<>();
    for (ActiveRequirement root : proof.roots()) {
      root.given().ifPresent(involved::add);
    }
    List<InputRequirement> inputs = new ArrayList<>();
    for (InputRequirement input : search.manifest().requirements()) {
      if (involved.contains(GivenRequirement.of(input))) {
        inputs.add(input);
      }
    }
    return inputs;
  }
}
