package dev.puffin.pubgrub;

import dev.puffin.pep440.VersionRange;

/** How a report names versions of packages. */
public interface Wording {
  /** Names ranges as they are. */
  Wording PLAIN = Wording::plain;

  /** The versions of a range of a package, such as "flask &gt;=2, &lt;3". */
  String versions(PackageId id, VersionRange range);

  private static String plain(PackageId id, VersionRange range) {
    if (id instanceof PackageId.Root || range.isAny()) {
      return id.toString();
    }
    return id + " " + range;
  }
}
