package dev.puffin.pep508;

import dev.puffin.pep440.Specifiers;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A dependency specifier (PEP 508), for instance {@code flask[async]>=3 ; python_version >= '3.9'}.
 *
 * @param name the package
 * @param extras the extras asked for, sorted
 * @param source which versions, or from which place
 * @param marker the condition under which it counts
 */
public record Requirement(
    PackageName name, Set<ExtraName> extras, RequirementSource source, Optional<Marker> marker) {

  /** Sorts the extras. */
  public Requirement {
    extras = extras.isEmpty() ? Set.of() : Collections.unmodifiableSortedSet(new TreeSet<>(extras));
  }

  /**
   * Reads a requirement.
   *
   * @throws InvalidRequirementException if the text is none
   */
  public static Requirement parse(String text) {
    return new RequirementParser(text).parse();
  }

  /** The version specifiers; none for a URL. */
  public Specifiers specifiers() {
    return switch (source) {
      case RequirementSource.Specified specified -> specified.specifiers();
      case RequirementSource.Url _ -> Specifiers.any();
    };
  }

  /** The URL as written, if there is one. */
  public Optional<String> url() {
    return switch (source) {
      case RequirementSource.Specified _ -> Optional.empty();
      case RequirementSource.Url url -> Optional.of(url.url());
    };
  }

  /** The same requirement without its marker. */
  public Requirement withoutMarker() {
    return marker.isEmpty() ? this : new Requirement(name, extras, source, Optional.empty());
  }

  /** The same requirement under another condition. */
  public Requirement withMarker(Marker condition) {
    return new Requirement(name, extras, source, Optional.of(condition));
  }

  /** Whether the requirement counts in an environment for these extras. */
  public boolean appliesTo(MarkerEnvironment environment, Set<ExtraName> activeExtras) {
    return marker.isEmpty() || marker.get().evaluate(environment, activeExtras);
  }

  /** The normal form, which {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(name.value());
    if (!extras.isEmpty()) {
      out.append('[').append(String.join(",", extras.stream().map(ExtraName::value).toList()));
      out.append(']');
    }
    switch (source) {
      case RequirementSource.Specified specified -> out.append(specified.specifiers());
      case RequirementSource.Url url -> out.append(" @ ").append(url.url());
    }
    marker.ifPresent(condition -> out.append(" ; ").append(condition));
    return out.toString();
  }
}
