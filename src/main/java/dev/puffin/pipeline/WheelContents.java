package dev.puffin.pipeline;

import dev.puffin.archive.ExtractedFile;
import dev.puffin.dist.HeaderReader;
import dev.puffin.dist.InvalidMetadataException;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.WheelFilename;
import dev.puffin.fs.NativeFiles;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks that what was unzipped is the wheel that its file name says (PEP 427): one dist-info
 * folder of that project, with METADATA of that version, WHEEL of a format that is known, and
 * RECORD.
 */
final class WheelContents {
  private static final String DIST_INFO = ".dist-info";

  private final Path directory;
  private final WheelFilename filename;

  WheelContents(Path directory, WheelFilename filename) {
    this.directory = directory;
    this.filename = filename;
  }

  /**
   * Checks the files.
   *
   * @return the name of the dist-info folder
   * @throws InvalidMetadataException if it is not the wheel
   */
  String check(List<ExtractedFile> files) throws IOException {
    String distInfo = distInfo(files);
    checkMetadata(read(distInfo, "METADATA"));
    checkFormat(read(distInfo, "WHEEL"));
    if (!Files.isRegularFile(directory.resolve(distInfo).resolve(RecordFile.NAME))) {
      throw missing(distInfo, RecordFile.NAME);
    }
    return distInfo;
  }

  private String distInfo(List<ExtractedFile> files) {
    String found = "";
    for (ExtractedFile file : files) {
      int slash = file.path().indexOf('/');
      String top = slash < 0 ? "" : file.path().substring(0, slash);
      if (top.endsWith(DIST_INFO) && !top.equals(found)) {
        if (!found.isEmpty()) {
          throw new InvalidMetadataException("two dist-info folders: " + found + " and " + top);
        }
        found = top;
      }
    }
    if (found.isEmpty()) {
      throw new InvalidMetadataException("there is no dist-info folder");
    }
    checkFolderName(found);
    return found;
  }

  private void checkFolderName(String distInfo) {
    String stem = distInfo.substring(0, distInfo.length() - DIST_INFO.length());
    int dash = stem.lastIndexOf('-');
    Optional<PackageName> name = PackageName.tryParse(dash < 0 ? stem : stem.substring(0, dash));
    if (!name.equals(Optional.of(filename.name()))) {
      throw new InvalidMetadataException(
          distInfo + " is not that of " + filename.name() + ", but of another project");
    }
  }

  private void checkMetadata(HeaderReader metadata) {
    String name = metadata.first("Name").orElse("");
    if (!PackageName.tryParse(name).equals(Optional.of(filename.name()))) {
      throw new InvalidMetadataException("METADATA has the name '" + name + "'");
    }
    String version = metadata.first("Version").orElse("");
    if (!Version.tryParse(version).equals(Optional.of(filename.version()))) {
      throw new InvalidMetadataException("METADATA has the version '" + version + "'");
    }
  }

  private static void checkFormat(HeaderReader wheel) {
    String version =
        wheel
            .first("Wheel-Version")
            .orElseThrow(() -> new InvalidMetadataException("WHEEL has no Wheel-Version"));
    int dot = version.indexOf('.');
    String major = dot < 0 ? version : version.substring(0, dot);
    if (!major.equals("1")) {
      throw new InvalidMetadataException("the wheel has the unknown format " + version);
    }
  }

  private HeaderReader read(String distInfo, String name) throws IOException {
    return NativeFiles.read(directory.resolve(distInfo).resolve(name))
        .map(HeaderReader::read)
        .orElseThrow(() -> missing(distInfo, name));
  }

  private static InvalidMetadataException missing(String distInfo, String name) {
    return new InvalidMetadataException("there is no " + distInfo + "/" + name);
  }
}
