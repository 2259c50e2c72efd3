package dev.puffin.pubgrub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives packages small numbers, in the order they are met. */
final class PackageTable {
  private final Map<PackageId, Integer> numbers = new HashMap<>();
  private final List<PackageId> ids = new ArrayList<>();
  private int[] bases = new int[64];

  /** The number of a package, a new one if it was not met before. */
  int number(PackageId id) {
    Integer known = numbers.putIfAbsent(id, ids.size());
    if (known != null) {
      return known;
    }
    int number = ids.size();
    ids.add(id);
    PackageId base = id.base();
    int baseNumber = base.equals(id) ? number : number(base);
    if (number >= bases.length) {
      bases = Arrays.copyOf(bases, number * 2);
    }
    bases[number] = baseNumber;
    return number;
  }

  /** The number of the package whose turn a package shares; its own for most. */
  int base(int number) {
    return bases[number];
  }

  /** The number of a package, or -1 if it was never met. */
  int find(PackageId id) {
    return numbers.getOrDefault(id, -1);
  }

  PackageId id(int number) {
    return ids.get(number);
  }

  int size() {
    return ids.size();
  }
}
