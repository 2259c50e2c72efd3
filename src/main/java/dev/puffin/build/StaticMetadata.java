package dev.puffin.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.error.PuffinException;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Metadata that is the same whatever a build would do, so that no code of the project has to run:
 * that of a source archive which says so (PEP 643), or that of {@code pyproject.toml} where it is
 * complete (PEP 621).
 */
final class StaticMetadata {
  /** The first version of core metadata in which fields that a build may change are named. */
  private static final Version TELLS_DYNAMIC = Version.parse("2.2");

  private static final List<String> PKG_INFO_FIELDS =
      List.of("requires-dist", "requires-python", "provides-extra");
  private static final List<String> PROJECT_FIELDS =
      List.of("version", "dependencies", "optional-dependencies", "requires-python");

  private static final String PKG_INFO = "PKG-INFO";

  /** The files it is read from. */
  static final Set<String> FILES = Set.of(PKG_INFO, ProjectFile.NAME);

  private StaticMetadata() {}

  /**
   * What the PKG-INFO of an unpacked source archive says, if that is final.
   *
   * @param tree the folder of the project
   */
  static Optional<CoreMetadata> ofArchive(Path tree) {
    try {
      CoreMetadata metadata = CoreMetadata.parse(Files.readAllBytes(tree.resolve(PKG_INFO)));
      boolean tells =
          Version.tryParse(metadata.metadataVersion())
              .filter(version -> version.compareTo(TELLS_DYNAMIC) >= 0)
              .isPresent();
      return tells && PKG_INFO_FIELDS.stream().noneMatch(metadata::isDynamic)
          ? Optional.of(metadata)
          : Optional.empty();
    } catch (IOException | PuffinException e) {
      // not there, or not readable: the backend is asked
      LoggerFactory.getLogger(StaticMetadata.class)
          .debug("no PKG-INFO in {}: {}", tree, e.toString());
      return Optional.empty();
    }
  }

  /** What the {@code [project]} of a project says, if nothing of it is left to the backend. */
  static Optional<CoreMetadata> ofProject(ProjectFile file) {
    JsonNode project = file.table("project");
    Set<String> dynamic = Set.copyOf(texts(project.path("dynamic")));
    if (!project.path("name").isTextual()
        || !project.path("version").isTextual()
        || PROJECT_FIELDS.stream().anyMatch(dynamic::contains)) {
      return Optional.empty();
    }
    try {
      return Optional.of(metadata(project));
    } catch (PuffinException e) {
      // something in it cannot be read; the backend says so better, or knows what is meant
      LoggerFactory.getLogger(StaticMetadata.class)
          .debug("{} is not used as metadata: {}", file.file(), e.getMessage());
      return Optional.empty();
    }
  }

  private static CoreMetadata metadata(JsonNode project) {
    List<Requirement> requirements = new ArrayList<>();
    texts(project.path("dependencies")).forEach(text -> requirements.add(Requirement.parse(text)));
    List<ExtraName> extras = new ArrayList<>();
    for (Map.Entry<String, JsonNode> extra : project.path("optional-dependencies").properties()) {
      ExtraName name = ExtraName.parse(extra.getKey());
      extras.add(name);
      texts(extra.getValue()).forEach(text -> requirements.add(ofExtra(text, name)));
    }
    JsonNode requiresPython = project.path("requires-python");
    return new CoreMetadata(
        TELLS_DYNAMIC.toString(),
        PackageName.parse(project.path("name").asText()),
        Version.parse(project.path("version").asText()),
        requirements,
        requiresPython.isTextual()
            ? Optional.of(Specifiers.parse(requiresPython.asText()))
            : Optional.empty(),
        extras,
        Set.of());
  }

  private static Requirement ofExtra(String text, ExtraName extra) {
    Requirement requirement = Requirement.parse(text);
    Marker wanted = Marker.parse("extra == '" + extra.value() + "'");
    return requirement.withMarker(requirement.marker().map(own -> own.and(wanted)).orElse(wanted));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
