package dev.puffin.resolver;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pubgrub.ReportWriter;
import dev.puffin.pubgrub.SolverResult.NoSolution;
import dev.puffin.pubgrub.Wording;
import java.util.List;

/** No set of versions meets all requirements. */
public final class NoSolutionException extends PuffinException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> derivation;

  private NoSolutionException(Problem problem, List<String> derivation) {
    super(problem, ExitStatus.UNMET, null);
    this.derivation = List.copyOf(derivation);
  }

  static NoSolutionException of(NoSolution noSolution) {
    List<String> derivation = ReportWriter.write(noSolution, Wording.PLAIN);
    Problem problem = Problem.of("The requirements can't be met together");
    int first = Math.max(0, derivation.size() - 5);
    for (String line : derivation.subList(first, derivation.size())) {
      problem = problem.because(line);
    }
    return new NoSolutionException(problem, derivation);
  }

  /** The whole proof, one conclusion a line. */
  public List<String> derivation() {
    return derivation;
  }
}
