package dev.puffin.settings;

import dev.puffin.lockfile.Annotations;
import dev.puffin.lockfile.OptionSpelling;
import dev.puffin.pep508.PackageName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the compiled file looks like and where it goes, as given by the user.
 *
 * @param file where it is written; to standard output if empty
 * @param mode whether it is written, only shown, or compared
 * @param header whether it starts with the command that made it
 * @param customCommand what it says that command is, if not what was typed
 * @param annotations how what asked for a package is said
 * @param stripExtras whether extras are left out
 * @param stripMarkers whether markers are left out
 * @param emitIndexUrl whether the indexes are written
 * @param emitFindLinks whether the find-links are written
 * @param emitBuildOptions whether {@code --no-binary} and {@code --only-binary} are written
 * @param emitIndexAnnotation whether a comment names the index of each package
 * @param unlisted packages that are left out
 * @param newline what ends a line
 * @param format what kind of file it is; told by its name if empty
 * @param hashes which digests are written
 * @param diff how the changes are told
 * @param spellings every spelling of every option, for the header
 */
public record OutputOptions(
    Optional<Path> file,
    Mode mode,
    boolean header,
    Optional<String> customCommand,
    Annotations annotations,
    boolean stripExtras,
    boolean stripMarkers,
    boolean emitIndexUrl,
    boolean emitFindLinks,
    boolean emitBuildOptions,
    boolean emitIndexAnnotation,
    Set<PackageName> unlisted,
    NewlineChoice newline,
    Optional<Format> format,
    HashChoice hashes,
    Diff diff,
    Map<String, OptionSpelling> spellings) {

  /** What kind of file is written. */
  public enum Format {
    /** A requirements file. */
    REQUIREMENTS,
    /** A lock file of PEP 751. */
    PYLOCK
  }

  /** Which digests a requirements file has. */
  public enum HashChoice {
    /** None. */
    NONE,
    /** Those of the files that can be used where it is resolved for. */
    USED,
    /** Those of all files. */
    ALL
  }

  /** What becomes of the result. */
  public enum Mode {
    /** It is written. */
    WRITE,
    /** It is only told what would change. */
    DRY_RUN,
    /** Changes are a failure. */
    CHECK
  }

  /** Which line ends the file gets. */
  public enum NewlineChoice {
    /** A line feed. */
    LF,
    /** A carriage return and a line feed. */
    CRLF,
    /** Those of this system. */
    NATIVE,
    /** Those of the file before, else those of the input. */
    PRESERVE
  }

  /** How changes are told. */
  public enum Diff {
    /** Lines beside the result, on standard error. */
    SUMMARY,
    /** Lines on standard output. */
    TEXT,
    /** JSON on standard output. */
    JSON,
    /** A Markdown table on standard output. */
    MARKDOWN
  }

  /** Copies the collections. */
  public OutputOptions {
    unlisted = Set.copyOf(unlisted);
    spellings = Map.copyOf(spellings);
  }
}
