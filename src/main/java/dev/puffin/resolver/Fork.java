package dev.puffin.resolver;

import dev.puffin.markers.MarkerSet;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Environments that share one set of versions in a resolution for many environments. */
final class Fork implements MarkerScope {
  private final MarkerSet environments;
  private final VersionRange allPythons;
  private final VersionRange pythons;
  private final Map<Condition, MarkerSet> conditions = new ConcurrentHashMap<>();

  private record Condition(Marker marker, Set<ExtraName> extras) {}

  /**
   * Environments to resolve for.
   *
   * @param allPythons the Pythons of all forks, which need no mention
   */
  Fork(MarkerSet environments, VersionRange allPythons) {
    this.environments = environments;
    this.allPythons = allPythons;
    this.pythons = environments.python();
  }

  MarkerSet environments() {
    return environments;
  }

  /** The environments, of all there are, in which a condition holds with these extras. */
  MarkerSet condition(Optional<Marker> marker, Set<ExtraName> extras) {
    return marker.isEmpty()
        ? MarkerSet.all()
        : conditions.computeIfAbsent(
            new Condition(marker.get(), extras),
            key -> MarkerSet.of(key.marker()).withExtras(key.extras()));
  }

  @Override
  public boolean applies(Optional<Marker> marker, Set<ExtraName> extras) {
    return marker.isEmpty() || !environments.isDisjoint(condition(marker, extras));
  }

  @Override
  public boolean addedBy(Optional<Marker> marker, Set<ExtraName> extras) {
    return marker.isPresent()
        && !condition(marker, extras).subsetOf(condition(marker, Set.of()))
        && applies(marker, extras);
  }

  @Override
  public boolean acceptsPython(Specifiers required) {
    return !PythonRequirement.from(required).isDisjoint(pythons);
  }

  @Override
  public String python() {
    return pythons.toString();
  }

  /** The forks that a Requires-Python makes: later Pythons first; only this if it accepts all. */
  List<Fork> splitByPython(Specifiers required) {
    VersionRange accepted = PythonRequirement.from(required);
    return pythons.subsetOf(accepted)
        ? List.of(this)
        : splitBy(List.of(MarkerSet.python(accepted)));
  }

  /** The forks in each of which every condition either holds or does not. */
  List<Fork> splitBy(List<MarkerSet> by) {
    List<MarkerSet> parts = List.of(environments);
    for (MarkerSet condition : by) {
      List<MarkerSet> finer = new ArrayList<>();
      List<MarkerSet> outside = new ArrayList<>();
      for (MarkerSet part : parts) {
        addIfPossible(part.and(condition), finer);
        addIfPossible(part.minus(condition), outside);
      }
      finer.addAll(outside);
      parts = finer;
    }
    return parts.size() == 1
        ? List.of(this)
        : parts.stream().map(part -> new Fork(part, allPythons)).toList();
  }

  private static void addIfPossible(MarkerSet part, List<MarkerSet> parts) {
    if (!part.isFalse()) {
      parts.add(part);
    }
  }

  /** What tells it from other forks; none if it is all there is. */
  Optional<Marker> distinction() {
    return environments.simplifyFor(allPythons).toMarker();
  }

  @Override
  public String toString() {
    return environments.toString();
  }
}
