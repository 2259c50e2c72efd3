package dev.puffin.command;

import dev.puffin.concurrent.CancelledException;
import dev.puffin.concurrent.OnceMap;
import dev.puffin.error.PuffinException;
import dev.puffin.pep508.PackageName;
import dev.puffin.recall.Question;
import dev.puffin.recall.Recording;
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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chooses each of several packages by itself, so that nothing has to wait until all are chosen.
 * What can't be met is said for all of them together, as if they had been resolved in one go.
 */
final class SingleChoices {
  private final Resolving resolving;
  private final Manifest whole;
  private final Recording recording;
  private final Map<PackageName, Manifest> manifests = new HashMap<>();
  private final OnceMap<String, Selection> together = new OnceMap<>();
  private final Map<PackageName, Selection> chosen = new ConcurrentHashMap<>();

  /**
   * Nothing is chosen yet.
   *
   * @param whole all of these packages with all constraints
   */
  SingleChoices(
      Resolving resolving,
      List<WantedPackage> packages,
      List<InputRequirement> constraints,
      Manifest whole) {
    this.resolving = resolving;
    this.whole = whole;
    this.recording = resolving.record();
    for (WantedPackage one : packages) {
      manifests.put(
          one.name(),
          Manifest.of(one.inputs()).withConstraints(constraintsOn(one.name(), constraints)));
    }
  }

  private static List<InputRequirement> constraintsOn(
      PackageName name, List<InputRequirement> constraints) {
    return constraints.stream()
        .filter(one -> one.packageName().isEmpty() || one.packageName().get().equals(name))
        .toList();
  }

  /** What is chosen of a package. */
  Selection of(PackageName name) {
    Manifest manifest = manifests.getOrDefault(name, whole);
    try {
      Selection selection = select(manifest);
      chosen.put(name, selection);
      return selection;
    } catch (CancelledException e) {
      throw e;
    } catch (PuffinException e) {
      return together.get("all", () -> select(whole));
    }
  }

  private Selection select(Manifest manifest) {
    return resolving.resolve(manifest, recording).selection();
  }

  /** Keeps the choices as the answer to a question, if all have been made. */
  void keep(Question question) {
    if (!chosen.keySet().containsAll(manifests.keySet())) {
      return;
    }
    List<ResolvedPackage> packages = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Selection one : new TreeMap<>(chosen).values()) {
      packages.addAll(one.packages());
      warnings.addAll(one.warnings());
    }
    resolving.keep(question, new Selection(packages, warnings), recording);
  }
}
