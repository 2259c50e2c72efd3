package dev.puffin.resolver;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pubgrub.ReportWriter;
import dev.puffin.pubgrub.SolverResult.NoSolution;
import java.util.List;

/** No set of versions meets all requirements. */
public final class NoSolutionException extends PuffinException {
  private static final long serialVersionUID = 1L;

  private final transient NoSolution proof;
  private final transient Words words;

  NoSolutionException(Problem problem, NoSolution proof, Words words) {
    super(problem, ExitStatus.UNMET, null);
    this.proof = proof;
    this.words = words;
  }

  /** The whole proof, one conclusion a line; it may be long. */
  public List<String> derivation() {
    return ReportWriter.write(proof, words);
  }

  @Override
  public String details() {
    return String.join("\n", derivation()) + "\n";
  }
}
