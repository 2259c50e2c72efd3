package dev.puffin.pubgrub;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Terms that are never all met, and why. An incompatibility without terms, or with the root alone,
 * says that there is no solution.
 */
public final class Incompatibility {
  private final PackageTable table;
  private final int[] packages;
  private final Term[] terms;
  private final Cause cause;

  /** The decision level at which a term was found to be violated for good, or -1. */
  private int contradictedAt = -1;

  Incompatibility(PackageTable table, int[] packages, Term[] terms, Cause cause) {
    this.table = table;
    this.packages = packages;
    this.terms = terms;
    this.cause = cause;
  }

  /** Why it holds. */
  public Cause cause() {
    return cause;
  }

  /** The terms; of a {@link Cause.Requirement} the package that requires comes first. */
  public Map<PackageId, Term> terms() {
    Map<PackageId, Term> named = new LinkedHashMap<>();
    for (int i = 0; i < packages.length; i++) {
      named.put(table.id(packages[i]), terms[i]);
    }
    return named;
  }

  /** Whether it says that there is no solution. */
  public boolean isFinal() {
    return packages.length == 0
        || (packages.length == 1 && terms[0].positive() && id(0) instanceof PackageId.Root);
  }

  int size() {
    return packages.length;
  }

  int packageAt(int index) {
    return packages[index];
  }

  PackageId id(int index) {
    return table.id(packages[index]);
  }

  Term term(int index) {
    return terms[index];
  }

  /** The place of a package in it, or -1. */
  int indexOf(int number) {
    for (int i = 0; i < packages.length; i++) {
      if (packages[i] == number) {
        return i;
      }
    }
    return -1;
  }

  boolean isContradicted() {
    return contradictedAt >= 0;
  }

  int contradictedAt() {
    return contradictedAt;
  }

  void contradictedAt(int level) {
    contradictedAt = level;
  }

  /**
   * What follows from this and another one, both of which speak of a package: their terms on it
   * joined, all other terms together.
   *
   * @param number the package
   * @param other the incompatibility that forced the package's term
   */
  Incompatibility resolve(int number, Incompatibility other) {
    int[] allPackages = Arrays.copyOf(packages, packages.length + other.packages.length);
    Term[] allTerms = Arrays.copyOf(terms, allPackages.length);
    int size = packages.length;
    for (int i = 0; i < other.packages.length; i++) {
      int place = indexOf(other.packages[i]);
      if (place < 0) {
        allPackages[size] = other.packages[i];
        allTerms[size++] = other.terms[i];
      } else if (other.packages[i] == number) {
        allTerms[place] = terms[place].union(other.terms[i]);
      } else {
        allTerms[place] = terms[place].intersect(other.terms[i]);
      }
    }
    int place = indexOf(number);
    if (isAlwaysMet(allTerms[place])) {
      size--;
      System.arraycopy(allPackages, place + 1, allPackages, place, size - place);
      System.arraycopy(allTerms, place + 1, allTerms, place, size - place);
    }
    return new Incompatibility(
        table,
        Arrays.copyOf(allPackages, size),
        Arrays.copyOf(allTerms, size),
        new Cause.Derived(this, other));
  }

  private static boolean isAlwaysMet(Term term) {
    return !term.positive() && term.range().isEmpty();
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    terms().forEach((id, term) -> text.add(id + " " + term));
    return text.toString();
  }
}
