package dev.puffin.dist;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** The metadata of a distribution can't be understood, so it can't be used. */
public final class InvalidMetadataException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public InvalidMetadataException(String reason) {
    super(Problem.of("invalid metadata: " + reason), ExitStatus.UNMET, null);
  }

  private InvalidMetadataException(Problem problem, Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }

  /** The same, with the distribution that it is about. */
  public InvalidMetadataException of(String distribution) {
    Problem named =
        new Problem(
            distribution + ": " + problem().message(), problem().evidence(), problem().hint());
    return new InvalidMetadataException(named, this);
  }

  /** A field that can't be understood. */
  static InvalidMetadataException field(String name, String value, PuffinException cause) {
    Problem problem = Problem.of("invalid metadata: " + name + ": " + value);
    return new InvalidMetadataException(problem.because(cause.problem().message()), cause);
  }
}
