package dev.puffin.markers;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Comparison;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.MarkerVariable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The set of environments in which a marker holds. Two markers that say the same give equal sets.
 *
 * <p>Pre-releases of Python count as the release they precede. What an environment can't be, such
 * as {@code os_name == 'nt' and sys_platform == 'linux'}, counts as empty. An {@code extra} is a
 * switch of its own: several can be on at once.
 */
public final class MarkerSet {
  private static final MarkerSet ALL = new MarkerSet(Node.ALL);
  private static final MarkerSet NONE = new MarkerSet(Node.NONE);

  private final Node node;

  private MarkerSet(Node node) {
    this.node = node;
  }

  static MarkerSet of(Node node) {
    return new MarkerSet(node);
  }

  /** All environments. */
  public static MarkerSet all() {
    return ALL;
  }

  /** No environment. */
  public static MarkerSet none() {
    return NONE;
  }

  /** The environments in which a marker holds. */
  public static MarkerSet of(Marker marker) {
    return new MarkerSet(DiagramBuilder.of(marker));
  }

  /** The environments with one of these Python versions. */
  public static MarkerSet python(VersionRange versions) {
    return new MarkerSet(DiagramBuilder.versions(MarkerVariable.PYTHON_FULL_VERSION, versions));
  }

  /** The environments in both sets. */
  public MarkerSet and(MarkerSet other) {
    return new MarkerSet(Diagrams.and(node, other.node));
  }

  /** The environments in one of the sets or both. */
  public MarkerSet or(MarkerSet other) {
    return new MarkerSet(Diagrams.or(node, other.node));
  }

  /** The environments not in this set. */
  public MarkerSet not() {
    return new MarkerSet(Diagrams.not(node));
  }

  /** The environments of this set that are not in the other. */
  public MarkerSet minus(MarkerSet other) {
    return and(other.not());
  }

  /** Whether no environment that can be is in the set. */
  public boolean isFalse() {
    return Diagrams.and(node, KnownPlatforms.environments()).equals(Node.NONE);
  }

  /** Whether every environment that can be is in the set. */
  public boolean isTrue() {
    return not().isFalse();
  }

  /** Whether no environment that can be is in both sets. */
  public boolean isDisjoint(MarkerSet other) {
    return and(other).isFalse();
  }

  /** Whether all environments of this set that can be are in the other. */
  public boolean subsetOf(MarkerSet other) {
    return minus(other).isFalse();
  }

  /** Whether an environment with these extras switched on is in the set. */
  public boolean contains(MarkerEnvironment environment, Set<ExtraName> extras) {
    return holds(node, environment, extras);
  }

  private static boolean holds(Node node, MarkerEnvironment environment, Set<ExtraName> extras) {
    return switch (node) {
      case Node.Leaf leaf -> leaf.member();
      case Node.Versions versions -> holds(behind(versions, environment), environment, extras);
      case Node.Texts texts -> {
        String value = texts.variable().value(environment).orElse("");
        Node child = texts.values().getOrDefault(value, texts.other());
        yield holds(child, environment, extras);
      }
      case Node.Flag flag ->
          holds(
              answer(flag.condition(), environment, extras) ? flag.yes() : flag.no(),
              environment,
              extras);
    };
  }

  private static Node behind(Node.Versions node, MarkerEnvironment environment) {
    String text = node.variable().value(environment).orElse("");
    Version version = Version.tryParse(text).map(Version::base).orElse(PythonMinors.LOWEST);
    for (Node.Versions.Edge edge : node.edges()) {
      if (edge.range().contains(version)) {
        return edge.child();
      }
    }
    return Node.NONE;
  }

  private static boolean answer(
      Comparison condition, MarkerEnvironment environment, Set<ExtraName> extras) {
    return condition.variable() == MarkerVariable.EXTRA
        ? extras.stream().anyMatch(extra -> condition.holds(extra.value()))
        : condition.holds(environment, "", extras);
  }

  /** The set for known extras: the ones given are on, all others off. */
  public MarkerSet withExtras(Set<ExtraName> extras) {
    return new MarkerSet(fixExtras(node, extras));
  }

  private static Node fixExtras(Node node, Set<ExtraName> extras) {
    if (node instanceof Node.Flag flag && flag.condition().variable() == MarkerVariable.EXTRA) {
      boolean on = extras.stream().anyMatch(extra -> flag.condition().holds(extra.value()));
      return fixExtras(on ? flag.yes() : flag.no(), extras);
    }
    return node.map(child -> fixExtras(child, extras));
  }

  /** The Python versions of the environments in the set. */
  public VersionRange python() {
    Node possible = Diagrams.and(node, KnownPlatforms.environments());
    if (possible instanceof Node.Versions versions
        && versions.variable() == MarkerVariable.PYTHON_FULL_VERSION) {
      VersionRange range = VersionRange.none();
      for (Node.Versions.Edge edge : versions.edges()) {
        range = edge.child().equals(Node.NONE) ? range : range.union(edge.range());
      }
      return range;
    }
    return possible.equals(Node.NONE) ? VersionRange.none() : VersionRange.any();
  }

  /**
   * A simpler set for those who know that Python is in a range: within it the same environments are
   * members, beyond it any may be.
   */
  public MarkerSet simplifyFor(VersionRange requiresPython) {
    return new MarkerSet(PythonContext.simplify(node, requiresPython.releasesOnly()));
  }

  /**
   * The set as a short marker; none for all environments. The empty set is a condition that never
   * holds. Where there is no operator for the opposite of a condition, the marker may hold in more
   * environments than the set has.
   */
  public Optional<Marker> toMarker() {
    return toMarkerWithin(ALL);
  }

  /**
   * The same for those who know that the environment is in another set: the marker says nothing
   * about others.
   */
  public Optional<Marker> toMarkerWithin(MarkerSet known) {
    return known.subsetOf(this) ? Optional.empty() : MarkerWriter.write(this, known);
  }

  Node node() {
    return node;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MarkerSet set && node.equals(set.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  /** The marker, or {@code all} for all environments. */
  @Override
  public String toString() {
    return toMarker().map(Marker::toString).orElse("all");
  }
}
