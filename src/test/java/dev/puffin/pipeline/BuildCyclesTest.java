package dev.puffin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BuildCyclesTest {
  private final BuildCycles cycles = new BuildCycles();

  @Test
  void distributionThatNeedsItselfIsRefused() {
    assertThatThrownBy(() -> need("a", "a")).isInstanceOf(CyclicBuildException.class);
  }

  @Test
  void cycleIsToldInItsOrder() {
    need("a", "b");
    need("b", "c");
    assertThatThrownBy(() -> need("c", "a"))
        .isInstanceOfSatisfying(
            CyclicBuildException.class,
            e ->
                assertThat(e.problem().evidence())
                    .containsExactly("c==1 needs a==1 needs b==1 needs c==1"));
  }

  @Test
  void sharedRequirementIsNoCycle() {
    need("a", "c");
    need("b", "c");
    need("a", "b");
    assertThatNoException().isThrownBy(() -> need("a", "c"));
  }

  @Test
  void refusedNeedIsForgotten() {
    need("a", "b");
    assertThatThrownBy(() -> need("b", "a")).isInstanceOf(CyclicBuildException.class);
    assertThatNoException().isThrownBy(() -> need("a", "b"));
  }

  private void need(String builder, String needed) {
    cycles.need(
        new BuildCycles.Node(builder, builder + "==1"),
        new BuildCycles.Node(needed, needed + "==1"));
  }
}
