package dev.puffin.http;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** Something could not be fetched. Names the URL, without credentials, and why. */
public final class HttpException extends PuffinException {
  private final transient HttpFailure failure;

  HttpException(HttpFailure failure, Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
    this.failure = failure;
  }

  /** What kind of failure it was. */
  public HttpFailure failure() {
    return failure;
  }

  /** Whether the server said that there is nothing at that address. */
  public boolean notFound() {
    return failure instanceof HttpFailure.Status status && status.notFound();
  }
}
