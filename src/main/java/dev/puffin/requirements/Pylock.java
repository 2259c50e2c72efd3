package dev.puffin.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.puffin.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lock file of PEP 751 as what it is in a requirements file: a pin with digests for each
 * package of an index, and what lies elsewhere by its place.
 */
public final class Pylock {
  private static final String STEM = "pylock";
  private static final String EXTENSION = ".toml";
  private static final String HEADING = "[[packages]]";

  private final Path directory;
  private final String display;

  private Pylock(Path directory, String display) {
    this.directory = directory;
    this.display = display;
  }

  /** Whether a file is one by its name: {@code pylock.toml} or {@code pylock.NAME.toml}. */
  public static boolean isName(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    if (!name.startsWith(STEM + ".") || !name.endsWith(EXTENSION)) {
      return false;
    }
    int inner = name.length() - STEM.length() - EXTENSION.length();
    return inner == 0
        || (inner > 1 && name.indexOf('.', STEM.length() + 1) == STEM.length() + inner);
  }

  /**
   * The same as the text of a requirements file. Each requirement is in the line in which its table
   * begins.
   *
   * @param text the content of the lock file
   * @param directory the folder it is in
   * @param display how the user would name it
   * @throws InvalidInputException if it is none, or of a later format
   */
  public static String requirements(String text, Path directory, String display) {
    JsonNode root = TomlFile.parse(text, display);
    String version = root.path("lock-version").asText("");
    if (!version.startsWith("1.")) {
      throw new InvalidInputException(
          Problem.of(
              display
                  + (version.isEmpty()
                      ? " has no lock-version, as a pylock.toml must have"
                      : " has lock-version " + version + ", and puffin knows only 1.x")));
    }
    Pylock reader = new Pylock(directory, display);
    StringBuilder lines = new StringBuilder();
    int line = 1;
    List<Integer> headings = headings(text);
    int index = 0;
    for (JsonNode entry : root.path("packages")) {
      int own = index < headings.size() ? headings.get(index) : line;
      lines.repeat('\n', Math.max(0, own - line)).append(reader.requirement(entry)).append('\n');
      line = Math.max(line, own) + 1;
      index++;
    }
    return lines.toString();
  }

  private static List<Integer> headings(String text) {
    List<Integer> headings = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.strip().startsWith(HEADING)) {
        headings.add(number);
      }
    }
    return headings;
  }

  private String requirement(JsonNode entry) {
    String name = entry.path("name").asText("");
    if (name.isEmpty()) {
      throw new InvalidInputException(Problem.of(display + ": a package has no name"));
    }
    String marker = entry.has("marker") ? " ; " + entry.path("marker").asText() : "";
    JsonNode folder = entry.path("directory");
    if (folder.path("editable").asBoolean(false)) {
      return "-e " + local(folder);
    }
    if (!folder.isMissingNode()) {
      return name + " @ " + local(folder) + marker;
    }
    if (entry.has("vcs")) {
      return name + " @ " + repository(entry.path("vcs")) + marker;
    }
    if (entry.has("archive")) {
      return name + " @ " + archive(entry.path("archive")) + marker;
    }
    if (!entry.has("version")) {
      throw new InvalidInputException(
          Problem.of(display + ": " + name + " has neither a version nor a place"));
    }
    return name + "==" + entry.path("version").asText() + marker + hashes(entry);
  }

  private String repository(JsonNode vcs) {
    String place = vcs.has("url") ? vcs.path("url").asText() : local(vcs);
    return vcs.path("type").asText("git")
        + "+"
        + place
        + "@"
        + vcs.path("commit-id").asText()
        + (vcs.has("subdirectory") ? "#subdirectory=" + vcs.path("subdirectory").asText() : "");
  }

  private String archive(JsonNode archive) {
    StringBuilder place =
        new StringBuilder(archive.has("url") ? archive.path("url").asText() : local(archive));
    char separator = '#';
    if (archive.path("hashes").has("sha256")) {
      place.append("#sha256=").append(archive.path("hashes").path("sha256").asText());
      separator = '&';
    }
    if (archive.has("subdirectory")) {
      place.append(separator).append("subdirectory=").append(archive.path("subdirectory").asText());
    }
    return place.toString();
  }

  /** Paths are relative to the lock file; those in a requirements file to where puffin runs. */
  private String local(JsonNode table) {
    Path folder = directory.resolve(table.path("path").asText("")).toAbsolutePath().normalize();
    return folder.resolve(table.path("subdirectory").asText("")).normalize().toUri().toString();
  }

  private static String hashes(JsonNode entry) {
    StringBuilder hashes = new StringBuilder();
    List<JsonNode> files = new ArrayList<>();
    entry.path("wheels").forEach(files::add);
    if (entry.has("sdist")) {
      files.add(entry.path("sdist"));
    }
    for (JsonNode file : files) {
      file.path("hashes")
          .properties()
          .forEach(hash ->
              hashes
                  .append(" --hash=")
                  .append(hash.getKey())
                  .append(':')
                  .append(hash.getValue().asText()));
    }
    return hashes.toString();
  }
}
