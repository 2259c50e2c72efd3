package dev.puffin.pep440;

import java.util.ArrayList;
import java.util.List;

/** Drops the bounds of a range that make no difference among the versions that exist. */
final class RangeSimplifier {
  private RangeSimplifier() {}

  static VersionRange simplify(VersionRange range, List<Version> existing) {
    List<Bound> bounds = range.bounds();
    List<Bound> kept = new ArrayList<>();
    boolean inside = false;
    int below = 0;
    for (int i = 0; i < existing.size(); i++) {
      int before = below;
      while (below < bounds.size() && bounds.get(below).isBelow(existing.get(i))) {
        below++;
      }
      boolean member = (below & 1) == 1;
      if (member != inside) {
        kept.add(i == 0 ? VersionRange.MINIMUM : nearest(bounds, before, below, member));
      }
      inside = member;
    }
    // a range that no existing version is in has nothing better to show than itself
    return kept.isEmpty() ? range : VersionRange.ofBounds(kept);
  }

  /** Of the bounds passed between two versions the one next to the versions that are inside. */
  private static Bound nearest(List<Bound> bounds, int from, int to, boolean entering) {
    return entering ? bounds.get(to - 1) : bounds.get(from);
  }
}
