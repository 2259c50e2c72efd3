package dev.puffin.install;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What scripts of an environment start with, and the scripts made for entry points. */
final class ScriptText {
  private static final int LONGEST_SHEBANG = 127;
  private static final byte[] MARK = "#!python".getBytes(StandardCharsets.US_ASCII);

  private final String firstLines;

  ScriptText(InstallTarget target) {
    this.firstLines = target.relocatable() ? besideScript(target) : shebang(target.python());
  }

  /** A program that calls an entry point. */
  byte[] launcher(EntryPoint point) {
    int dot = point.object().indexOf('.');
    String imported = dot < 0 ? point.object() : point.object().substring(0, dot);
    String text =
        firstLines
            + "# -*- coding: utf-8 -*-\n"
            + "import sys\n"
            + ("from " + point.module() + " import " + imported + "\n")
            + "if __name__ == \"__main__\":\n"
            + ("    sys.exit(" + point.object() + "())\n");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a script of a wheel asks for the environment's Python in its first line. */
  static boolean asksForPython(byte[] start) {
    for (int i = 0; i < MARK.length; i++) {
      if (i >= start.length || start[i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  /** The script with its first line replaced. */
  byte[] withShebang(byte[] script) {
    int end = 0;
    while (end < script.length && script[end] != '\n') {
      end++;
    }
    byte[] first = firstLines.getBytes(StandardCharsets.UTF_8);
    int rest = Math.max(0, script.length - end - 1);
    byte[] changed = new byte[first.length + rest];
    System.arraycopy(first, 0, changed, 0, first.length);
    System.arraycopy(script, script.length - rest, changed, first.length, rest);
    return changed;
  }

  /** The kernel reads about 127 bytes and splits at spaces; a shell has no such limits. */
  private static String shebang(Path python) {
    String path = python.toString();
    int bytes = path.getBytes(StandardCharsets.UTF_8).length + 3;
    if (bytes <= LONGEST_SHEBANG && path.indexOf(' ') < 0) {
      return "#!" + path + "\n";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      quoted.append("\\\"$`".indexOf(c) < 0 ? "" : "\\").append(c);
    }
    return trampoline(quoted.append('"').toString());
  }

  private static String besideScript(InstallTarget target) {
    return trampoline(
        "\"$(dirname -- \"$(realpath -- \"$0\")\")\"/" + target.python().getFileName());
  }

  /** A line that both the shell and Python understand: for Python it is a string. */
  private static String trampoline(String command) {
    return "#!/bin/sh\n'''exec' " + command + " \"$0\" \"$@\"\n' '''\n";
  }
}
