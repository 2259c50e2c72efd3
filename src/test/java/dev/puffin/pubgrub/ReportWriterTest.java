package dev.puffin.pubgrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pubgrub.SolverResult.NoSolution;
import org.junit.jupiter.api.Test;

class ReportWriterTest {
  private final SmallIndex index = new SmallIndex();

  @Test
  void writesAChain() {
    index.serve("foo", "1.0").requires("bar>=2");
    index.serve("bar", "2.0").requires("baz>=3");
    index.serve("baz", "1.0");
    index.serve("baz", "3.0");
    assertThat(report("foo", "baz<2"))
        .isEqualTo(
            """
            Because foo requires bar >=2 and bar requires baz >=3, foo requires baz >=3.
            And because you require foo, you require baz >=3.
            And because you require baz <2, your requirements can't be met.
            """);
  }

  @Test
  void saysThatAVersionIsMissing() {
    index.serve("foo", "1.0");
    assertThat(report("foo>=2"))
        .isEqualTo(
            "Because there are no versions of foo >=2 and you require foo >=2, your requirements"
                + " can't be met.\n");
  }

  @Test
  void saysWhyVersionsCantBeUsed() {
    index.breaks("foo", "1.0", "was yanked");
    assertThat(report("foo"))
        .isEqualTo(
            """
            Because there are no versions of foo !=1.0 and foo ==1.0 was yanked, foo can't be used.
            And because you require foo, your requirements can't be met.
            """);
  }

  @Test
  void refersToALineThatIsNotThePreviousOne() {
    index.serve("a", "2").requires("d<=3");
    index.serve("a", "3").requires("b!=3");
    index.serve("a", "4").requires("b==2");
    index.serve("b", "1").requires("d");
    index.serve("b", "2").requires("d");
    index.breaks("d", "1", "is broken");
    assertThat(report("a"))
        .isEqualTo(
            """
            Because a <3 requires d <=3 and a >2, <4 requires b !=3, a <4 requires d <=3 or b !=3.
            And because b requires d, a <4 requires d.
            And because a >3 requires b ==2, a requires d or b ==2.
            And because b >1 requires d, a requires d.
            Because there are no versions of d !=1 and d ==1 is broken, d can't be used.
            And because a requires d (line 4), a can't be used.
            And because you require a, your requirements can't be met.
            """);
  }

  private String report(String... requirements) {
    SolverResult result = Solver.solve(index.wanted(requirements));
    assertThat(result).isInstanceOf(NoSolution.class);
    return String.join("\n", ReportWriter.write((NoSolution) result, Wording.PLAIN)) + "\n";
  }
}
