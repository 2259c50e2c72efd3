package dev.puffin.dist;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where something that is not taken from an index comes from (PEP 508 URL requirements, paths).
 * What was written is kept, to be written again.
 */
public sealed interface SourceUrl {

  /** The URL or path exactly as the user wrote it, with variables unexpanded. */
  String verbatim();

  /** The folder of the project in what is fetched, with slashes; empty for its root. */
  String subdirectory();

  /** Equal for two that mean the same, however they are written; without credentials. */
  String identity();

  /** The same source as the user wrote it. */
  SourceUrl withVerbatim(String text);

  /**
   * Understands a URL or a path, which is taken relative to the folder.
   *
   * @throws UnsupportedSourceException if nothing can be installed from there
   */
  static SourceUrl parse(String text, Path base) {
    return new SourceUrlParser(text, base).parse();
  }

  /**
   * An archive on a server.
   *
   * @param url without the fragment, with credentials if there are any
   * @param subdirectory of the project in the archive
   * @param hashes from the fragment
   * @param verbatim as written
   */
  record Archive(String url, String subdirectory, Hashes hashes, String verbatim)
      implements SourceUrl {
    /** The file name at the end of the URL; any name is allowed. */
    public String filename() {
      return UrlText.filename(url);
    }

    @Override
    public String identity() {
      return UrlText.canonical(url) + Fragment.subdirectory(subdirectory);
    }

    @Override
    public Archive withVerbatim(String text) {
      return new Archive(url, subdirectory, hashes, text);
    }

    /** The URL as it may be shown. */
    @Override
    public String toString() {
      return UrlText.withoutCredentials(url) + Fragment.subdirectory(subdirectory);
    }
  }

  /**
   * A git repository.
   *
   * @param repository its URL without {@code git+}, with credentials if there are any
   * @param reference the branch, tag or commit asked for
   * @param commit the full commit, once it is known
   * @param subdirectory of the project in the repository
   * @param verbatim as written
   */
  record Git(
      String repository,
      Optional<String> reference,
      Optional<String> commit,
      String subdirectory,
      String verbatim)
      implements SourceUrl {
    private static final int FULL_COMMIT = 40;
    private static final String EXTENSION = ".git";

    /** The same repository at the commit that its reference stands for. */
    public Git at(String fullCommit) {
      return new Git(repository, reference, Optional.of(fullCommit), subdirectory, verbatim);
    }

    /** As written in a lock file: with the commit, once it is known. */
    public String pinned() {
      return "git+" + repository + version() + Fragment.subdirectory(subdirectory);
    }

    @Override
    public String identity() {
      String url = UrlText.canonical(repository);
      String plain =
          url.endsWith(EXTENSION) ? url.substring(0, url.length() - EXTENSION.length()) : url;
      return "git+" + plain + version() + Fragment.subdirectory(subdirectory);
    }

    @Override
    public Git withVerbatim(String text) {
      return new Git(repository, reference, commit, subdirectory, text);
    }

    /** The pinned URL as it may be shown. */
    @Override
    public String toString() {
      return UrlText.withoutCredentials(pinned());
    }

    /** Whether the reference is a full commit, which can't change. */
    static boolean isFullCommit(String reference) {
      return reference.length() == FULL_COMMIT
          && reference.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private String version() {
      return commit.or(() -> reference).map(text -> "@" + text).orElse("");
    }
  }

  /**
   * An archive on this machine.
   *
   * @param path absolute
   * @param subdirectory of the project in the archive
   * @param hashes from the fragment
   * @param verbatim as written
   */
  record LocalArchive(Path path, String subdirectory, Hashes hashes, String verbatim)
      implements SourceUrl {
    /** The file's name. */
    public String filename() {
      return String.valueOf(path.getFileName());
    }

    @Override
    public String identity() {
      return path.normalize() + Fragment.subdirectory(subdirectory);
    }

    @Override
    public LocalArchive withVerbatim(String text) {
      return new LocalArchive(path, subdirectory, hashes, text);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * A folder with a project on this machine.
   *
   * @param path absolute, of the project itself
   * @param editable whether it is to be installed so that changes in the folder count at once
   * @param verbatim as written
   */
  record LocalDirectory(Path path, boolean editable, String verbatim) implements SourceUrl {
    /** The same folder, to be installed so that changes in it count at once. */
    public LocalDirectory asEditable() {
      return new LocalDirectory(path, true, verbatim);
    }

    @Override
    public String subdirectory() {
      return "";
    }

    @Override
    public String identity() {
      return path.normalize().toString();
    }

    @Override
    public LocalDirectory withVerbatim(String text) {
      return new LocalDirectory(path, editable, text);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }
}
