package dev.puffin.lockfile;

import dev.puffin.error.Redaction;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.resolver.Via;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One entry of a requirements file.
 *
 * @param name the package
 * @param pin what it is held at
 * @param extras the extras that were asked for, sorted
 * @param marker where the entry applies; empty if everywhere
 * @param hashes the digests pip may accept, each as {@code sha256:…}, sorted
 * @param via what asked for the package, as labels of the {@code # via} comment, sorted
 * @param index the address of the index the release was found at
 */
public record LockedPackage(
    PackageName name,
    Pin pin,
    List<ExtraName> extras,
    Optional<Marker> marker,
    List<String> hashes,
    List<String> via,
    Optional<String> index) {

  /** The order of a requirements file: editables first, then by name, version, URL and extras. */
  static final Comparator<LockedPackage> FILE_ORDER = LockedPackage::compare;

  // sorts behind every path and URL, so that what is not editable comes last
  private static final String NOT_EDITABLE = "\uffff";

  /** Sorts the collections and drops what they hold twice. */
  public LockedPackage {
    extras = List.copyOf(new TreeSet<>(extras));
    hashes = List.copyOf(new TreeSet<>(hashes));
    via = List.copyOf(new TreeSet<>(via));
  }

  /** The entry of a package that was chosen, without hashes. */
  public static LockedPackage of(ResolvedPackage resolved) {
    return new LockedPackage(
        resolved.name(),
        Pins.of(resolved.distribution(), resolved.version()),
        List.copyOf(resolved.extras()),
        resolved.marker(),
        List.of(),
        resolved.via().stream().map(Via::label).filter(label -> !label.isEmpty()).toList(),
        Pins.index(resolved.distribution()));
  }

  /** This entry with the digests of its files. */
  public LockedPackage withHashes(List<String> digests) {
    return new LockedPackage(name, pin, extras, marker, digests, via, index);
  }

  /** Whether the user gave credentials with the place of the package, which are not written. */
  public boolean hidesCredentials() {
    String place =
        switch (pin) {
          case Pin.Exact _, Pin.LocalPath _ -> "";
          case Pin.DirectUrl(String url) -> url;
          case Pin.Editable(String target) -> target;
        };
    return !Redaction.without(place).equals(place);
  }

  private String editableTarget() {
    return pin instanceof Pin.Editable(String target) ? target : NOT_EDITABLE;
  }

  private static int compare(LockedPackage one, LockedPackage other) {
    int order = one.editableTarget().compareTo(other.editableTarget());
    if (order == 0) {
      order = one.name.compareTo(other.name);
    }
    if (order == 0) {
      order = comparePins(one, other);
    }
    if (order == 0) {
      order = one.extras.toString().compareTo(other.extras.toString());
    }
    return order != 0 ? order : one.markerText().compareTo(other.markerText());
  }

  private String markerText() {
    return marker.map(Marker::toString).orElse("");
  }

  private static int comparePins(LockedPackage one, LockedPackage other) {
    if (one.pin instanceof Pin.Exact(var version) && other.pin instanceof Pin.Exact(var second)) {
      return version.compareTo(second);
    }
    return EntryText.of(one.pin).compareTo(EntryText.of(other.pin));
  }
}
