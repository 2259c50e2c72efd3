package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.puffin.markers.MarkerSet;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.MarkerEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for every index and all requirements. */
class ResolverPropertyTest {
  private static final int CASES = 1_500;
  private static final MarkerEnvironment LINUX =
      new MarkerEnvironment(
          "cpython", "3.11.4", "posix", "x86_64", "", "Linux", "", "3.11.4", "CPython", "3.11",
          "linux");
  private static final MarkerEnvironment WINDOWS =
      LINUX.withSystem("nt", "win32", "Windows", "AMD64");
  private static final List<MarkerEnvironment> ENVIRONMENTS =
      List.of(
          LINUX,
          LINUX.withPythonVersion(Version.parse("3.10.2")),
          WINDOWS,
          WINDOWS.withPythonVersion(Version.parse("3.12.1")),
          LINUX.withSystem("posix", "darwin", "Darwin", "arm64"));

  @Test
  void findsASolutionExactlyIfThereIsOne() {
    int solved = 0;
    for (long seed = 0; seed < CASES; seed++) {
      RandomIndex random = new RandomIndex(seed);
      PinsChecker checker = new PinsChecker(random, LINUX);
      Optional<Resolution> resolution = resolution(random, new Resolving(random.index()));
      boolean solvable =
          checker.isSolvable(List.copyOf(random.packages().keySet()), new TreeMap<>());
      assertThat(resolution.isPresent()).as("seed %d", seed).isEqualTo(solvable);
      if (resolution.isPresent()) {
        solved++;
        assertThat(checker.problem(pins(resolution.get(), LINUX), true))
            .as("seed %d", seed)
            .isEmpty();
      }
    }
    assertThat(solved).isBetween(CASES / 10, CASES * 9 / 10);
  }

  @Test
  void findsForManyEnvironmentsWhatIsRightInEach() {
    int solved = 0;
    for (long seed = 0; seed < CASES; seed++) {
      RandomIndex random = new RandomIndex(seed);
      Optional<Resolution> resolution =
          resolution(random, new Resolving(random.index()).universal(">=3.10"));
      if (resolution.isEmpty()) {
        continue;
      }
      solved++;
      for (MarkerEnvironment environment : ENVIRONMENTS) {
        Map<String, String> pins = pins(resolution.get(), environment);
        assertThat(new PinsChecker(random, environment).problem(pins, true))
            .as("seed %d on %s with %s", seed, environment, pins)
            .isEmpty();
      }
    }
    assertThat(solved).isGreaterThan(CASES / 10);
  }

  @Test
  void everySuggestedEditResolves() {
    int suggested = 0;
    for (long seed = 0; seed < CASES; seed++) {
      RandomIndex random = new RandomIndex(seed);
      try {
        wanting(random, new Resolving(random.index())).resolution();
      } catch (NoSolutionException e) {
        List<String> lines =
            e.problem().hint().map(hint -> hint.lines().toList()).orElse(List.of());
        for (List<String> edits : alternatives(lines)) {
          suggested++;
          assertThatCode(() -> edited(random, edits).resolution())
              .as("seed %d: %s", seed, edits)
              .doesNotThrowAnyException();
        }
      }
    }
    assertThat(suggested).isGreaterThan(CASES / 10);
  }

  /** What a hint names, each to be made by itself or all of them together. */
  private static List<List<String>> alternatives(List<String> hint) {
    if (hint.isEmpty() || !hint.getFirst().contains("resolve")) {
      return List.of();
    }
    List<String> lines = hint.subList(1, hint.size());
    return switch (hint.getFirst()) {
      case "these together were tried and resolve:" -> List.of(lines);
      case "each of these was tried and resolves:" -> lines.stream().map(List::of).toList();
      default -> List.of(hint);
    };
  }

  private static Resolving edited(RandomIndex random, List<String> edits) {
    List<String> roots = new ArrayList<>(random.roots());
    List<String> constraints = new ArrayList<>(random.constraints());
    for (String edit : edits) {
      String[] quoted = edit.split("`", -1);
      int line = Integer.parseInt(edit.replaceAll(".*\\.(?:in|txt):(\\d+).*", "$1"));
      if (edit.contains("without `")) {
        constraints.remove(quoted[1]);
      } else {
        roots.set(line - 1, quoted[1]);
      }
    }
    return new Resolving(random.index())
        .wants(roots.toArray(String[]::new))
        .constrains(constraints.toArray(String[]::new));
  }

  private static Optional<Resolution> resolution(RandomIndex random, Resolving resolving) {
    try {
      return Optional.of(wanting(random, resolving).resolution());
    } catch (NoSolutionException e) {
      assertThat(e.problem().message()).isNotEmpty();
      assertThat(e.problem().evidence()).hasSizeLessThan(6);
      return Optional.empty();
    }
  }

  private static Resolving wanting(RandomIndex random, Resolving resolving) {
    return resolving
        .wants(random.roots().toArray(String[]::new))
        .constrains(random.constraints().toArray(String[]::new));
  }

  /** The pins that count in an environment; none is there twice. */
  private static Map<String, String> pins(Resolution resolution, MarkerEnvironment environment) {
    Map<String, String> pins = new TreeMap<>();
    for (ResolvedPackage resolved : resolution.packages()) {
      boolean counts =
          resolved.marker().isEmpty()
              || MarkerSet.of(resolved.marker().get()).contains(environment, Set.of());
      if (counts) {
        String earlier = pins.put(resolved.name().value(), resolved.version().toString());
        assertThat(earlier).as("%s", resolution.packages()).isNull();
      }
    }
    return pins;
  }
}
