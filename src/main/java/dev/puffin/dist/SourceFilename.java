package dev.puffin.dist;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a source archive's file name.
 *
 * @param name the project
 * @param version the version
 * @param extension such as {@code .tar.gz}
 * @param text the whole file name as given
 */
public record SourceFilename(PackageName name, Version version, String extension, String text) {
  private static final List<String> EXTENSIONS =
      List.of(".tar.gz", ".zip", ".tgz", ".tar.bz2", ".tar.xz", ".tbz", ".txz", ".tar");

  /**
   * Takes a source archive's file name apart. Old names may have dashes in the project's name, so
   * the expected project decides where it ends.
   *
   * @return empty if it is no source archive, or one of another project
   */
  public static Optional<SourceFilename> parse(String filename, PackageName expected) {
    Optional<String> extension = extension(filename);
    if (extension.isEmpty()) {
      return Optional.empty();
    }
    String stem = filename.substring(0, filename.length() - extension.get().length());
    for (int dash = stem.indexOf('-'); dash > 0; dash = stem.indexOf('-', dash + 1)) {
      if (PackageName.tryParse(stem.substring(0, dash)).filter(expected::equals).isPresent()) {
        Optional<Version> version = Version.tryParse(stem.substring(dash + 1));
        if (version.isPresent()) {
          return Optional.of(
              new SourceFilename(expected, version.get(), extension.get(), filename));
        }
      }
    }
    return Optional.empty();
  }

  /** The archive extension of a file name, in lower case, such as {@code .tar.gz}. */
  public static Optional<String> extension(String filename) {
    String lower = filename.toLowerCase(Locale.ROOT);
    for (String extension : EXTENSIONS) {
      if (lower.endsWith(extension)) {
        return Optional.of(extension);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
