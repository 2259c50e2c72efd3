package dev.puffin.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.puffin.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The {@code pyproject.toml} of a project, as far as building it is concerned.
 *
 * @param file where it is, or would be
 * @param root all of it; a missing node if there is no such file
 */
record ProjectFile(Path file, JsonNode root) {
  /** Its name. */
  static final String NAME = "pyproject.toml";

  /**
   * Reads that of a project's folder.
   *
   * @throws BuildException if it is there and cannot be read
   */
  static ProjectFile read(Path tree) {
    Path file = tree.resolve(NAME);
    try {
      return new ProjectFile(file, new TomlMapper().readTree(Files.readString(file)));
    } catch (NoSuchFileException _) {
      return new ProjectFile(file, MissingNode.getInstance());
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new BuildException(
          Problem.of(file + where + " is not valid TOML").because(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new BuildException(Problem.of("can't read " + file + ": " + e.getMessage()), e);
    }
  }

  /** A table, or a missing node. */
  JsonNode table(String name) {
    return root.path(name);
  }
}
