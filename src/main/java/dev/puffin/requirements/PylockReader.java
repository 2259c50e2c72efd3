package dev.puffin.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.puffin.dist.IndexFile;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a lock file of PEP 751. */
final class PylockReader {
  private static final String HEADING = "[[packages]]";
  private static final String REQUIRES_PYTHON = "requires-python";

  private final Path directory;
  private final String display;
  private final PylockFiles places;
  private final Map<PackageName, List<IndexFile>> files = new HashMap<>();

  /** Where the table that is read begins, as messages name it. */
  private String place;

  PylockReader(Path directory, String display) {
    this.directory = directory;
    this.display = display;
    this.place = display;
    this.places = new PylockFiles(directory);
  }

  Pylock read(String text) {
    JsonNode root = TomlFile.parse(text, display);
    String version = root.path("lock-version").asText("");
    if (version.isEmpty()) {
      throw failure(" has no lock-version, as a pylock.toml must have");
    }
    if (!version.startsWith("1.")) {
      throw failure(" has lock-version " + version + ", and puffin knows only 1.x");
    }
    List<Marker> environments = new ArrayList<>();
    root.path("environments")
        .forEach(marker -> environments.add(parsed(marker, "environments", Marker::parse)));
    Optional<Specifiers> python = requiresPython(root);
    return new Pylock(display, python, environments, requirements(text, root), files);
  }

  private String requirements(String text, JsonNode root) {
    StringBuilder lines = new StringBuilder();
    int line = 1;
    List<Integer> headings = headings(text);
    int index = 0;
    for (JsonNode entry : root.path("packages")) {
      int own = index < headings.size() ? headings.get(index) : line;
      place = display + ":" + own;
      lines.repeat('\n', Math.max(0, own - line)).append(requirement(entry)).append('\n');
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
      throw failure(": a package has no name");
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
      return name + " @ " + archive(name, entry.path("archive")) + marker;
    }
    return pin(name, entry, marker);
  }

  private String pin(String name, JsonNode entry, String marker) {
    if (!entry.has("version")) {
      throw failure(": " + name + " has neither a version nor a place");
    }
    List<JsonNode> offered = new ArrayList<>();
    entry.path("wheels").forEach(offered::add);
    if (entry.has("sdist")) {
      offered.add(entry.path("sdist"));
    }
    if (offered.isEmpty()) {
      throw failure(": " + name + " has neither files (wheels, sdist) nor a place");
    }
    List<IndexFile> own =
        files.computeIfAbsent(
            parsed(entry.path("name"), "name", PackageName::parse), _ -> new ArrayList<>());
    Optional<Specifiers> python = requiresPython(entry);
    StringBuilder hashes = new StringBuilder();
    for (JsonNode file : offered) {
      checkHashes(name, file);
      own.add(places.file(file, python));
      file.path("hashes")
          .properties()
          .forEach(hash ->
              hashes
                  .append(" --hash=")
                  .append(hash.getKey())
                  .append(':')
                  .append(hash.getValue().asText()));
    }
    return name + "==" + entry.path("version").asText() + marker + hashes;
  }

  /** The PEP wants a digest of every file, so that it does not matter where it comes from. */
  private void checkHashes(String name, JsonNode file) {
    if (file.path("hashes").isEmpty()) {
      throw failure(": a file of " + name + " has no hashes");
    }
    if (!file.has("url") && !file.has("path")) {
      throw failure(": a file of " + name + " has neither url nor path");
    }
  }

  private String repository(JsonNode vcs) {
    String repository = vcs.has("url") ? vcs.path("url").asText() : local(vcs);
    return vcs.path("type").asText("git")
        + "+"
        + repository
        + "@"
        + vcs.path("commit-id").asText()
        + (vcs.has("subdirectory") ? "#subdirectory=" + vcs.path("subdirectory").asText() : "");
  }

  private String archive(String name, JsonNode archive) {
    checkHashes(name, archive);
    StringBuilder text =
        new StringBuilder(archive.has("url") ? archive.path("url").asText() : local(archive));
    char separator = '#';
    if (archive.path("hashes").has("sha256")) {
      text.append("#sha256=").append(archive.path("hashes").path("sha256").asText());
      separator = '&';
    }
    if (archive.has("subdirectory")) {
      text.append(separator).append("subdirectory=").append(archive.path("subdirectory").asText());
    }
    return text.toString();
  }

  /** Paths are relative to the lock file; those in a requirements file to where puffin runs. */
  private String local(JsonNode table) {
    Path folder = directory.resolve(table.path("path").asText("")).toAbsolutePath().normalize();
    return folder.resolve(table.path("subdirectory").asText("")).normalize().toUri().toString();
  }

  private Optional<Specifiers> requiresPython(JsonNode table) {
    return table.has(REQUIRES_PYTHON)
        ? Optional.of(parsed(table.path(REQUIRES_PYTHON), REQUIRES_PYTHON, Specifiers::parse))
        : Optional.empty();
  }

  private <T> T parsed(JsonNode value, String field, Function<String, T> parser) {
    try {
      return parser.apply(value.asText());
    } catch (PuffinException e) {
      Problem problem = e.problem();
      throw new InvalidInputException(
          new Problem(
              place + ": " + field + ": " + problem.message(), problem.evidence(), problem.hint()),
          e);
    }
  }

  private InvalidInputException failure(String reason) {
    return new InvalidInputException(Problem.of(place + reason));
  }
}
