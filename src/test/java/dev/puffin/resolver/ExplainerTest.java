package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.puffin.error.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Situations without a solution, and what a user reads about them. */
class ExplainerTest {
  private final FakeIndex index = new FakeIndex();
  private final Resolving resolving = new Resolving(index);

  @Test
  void twoRequirementsMeetAtAThirdPackage() {
    index.serve("flask", "2.3.3").requires("werkzeug>=2.3.7");
    index.serve("flask", "3.0.0").requires("werkzeug>=3.0.0");
    index.serve("flask", "3.1.0").requires("werkzeug>=3.1");
    serve("werkzeug", "1.0.1", "2.3.8", "3.0.6", "3.1.3");
    assertExplained(
        resolving.wants("flask>=3", "werkzeug<2"),
        """
        `flask>=3` (requirements.in:1) and `werkzeug<2` (requirements.in:2) can't be met together
          flask >=3.0.0 requires werkzeug >=3.0.0
        hint: this resolves: `werkzeug` instead of `werkzeug<2` in requirements.in:2, which takes werkzeug 3.1.3
        """);
  }

  @Test
  void aChainOfPackagesLeadsToTheConflict() {
    index.serve("app", "1.0").requires("web>=2");
    index.serve("web", "2.0").requires("core>=5");
    index.serve("web", "2.1").requires("core>=5.1");
    index.serve("core", "5.0").requires("base>=2");
    index.serve("core", "5.1").requires("base>=2.1");
    serve("base", "1.0", "2.0", "2.1");
    assertExplained(
        resolving.wants("app", "base<2"),
        """
        `app` (requirements.in:1) and `base<2` (requirements.in:2) can't be met together
          app requires web, which requires core, which requires base >=2
        hint: this resolves: `base` instead of `base<2` in requirements.in:2, which takes base 2.1
        """);
  }

  @Test
  void thePackageIsUnknown() {
    serve("flask", "3.0.0");
    assertExplained(
        resolving.wants("flaks"),
        """
        `flaks` (requirements.in:1) was not found
          https://index.test/simple does not have it
        hint: did you mean `flask`?
        """);
  }

  @Test
  void aDependencyIsUnknown() {
    index.serve("app", "1.0").requires("nowhere>=1");
    assertExplained(
        resolving.wants("app"),
        """
        `nowhere`, which app requires for `app` (requirements.in:1), was not found
          https://index.test/simple does not have it
        """);
  }

  @Test
  void noVersionMatches() {
    serve("flask", "2.3.3", "3.0.0", "3.1.0");
    assertExplained(
        resolving.wants("flask>=99"),
        """
        no version of flask matches `flask>=99` (requirements.in:1)
          the newest version that can be used is 3.1.0
        hint: this resolves: `flask` instead of `flask>=99` in requirements.in:1, which takes flask 3.1.0
        """);
  }

  @Test
  void theVersionLiesBetweenTwoOthers() {
    serve("flask", "2.3.3", "3.0.0", "3.1.0");
    assertExplained(
        resolving.wants("flask==2.9"),
        """
        no version of flask matches `flask==2.9` (requirements.in:1)
          the nearest versions that can be used are 2.3.3 and 3.0.0
        hint: this resolves: `flask>=2.9` instead of `flask==2.9` in requirements.in:1, which takes flask 3.1.0
        """);
  }

  @Test
  void everyVersionNeedsALaterPython() {
    index.serve("pandas", "2.0.3").python(">=3.8");
    index.serve("pandas", "2.1.0").python(">=3.9");
    index.serve("pandas", "2.2.0").python(">=3.9");
    index.serve("pandas", "2.3.0").python(">=3.9");
    assertExplained(
        resolving.wants("pandas>=2.1").python("3.8.10"),
        """
        `pandas>=2.1` (requirements.in:1) needs Python >=3.9, and the target is Python 3.8.10
          the newest version that can be used is 2.0.3
        hint: this resolves: `pandas` instead of `pandas>=2.1` in requirements.in:1, which takes pandas 2.0.3
        """);
  }

