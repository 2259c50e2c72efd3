package dev.puffin.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong, in the words a user reads. No text in it shows credentials: {@link Redaction} is
 * applied to all of it.
 *
 * @param message one sentence that names the cause, and the file, package or URL it is about
 * @param evidence lines that show why, at most five of them
 * @param hint what to do about it
 */
public record Problem(String message, List<String> evidence, Optional<String> hint) {

  /** Copies the evidence and hides credentials. */
  public Problem {
    message = Redaction.of(message);
    evidence = evidence.stream().map(Redaction::of).toList();
    hint = hint.map(Redaction::of);
  }

  /** A problem that its one sentence explains. */
  public static Problem of(String message) {
    return new Problem(message, List.of(), Optional.empty());
  }

  /** The same problem with one more line of evidence. */
  public Problem because(String line) {
    List<String> lines = new ArrayList<>(evidence);
    lines.add(line);
    return new Problem(message, lines, hint);
  }

  /** The same problem with advice. */
  public Problem hint(String advice) {
    return new Problem(message, evidence, Optional.of(advice));
  }
}
