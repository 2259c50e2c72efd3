package dev.puffin.python;

import dev.puffin.fs.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The scripts that shells read to work in an environment. */
final class ActivationScripts {
  private static final List<String> UNIX =
      List.of("activate", "activate.csh", "activate.fish", "Activate.ps1");
  private static final List<String> WINDOWS =
      List.of("activate", "activate.bat", "deactivate.bat", "Activate.ps1");

  private ActivationScripts() {}

  /** Writes those of this system; a relocatable environment finds its folder when activated. */
  static void write(Path folder, Path scripts, String prompt, boolean relocatable)
      throws IOException {
    String binaries = String.valueOf(scripts.getFileName());
    for (String name : UsualPlaces.isWindows() ? WINDOWS : UNIX) {
      String root = relocatable ? ownPlace(name, folder) : quoted(name, folder.toString());
      String text =
          template(name)
              .replace("@ROOT@", root)
              .replace("@BIN@", binaries)
              .replace("@PROMPT@", quoted(name, prompt));
      String lines = name.endsWith(".bat") ? text.replace("\n", "\r\n") : text;
      AtomicFiles.write(scripts.resolve(name), lines);
    }
  }

  /** An expression of the shell for the folder above the one of the script itself. */
  private static String ownPlace(String script, Path folder) {
    return switch (script) {
      case "activate" -> "\"$(CDPATH= cd -- \"$(dirname -- \"${BASH_SOURCE:-$0}\")/..\" && pwd)\"";
      case "activate.fish" -> "(path resolve (status dirname)/..)";
      case "Activate.ps1" -> "(Split-Path -Parent $PSScriptRoot)";
      case "activate.bat" -> "%~dp0..";
      default -> quoted(script, folder.toString()); // csh can't know where a script is
    };
  }

  private static String quoted(String script, String text) {
    return switch (script) {
      case "activate" -> "'" + text.replace("'", "'\\''") + "'";
      case "activate.csh" -> "'" + text.replace("'", "'\\''").replace("!", "\\!") + "'";
      case "activate.fish" -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
      case "Activate.ps1" -> "'" + text.replace("'", "''") + "'";
      default -> text;
    };
  }

  private static String template(String name) throws IOException {
    try (InputStream in = ActivationScripts.class.getResourceAsStream("venv/" + name)) {
      if (in == null) {
        throw new IOException("the template of " + name + " is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
