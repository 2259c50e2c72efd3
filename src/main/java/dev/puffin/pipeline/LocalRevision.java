package dev.puffin.pipeline;

import dev.puffin.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** In which state a source on this machine is, by the times and sizes of the files that matter. */
final class LocalRevision {
  private static final List<String> PROJECT_FILES =
      List.of("pyproject.toml", "setup.py", "setup.cfg");

  private LocalRevision() {}

  /**
   * That of an archive.
   *
   * @throws SourceException if it is not there
   */
  static String ofArchive(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        return stamp(attributes);
      }
    } catch (NoSuchFileException _) {
      throw new SourceException(Problem.of("there is no file or folder " + file));
    } catch (IOException e) {
      throw new SourceException(Problem.of("can't read " + file + ": " + e.getMessage()), e);
    }
    throw new SourceException(Problem.of(file + " is neither an archive nor a folder"));
  }

  /**
   * That of a project's folder. Its modules do not count: they are not what decides its metadata,
   * and editing one would mean a build each time.
   *
   * @throws SourceException if there is no project in it
   */
  static String ofFolder(Path folder) {
    StringBuilder revision = new StringBuilder();
    for (String name : PROJECT_FILES) {
      try {
        Path file = folder.resolve(name);
        String stamp = stamp(Files.readAttributes(file, BasicFileAttributes.class));
        revision.append(name).append(' ').append(stamp).append('\n');
      } catch (IOException _) {
        // not there: the others decide
      }
    }
    if (revision.isEmpty()) {
      String what = Files.isDirectory(folder) ? "is no Python project" : "does not exist";
      throw new SourceException(
          Problem.of("the folder " + folder + " " + what)
              .hint("a project has a pyproject.toml or a setup.py"));
    }
    return revision.toString();
  }

  private static String stamp(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "/" + attributes.size();
  }
}
