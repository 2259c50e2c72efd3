package dev.puffin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.lockfile.LockfileReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockSourcesTest {
  @Test
  void areWhatTheCommentsName() {
    LockSources sources =
        LockSources.of(
            LockfileReader.read(
                """
                a==1  # via -r dev.in, -c limits.txt, b
                b==1
                    # via
                    #   --override forced.txt
                    #   -r base.in
                    #   proj-x (sub/pyproject.toml)
                c==1  # via proj-x (pyproject.toml:test)
                """));

    assertThat(sources)
        .isEqualTo(
            new LockSources(
                List.of("base.in", "dev.in", "sub/pyproject.toml"),
                List.of("limits.txt"),
                List.of("forced.txt"),
                List.of("pyproject.toml:test")));
    assertThat(sources.hasProjects()).isTrue();
  }

  @Test
  void areUnknownWithoutComments() {
    assertThat(LockSources.of(LockfileReader.read("a==1\nb==2  # via a\n")).isEmpty()).isTrue();
  }
}
