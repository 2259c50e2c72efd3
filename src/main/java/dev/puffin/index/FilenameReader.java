package dev.puffin.index;

import dev.puffin.dist.InvalidFilenameException;
import dev.puffin.dist.SourceFilename;
import dev.puffin.dist.WheelFilename;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the version in the names of one project's files. What follows the version in a wheel's name
 * is nearly always a combination seen before, and is then not checked again.
 */
final class FilenameReader {
  private static final String TAR_GZ = ".tar.gz";

  private final PackageName name;
  private final Set<String> goodVersions = new HashSet<>();
  private final Set<String> goodTags = new HashSet<>();

  /** The name, as it was spelled last. */
  private String spelling = "";

  FilenameReader(PackageName name) {
    this.name = name;
  }

  /** The version as written, or nothing when the file is not usable for this project. */
  Optional<String> version(String filename) {
    return WheelFilename.isWheel(filename) ? ofWheel(filename) : ofSource(filename);
  }

  private Optional<String> ofSource(String filename) {
    int end = filename.length() - TAR_GZ.length();
    int dash = filename.lastIndexOf('-');
    if (dash > 0 && filename.endsWith(TAR_GZ) && isName(filename, dash)) {
      String version = filename.substring(dash + 1, end);
      if (goodVersions.contains(version)) {
        return Optional.of(version);
      }
    }
    Optional<String> version =
        SourceFilename.parse(filename, name).map(source -> source.version().text());
    version.ifPresent(goodVersions::add);
    return version;
  }

  private Optional<String> ofWheel(String filename) {
    int nameEnd = filename.indexOf('-');
    int versionEnd = nameEnd < 0 ? -1 : filename.indexOf('-', nameEnd + 1);
    if (versionEnd < 0 || !isName(filename, nameEnd)) {
      return Optional.empty();
    }
    String version = filename.substring(nameEnd + 1, versionEnd);
    String tags = filename.substring(versionEnd);
    if (goodTags.contains(tags) && goodVersions.contains(version)) {
      return Optional.of(version);
    }
    try {
      Version parsed = WheelFilename.parse(filename).version();
      goodTags.add(tags);
      goodVersions.add(version);
      return Optional.of(parsed.text());
    } catch (InvalidFilenameException e) {
      return Optional.empty(); // the page notes that the file is left out
    }
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
