package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.testing.LocalIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Situations without a solution, each a folder of resources: the files of the user, a small index,
 * arguments if there are any, and what the terminal shows.
 */
class ConflictMessagesTest {
  private static final Path SITUATIONS = Path.of("src/test/resources/dev/puffin/cli/conflicts");

  /** Where what is shown now is left, to be read and taken over. */
  private static final Path SHOWN = Path.of("target/conflict-messages");

  @TempDir Path folder;

  static List<String> situations() throws IOException {
    try (Stream<Path> folders = Files.list(SITUATIONS)) {
      return folders.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("situations")
  void areExplained(String situation) throws IOException {
    Path given = SITUATIONS.resolve(situation);
    PuffinRun run = new PuffinRun(folder);
    try (LocalIndex index = LocalIndex.start();
        Stream<Path> files = Files.list(given)) {
      IndexText.serve(index, Files.readAllLines(given.resolve("index.txt")));
      for (Path file : files.toList()) {
        run.write(file.getFileName().toString(), Files.readString(file));
      }
      List<String> arguments =
          run.exists("arguments.txt") ? run.read("arguments.txt").lines().toList() : List.of();
      int status = run.at(index).run("pip-compile", arguments.toArray(String[]::new));
      String shown = run.err().replace(index.base(), "[INDEX]");
      Files.createDirectories(SHOWN);
      Files.writeString(SHOWN.resolve(situation + ".txt"), shown);
      assertThat(shown).isEqualTo(run.read("expected.txt"));
      assertThat(status).isEqualTo(1);
    }
  }
}
