package dev.puffin.build;

import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import java.util.List;
import java.util.Set;

/**
 * What a user may say about builds.
 *
 * @param configSettings {@code KEY=VALUE}, handed to the backends
 * @param constraints on what builds require
 * @param isolation which builds get an environment of their own
 */
public record BuildSettings(
    List<String> configSettings, List<Requirement> constraints, Isolation isolation) {
  /** What counts if the user says nothing. */
  public static final BuildSettings STANDARD =
      new BuildSettings(List.of(), List.of(), new Isolation.AllBut(Set.of()));

  /** Copies the lists. */
  public BuildSettings {
    configSettings = List.copyOf(configSettings);
    constraints = List.copyOf(constraints);
  }

  /** Which builds get an environment of their own; the others run in the target's. */
  public sealed interface Isolation {

    /**
     * All but those of some packages: {@code --no-build-isolation-package}.
     *
     * @param packages those built in the target's environment
     */
    record AllBut(Set<PackageName> packages) implements Isolation {
      /** Copies the set. */
      public AllBut {
        packages = Set.copyOf(packages);
      }
    }

    /** None: {@code --no-build-isolation}. */
    record None() implements Isolation {}
  }

  /** Whether the build of a package gets an environment of its own. */
  boolean isolates(PackageName name) {
    return switch (isolation) {
      case Isolation.None() -> false;
      case Isolation.AllBut(Set<PackageName> packages) -> !packages.contains(name);
    };
  }
}
