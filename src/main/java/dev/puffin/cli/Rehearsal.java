package dev.puffin.cli;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs several command lines in one process. The build does so to train the AOT cache: only what a
 * training run has touched starts quickly.
 */
public final class Rehearsal {
  /** After each command line. */
  private static final String SEPARATOR = "---";

  private Rehearsal() {}

  /**
   * Runs command lines.
   *
   * @param args the command lines, each with {@code ---} behind it
   * @throws IOException if the output can't be written
   */
  public static void main(String[] args) throws IOException {
    ProcessStart.awaitSources();
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    Thread silencer = Main.silenceWhenStopped(OutputStream.nullOutputStream(), false);
    Runtime.getRuntime().removeShutdownHook(silencer);
    List<String> line = new ArrayList<>();
    for (String argument : args) {
      if (argument.equals(SEPARATOR)) {
        out.write(("puffin " + String.join(" ", line) + "\n").getBytes(StandardCharsets.UTF_8));
        int code = rehearse(line, out);
        out.write(("exit code " + code + "\n\n").getBytes(StandardCharsets.UTF_8));
        line.clear();
      } else {
        line.add(argument);
      }
    }
    ProcessEnd.rehearse(); // the cache is written only by an ordinary end
    System.exit(0);
  }

  private static int rehearse(List<String> line, OutputStream out) {
    return Main.run(new ByteArrayInputStream(new byte[0]), out, out, System.getenv(), line);
  }
}
