package dev.puffin.cli;

import java.util.Map;

/** Colours, or none. */
enum Style {
  /** Plain text: pipes, files, continuous integration, {@code NO_COLOR}. */
  PLAIN,
  /** ANSI colours, on terminals. */
  COLOURED;

  private static final String RESET = "\u001b[0m";

  /**
   * The style for a run.
   *
   * @param terminal whether standard error is a terminal
   */
  static Style of(boolean terminal, Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return PLAIN;
    }
    if (!environment.getOrDefault("FORCE_COLOR", "").isEmpty()) {
      return COLOURED;
    }
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return terminal && !dumb ? COLOURED : PLAIN;
  }

  /** Red and bold, for {@code error:}. */
  String error(String text) {
    return coloured("\u001b[1;31m", text);
  }

  /** Yellow and bold, for {@code warning:}. */
  String warning(String text) {
    return coloured("\u001b[1;33m", text);
  }

  /** Cyan and bold, for {@code hint:}. */
  String hint(String text) {
    return coloured("\u001b[1;36m", text);
  }

  /** Dimmed, for details. */
  String faint(String text) {
    return coloured("\u001b[2m", text);
  }

  private String coloured(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> code + text + RESET;
    };
  }
}
