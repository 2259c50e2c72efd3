package dev.puffin.requirements;

import java.util.ArrayList;
import java.util.List;

/**
 * What one requirements file says, everything it includes taken in.
 *
 * @param requirements what is asked for, in the order written
 * @param constraints what only limits versions
 * @param options options for the whole run, in the order written; later ones may undo earlier ones
 * @param warnings what was ignored, in the user's words
 * @param locks the lock files that the requirements are from
 */
public record RequirementsInput(
    List<InputRequirement> requirements,
    List<InputRequirement> constraints,
    List<FileOption> options,
    List<String> warnings,
    List<Pylock> locks) {

  /** Copies the lists. */
  public RequirementsInput {
    requirements = List.copyOf(requirements);
    constraints = List.copyOf(constraints);
    options = List.copyOf(options);
    warnings = List.copyOf(warnings);
    locks = List.copyOf(locks);
  }

  /** Requirements alone. */
  public static RequirementsInput of(List<InputRequirement> requirements) {
    return new RequirementsInput(requirements, List.of(), List.of(), List.of(), List.of());
  }

  /** Nothing. */
  public static RequirementsInput empty() {
    return of(List.of());
  }

  /** This and another, in this order. */
  public RequirementsInput and(RequirementsInput other) {
    return new RequirementsInput(
        join(requirements, other.requirements),
        join(constraints, other.constraints),
        join(options, other.options),
        join(warnings, other.warnings),
        join(locks, other.locks));
  }

  private static <T> List<T> join(List<T> left, List<T> right) {
    List<T> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }
}
