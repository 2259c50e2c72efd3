package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.RecordFile;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a killed run leaves is made here by hand: the states that its steps go through. */
class InterruptionTest {
  private static final String SITE = "lib/python3.11/site-packages/";
  private static final String INFO = SITE + "demo-1.0.dist-info/";
  private static final DistFile DEMO =
      WheelMaker.of("demo", "1.0")
          .file("demo/__init__.py", "")
          .file("demo/a.py", "a")
          .consoleScript("run", "demo:main")
          .make();

  @TempDir private Path folder;
  private InstallFixture env;
  private List<String> whole;

  @BeforeEach
  void install() {
    env = new InstallFixture(folder);
    env.install(DEMO);
    whole = env.files();
  }

  @Test
  void countsNothingAsInstalledThatIsNotFinished() throws IOException {
    unfinish();
    assertThat(env.names()).isEmpty();
    assertThat(env.scan().leftovers()).containsExactly(new Leftover(env.root.resolve(INFO)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void repairsAnInstallKilledAnywhere(long seed) throws IOException {
    unfinish();
    dropSomeFiles(new Random(seed));
    env.install(DEMO);
    assertThat(env.files()).as("seed %d", seed).isEqualTo(whole);
    assertThat(env.names()).containsExactly("demo 1.0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void cleansUpWhatIsNotInstalledAgain(long seed) throws IOException {
    unfinish();
    dropSomeFiles(new Random(seed));
    env.install(WheelMaker.of("demo", "2.0").file("demo/b.py", "").make());
    assertThat(env.files())
        .as("seed %d", seed)
        .contains(SITE + "demo/b.py")
        .noneMatch(path -> path.contains("demo-1.0") || path.endsWith("a.py"))
        .doesNotContain("bin/run");
  }

  @Test
  void takesACutListForWhatItIs() throws IOException {
    unfinish();
    env.write(SITE + "dem", "somebody else's");
    env.write(INFO + UnfinishedMark.NAME, "demo/a.py,,\ndem");
    env.install(DEMO);
    assertThat(env.read(SITE + "dem")).isEqualTo("somebody else's");
    assertThat(env.names()).containsExactly("demo 1.0");
  }

  @Test
  void removesAnInfoFolderThatIsEmpty() throws IOException {
    Files.createDirectories(env.root.resolve(SITE + "gone-1.0.dist-info"));
    env.install(DEMO);
    assertThat(env.root.resolve(SITE + "gone-1.0.dist-info")).doesNotExist();
  }

  private void unfinish() throws IOException {
    Path info = env.root.resolve(INFO);
    Files.move(info.resolve(RecordFile.NAME), info.resolve(UnfinishedMark.NAME));
    Files.delete(info.resolve("METADATA"));
  }

  private void dropSomeFiles(Random random) throws IOException {
    for (String path : env.files()) {
      if (!path.endsWith(UnfinishedMark.NAME) && random.nextBoolean()) {
        Files.delete(env.root.resolve(path));
      }
    }
  }
}
