package dev.puffin.cli;

import dev.puffin.error.Problem;
import dev.puffin.session.Printer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes results to standard output and everything else to standard error, as UTF-8. Every call is
 * one write, so that lines of several threads stay whole.
 */
final class Console implements Printer {
  /** Back to the first column, and everything to the right of it deleted. */
  static final String CLEAR_LINE = "\r\u001b[K";

  /** What is longer than the terminal is wide must not fill a second line, which would stay. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final OutputStream out;
  private final OutputStream err;
  private final Verbosity verbosity;
  private final Style style;
  private boolean isProgressShown;
  private Optional<IOException> failure = Optional.empty();

  Console(OutputStream out, OutputStream err, Verbosity verbosity, Style style) {
    this.out = out;
    this.err = err;
    this.verbosity = verbosity;
    this.style = style;
  }

  @Override
  public synchronized void result(String text) {
    progress("");
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      // Told once, at the end of the run: see outputFailure.
      failure = Optional.of(failure.orElse(e));
    }
  }

  @Override
  public void note(String lines) {
    if (verbosity != Verbosity.QUIET) {
      message(lines + "\n");
    }
  }

  @Override
  public void detail(String line) {
    if (showsDetails()) {
      message(style.faint(line) + "\n");
    }
  }

  @Override
  public boolean showsDetails() {
    return verbosity == Verbosity.VERBOSE;
  }

  @Override
  public void warn(Problem problem) {
    if (verbosity != Verbosity.QUIET) {
      message(ErrorRenderer.warning(problem, style));
    }
  }

  /**
   * Shows a line below everything else until the next call; it gives way to messages. The empty
   * text takes it away. For terminals only.
   */
  synchronized void progress(String line) {
    if (!line.isEmpty() || isProgressShown) {
      isProgressShown = false;
      message(CLEAR_LINE + (line.isEmpty() ? "" : NO_WRAP + line + WRAP));
      isProgressShown = !line.isEmpty();
    }
  }

  /** Writes to standard error whatever the verbosity. */
  synchronized void message(String text) {
    try {
      if (isProgressShown) {
        err.write(CLEAR_LINE.getBytes(StandardCharsets.UTF_8));
        isProgressShown = false;
      }
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      // Nobody is left to be told: standard error is what failed.
      failure = Optional.of(failure.orElse(e));
    }
  }

  /** Why a result could not be written, if one could not. */
  synchronized Optional<IOException> outputFailure() {
    return failure;
  }

  /** How much is said. */
  Verbosity verbosity() {
    return verbosity;
  }

  /** How text is coloured. */
  Style style() {
    return style;
  }
}
