package dev.puffin.resolver;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.IndexFile;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A package of a resolution.
 *
 * @param name the package
 * @param version its version
 * @param distribution what would be installed
 * @param extras the extras that something requires
 * @param via why it is there: user input first, then parents, each sorted
 * @param offered all files of the version at the index; none if it comes from a URL or path
 * @param marker where it is needed, if not everywhere
 */
public record ResolvedPackage(
    PackageName name,
    Version version,
    Distribution distribution,
    SortedSet<ExtraName> extras,
    List<Via> via,
    OfferedFiles offered,
    Optional<Marker> marker) {

  /** Copies the collections. */
  public ResolvedPackage {
    extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    via = List.copyOf(via);
  }

  /** All files of the version at the index, in its order. */
  public List<IndexFile> files() {
    return offered.list();
  }
}
