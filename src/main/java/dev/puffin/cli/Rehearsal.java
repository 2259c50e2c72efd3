package dev.puffin.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs several command lines in one process. The build does so to train the AOT cache: only what a
 * training run has touched starts quickly.
 */
public final class Rehearsal {
  /** Between two command lines. */
  private static final String SEPARATOR = "---";

  private Rehearsal() {}

  /** Runs each command line of the arguments; they are separated by {@code ---}. */
  public static void main(String[] args) {
    List<String> line = new ArrayList<>();
    for (String argument : args) {
      if (argument.equals(SEPARATOR)) {
        rehearse(line);
        line.clear();
      } else {
        line.add(argument);
      }
    }
    rehearse(line);
  }

  private static void rehearse(List<String> line) {
    Main.run(
        new ByteArrayInputStream(new byte[0]),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        Map.of(),
        line);
  }
}
