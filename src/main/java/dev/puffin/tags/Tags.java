package dev.puffin.tags;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tags that an interpreter on a platform supports, best first, in the order of {@code
 * packaging.tags.sys_tags()}. Nearly every tag is one of some sixty interpreter and ABI pairs
 * combined with one of the platform's names, so only these two short lists are kept.
 */
public final class Tags {
  private static final String ANY = "any";
  private static final int UNKNOWN = Integer.MAX_VALUE;

  private final List<Pair> pairs;
  private final List<String> platforms;
  private final List<Pair> anyPairs;
  private final Map<Pair, Integer> pairRanks = new HashMap<>();
  private final Map<Pair, Integer> anyRanks = new HashMap<>();
  private final Map<String, Integer> platformRanks = new HashMap<>();

  private record Pair(String python, String abi) {}

  private Tags(List<Pair> pairs, List<String> platforms, List<Pair> anyPairs) {
    this.pairs = pairs;
    this.platforms = platforms;
    this.anyPairs = anyPairs;
    rank(pairs, pairRanks);
    rank(anyPairs, anyRanks);
    rank(platforms, platformRanks);
  }

  /** The tags of an interpreter on a platform, neither of which has to be the running one. */
  public static Tags of(PythonAbi python, Platform platform) {
    Set<Pair> pairs = new LinkedHashSet<>();
    String interpreter = python.interpreterTag();
    python.abiTags().forEach(abi -> pairs.add(new Pair(interpreter, abi)));
    String stable = python.stableAbi();
    if (!stable.isEmpty()) {
      pairs.add(new Pair(interpreter, stable));
    }
    pairs.add(new Pair(interpreter, "none"));
    for (int minor = python.minor() - 1; !stable.isEmpty() && minor > 1; minor--) {
      pairs.add(new Pair("cp" + python.major() + minor, stable));
    }
    List<Pair> plain = new ArrayList<>();
    languageTags(python).forEach(language -> plain.add(new Pair(language, "none")));
    pairs.addAll(plain);
    Set<Pair> any = new LinkedHashSet<>();
    if (python.isCPython()) {
      any.add(new Pair(interpreter, "none"));
    } else if (python.implementation().equals("pypy")) {
      any.add(new Pair("pp3", "none"));
    }
    any.addAll(plain);
    return new Tags(List.copyOf(pairs), platform.tags(), List.copyOf(any));
  }

  /**
   * How well a wheel with these tags suits: 0 is best; empty when none of them is supported. Not
   * comparable between different {@code Tags}.
   */
  public OptionalInt priority(WheelTags wheel) {
    int platform = bestPlatform(wheel.platforms());
    boolean any = wheel.platforms().contains(ANY);
    int best = UNKNOWN;
    if (platform == UNKNOWN && !any) {
      return OptionalInt.empty();
    }
    for (String python : wheel.pythons()) {
      for (String abi : wheel.abis()) {
        Pair pair = new Pair(python, abi);
        Integer rank = pairRanks.get(pair);
        if (rank != null && platform != UNKNOWN) {
          best = Math.min(best, rank * platforms.size() + platform);
        }
        Integer anyRank = any ? anyRanks.get(pair) : null;
        if (anyRank != null) {
          best = Math.min(best, pairs.size() * platforms.size() + anyRank);
        }
      }
    }
    return best == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /** Whether a wheel with one of these tags can be used. */
  public boolean supports(WheelTags wheel) {
    return priority(wheel).isPresent();
  }

  /** Every supported tag, best first: over a thousand of them on Linux. */
  public List<WheelTag> tags() {
    List<WheelTag> all = new ArrayList<>(pairs.size() * platforms.size() + anyPairs.size());
    for (Pair pair : pairs) {
      platforms.forEach(name -> all.add(new WheelTag(pair.python, pair.abi, name)));
    }
    anyPairs.forEach(pair -> all.add(new WheelTag(pair.python, pair.abi, ANY)));
    return all;
  }

  /** The platform names, best first, without {@code any}. */
  public List<String> platforms() {
    return platforms;
  }

  /** The Python tags that some supported tag has, for messages. */
  public Set<String> pythons() {
    Set<String> names = new LinkedHashSet<>();
    pairs.forEach(pair -> names.add(pair.python));
    return names;
  }

  /** The ABI tags that some supported tag has, for messages. */
  public Set<String> abis() {
    Set<String> names = new LinkedHashSet<>();
    pairs.forEach(pair -> names.add(pair.abi));
    return names;
  }

  private int bestPlatform(List<String> names) {
    int best = UNKNOWN;
    for (String name : names) {
      best = Math.min(best, platformRanks.getOrDefault(name, UNKNOWN));
    }
    return best;
  }

  private static List<String> languageTags(PythonAbi python) {
    List<String> names = new ArrayList<>();
    names.add("py" + python.major() + python.minor());
    names.add("py" + python.major());
    for (int minor = python.minor() - 1; minor >= 0; minor--) {
      names.add("py" + python.major() + minor);
    }
    return names;
  }

  private static <K> void rank(List<K> keys, Map<K, Integer> ranks) {
    for (int i = 0; i < keys.size(); i++) {
      ranks.putIfAbsent(keys.get(i), i);
    }
  }

  /** Other tags have another text. */
  @Override
  public String toString() {
    return pairs + " on " + platforms + ", and " + anyPairs;
  }
}