  @Test
  void someVersionsNeedALaterPythonAndTheOthersWereYanked() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").yanked("loses data");
    index.serve("a", "3.0").python(">=3.12");
    assertExplained(
        resolving.wants("a>1"),
        """
        no version that `a>1` (requirements.in:1) allows can be used with Python 3.11.4
          a ==3.0 needs Python >=3.12
          a ==2.0 was yanked (loses data)
          the newest version that can be used is 1.0
        hint: this resolves: `a` instead of `a>1` in requirements.in:1, which takes a 1.0
        """);
  }

  @Test
  void everyVersionWasYanked() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").yanked("loses data");
    assertExplained(
        resolving.wants("a>1"),
        """
        every version that `a>1` (requirements.in:1) allows was yanked
          a ==2.0 was yanked (loses data)
          the newest version that can be used is 1.0
        hint: this resolves: `a` instead of `a>1` in requirements.in:1, which takes a 1.0
        """);
  }

  @Test
  void thereAreOnlyWheelsForOthers() {
    index
        .serve("a", "1.0")
        .wheels("cp311-cp311-win_amd64", "cp311-cp311-macosx_11_0_arm64")
        .noSource();
    assertExplained(
        resolving.wants("a"),
        """
        `a` (requirements.in:1) has no wheel for this platform and no source distribution
          its wheels are for cp311-cp311-macosx_11_0_arm64, cp311-cp311-win_amd64
          usable here are cp311, abi3, none on manylinux_2_36_x86_64 and older ones
        """);
  }

  @Test
  void everyVersionIsTooNew() {
    index.serve("a", "1.0").uploaded("2024-01-01T00:00:00Z");
    index.serve("a", "2.0").uploaded("2025-01-01T00:00:00Z");
    assertExplained(
        resolving
            .wants("a>=2")
            .cutoff(new UploadCutoff(Optional.of(Instant.parse("2024-06-01T00:00:00Z")), Map.of())),
        """
        every version that `a>=2` (requirements.in:1) allows was uploaded after the limit of 2024-06-01T00:00:00Z
          a ==2.0 was uploaded at 2025-01-01T00:00:00Z, after the limit of 2024-06-01T00:00:00Z
          the newest version that can be used is 1.0
        hint: this resolves: `a` instead of `a>=2` in requirements.in:1, which takes a 1.0
        """);
  }

  @Test
  void twoRequirementsExcludeEachOther() {
    serve("a", "1.0", "2.0");
    assertExplained(
        resolving.wants("a>=2", "a<2"),
        """
        `a>=2` (requirements.in:1) and `a<2` (requirements.in:2) exclude each other
        hint: this resolves: `a` instead of `a>=2` in requirements.in:1, which takes a 1.0; or `a` instead of `a<2` in requirements.in:2, which takes a 2.0
        """);
  }

  @Test
  void aConstraintExcludesARequirement() {
    serve("a", "1.0", "2.0");
    assertExplained(
        resolving.wants("a>=2").constrains("a<2"),
        """
        `a>=2` (requirements.in:1) and the constraint `a<2` (constraints.txt:1) exclude each other
        hint: this resolves: `a` instead of `a>=2` in requirements.in:1, which takes a 1.0; or without the constraint in constraints.txt:1
        """);
  }

  @Test
  void nothingMayBeBuilt() {
    index.serve("a", "1.0").wheels();
    assertExplained(
        resolving.wants("a").formats(new FormatPolicy(Set.of(), false, Set.of(), true)),
        """
        `a` (requirements.in:1) has no usable wheel, and building it is disabled
        hint: this resolves: without --only-binary and --no-binary
        """);
  }

  private void serve(String name, String... versions) {
    for (String version : versions) {
      index.serve(name, version);
    }
  }

  private static void assertExplained(Resolving resolving, String expected) {
    NoSolutionException failure =
        catchThrowableOfType(NoSolutionException.class, resolving::resolution);
    assertThat(text(failure.problem())).isEqualTo(expected);
  }

  private static String text(Problem problem) {
    StringBuilder text = new StringBuilder(problem.message()).append('\n');
    problem.evidence().forEach(line -> text.append("  ").append(line).append('\n'));
    problem.hint().ifPresent(hint -> text.append("hint: ").append(hint).append('\n'));
    return text.toString();
  }
}
