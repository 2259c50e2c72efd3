package dev.puffin.index;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Requires-python texts that were repaired, each once: most pages have the same few. */
final class KnownPythons {
  private final Map<String, Optional<String>> repaired = new ConcurrentHashMap<>();

  /** What {@link PythonRepair} makes of a text. */
  Optional<String> repair(String text) {
    return repaired.computeIfAbsent(text, PythonRepair::repair);
  }
}
