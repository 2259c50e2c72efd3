package dev.puffin.index;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.http.HttpException;
import dev.puffin.pep508.PackageName;
import org.jspecify.annotations.Nullable;

/**
 * An index or a find-links place can't be used. Names the package, where there is one, and where.
 */
public final class IndexException extends PuffinException {

  IndexException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }

  /** A page that could not be fetched. */
  static IndexException unreachable(PackageName name, HttpException cause) {
    return new IndexException(prefixed(name.value(), cause.problem()), cause);
  }

  /** A page that was fetched and is not what it should be. */
  static IndexException unreadable(String what, String where, Exception cause) {
    String reason = String.valueOf(cause.getMessage());
    int end = reason.indexOf('\n');
    return new IndexException(
        Problem.of(what + ": the page at " + where + " can't be read")
            .because(end < 0 ? reason : reason.substring(0, end)),
        cause);
  }

  /** A file whose metadata is not that of the file. */
  static IndexException inconsistent(String filename, String url, String difference) {
    return new IndexException(
        Problem.of(filename + " can't be used: " + difference).because("it is at " + url), null);
  }

  static Problem prefixed(String subject, Problem problem) {
    return new Problem(subject + ": " + problem.message(), problem.evidence(), problem.hint());
  }
}
