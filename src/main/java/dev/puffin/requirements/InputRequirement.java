package dev.puffin.requirements;

import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One requirement that a user wrote, and where. */
public sealed interface InputRequirement {

  /** Where it was written and what was said beside it. */
  Details details();

  /** The package, if the text tells it. */
  Optional<PackageName> packageName();

  /** The extras asked for, sorted. */
  Set<ExtraName> extras();

  /** The condition under which it counts. */
  Optional<Marker> marker();

  /** The same requirement, only where a further condition holds. */
  default InputRequirement when(Marker condition) {
    Marker both = marker().map(condition::and).orElse(condition);
    return switch (this) {
      case Named named -> new Named(named.requirement().withMarker(both), named.details());
      case Direct direct ->
          new Direct(
              direct.packageName(),
              direct.extras(),
              direct.source(),
              Optional.of(both),
              direct.details());
    };
  }

  /** Where it was written. */
  default Origin origin() {
    return details().origin();
  }

  /**
   * A package from an index.
   *
   * @param requirement name, extras, specifiers and marker
   * @param details where it was written and what was said beside it
   */
  record Named(Requirement requirement, Details details) implements InputRequirement {
    /** The same requirement as if it were written elsewhere. */
    public Named from(Origin origin) {
      return new Named(
          requirement,
          new Details(origin, details.verbatim(), details.hashes(), details.configSettings()));
    }

    @Override
    public Optional<PackageName> packageName() {
      return Optional.of(requirement.name());
    }

    @Override
    public Set<ExtraName> extras() {
      return requirement.extras();
    }

    @Override
    public Optional<Marker> marker() {
      return requirement.marker();
    }
  }

  /**
   * A package from one place.
   *
   * @param packageName the package; empty where only the project itself can tell
   * @param extras the extras asked for, sorted
   * @param source the place
   * @param marker the condition under which it counts
   * @param details where it was written and what was said beside it
   */
  record Direct(
      Optional<PackageName> packageName,
      Set<ExtraName> extras,
      SourceUrl source,
      Optional<Marker> marker,
      Details details)
      implements InputRequirement {
    /** Sorts the extras. */
    public Direct {
      extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    }
  }

  /**
   * What was said about a requirement besides itself.
   *
   * @param origin where it was written
   * @param verbatim the requirement as written, variables not expanded, without options
   * @param hashes the digests of {@code --hash}, in the order written
   * @param configSettings the values of {@code --config-settings} by key
   */
  record Details(
      Origin origin,
      String verbatim,
      List<HashDigest> hashes,
      SortedMap<String, List<String>> configSettings) {
    /** Copies the collections. */
    public Details {
      hashes = List.copyOf(hashes);
      configSettings =
          configSettings.isEmpty()
              ? Collections.emptySortedMap()
              : Collections.unmodifiableSortedMap(new TreeMap<>(configSettings));
    }

    /** Only a place and a text. */
    public static Details of(Origin origin, String verbatim) {
      return new Details(origin, verbatim, List.of(), Collections.emptySortedMap());
    }
  }
}
