package dev.puffin.pep440;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A set of clauses that a version has to match all of; without clauses any version does. */
public final class Specifiers {
  private static final Specifiers ANY = new Specifiers(List.of());

  private final List<Specifier> specifiers;
  // worked out when it is first asked for
  private volatile @Nullable VersionRange range;

  private Specifiers(List<Specifier> specifiers) {
    this.specifiers = List.copyOf(specifiers);
  }

  /**
   * Reads clauses separated by commas, for instance {@code >=1.0,<2}.
   *
   * @throws InvalidSpecifierException if a clause is none
   */
  public static Specifiers parse(String text) {
    List<Specifier> clauses = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      if (VersionReader.skipSpace(text, start) < end) {
        clauses.add(Specifier.parse(text.substring(start, end)));
      }
      start = end + 1;
    }
    return of(clauses);
  }

  /** Reads clauses separated by commas; empty if one of them is none. */
  public static Optional<Specifiers> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (InvalidSpecifierException e) {
      // the caller asked only whether it is one
      return Optional.empty();
    }
  }

  /** These clauses. */
  public static Specifiers of(List<Specifier> specifiers) {
    return specifiers.isEmpty() ? ANY : new Specifiers(specifiers);
  }

  /** No clause: any version matches. */
  public static Specifiers any() {
    return ANY;
  }

  /** The clauses in the order in which they were written. */
  public List<Specifier> specifiers() {
    return specifiers;
  }

  /** Whether there is no clause. */
  public boolean isAny() {
    return specifiers.isEmpty();
  }

  /** The clauses of both. */
  public Specifiers and(Specifiers other) {
    if (isAny() || other.isAny()) {
      return isAny() ? other : this;
    }
    List<Specifier> both = new ArrayList<>(specifiers);
    for (Specifier specifier : other.specifiers) {
      if (!both.contains(specifier)) {
        both.add(specifier);
      }
    }
    return new Specifiers(both);
  }

  /** Whether a version matches all clauses; pre-releases are not treated specially. */
  public boolean contains(Version version) {
    for (Specifier specifier : specifiers) {
      if (!specifier.contains(version)) {
        return false;
      }
    }
    return true;
  }

  /** Whether some clause names a pre-release and so asks for them, by packaging's rule. */
  public boolean allowsPrereleases() {
    for (Specifier specifier : specifiers) {
      if (specifier.namesPrerelease()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The versions that packaging's {@code SpecifierSet.filter} lets through, in their order:
   * pre-releases only if a clause names one or nothing else matches.
   */
  public List<Version> filter(List<Version> versions) {
    List<Version> matching = versions.stream().filter(this::contains).toList();
    List<Version> releases = matching.stream().filter(v -> !v.isPrerelease()).toList();
    return allowsPrereleases() || releases.isEmpty() ? matching : releases;
  }

  /** The versions that match, as a set. */
  public VersionRange range() {
    VersionRange known = range;
    if (known == null) {
      known = VersionRange.any();
      for (Specifier specifier : specifiers) {
        known = known.intersect(specifier.range());
      }
      range = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Specifiers that && specifiers.equals(that.specifiers);
  }

  @Override
  public int hashCode() {
    return specifiers.hashCode();
  }

  /** The clauses as written, separated by commas. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Specifier specifier : specifiers) {
      out.append(out.isEmpty() ? "" : ",").append(specifier);
    }
    return out.toString();
  }
}
