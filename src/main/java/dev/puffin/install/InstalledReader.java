package dev.puffin.install;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.InstalledDistribution.Kind;
import dev.puffin.dist.RecordFile;
import dev.puffin.fs.NativeFiles;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
    boolean recorded = Files.exists(entry.resolve(RecordFile.NAME));
    if (!recorded && isUnfinished(entry)) {
      return new Unfinished(entry);
    }
    int dash = stem.lastIndexOf('-');
    if (dash < 0) {
      return new Unreadable(entry);
    }
    Optional<DirectUrlRecord> url = directUrl(entry.resolve("direct_url.json"));
    InstalledReader found =
        found(stem.substring(0, dash), stem.substring(dash + 1), entry, Kind.DIST_INFO, url);
    boolean whole = recorded && Files.exists(entry.resolve("METADATA"));
    return found instanceof Found(InstalledDistribution distribution, boolean _)
        ? new Found(distribution, whole)
        : found;
  }

  /** Asked only where there is no RECORD, which is never there together with its other name. */
  private static boolean isUnfinished(Path distInfo) {
    if (Files.exists(distInfo.resolve(UnfinishedMark.NAME))) {
      return true;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(distInfo)) {
      return !children.iterator().hasNext();
    } catch (IOException e) {
      return false; // a file, or not ours to read
    }
  }

  private static Optional<DirectUrlRecord> directUrl(Path file) {
    try {
      return NativeFiles.readText(file).flatMap(DirectUrlRecord::read);
    } catch (IOException e) {
      return Optional.empty(); // as if from an index: installed anew where a URL is wanted
    }
  }
}
