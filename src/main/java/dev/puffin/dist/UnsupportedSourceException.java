package dev.puffin.dist;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** A URL from which nothing can be installed. */
public final class UnsupportedSourceException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** The URL, shown without credentials, and what is wrong with it. */
  public UnsupportedSourceException(String url, String reason) {
    super(
        Problem.of("can't install from " + UrlText.withoutCredentials(url) + ": " + reason),
        ExitStatus.USAGE,
        null);
  }
}
