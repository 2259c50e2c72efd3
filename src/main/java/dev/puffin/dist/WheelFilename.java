package dev.puffin.dist;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.tags.WheelTags;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a wheel's file name (PEP 427), with its compressed tag sets (PEP 425) as written.
 *
 * @param name the project, normalised
 * @param version as written in the name
 * @param buildTag decides between wheels that are otherwise equal
 * @param pythons such as {@code [py2, py3]}
 * @param abis such as {@code [none]}
 * @param platforms such as {@code [manylinux_2_17_x86_64, manylinux2014_x86_64]}
 * @param text the whole file name as given
 */
public record WheelFilename(
    PackageName name,
    Version version,
    Optional<String> buildTag,
    List<String> pythons,
    List<String> abis,
    List<String> platforms,
    String text) {
  /** How the names of wheels end. */
  public static final String EXTENSION = ".whl";

  /** Copies the tag sets. */
  public WheelFilename {
    pythons = List.copyOf(pythons);
    abis = List.copyOf(abis);
    platforms = List.copyOf(platforms);
  }

  /** Whether the file name claims to be a wheel's. */
  public static boolean isWheel(String filename) {
    return filename.endsWith(EXTENSION);
  }

  /**
   * Takes a wheel's file name apart.
   *
   * @throws InvalidFilenameException if it is none
   */
  public static WheelFilename parse(String filename) {
    if (!isWheel(filename)) {
      throw new InvalidFilenameException(filename, "it does not end in .whl");
    }
    List<String> parts = split(filename.substring(0, filename.length() - EXTENSION.length()), '-');
    if (parts.size() != 5 && parts.size() != 6) {
      throw new InvalidFilenameException(filename, parts.size() + " parts instead of 5 or 6");
    }
    int tags = parts.size() - 3;
    return new WheelFilename(
        name(parts.getFirst(), filename),
        Version.tryParse(parts.get(1))
            .orElseThrow(() -> new InvalidFilenameException(filename, "invalid version")),
        parts.size() == 6 ? Optional.of(build(parts.get(2), filename)) : Optional.empty(),
        tagSet(parts.get(tags), filename),
        tagSet(parts.get(tags + 1), filename),
        tagSet(parts.get(tags + 2), filename),
        filename);
  }

  /** The file name without {@code .whl}: the name of the folder it is unzipped to. */
  public String stem() {
    return text.substring(0, text.length() - EXTENSION.length());
  }

  /** What it is for. */
  public WheelTags tags() {
    return new WheelTags(pythons, abis, platforms);
  }

  /**
   * Orders two wheels of one version by build tag as PEP 427 says: none before any, then by the
   * leading number, then by the rest.
   */
  public int compareBuild(WheelFilename other) {
    String mine = buildTag.orElse("");
    String theirs = other.buildTag.orElse("");
    int digits = digits(mine);
    int theirDigits = digits(theirs);
    int byNumber = compareNumbers(mine.substring(0, digits), theirs.substring(0, theirDigits));
    return byNumber != 0
        ? byNumber
        : mine.substring(digits).compareTo(theirs.substring(theirDigits));
  }

  @Override
  public String toString() {
    return text;
  }

  private static PackageName name(String part, String filename) {
    Optional<PackageName> name =
        part.contains("__") ? Optional.empty() : PackageName.tryParse(part);
    return name.orElseThrow(() -> new InvalidFilenameException(filename, "invalid project name"));
  }

  private static String build(String part, String filename) {
    if (digits(part) == 0) {
      throw new InvalidFilenameException(filename, "the build tag does not start with a digit");
    }
    return part;
  }

  private static List<String> tagSet(String part, String filename) {
    List<String> tags = split(part, '.');
    for (String tag : tags) {
      if (!isTag(tag)) {
        throw new InvalidFilenameException(filename, "invalid tag '" + part + "'");
      }
    }
    return tags;
  }

  private static boolean isTag(String tag) {
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_') {
        return false;
      }
    }
    return !tag.isEmpty();
  }

  private static int digits(String text) {
    int count = 0;
    while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
      count++;
    }
    return count;
  }

  /** Compares runs of digits of any length; none is less than zero. */
  private static int compareNumbers(String left, String right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Integer.compare(left.length(), right.length());
    }
    return new BigInteger(left).compareTo(new BigInteger(right));
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>(4);
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }
}
