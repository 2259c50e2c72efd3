package dev.puffin.resolver;

import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The versions the user names exactly, which may be taken even if they were yanked (PEP 592). */
final class YankedPins {
  private final Map<PackageName, List<Specifier>> pins = new HashMap<>();

  static YankedPins of(Manifest manifest) {
    YankedPins pins = new YankedPins();
    manifest.requirements().forEach(input -> pins.add(GivenRequirement.of(input)));
    manifest.constraints().forEach(input -> pins.add(GivenRequirement.of(input)));
    manifest.overrides().forEach(override -> pins.add(GivenRequirement.of(override.replacement())));
    for (Preference preference : manifest.preferences()) {
      if (!manifest.upgrade().includes(preference.name())) {
        pins.add(preference.name(), Specifier.of(Operator.EQUAL, preference.version()));
      }
    }
    return pins;
  }

  private void add(GivenRequirement input) {
    for (Specifier specifier : input.requirement().specifiers().specifiers()) {
      boolean exact = specifier.operator() == Operator.EQUAL && !specifier.wildcard();
      if (exact || specifier.operator() == Operator.ARBITRARY_EQUAL) {
        add(input.requirement().name(), specifier);
      }
    }
  }

  private void add(PackageName name, Specifier specifier) {
    pins.computeIfAbsent(name, _ -> new ArrayList<>()).add(specifier);
  }

  /** Whether the user names this version. */
  boolean allow(PackageName name, Version version) {
    for (Specifier specifier : pins.getOrDefault(name, List.of())) {
      if (specifier.contains(version)) {
        return true;
      }
    }
    return false;
  }
}
