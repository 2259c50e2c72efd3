package dev.puffin.resolver;

import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.SolverResult.NoSolution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says why there is no solution: the cause in one sentence, the evidence in a few lines, and what
 * was tried and does resolve.
 */
final class Explainer {
  private static final int MOST_QUESTIONS = 3_000;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST_EVIDENCE = 5;

  private final Search search;
  private final Trial trial;
  private final Words words;

  /**
   * Explains why a search failed.
   *
   * @param trial finds out which changes would help
   */
  Explainer(Search search, Trial trial) {
    this.search = search;
    this.trial = trial;
    this.words = new Words(search.universe());
  }

  NoSolutionException explain(NoSolution noSolution) {
    MinimalConflict conflict =
        MinimalConflict.of(search, noSolution, Effort.of(MOST_QUESTIONS, LONGEST));
    Problem problem = described(conflict);
    if (problem.hint().isEmpty()) {
      Optional<String> edits = new Edits(search, conflict, trial).thatResolve();
      if (edits.isPresent()) {
        problem = problem.hint(edits.get());
      }
    }
    return new NoSolutionException(located(problem), noSolution, words);
  }

  /** Says which of several environments it is about. */
  private Problem located(Problem problem) {
    return switch (search.target().scope()) {
      case MarkerScope.One _ -> problem;
      case Fork fork -> {
        String where = fork.distinction().map(marker -> ", where " + marker).orElse("");
        yield new Problem(problem.message() + where, problem.evidence(), problem.hint());
      }
    };
  }

  private Problem described(MinimalConflict conflict) {
    Proof proof = conflict.proof();
    Missing missing = new Missing(search, conflict);
    Optional<Problem> absent = missing.problem();
    if (absent.isPresent()) {
      return absent.get();
    }
    if (proof.links().isEmpty()) {
      return new UnmatchedPackage(search, conflict).problem();
    }
    return conflicting(conflict);
  }

  /** Requirements that exclude each other through what packages require. */
  private Problem conflicting(MinimalConflict conflict) {
    List<String> given = new ArrayList<>();
    conflict.proof().roots().forEach(root -> given.add(Words.given(root)));
    for (PackageName name : conflict.constrained()) {
      search.rules().constraint(name).map(Words::given).ifPresent(given::add);
    }
    String message =
        given.size() == 1
            ? given.getFirst() + " can't be met"
            : Words.list(given, "and") + " can't be met together";
    List<String> evidence = new ArrayList<>(new Evidence(conflict, words).lines());
    int most = Math.min(MOST_EVIDENCE, evidence.size());
    return new Problem(message, evidence.subList(0, most), Optional.empty());
  }

  /** The name of a package as the cause of something. */
  static String quoted(PackageName name) {
    return "`" + name + "`";
  }
}
