package dev.puffin.pubgrub;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All that is assumed (decisions) and what follows from it (derivations), in the order it was
 * found. Decisions open a new level; going back to a level takes back whatever came after.
 */
final class PartialSolution {
  private @Nullable Assignments[] packages = new Assignments[64];
  private int[] trail = new int[256];
  private int length;
  private int level;

  int level() {
    return level;
  }

  /** What is known of a package, or null. */
  @Nullable Assignments get(int number) {
    if (number < 0 || number >= packages.length) {
      return null;
    }
    Assignments assignments = packages[number];
    return assignments == null || assignments.isEmpty() ? null : assignments;
  }

  /** The range an undecided package has to get a version from, or null if it needs none. */
  @Nullable VersionRange open(int number) {
    Assignments assignments = get(number);
    if (assignments == null || assignments.decided() != null || !assignments.current().positive()) {
      return null;
    }
    return assignments.current().range();
  }

  void decide(int number, Version version) {
    level++;
    ensure(number)
        .decide(version, Term.positive(VersionRange.exactly(version)), level, record(number));
  }

  /** Adds what an incompatibility forces: the opposite of its term on a package. */
  void derive(int number, Incompatibility cause) {
    Term term = cause.term(cause.indexOf(number)).negate();
    ensure(number).derive(term, cause, level, record(number));
  }

  private Assignments ensure(int number) {
    if (number >= packages.length) {
      packages = Arrays.copyOf(packages, Math.max(number + 1, packages.length * 2));
    }
    Assignments assignments = packages[number];
    if (assignments == null) {
      assignments = new Assignments(number);
      packages[number] = assignments;
    }
    return assignments;
  }

  private int record(int number) {
    if (length == trail.length) {
      trail = Arrays.copyOf(trail, length * 2);
    }
    trail[length] = number;
    return length++;
  }

  /** Takes back all that was decided above a level and what followed from it. */
  void backtrack(int target) {
    while (length > 0) {
      Assignments assignments = packages[trail[length - 1]];
      if (assignments == null || assignments.level(assignments.size() - 1) <= target) {
        break;
      }
      assignments.pop();
      length--;
    }
    level = target;
  }

  /** Shows the decisions in the order they were made. */
  void forEachDecision(BiConsumer<Integer, Version> visitor) {
    for (int position = 0; position < length; position++) {
      int number = trail[position];
      Assignments assignments = known(number);
      Version version = assignments.decided();
      if (version != null && assignments.position(assignments.size() - 1) == position) {
        visitor.accept(number, version);
      }
    }
  }

  /** How an incompatibility stands; see the constants of {@link Relation}. */
  int relation(Incompatibility incompatibility) {
    int open = Relation.SATISFIED;
    for (int i = 0; i < incompatibility.size(); i++) {
      Assignments assignments = get(incompatibility.packageAt(i));
      Term term = incompatibility.term(i);
      if (assignments != null) {
        if (assignments.satisfies(term)) {
          continue;
        }
        if (assignments.contradicts(term)) {
          return Relation.CONTRADICTED;
        }
      }
      open = open == Relation.SATISFIED ? i : Relation.INCONCLUSIVE;
    }
    return open;
  }

  /** The results of {@link #relation} other than the index of the one term that is open. */
  static final class Relation {
    /** All terms are met: a conflict. */
    static final int SATISFIED = -1;

    /** Several terms are open. */
    static final int INCONCLUSIVE = -2;

    /** Some term can't be met any more. */
    static final int CONTRADICTED = -3;

    private Relation() {}
  }

  /** The assignment that made an incompatibility come true, found for a satisfied one. */
  Satisfier satisfier(Incompatibility incompatibility) {
    int last = -1;
    int lastIndex = 0;
    int lastPosition = -1;
    int previousLevel = 1;
    for (int i = 0; i < incompatibility.size(); i++) {
      Assignments assignments = known(incompatibility.packageAt(i));
      int index = assignments.satisfier(incompatibility.term(i));
      int position = assignments.position(index);
      if (position > lastPosition) {
        if (last >= 0) {
          previousLevel = Math.max(previousLevel, levelOf(incompatibility, last, lastIndex));
        }
        last = i;
        lastIndex = index;
        lastPosition = position;
      } else {
        previousLevel = Math.max(previousLevel, assignments.level(index));
      }
    }
    Assignments assignments = known(incompatibility.packageAt(last));
    int partner = assignments.partner(lastIndex, incompatibility.term(last));
    if (partner >= 0) {
      previousLevel = Math.max(previousLevel, assignments.level(partner));
    }
    return new Satisfier(
        incompatibility.packageAt(last),
        assignments.level(lastIndex),
        previousLevel,
        assignments.cause(lastIndex));
  }

  private int levelOf(Incompatibility incompatibility, int term, int index) {
    return known(incompatibility.packageAt(term)).level(index);
  }

  private Assignments known(int number) {
    Assignments assignments = get(number);
    if (assignments == null) {
      throw new IllegalStateException("nothing is assigned to package " + number);
    }
    return assignments;
  }

  /**
   * What completed an incompatibility.
   *
   * @param number the package assigned to
   * @param level the level of the assignment
   * @param previousLevel the level at which all but this assignment was there
   * @param cause what forced it, null for a decision
   */
  record Satisfier(int number, int level, int previousLevel, @Nullable Incompatibility cause) {}
}
