package dev.puffin.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.puffin.error.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a project wants to be built: the {@code [build-system]} of its {@code pyproject.toml} (PEP
 * 518, PEP 517), or what those PEPs say where there is none.
 *
 * @param requires what the backend needs before it can run, as written
 * @param backend the backend, {@code module:object}
 * @param backendPath folders in the project from which the backend is loaded, empty if it is
 *     installed
 */
record BuildSystem(List<String> requires, String backend, List<Path> backendPath) {
  /** The backend of projects that name none. */
  static final String LEGACY_BACKEND = "setuptools.build_meta:__legacy__";

  /** What projects without {@code [build-system]} need. */
  static final BuildSystem LEGACY =
      new BuildSystem(List.of("setuptools >= 40.8.0"), LEGACY_BACKEND, List.of());

  /** Copies the lists. */
  BuildSystem {
    requires = List.copyOf(requires);
    backendPath = List.copyOf(backendPath);
  }

  /**
   * Reads it from a project.
   *
   * @throws BuildException if the file cannot be read or breaks the PEPs
   */
  static BuildSystem of(ProjectFile project) {
    JsonNode table = project.table("build-system");
    if (table.isMissingNode()) {
      return LEGACY;
    }
    if (!table.has("requires")) {
      throw invalid(project, "[build-system] must have `requires`");
    }
    List<Path> backendPath = new ArrayList<>();
    for (String folder : texts(project, table, "backend-path")) {
      backendPath.add(inTree(project, folder));
    }
    JsonNode backend = table.path("build-backend");
    if (!backend.isMissingNode() && !backend.isTextual()) {
      throw invalid(project, "build-backend must be a string");
    }
    return new BuildSystem(
        texts(project, table, "requires"), backend.asText(LEGACY_BACKEND), backendPath);
  }

  /** PEP 517: the folders are in the project, also after links and {@code ..} are resolved. */
  private static Path inTree(ProjectFile project, String folder) {
    try {
      Path path = Path.of(folder).normalize();
      if (!path.isAbsolute() && !path.startsWith("..")) {
        return path;
      }
    } catch (InvalidPathException _) {
      // told to the user below
    }
    throw invalid(project, "backend-path `" + folder + "` is not a folder of the project");
  }

  private static List<String> texts(ProjectFile project, JsonNode table, String key) {
    List<String> texts = new ArrayList<>();
    JsonNode list = table.path(key);
    if (!list.isMissingNode() && !list.isArray()) {
      throw invalid(project, key + " must be a list of strings");
    }
    for (JsonNode item : list) {
      if (!item.isTextual()) {
        throw invalid(project, key + " must be a list of strings");
      }
      texts.add(item.asText());
    }
    return texts;
  }

  private static BuildException invalid(ProjectFile project, String reason) {
    return new BuildException(Problem.of(project.file() + " is invalid: " + reason));
  }
}
