package dev.puffin.install;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.PuffinException;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what installed packages say of themselves. */
public final class InstalledMetadata {
  private static final String PKG_INFO = "PKG-INFO";

  private InstalledMetadata() {}

  /** The metadata of an installed package; empty if it has none that can be read. */
  public static Optional<CoreMetadata> read(InstalledDistribution distribution) {
    try {
      return switch (distribution.kind()) {
        case DIST_INFO ->
            Optional.of(metadata(distribution.location().resolve("METADATA"), List.of()));
        case EGG_INFO_DIRECTORY -> Optional.of(eggInfo(distribution.location()));
        case EGG_INFO_FILE -> Optional.of(metadata(distribution.location(), List.of()));
        case EGG_LINK -> linked(distribution);
      };
    } catch (IOException | PuffinException e) {
      // damaged: SitePackages.damaged() has it if the file is missing
      return Optional.empty();
    }
  }

  private static Optional<CoreMetadata> linked(InstalledDistribution distribution)
      throws IOException {
    Optional<Path> project = EggReader.project(distribution.location());
    String name = distribution.name().value();
    for (String stem : List.of(name.replace('-', '_'), name)) {
      Optional<Path> info = project.map(folder -> folder.resolve(stem + ".egg-info"));
      if (info.isPresent() && Files.isDirectory(info.get())) {
        return Optional.of(eggInfo(info.get()));
      }
    }
    return Optional.empty();
  }

  private static CoreMetadata eggInfo(Path folder) throws IOException {
    Path requires = folder.resolve("requires.txt");
    List<Requirement> more =
        Files.exists(requires)
            ? requirements(Files.readAllLines(requires, StandardCharsets.UTF_8))
            : List.of();
    return metadata(folder.resolve(PKG_INFO), more);
  }

  private static CoreMetadata metadata(Path file, List<Requirement> more) throws IOException {
    CoreMetadata metadata = CoreMetadata.parse(Files.readAllBytes(file));
    List<Requirement> all = new ArrayList<>(metadata.requiresDist());
    for (Requirement requirement : more) {
      if (!all.contains(requirement)) {
        all.add(requirement);
      }
    }
    return new CoreMetadata(
        metadata.metadataVersion(),
        metadata.name(),
        metadata.version(),
        all,
        metadata.requiresPython(),
        metadata.providesExtra(),
        metadata.dynamic());
  }

  /** The requirements of setuptools' {@code requires.txt}, whose sections stand for markers. */
  private static List<Requirement> requirements(List<String> lines) {
    List<Requirement> requirements = new ArrayList<>();
    Optional<Marker> section = Optional.empty();
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("[") && text.endsWith("]")) {
        section = marker(text.substring(1, text.length() - 1));
      } else if (!text.isEmpty()) {
        Requirement requirement = Requirement.parse(text);
        requirements.add(section.map(requirement::withMarker).orElse(requirement));
      }
    }
    return requirements;
  }

  /** A section is {@code extra}, {@code :marker} or {@code extra:marker}. */
  private static Optional<Marker> marker(String section) {
    int colon = section.indexOf(':');
    String extra = (colon < 0 ? section : section.substring(0, colon)).strip();
    String condition = colon < 0 ? "" : section.substring(colon + 1).strip();
    Optional<Marker> forExtra =
        extra.isEmpty() ? Optional.empty() : Optional.of(Marker.parse("extra == '" + extra + "'"));
    if (condition.isEmpty()) {
      return forExtra;
    }
    Marker given = Marker.parse(condition);
    return Optional.of(forExtra.map(given::and).orElse(given));
  }
}
