package dev.puffin.requirements;

/**
 * Where a requirement was written, for messages and for {@code # via} comments.
 *
 * @param file the file as the user would name it, with slashes; {@code -} for standard input
 * @param line the line number from 1, or 0 where a whole file or no file is meant
 * @param label what {@code # via} shows, for instance {@code -r dev.in}; empty for what concerns
 *     this run only and is not written
 */
public record Origin(String file, int line, String label) {

  /** A line of a requirements file. */
  public static Origin requirements(String file, int line) {
    return new Origin(file, line, "-r " + file);
  }

  /** A line of a constraints file. */
  public static Origin constraints(String file, int line) {
    return new Origin(file, line, "-c " + file);
  }

  /** Another line of the same file. */
  Origin atLine(int number) {
    return new Origin(file, number, label);
  }

  /** A line of a file of overrides. */
  public static Origin overrides(String file, int line) {
    return new Origin(file, line, "--override " + file);
  }

  /** A project's own dependencies, or those of an extra or group of it. */
  public static Origin project(String file, String label) {
    return new Origin(file, 0, label);
  }

  /** Something said on the command line. */
  public static Origin commandLine(String label) {
    return new Origin(label, 0, label);
  }

  /** Something that concerns this run only, as messages name it. */
  public static Origin unwritten(String display) {
    return new Origin(display, 0, "");
  }

  /** The place as messages name it: {@code dev.in:4}. */
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
