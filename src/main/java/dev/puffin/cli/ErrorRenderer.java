package dev.puffin.cli;

import dev.puffin.command.JsonText;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;

/** Writes failures the way users read them: the cause, its evidence, a hint. */
final class ErrorRenderer {
  private ErrorRenderer() {}

  /** A failure that ends the run. */
  static String error(Problem problem, Style style) {
    return rendered(style.error("error:"), problem, style);
  }

  /** A failure that ends the run, for tools: one JSON object on a line. */
  static String json(Problem problem) {
    String evidence =
        problem.evidence().stream().map(JsonText::quoted).collect(Collectors.joining(","));
    return "{\"error\":{\"message\":"
        + JsonText.quoted(problem.message())
        + ",\"evidence\":["
        + evidence
        + "],\"hint\":"
        + problem.hint().map(JsonText::quoted).orElse("null")
        + "}}\n";
  }

  /** A problem that does not end the run. */
  static String warning(Problem problem, Style style) {
    return rendered(style.warning("warning:"), problem, style);
  }

  /** A defect of the program itself. */
  static String defect(Throwable thrown, Style style, boolean verbose) {
    Problem problem =
        Problem.of("puffin has a defect: " + thrown)
            .hint(
                verbose
                    ? "please report it with the lines above"
                    : "please report it, with what the same command prints with --verbose");
    return rendered(style.error("error:"), problem, style);
  }

  /**
   * A stack trace, after what the failure and its causes have to tell in detail; shown only with
   * {@code --verbose}.
   */
  static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof PuffinException failure) {
        text.write(failure.details());
      }
    }
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static String rendered(String heading, Problem problem, Style style) {
    StringBuilder text = new StringBuilder(heading).append(' ');
    appendIndented(text, problem.message());
    for (String line : problem.evidence()) {
      text.append("  ");
      appendIndented(text, line);
    }
    problem
        .hint()
        .ifPresent(hint -> {
          text.append('\n').append(style.hint("hint:")).append(' ');
          appendIndented(text, hint);
        });
    return text.toString();
  }

  /** Further lines of one text stand two columns in, below its first. */
  private static void appendIndented(StringBuilder text, String lines) {
    text.append(lines.stripTrailing().replace("\n", "\n  ")).append('\n');
  }
}
