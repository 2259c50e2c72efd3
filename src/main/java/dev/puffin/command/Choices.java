package dev.puffin.command;

import dev.puffin.concurrent.OnceMap;
import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.Distribution;
import dev.puffin.install.Wanted;
import dev.puffin.pep508.PackageName;
import dev.puffin.recall.Question;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.resolver.Selection;
import dev.puffin.session.Resolving;
import dev.puffin.session.WantedPackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which distribution is taken of each package that is to be fetched. Used by many threads. */
final class Choices {
  private final Function<PackageName, Choice> chooser;
  private final List<String> warnings;
  private final Runnable keeper;
  private final OnceMap<PackageName, Choice> made = new OnceMap<>();

  private Choices(Function<PackageName, Choice> chooser, List<String> warnings, Runnable keeper) {
    this.chooser = chooser;
    this.warnings = List.copyOf(warnings);
    this.keeper = keeper;
  }

  private record Choice(Distribution distribution, List<String> warnings) {}

  /** Those that have been made, and all that is to be said about them has been said. */
  static Choices of(Map<PackageName, Distribution> chosen) {
    return of(chosen, List.of());
  }

  private static Choices of(Map<PackageName, Distribution> chosen, List<String> warnings) {
    Map<PackageName, Distribution> known = Map.copyOf(chosen);
    return new Choices(
        name -> {
          Distribution distribution = known.get(name);
          if (distribution == null) {
            throw new IllegalStateException("nothing was chosen for " + name);
          }
          return new Choice(distribution, List.of());
        },
        warnings,
        () -> {});
  }

  /**
   * Those for packages whose dependencies don't count: as they were made before, if they would be
   * made again, else each by itself when it is asked for.
   */
  static Choices each(
      Resolving resolving, List<WantedPackage> packages, List<InputRequirement> constraints) {
    if (packages.isEmpty()) {
      return of(Map.of());
    }
    List<InputRequirement> all = new ArrayList<>();
    packages.forEach(one -> all.addAll(one.inputs()));
    Manifest whole = Manifest.of(all).withConstraints(constraints);
    Question question = resolving.question(Question.Scope.EACH, whole);
    Optional<Selection> before = resolving.recalled(question);
    if (before.isPresent()) {
      Map<PackageName, Distribution> chosen = new HashMap<>();
      before.get().packages().forEach(one -> chosen.put(one.name(), one.distribution()));
      return of(chosen, before.get().warnings());
    }
    SingleChoices single = new SingleChoices(resolving, packages, constraints, whole);
    return new Choices(
        name -> choice(single.of(name), name), List.of(), () -> single.keep(question));
  }

  private static Choice choice(Selection selection, PackageName name) {
    ResolvedPackage found =
        selection
            .find(name)
            .orElseThrow(() -> new IllegalStateException("nothing was chosen for " + name));
    return new Choice(found.distribution(), selection.warnings());
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
    List<String> all = new ArrayList<>(warnings);
    for (Wanted one : packages) {
      made.ifDone(one.name()).ifPresent(choice -> all.addAll(choice.warnings()));
    }
    return all;
  }

  /** Keeps them for the next run, now that all have been made. */
  void keep() {
    keeper.run();
  }
}
