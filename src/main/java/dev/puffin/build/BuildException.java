package dev.puffin.build;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** A source distribution cannot be built. */
public class BuildException extends PuffinException {

  BuildException(Problem problem) {
    this(problem, null);
  }

  BuildException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }
}
