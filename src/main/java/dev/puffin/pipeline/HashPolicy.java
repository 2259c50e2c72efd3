package dev.puffin.pipeline;

import dev.puffin.dist.Hashes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files are acceptable by their digests. One digest that is allowed is enough (pip's rule).
 *
 * @param allowed digests by algorithm; no algorithm at all allows every file
 */
public record HashPolicy(SortedMap<String, SortedSet<String>> allowed) {
  private static final HashPolicy ANY = new HashPolicy(Collections.emptySortedMap());

  /** Copies the map. */
  public HashPolicy {
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
    allowed.forEach((algorithm, digests) ->
        copy.put(algorithm, Collections.unmodifiableSortedSet(new TreeSet<>(digests))));
    allowed = Collections.unmodifiableSortedMap(copy);
  }

  /** Every file will do. */
  public static HashPolicy any() {
    return ANY;
  }

  /** Only a file with one of these digests. */
  public static HashPolicy oneOf(List<Hashes> hashes) {
    SortedMap<String, SortedSet<String>> allowed = new TreeMap<>();
    for (Hashes one : hashes) {
      for (Map.Entry<String, String> digest : one.digests().entrySet()) {
        allowed.computeIfAbsent(digest.getKey(), _ -> new TreeSet<>()).add(digest.getValue());
      }
    }
    return new HashPolicy(allowed);
  }

  /** Whether every file will do. */
  public boolean isAny() {
    return allowed.isEmpty();
  }

  /** Whether a file with these digests will do. */
  public boolean accepts(Hashes hashes) {
    if (isAny()) {
      return true;
    }
    for (Map.Entry<String, String> digest : hashes.digests().entrySet()) {
      SortedSet<String> known = allowed.get(digest.getKey());
      if (known != null && known.contains(digest.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** Whether digests are needed, of algorithms that these are not of, to know. */
  public boolean needsMoreThan(Hashes hashes) {
    return !accepts(hashes) && !hashes.digests().keySet().containsAll(allowed.keySet());
  }
}
