package dev.puffin.lockfile;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an entry out of texts: {@code EntryMaker.release("idna", "3.6").via("requests")}. */
final class EntryMaker {
  private final PackageName name;
  private final Pin pin;
  private final List<ExtraName> extras = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private final List<String> via = new ArrayList<>();
  private Optional<Marker> marker = Optional.empty();
  private Optional<String> index = Optional.empty();

  private EntryMaker(String name, Pin pin) {
    this.name = PackageName.parse(name);
    this.pin = pin;
  }

  static EntryMaker release(String name, String version) {
    return new EntryMaker(name, new Pin.Exact(Version.parse(version)));
  }

  static EntryMaker at(String name, Pin pin) {
    return new EntryMaker(name, pin);
  }

  EntryMaker extras(String... names) {
    for (String extra : names) {
      extras.add(ExtraName.parse(extra));
    }
    return this;
  }

  EntryMaker marker(String text) {
    marker = Optional.of(Marker.parse(text));
    return this;
  }

  EntryMaker hashes(String... digests) {
    hashes.addAll(List.of(digests));
    return this;
  }

  EntryMaker via(String... labels) {
    via.addAll(List.of(labels));
    return this;
  }

  EntryMaker index(String url) {
    index = Optional.of(url);
    return this;
  }

  LockedPackage make() {
    return new LockedPackage(name, pin, extras, marker, hashes, via, index);
  }
}
