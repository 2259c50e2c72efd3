package dev.puffin.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What has to be the same for an answer of an interpreter to be still right. */
final class ExecutableStamp {
  private ExecutableStamp() {}

  /**
   * The file the path leads to with its time and size, the time of the environment's settings, and
   * the system's release, which some marker variables name; on one line. Empty if there is no file.
   */
  static Optional<String> of(Path executable) {
    try {
      return Optional.of(program(executable) + " " + settings(executable));
    } catch (IOException e) {
      return Optional.empty(); // asking the interpreter itself gives the better message
    }
  }

  /** The file the path leads to with its time and size, and the system's release, on one line. */
  static String program(Path executable) throws IOException {
    Path real = executable.toRealPath();
    BasicFileAttributes file = Files.readAttributes(real, BasicFileAttributes.class);
    String stamp = real + " " + nanoseconds(file.lastModifiedTime()) + " " + file.size();
    return (stamp + " " + System.getProperty("os.version", "")).replace('\n', ' ');
  }

  private static String settings(Path executable) {
    Path folder = executable.getParent();
    Path above = folder == null ? null : folder.getParent();
    if (above == null) {
      return "-";
    }
    try {
      return String.valueOf(nanoseconds(Files.getLastModifiedTime(above.resolve("pyvenv.cfg"))));
    } catch (IOException e) {
      return "-"; // no virtual environment
    }
  }

  /** A number, since formatting dates takes a cold JVM longer than all the rest here. */
  private static long nanoseconds(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
