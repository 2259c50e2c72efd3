package dev.puffin.session;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Pylock;
import dev.puffin.requirements.RequirementsInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses lock files of PEP 751 where they are not meant to be installed. */
public final class LockFit {
  private LockFit() {}

  /**
   * Checks that lock files are for an environment.
   *
   * @throws CommandException if one is for other Pythons or other environments
   */
  public static void check(List<Pylock> locks, MarkerEnvironment environment) {
    for (Pylock lock : locks) {
      checkPython(lock, environment);
      checkEnvironment(lock, environment);
    }
  }

  private static void checkPython(Pylock lock, MarkerEnvironment environment) {
    Optional<Specifiers> python = lock.requiresPython();
    if (python.isPresent() && !python.get().contains(environment.fullVersion())) {
      throw new CommandException(
          Problem.of(
                  lock.display()
                      + " is for Python "
                      + python.get()
                      + ", and the environment has "
                      + environment.pythonFullVersion())
              .hint("use another Python with --python, or lock again for this one"),
          ExitStatus.UNMET);
    }
  }

  private static void checkEnvironment(Pylock lock, MarkerEnvironment environment) {
    List<String> others = new ArrayList<>();
    for (Marker marker : lock.environments()) {
      if (marker.evaluate(environment, Set.of())) {
        return;
      }
      others.add("it is for " + marker);
    }
    if (!others.isEmpty()) {
      throw new CommandException(
          new Problem(
              lock.display() + " is not for this platform and Python",
              others.subList(0, Math.min(5, others.size())),
              Optional.of("lock again for this one")),
          ExitStatus.UNMET);
    }
  }

  /**
   * Checks that nothing is asked for besides what is locked: a lock file is taken as it is, so that
   * nothing can be resolved with it.
   *
   * @throws CommandException if there are lock files and other requirements
   */
  public static void checkAlone(RequirementsInput given, boolean projects) {
    if (given.locks().isEmpty()) {
      return;
    }
    List<String> others = new ArrayList<>();
    for (InputRequirement requirement : given.requirements()) {
      String file = requirement.origin().file();
      if (given.locks().stream().noneMatch(lock -> lock.display().equals(file))) {
        others.add(requirement.origin() + ": " + requirement.details().verbatim());
      }
    }
    if (projects || !others.isEmpty()) {
      String lock = given.locks().getFirst().display();
      throw new CommandException(
          new Problem(
              lock + " can't be installed together with other requirements",
              others.subList(0, Math.min(5, others.size())),
              Optional.of("install it first: puffin pip-install -r " + lock)),
          ExitStatus.USAGE);
    }
  }
}
