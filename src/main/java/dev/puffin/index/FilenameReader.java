package dev.puffin.index;

import dev.puffin.dist.InvalidFilenameException;
import dev.puffin.dist.SourceFilename;
import dev.puffin.dist.WheelFilename;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the version in the names of one project's files. What follows the version in a wheel's name
 * is nearly always a combination seen before, and is then not checked again.
 */
final class FilenameReader {
  private static final String TAR_GZ = ".tar.gz";
  private static final byte[] WHEEL = WheelFilename.EXTENSION.getBytes(StandardCharsets.UTF_8);

  private final PackageName name;
  private final Map<String, Version> versions = new HashMap<>();
  private final Set<String> goodTags = new HashSet<>();

  /** The name, as it was spelled last. */
  private String spelling = "";

  /** The last wheel's name up to the dash behind its version; those of one release follow. */
  private byte[] start = {'-'};

  private Optional<Version> ofStart = Optional.empty();

  FilenameReader(PackageName name) {
    this.name = name;
  }

  /** The version, or nothing when the file is not usable for this project. */
  Optional<Version> version(TextSlice filename) {
    return filename.endsWith(WHEEL) ? ofWheel(filename) : ofSource(filename.toString());
  }

  private Optional<Version> ofSource(String filename) {
    int end = filename.length() - TAR_GZ.length();
    int dash = filename.lastIndexOf('-');
    if (dash > 0 && filename.endsWith(TAR_GZ) && isName(filename, dash)) {
      Optional<Version> version = known(filename.substring(dash + 1, end));
      if (version.isPresent()) {
        return version;
      }
    }
    Optional<SourceFilename> source = SourceFilename.parse(filename, name);
    return source.isPresent() ? Optional.of(source.get().version()) : Optional.empty();
  }

  private Optional<Version> ofWheel(TextSlice filename) {
    if (!filename.startsWith(start)) {
      String text = filename.toString();
      int nameEnd = text.indexOf('-');
      int versionEnd = nameEnd < 0 ? -1 : text.indexOf('-', nameEnd + 1);
      if (versionEnd < 0 || !isName(text, nameEnd)) {
        return Optional.empty();
      }
      ofStart = known(text.substring(nameEnd + 1, versionEnd));
      start = text.substring(0, versionEnd + 1).getBytes(StandardCharsets.UTF_8);
    }
    return ofStart.isPresent() && isTagged(filename) ? ofStart : Optional.empty();
  }

  /** Whether what follows the version in the last wheel's name is as it should be. */
  private boolean isTagged(TextSlice filename) {
    String tags = filename.from(start.length);
    if (goodTags.contains(tags)) {
      return true;
    }
    try {
      WheelFilename.parse(filename.toString());
      return goodTags.add(tags);
    } catch (InvalidFilenameException e) {
      return false; // the page notes that the file is left out
    }
  }

  private Optional<Version> known(String text) {
    Version known = versions.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Version> version = Version.tryParse(text);
    if (version.isPresent()) {
      versions.put(text, version.get());
    }
    return version;
  }

  /** Whether the first characters are the project's name in some spelling (PEP 503). */
  private boolean isName(String filename, int end) {
    if (end == spelling.length() && filename.startsWith(spelling)) {
      return true;
    }
    boolean same = isSpelling(filename, end);
    spelling = same ? filename.substring(0, end) : spelling;
    return same;
  }

  private boolean isSpelling(String filename, int end) {
    String wanted = name.value();
    int at = 0;
    for (int i = 0; i < end; i++) {
      char c = Character.toLowerCase(filename.charAt(i));
      boolean separator = c == '_' || c == '.';
      if (separator && at > 0 && wanted.charAt(at - 1) == '-') {
        continue;
      }
      if (at == wanted.length() || wanted.charAt(at) != (separator ? '-' : c)) {
        return false;
      }
      at++;
    }
    return at == wanted.length();
  }
}
