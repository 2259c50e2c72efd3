package dev.puffin.install;

import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.RecordRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares installed files with what the package's own list says of them. */
public final class FileCheck {
  private FileCheck() {}

  /**
   * What is wrong with the files of a package, a sentence for each; empty if all is well. Bytecode,
   * which Python makes anew by itself, may be missing.
   */
  public static List<String> problems(InstalledDistribution distribution) {
    String display = distribution.name() + " " + distribution.version();
    Path record = distribution.location().resolve(RecordFile.NAME);
    List<String> problems = new ArrayList<>();
    try {
      String text = Files.readString(record, StandardCharsets.UTF_8);
      for (RecordRow row : RecordFile.parseForeign(text)) {
        problem(row, record.resolveSibling("..").resolve(row.path()).normalize())
            .lines()
            .forEach(problem -> problems.add(display + ": " + row.path() + " " + problem));
      }
    } catch (IOException e) {
      problems.add(display + " has no list of its files that can be read: " + record);
    }
    return problems;
  }

  /** The empty text if there is none. */
  private static String problem(RecordRow row, Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (!row.size().isEmpty() && !row.size().equals(String.valueOf(content.length))) {
        return "has " + content.length + " bytes instead of " + row.size();
      }
      boolean comparable = row.hash().startsWith("sha256=");
      return comparable && !row.hash().equals(RecordHash.sha256(content)) ? "was changed" : "";
    } catch (NoSuchFileException e) {
      return row.path().endsWith(".pyc") ? "" : "is missing";
    } catch (IOException e) {
      return "can't be read: " + e.getMessage();
    }
  }
}
