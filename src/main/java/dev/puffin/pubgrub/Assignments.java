package dev.puffin.pubgrub;

import dev.puffin.pep440.Version;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the partial solution holds about one package: everything assigned to it, oldest first. */
final class Assignments {
  private final int number;
  private int size;

  /** The intersection of this assignment and all before it; gets narrower with every one. */
  private @Nullable Term[] accumulated = new Term[4];

  /** What forced each assignment; null for the decision, which is always the last. */
  private @Nullable Incompatibility[] causes = new Incompatibility[4];

  private int[] levels = new int[4];
  private int[] positions = new int[4];
  private @Nullable Version decided;

  Assignments(int number) {
    this.number = number;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The chosen version, or null while there is none. */
  @Nullable Version decided() {
    return decided;
  }

  Term accumulated(int index) {
    Term term = accumulated[index];
    if (term == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return term;
  }

  /** What all assignments together say. */
  Term current() {
    return accumulated(size - 1);
  }

  @Nullable Incompatibility cause(int index) {
    return causes[index];
  }

  int level(int index) {
    return levels[index];
  }

  /** The place of an assignment among those of all packages. */
  int position(int index) {
    return positions[index];
  }

  void derive(Term term, Incompatibility cause, int level, int position) {
    push(size == 0 ? term : current().intersect(term), cause, level, position);
  }

  void decide(Version version, Term exactly, int level, int position) {
    push(exactly, null, level, position);
    decided = version;
  }

  private void push(Term term, @Nullable Incompatibility cause, int level, int position) {
    if (size == levels.length) {
      int capacity = size * 2;
      accumulated = Arrays.copyOf(accumulated, capacity);
      causes = Arrays.copyOf(causes, capacity);
      levels = Arrays.copyOf(levels, capacity);
      positions = Arrays.copyOf(positions, capacity);
    }
    accumulated[size] = term;
    causes[size] = cause;
    levels[size] = level;
    positions[size++] = position;
  }

  /** Takes the last assignment back. */
  void pop() {
    size--;
    accumulated[size] = null;
    causes[size] = null;
    decided = null;
  }

  /** Whether everything that may still happen meets the term. */
  boolean satisfies(Term term) {
    return decided != null ? term.contains(decided) : current().implies(term);
  }

  /** Whether nothing that may still happen meets the term. */
  boolean contradicts(Term term) {
    return decided != null ? !term.contains(decided) : current().excludes(term);
  }

  /** The first assignment with which the term was met; it must be met by now. */
  int satisfier(Term term) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (accumulated(middle).implies(term)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * The first assignment with which, joined by a given later one alone, the term was met; -1 if the
   * later one needs no other.
   */
  int partner(int later, Term term) {
    Term alone = alone(later);
    if (alone.implies(term)) {
      return -1;
    }
    int low = 0;
    int high = later;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (accumulated(middle).intersect(alone).implies(term)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private Term alone(int index) {
    Incompatibility cause = causes[index];
    if (cause == null) {
      return accumulated(index);
    }
    return cause.term(cause.indexOf(number)).negate();
  }
}
