package dev.puffin.pep440;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random versions and specifiers that are often near to each other, for property tests. */
final class RandomVersions {
  private static final List<String> BASES =
      List.of(
          "0", "1", "1.0", "1.1", "1.0.0", "2", "1!1", "20230628214621", "99999999999999999999");
  private static final List<String> SUFFIXES =
      List.of(
          "",
          "",
          "",
          ".dev0",
          ".dev1",
          "a0",
          "a1",
          "a1.dev1",
          "rc1",
          "a1.post1",
          ".post0",
          ".post1",
          ".post1.dev0",
          ".post0.dev0");
  private static final List<String> LOCALS = List.of("", "", "", "+a", "+1", "+a.1");

  private final Random random;

  RandomVersions(long seed) {
    this.random = new Random(seed);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  Version version() {
    return Version.parse(any(BASES) + any(SUFFIXES) + any(LOCALS));
  }

  List<Version> versions(int count) {
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      versions.add(version());
    }
    return versions;
  }

  Specifier specifier() {
    String base = any(BASES);
    String suffix = any(SUFFIXES);
    Operator operator = any(List.of(Operator.values()));
    return Specifier.parse(
        operator.symbol()
            + switch (operator) {
              case EQUAL, NOT_EQUAL ->
                  random.nextInt(3) == 0 ? base + ".*" : base + suffix + any(LOCALS);
              case ARBITRARY_EQUAL -> base + suffix + any(LOCALS);
              case COMPATIBLE -> base + ".0" + suffix;
              case AT_MOST, AT_LEAST, LESS, GREATER -> base + suffix;
            });
  }

  Specifiers specifiers() {
    List<Specifier> clauses = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      clauses.add(specifier());
    }
    return Specifiers.of(clauses);
  }

  VersionRange range() {
    VersionRange range = specifiers().range();
    for (int i = random.nextInt(4); i > 0; i--) {
      range =
          switch (random.nextInt(4)) {
            case 0 -> range.complement();
            case 1 -> range.union(specifier().range());
            case 2 -> range.union(VersionRange.exactly(version()));
            default -> range.minus(specifier().range());
          };
    }
    return range;
  }
}
