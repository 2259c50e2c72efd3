package dev.puffin.dist;

import java.io.IOException;
import java.util.Optional;

/** Where an installed package came from if not from an index: {@code direct_url.json} (PEP 610). */
public sealed interface DirectUrlRecord {

  /** The URL, without credentials. */
  String url();

  /** The folder of the project in what was fetched; empty for its root. */
  String subdirectory();

  /**
   * A wheel or a source archive.
   *
   * @param url where it was
   * @param subdirectory of the project in it
   * @param hashes of the archive
   */
  record ArchiveInfo(String url, String subdirectory, Hashes hashes) implements DirectUrlRecord {}

  /**
   * A version control system.
   *
   * @param url of the repository
   * @param subdirectory of the project in it
   * @param system such as {@code git}
   * @param requestedRevision as it was asked for
   * @param commit that was installed
   */
  record VcsInfo(
      String url,
      String subdirectory,
      String system,
      Optional<String> requestedRevision,
      String commit)
      implements DirectUrlRecord {}

  /**
   * A folder.
   *
   * @param url a {@code file:} URL
   * @param subdirectory of the project in it
   * @param editable whether changes in the folder count at once
   */
  record DirInfo(String url, String subdirectory, boolean editable) implements DirectUrlRecord {}

  /**
   * Reads the file's content.
   *
   * @return empty if it is not what PEP 610 says; tools then treat the package as one of an index
   */
  static Optional<DirectUrlRecord> read(String json) {
    try {
      return DirectUrlJson.read(json);
    } catch (IOException e) {
      return Optional.empty(); // no JSON at all
    }
  }

  /** The file's content. */
  default String toJson() {
    return DirectUrlJson.write(this);
  }
}
