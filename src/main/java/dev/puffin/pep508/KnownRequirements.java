package dev.puffin.pep508;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requirements by their text, each read once: the releases of a package say nearly the same, and
 * what is worked out of one requirement then serves them all. For many threads.
 */
public final class KnownRequirements {
  private final Map<String, Requirement> read = new ConcurrentHashMap<>();

  /**
   * The requirement of a text, as {@link Requirement#parse} reads it.
   *
   * @throws InvalidRequirementException if the text is none
   */
  public Requirement parse(String text) {
    return read.computeIfAbsent(text, Requirement::parse);
  }
}
