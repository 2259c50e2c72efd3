package dev.puffin.pipeline;

import dev.puffin.dist.Hashes;
import dev.puffin.error.Problem;
import dev.puffin.fs.StagingDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A project ready to be built.
 *
 * @param project its folder
 * @param hashes of the archive it comes from, if it comes from one
 * @param copy the folder that goes away with this; empty if the project is the user's own folder
 */
record SourceTree(Path project, Hashes hashes, Optional<StagingDirectory> copy)
    implements AutoCloseable {

  /**
   * The project in a folder below.
   *
   * @param display what it is, for messages
   */
  SourceTree in(String subdirectory, String display) {
    Path folder = project.resolve(subdirectory).normalize();
    if (!folder.startsWith(project) || !Files.isDirectory(folder)) {
      throw new SourceException(
          Problem.of(display + " has no folder `" + subdirectory + "`")
              .hint("correct the #subdirectory= of its URL"));
    }
    return new SourceTree(folder, hashes, copy);
  }

  @Override
  public void close() {
    try {
      if (copy.isPresent()) {
        copy.get().close();
      }
    } catch (IOException e) {
      throw new SourceException(Problem.of("can't delete " + project + ": " + e.getMessage()), e);
    }
  }
}
