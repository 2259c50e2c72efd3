package dev.puffin.install;

import dev.puffin.dist.DirectUrlRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/** Whether a local source was changed after it was installed. */
final class SourceChange {
  private static final List<String> PROJECT_FILES =
      List.of("pyproject.toml", "setup.py", "setup.cfg");

  private SourceChange() {}

  /**
   * Compares the source's time with that of the installed RECORD: an archive's own, of a folder
   * that of its project file. Of sources elsewhere nothing is known here.
   */
  static boolean isNewer(DirectUrlRecord source, Path distInfo) {
    Optional<Path> path = local(source);
    if (path.isEmpty()) {
      return false;
    }
    try {
      FileTime installed =
          Files.getLastModifiedTime(distInfo.resolve("INSTALLER"), LinkOption.NOFOLLOW_LINKS);
      return time(path.get()).compareTo(installed) >= 0; // the kernel's clock has coarse ticks
    } catch (IOException e) {
      return true; // one of them is not there: installing it anew tells more
    }
  }

  private static Optional<Path> local(DirectUrlRecord source) {
    if (!source.url().startsWith("file:")) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(URI.create(source.url()));
      return Optional.of(path.resolve(source.subdirectory()));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // no path of this system
    }
  }

  private static FileTime time(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      return Files.getLastModifiedTime(source);
    }
    for (String name : PROJECT_FILES) {
      Path file = source.resolve(name);
      if (Files.exists(file)) {
        return Files.getLastModifiedTime(file);
      }
    }
    throw new NoSuchFileException(source.toString());
  }
}
