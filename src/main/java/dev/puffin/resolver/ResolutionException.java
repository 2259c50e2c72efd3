package dev.puffin.resolver;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pep508.PackageName;

/** The requirements contradict each other before any search. */
public final class ResolutionException extends PuffinException {
  private static final long serialVersionUID = 1L;

  private ResolutionException(Problem problem) {
    super(problem, ExitStatus.UNMET, null);
  }

  static ResolutionException differentUrls(
      PackageName name, UrlTable.Entry first, UrlTable.Entry second) {
    return new ResolutionException(
        Problem.of(name + " is required from two different places")
            .because(first.requiredBy() + " requires " + name + " @ " + first.source())
            .because(second.requiredBy() + " requires " + name + " @ " + second.source())
            .hint("keep one of the two URLs, or name the one to use as an override"));
  }

  static ResolutionException otherName(
      PackageName expected, PackageName found, UrlTable.Entry entry) {
    return new ResolutionException(
        Problem.of(
                entry.requiredBy()
                    + ": the package at "
                    + entry.source()
                    + " is "
                    + found
                    + ", not "
                    + expected)
            .hint("write " + found + " @ … instead of " + expected + " @ …"));
  }
}
