package dev.puffin.install;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.pep508.RequirementSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the packages of an environment have what they require of each other. */
public final class DependencyCheck {
  private final Map<PackageName, Version> versions = new HashMap<>();
  private final List<InstalledDistribution> distributions;
  private final MarkerEnvironment markers;
  private final Version python;

  private DependencyCheck(
      List<InstalledDistribution> distributions, MarkerEnvironment markers, Version python) {
    this.distributions = distributions;
    this.markers = markers;
    this.python = python;
    distributions.forEach(found -> versions.put(found.name(), found.version()));
  }

  /**
   * What is wrong, a sentence for each, sorted by package; empty if all is well.
   *
   * @param distributions all packages of the environment
   * @param markers of its interpreter
   * @param python the interpreter's version
   */
  public static List<String> problems(
      List<InstalledDistribution> distributions, MarkerEnvironment markers, Version python) {
    return new DependencyCheck(distributions, markers, python).run();
  }

  private List<String> run() {
    List<String> problems = new ArrayList<>();
    for (InstalledDistribution found : distributions) {
      String display = found.name() + " " + found.version();
      Optional<CoreMetadata> metadata = InstalledMetadata.read(found);
      if (metadata.isEmpty()) {
        problems.add(display + " has no metadata that can be read: " + found.location());
        continue;
      }
      checkPython(display, metadata.get(), problems);
      for (Requirement requirement : metadata.get().requiresDist()) {
        check(display, requirement, problems);
      }
    }
    return problems;
  }

  private void checkPython(String display, CoreMetadata metadata, List<String> problems) {
    metadata
        .requiresPython()
        .filter(wanted -> !wanted.contains(python))
        .ifPresent(wanted ->
            problems.add(display + " requires Python " + wanted + ", but this is " + python));
  }

  private void check(String display, Requirement requirement, List<String> problems) {
    if (requirement.marker().isPresent()
        && !requirement.marker().get().evaluate(markers, Set.of())) {
      return;
    }
    Version there = versions.get(requirement.name());
    if (there == null) {
      problems.add(display + " requires " + requirement.name() + ", which is not installed");
    } else if (requirement.source() instanceof RequirementSource.Specified(var wanted)
        && !wanted.contains(there)) {
      problems.add(
          display
              + " requires "
              + requirement.name()
              + wanted
              + ", but "
              + there
              + " is installed");
    }
  }
}
