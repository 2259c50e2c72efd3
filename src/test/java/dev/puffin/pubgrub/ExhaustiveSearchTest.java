package dev.puffin.pubgrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep440.Version;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On small random indexes the solver agrees with a search that tries everything. */
class ExhaustiveSearchTest {
  private static final int CASES = 4_000;

  @Test
  void agreesWithAnExhaustiveSearch() {
    int solvable = 0;
    for (long seed = 0; seed < CASES; seed++) {
      SmallIndex index = random(new Random(seed));
      SolverResult result = Solver.solve(index);
      boolean expected = search(index, new HashMap<>());
      assertThat(result instanceof SolverResult.Solution).as("seed %d", seed).isEqualTo(expected);
      if (result instanceof SolverResult.Solution(Map<PackageId, Version> versions, _)) {
        solvable++;
        assertThat(problem(index, versions)).as("seed %d: %s", seed, versions).isEmpty();
      }
    }
    assertThat(solvable).isBetween(CASES / 10, CASES * 9 / 10);
  }

  @Test
  void givesTheSameAnswerAgain() {
    for (long seed = 0; seed < 500; seed++) {
      SolverResult first = Solver.solve(random(new Random(seed)));
      SolverResult second = Solver.solve(random(new Random(seed)));
      assertThat(second.statistics()).as("seed %d", seed).isEqualTo(first.statistics());
      assertThat(second.toString().replaceAll("@\\w+", ""))
          .as("seed %d", seed)
          .isEqualTo(first.toString().replaceAll("@\\w+", ""));
    }
  }

  private static SmallIndex random(Random random) {
    SmallIndex index = new SmallIndex();
    int packages = 2 + random.nextInt(5);
    for (int name = 0; name < packages; name++) {
      int versions = 1 + random.nextInt(4);
      for (int version = 1; version <= versions; version++) {
        String text = version + (random.nextInt(6) == 0 ? "+local" : "");
        if (random.nextInt(10) == 0) {
          index.breaks(name(name), text, "is broken");
          continue;
        }
        SmallIndex.Release release = index.serve(name(name), text);
        for (int count = random.nextInt(4); count > 0; count--) {
          int other = random.nextInt(packages);
          if (other != name) {
            release.requires(name(other) + specifier(random));
          }
        }
      }
    }
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      index.wanted(name(random.nextInt(packages)) + specifier(random));
    }
    return index;
  }

  private static String name(int number) {
    return String.valueOf((char) ('a' + number));
  }

  private static String specifier(Random random) {
    int version = 1 + random.nextInt(4);
    return switch (random.nextInt(8)) {
      case 0, 1 -> "";
      case 2 -> "==" + version;
      case 3 -> "!=" + version;
      case 4 -> "<" + version;
      case 5 -> ">" + version;
      case 6 -> ">=" + version;
      default -> "<=" + version;
    };
  }

  /** Tries each version of each package needed, in any order. */
  private static boolean search(SmallIndex index, Map<PackageId, Version> chosen) {
    Deque<Dependency> open = new ArrayDeque<>(index.roots());
    chosen.forEach((id, version) -> open.addAll(required(index, id, version)));
    PackageId undecided = null;
    for (Dependency dependency : open) {
      Version version = chosen.get(dependency.id());
      if (version == null) {
        undecided = dependency.id();
      } else if (!dependency.range().contains(version)) {
        return false;
      }
    }
    if (undecided == null) {
      return true;
    }
    for (Version version : index.packages().getOrDefault(undecided, new TreeMap<>()).keySet()) {
      if (index.dependencies(undecided, version) instanceof Dependencies.Known) {
        chosen.put(undecided, version);
        if (search(index, chosen)) {
          return true;
        }
        chosen.remove(undecided);
      }
    }
    return false;
  }

  private static List<Dependency> required(SmallIndex index, PackageId id, Version version) {
    return index.dependencies(id, version) instanceof Dependencies.Known(_, var required)
        ? required
        : List.of();
  }

  /** What is wrong with a solution; empty if nothing is. */
  private static String problem(SmallIndex index, Map<PackageId, Version> versions) {
    Set<PackageId> needed = new HashSet<>();
    Deque<Dependency> open = new ArrayDeque<>(index.roots());
    while (!open.isEmpty()) {
      Dependency dependency = open.remove();
      Version version = versions.get(dependency.id());
      if (version == null || !dependency.range().contains(version)) {
        return dependency + " is not met";
      }
      if (!(index.dependencies(dependency.id(), version) instanceof Dependencies.Known)) {
        return dependency.id() + " " + version + " is broken";
      }
      if (needed.add(dependency.id())) {
        open.addAll(required(index, dependency.id(), version));
      }
    }
    return needed.equals(versions.keySet()) ? "" : "not needed: " + versions.keySet();
  }
}
