package dev.puffin.resolver;

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
  static MinimalConflict of(Search search, NoSolution noSolution, Deadline deadline) {
    MinimalConflict conflict =
        new MinimalConflict(search, noSolution, Proof.of(noSolution.root(), search.rules()));
    List<InputRequirement> open = conflict.inputs();
    for (InputRequirement input : open) {
      List<InputRequirement> rest = new ArrayList<>(conflict.inputs());
      if (rest.size() > 1 && rest.remove(input)) {
        conflict = conflict.reducedTo(rest, deadline);
      }
    }
    return conflict;
  }

  private MinimalConflict reducedTo(List<InputRequirement> rest, Deadline deadline) {
    Search smaller =
        search.instead(search.manifest().withRequirements(rest), search.options(), deadline);
    return smaller.solve() instanceof NoSolution stillNone
        ? new MinimalConflict(smaller, stillNone, Proof.of(stillNone.root(), smaller.rules()))
        : this;
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
