package dev.puffin.index;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The requires-python texts of a page. Few different ones stand on it, one and the same on many
 * files in a row: each is read once, repaired, and known by a number from then on.
 */
final class PythonTexts {
  /** Stands for a text that can't be read. */
  static final int UNREADABLE = -1;

  private final KnownPythons known;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> repaired = new LinkedHashMap<>();
  private byte[] last = {};
  private int lastNumber = PageFormat.NO_REQUIRES_PYTHON;

  PythonTexts(KnownPythons known) {
    this.known = known;
  }

  /** The number of a text, one for its absence, or {@link #UNREADABLE}. */
  int number(TextSlice text) {
    if (!text.isSame(last)) {
      lastNumber = numbers.computeIfAbsent(text.toString().strip(), this::repair);
      last = text.toBytes();
    }
    return lastNumber;
  }

  private int repair(String text) {
    Optional<String> readable = known.repair(text);
    if (readable.isEmpty()) {
      return UNREADABLE;
    }
    return readable.get().isEmpty()
        ? PageFormat.NO_REQUIRES_PYTHON
        : repaired.computeIfAbsent(readable.get(), _ -> repaired.size());
  }

  /** The texts that have numbers, in their order, from 0 on. */
  Set<String> texts() {
    return Collections.unmodifiableSet(repaired.keySet());
  }
}
