package dev.puffin.lockfile;

import dev.puffin.pep440.Version;

/** What a package is held at in a requirements file. */
public sealed interface Pin {
  /** One release of the package: {@code name==version}. */
  record Exact(Version version) implements Pin {}

  /**
   * A file or repository: {@code name @ url}.
   *
   * @param url the address as it was given; for a repository with the commit in it
   */
  record DirectUrl(String url) implements Pin {}

  /**
   * A project or archive on this machine that was given by its path alone, and is written so.
   *
   * @param path the path as it was given, for instance {@code ./project}
   */
  record LocalPath(String path) implements Pin {}

  /**
   * A project installed in place: {@code -e target}.
   *
   * @param target the path or URL as it was given
   */
  record Editable(String target) implements Pin {}
}
