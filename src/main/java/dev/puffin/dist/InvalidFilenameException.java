package dev.puffin.dist;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** A file name that says it is a wheel's and is not. */
public final class InvalidFilenameException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** The file name and what is wrong with it. */
  public InvalidFilenameException(String filename, String reason) {
    super(
        Problem.of("not a wheel file name: " + filename + " (" + reason + ")")
            .hint("a wheel is named {name}-{version}[-{build}]-{python}-{abi}-{platform}.whl"),
        ExitStatus.UNMET,
        null);
  }
}
