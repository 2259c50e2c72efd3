package dev.puffin.cache;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** The cache can't be written, or not be cleaned. That it can't be read is no error but a miss. */
public final class CacheException extends PuffinException {
  private CacheException(Problem problem, IOException cause) {
    super(problem, ExitStatus.UNMET, cause);
  }

  /**
   * Something could not be done to a path.
   *
   * @param doing what was not possible, such as "write"
   */
  public static CacheException of(String doing, Path path, IOException cause) {
    String reason = reason(cause);
    Problem problem = Problem.of("can't " + doing + " " + path + ": " + reason);
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space") || lower.contains("quota")) {
      problem = problem.hint("make room on the disk, or name another folder with --cache-dir");
    } else if (lower.contains("read-only") || lower.contains("denied")) {
      problem = problem.hint("name a folder that can be written with --cache-dir");
    }
    return new CacheException(problem, cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    String message = cause.getMessage();
    return message == null || cause instanceof FileSystemException
        ? cause.getClass().getSimpleName().replaceAll("Exception$", "")
        : message;
  }
}
