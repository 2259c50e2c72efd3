package dev.puffin.pipeline;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** A source cannot be used: it is not there, not a project, or not the one it was said to be. */
public final class SourceException extends PuffinException {

  SourceException(Problem problem) {
    this(problem, null);
  }

  SourceException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }
}
