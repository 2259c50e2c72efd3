package dev.puffin.install;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.InstalledDistribution.Kind;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What an entry of site-packages says about a package. */
sealed interface InstalledReader {
  /** A package; whole unless a file is missing without which it can't be trusted. */
  record Found(InstalledDistribution distribution, boolean whole) implements InstalledReader {}

  /** A package that was being installed or removed. */
  record Unfinished(Path distInfo) implements InstalledReader {}

  /** Something without a name or version. */
  record Unreadable(Path path) implements InstalledReader {}

  /** Nothing of interest. */
  record Nothing() implements InstalledReader {}

  static InstalledReader read(Path entry) {
    String file = entry.getFileName().toString();
    if (file.endsWith(".dist-info")) {
      return distInfo(entry, file.substring(0, file.length() - ".dist-info".length()));
    }
    if (file.endsWith(".egg-link")) {
      return EggReader.link(entry, file.substring(0, file.length() - ".egg-link".length()));
    }
    if (file.endsWith(".egg-info")) {
      return EggReader.info(entry, file.substring(0, file.length() - ".egg-info".length()));
    }
    return EggReader.egg(entry, file.substring(0, file.length() - ".egg".length()));
  }

  /** A package of that name and version, or none if they make no sense. */
  static InstalledReader found(
      String name, String version, Path location, Kind kind, Optional<DirectUrlRecord> url) {
    Optional<PackageName> packageName = PackageName.tryParse(name);
    Optional<Version> parsed = Version.tryParse(version);
    if (packageName.isEmpty() || parsed.isEmpty()) {
      return new Unreadable(location);
    }
    return new Found(
        new InstalledDistribution(packageName.get(), parsed.get(), location, kind, url), true);
  }

  private static InstalledReader distInfo(Path entry, String stem) {
    Set<String> files = new HashSet<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(entry)) {
      children.forEach(child -> files.add(child.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      return new Unreadable(entry); // a file, or not ours to read
    }
    if (files.contains(RecordFile.UNFINISHED) || files.isEmpty()) {
      return new Unfinished(entry);
    }
    int dash = stem.lastIndexOf('-');
    if (dash < 0) {
      return new Unreadable(entry);
    }
    Optional<DirectUrlRecord> url =
        files.contains("direct_url.json") ? directUrl(entry) : Optional.empty();
    InstalledReader found =
        found(stem.substring(0, dash), stem.substring(dash + 1), entry, Kind.DIST_INFO, url);
    boolean whole = files.contains(RecordFile.NAME) && files.contains("METADATA");
    return found instanceof Found(InstalledDistribution distribution, boolean _)
        ? new Found(distribution, whole)
        : found;
  }

  private static Optional<DirectUrlRecord> directUrl(Path distInfo) {
    try {
      Path file = distInfo.resolve("direct_url.json");
      return DirectUrlRecord.read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional
          .empty(); // as if it came from an index: then it is installed anew if it matters
    }
  }
}
