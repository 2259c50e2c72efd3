package dev.puffin.pubgrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class SolverTest {
  private final SmallIndex index = new SmallIndex();

  @Test
  void solvesNothing() {
    assertThat(solve()).isEqualTo("");
  }

  @Test
  void takesTheNewestVersionsThatFit() {
    index.serve("a", "1.0").requires("b>=2");
    index.serve("a", "2.0").requires("b>=1,<3");
    index.serve("b", "1.0");
    index.serve("b", "2.0");
    index.serve("b", "3.0");
    assertThat(solve("a")).isEqualTo("a 2.0, b 2.0");
  }

  @Test
  void avoidsAConflictWhileDeciding() {
    index.serve("a", "1.0");
    index.serve("a", "1.1").requires("b>=2");
    index.serve("b", "1.0");
    index.serve("b", "2.0");
    assertThat(solve("a", "b<2")).isEqualTo("a 1.0, b 1.0");
  }

  @Test
  void learnsFromAConflictBelowADependency() {
    index.serve("foo", "1.0");
    index.serve("foo", "2.0").requires("bar>=1,<2");
    index.serve("bar", "1.0").requires("foo>=1,<2");
    assertThat(solve("foo>=1")).isEqualTo("foo 1.0");
  }

  @Test
  void resolvesAConflictWithAPartialSatisfier() {
    index.serve("foo", "1.0");
    index.serve("foo", "1.1").requires("left>=1", "right>=1");
    index.serve("left", "1.0").requires("shared>=1");
    index.serve("right", "1.0").requires("shared<2");
    index.serve("shared", "1.0").requires("target>=1,<2");
    index.serve("shared", "2.0");
    index.serve("target", "1.0");
    index.serve("target", "2.0");
    assertThat(solve("foo", "target>=2")).isEqualTo("foo 1.0, target 2.0");
  }

  @Test
  void jumpsBackOverPackagesThatHaveNothingToDoWithIt() {
    for (int minor = 0; minor < 20; minor++) {
      index.serve("unrelated", "1." + minor);
      index.serve("a", "1." + minor).requires("b==1." + minor);
      index.serve("b", "1." + minor).requires("c==0." + minor);
    }
    index.serve("c", "0.0");
    index.wanted("unrelated", "a");
    SolverResult result = Solver.solve(index);
    assertThat(text(result)).isEqualTo("a 1.0, b 1.0, c 0.0, unrelated 1.19");
    assertThat(result.statistics().decisions()).isLessThan(70);
  }

  @Test
  void goesRoundACycle() {
    index.serve("a", "1.0").requires("b");
    index.serve("b", "1.0").requires("a>=1");
    assertThat(solve("a")).isEqualTo("a 1.0, b 1.0");
  }

  @Test
  void skipsVersionsThatCantBeUsed() {
    index.serve("a", "1.0");
    index.breaks("a", "2.0", "was yanked");
    assertThat(solve("a")).isEqualTo("a 1.0");
  }

  @Test
  void findsThatThereIsNoSolution() {
    index.serve("a", "1.0").requires("c<2");
    index.serve("b", "1.0").requires("c>=2");
    index.serve("c", "1.0");
    index.serve("c", "2.0");
    assertThat(solve("a", "b")).isEqualTo("none");
  }

  @Test
  void refusesARequirementThatNothingCanMeet() {
    index.serve("a", "1.0");
    assertThat(solve("a>2,<1")).isEqualTo("none");
  }

  @Test
  void takesAVersionWhoseRequirementCanNeverBeMetForUnusable() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").requires("b>2,<1");
    assertThat(solve("a")).isEqualTo("a 1.0");
  }

  private String solve(String... requirements) {
    index.wanted(requirements);
    return text(Solver.solve(index));
  }

  private static String text(SolverResult result) {
    return switch (result) {
      case SolverResult.Solution solution -> {
        StringJoiner text = new StringJoiner(", ");
        solution.versions().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .sorted()
            .forEach(text::add);
        yield text.toString();
      }
      case SolverResult.NoSolution _ -> "none";
      case SolverResult.Stopped _ -> "stopped";
    };
  }
}
