package dev.puffin.resolver;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import java.util.List;

/** No set of versions meets all requirements. */
public final class NoSolutionException extends PuffinException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> derivation;

  NoSolutionException(Problem problem, List<String> derivation) {
    super(problem, ExitStatus.UNMET, null);
    this.derivation = List.copyOf(derivation);
  }

  /** The whole proof, one conclusion a line. */
  public List<String> derivation() {
    return derivation;
  }
}
