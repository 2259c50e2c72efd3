package dev.puffin.lockfile;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a requirements file as an earlier run or another tool wrote it.
 *
 * @param requirement the entry without marker, hashes and comments, in normal form where it is one
 * @param name the package; empty for a path or editable, which need not say it
 * @param version the version it is pinned to with a single {@code ==}; empty for anything else
 * @param marker where the entry applies; empty if everywhere
 * @param hashes the digests as {@code sha256:…}, sorted
 * @param via what asked for the package, by the comments, sorted
 */
public record ExistingEntry(
    String requirement,
    Optional<PackageName> name,
    Optional<Version> version,
    Optional<Marker> marker,
    List<String> hashes,
    List<String> via) {

  /** Sorts the lists. */
  public ExistingEntry {
    hashes = sorted(hashes);
    via = sorted(via);
  }

  private static List<String> sorted(List<String> texts) {
    return texts.size() < 2 ? List.copyOf(texts) : texts.stream().distinct().sorted().toList();
  }
}
