package dev.puffin.command;

import dev.puffin.concurrent.CancelledException;
import dev.puffin.concurrent.OnceMap;
import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.Distribution;
import dev.puffin.error.PuffinException;
import dev.puffin.install.Wanted;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.Resolution;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.session.Resolving;
import dev.puffin.session.WantedPackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which distribution is taken of each package that is to be fetched. Used by many threads. */
final class Choices {
  private final Function<PackageName, Choice> chooser;
  private final OnceMap<PackageName, Choice> made = new OnceMap<>();

  private Choices(Function<PackageName, Choice> chooser) {
    this.chooser = chooser;
  }

  private record Choice(Distribution distribution, List<String> warnings) {
    static Choice of(Resolution resolution, PackageName name) {
      ResolvedPackage found =
          resolution
              .find(name)
              .orElseThrow(() -> new IllegalStateException("nothing was chosen for " + name));
      return new Choice(found.distribution(), resolution.warnings());
    }
  }

  /** Those that have been made, and all that is to be said about them has been said. */
  static Choices of(Map<PackageName, Distribution> chosen) {
    Map<PackageName, Distribution> known = Map.copyOf(chosen);
    return new Choices(name -> {
      Distribution distribution = known.get(name);
      if (distribution == null) {
        throw new IllegalStateException("nothing was chosen for " + name);
      }
      return new Choice(distribution, List.of());
    });
  }

  /**
   * Those for packages whose dependencies don't count: each is resolved by itself when it is asked
   * for, so that nothing has to wait until all are. What can't be met is said for all of them
   * together, as if they had been resolved in one go.
   */
  static Choices each(
      Resolving resolving, List<WantedPackage> packages, List<InputRequirement> constraints) {
    Map<PackageName, Manifest> manifests = new HashMap<>();
    List<InputRequirement> all = new ArrayList<>();
    for (WantedPackage one : packages) {
      all.addAll(one.inputs());
      manifests.put(
          one.name(),
          Manifest.of(one.inputs()).withConstraints(constraintsOn(one.name(), constraints)));
    }
    OnceMap<String, Resolution> together = new OnceMap<>();
    Manifest whole = Manifest.of(all).withConstraints(constraints);
    return new Choices(name -> {
      Manifest manifest = manifests.get(name);
      try {
        return Choice.of(resolving.resolve(manifest == null ? whole : manifest), name);
      } catch (CancelledException e) {
        throw e;
      } catch (PuffinException e) {
        return Choice.of(together.get("all", () -> resolving.resolve(whole)), name);
      }
    });
  }

  private static List<InputRequirement> constraintsOn(
      PackageName name, List<InputRequirement> constraints) {
    return constraints.stream()
        .filter(one -> one.packageName().isEmpty() || one.packageName().get().equals(name))
        .toList();
  }

  /**
   * What is taken of a package.
   *
   * @throws PuffinException if nothing that is asked for can be had
   */
  Distribution of(PackageName name) {
    return made.get(name, () -> chooser.apply(name)).distribution();
  }

  /** What is taken of each of these packages. */
  Map<PackageName, Distribution> of(List<Wanted> packages) {
    try (TaskGroup tasks = new TaskGroup()) {
      packages.forEach(one -> tasks.run(() -> of(one.name())));
      tasks.join();
    }
    Map<PackageName, Distribution> distributions = new HashMap<>();
    packages.forEach(one -> distributions.put(one.name(), of(one.name())));
    return distributions;
  }

  /** What there is to be said about what was taken of these packages. */
  List<String> warnings(List<Wanted> packages) {
    List<String> warnings = new ArrayList<>();
    for (Wanted one : packages) {
      made.ifDone(one.name()).ifPresent(choice -> warnings.addAll(choice.warnings()));
    }
    return warnings;
  }
}
