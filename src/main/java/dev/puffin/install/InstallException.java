package dev.puffin.install;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** An environment can't be read or changed, or a wheel must not be installed. */
public final class InstallException extends PuffinException {
  private static final long serialVersionUID = 1L;

  InstallException(Problem problem) {
    this(problem, null);
  }

  InstallException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }

  /**
   * A file operation failed.
   *
   * @param doing what was being done, with its object: {@code install numpy 2.0}
   */
  static InstallException of(String doing, IOException cause) {
    Problem problem = Problem.of("can't " + doing + ": " + reason(cause));
    if (cause instanceof AccessDeniedException) {
      problem = problem.hint("make it writable, or choose another environment with `--python`");
    } else if (reason(cause).contains("No space left")) {
      problem = problem.hint("make room on that disk and run the same command again");
    }
    return new InstallException(problem, cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (cause instanceof FileSystemException failed && failed.getReason() != null) {
      String file = failed.getOtherFile() == null ? failed.getFile() : failed.getOtherFile();
      return failed.getReason() + " (" + file + ")";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
