package dev.puffin.pep508;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A condition on the environment under which a requirement counts (PEP 508). */
public sealed interface Marker permits Marker.And, Marker.Or, Comparison {

  /**
   * Reads a marker.
   *
   * @throws InvalidRequirementException if the text is none
   */
  static Marker parse(String text) {
    return MarkerParser.parse(text);
  }

  /**
   * Whether the condition holds, for the package itself or for one of the extras.
   *
   * @param extras the extras asked for: the variable is compared with none and with each of them
   */
  default boolean evaluate(MarkerEnvironment environment, Set<ExtraName> extras) {
    if (holds(environment, "", extras)) {
      return true;
    }
    for (ExtraName extra : extras) {
      if (holds(environment, extra.value(), extras)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the condition holds while {@code extra} has this value. */
  boolean holds(MarkerEnvironment environment, String extra, Set<ExtraName> extras);

  /** Both conditions. */
  default Marker and(Marker other) {
    return new And(List.of(this, other));
  }

  /** One of the conditions or both. */
  default Marker or(Marker other) {
    return new Or(List.of(this, other));
  }

  /**
   * All of several conditions.
   *
   * @param parts two or more
   */
  record And(List<Marker> parts) implements Marker {
    /** Takes the place of parts of the same kind. */
    public And {
      parts =
          parts.stream()
              .flatMap(part -> part instanceof And and ? and.parts.stream() : Stream.of(part))
              .toList();
    }

    @Override
    public boolean holds(MarkerEnvironment environment, String extra, Set<ExtraName> extras) {
      for (Marker part : parts) {
        if (!part.holds(environment, extra, extras)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder();
      for (Marker part : parts) {
        String text = part instanceof Or ? "(" + part + ")" : part.toString();
        out.append(out.isEmpty() ? "" : " and ").append(text);
      }
      return out.toString();
    }
  }

  /**
   * At least one of several conditions.
   *
   * @param parts two or more
   */
  record Or(List<Marker> parts) implements Marker {
    /** Takes the place of parts of the same kind. */
    public Or {
      parts =
          parts.stream()
              .flatMap(part -> part instanceof Or or ? or.parts.stream() : Stream.of(part))
              .toList();
    }

    @Override
    public boolean holds(MarkerEnvironment environment, String extra, Set<ExtraName> extras) {
      for (Marker part : parts) {
        if (part.holds(environment, extra, extras)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder();
      for (Marker part : parts) {
        String text = part instanceof And ? "(" + part + ")" : part.toString();
        out.append(out.isEmpty() ? "" : " or ").append(text);
      }
      return out.toString();
    }
  }
}
