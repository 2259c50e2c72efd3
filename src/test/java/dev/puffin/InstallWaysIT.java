package dev.puffin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.fs.Trees;
import dev.puffin.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Installs with the library for many files at once, where there is one, and without. */
class InstallWaysIT extends EndToEnd {
  private static final String WITH = "";
  private static final String WITHOUT = "-Dpuffin.native=";

  private Path site;

  @BeforeEach
  void serve() throws IOException {
    index.serve("one", "1").file("one/__init__.py", "1").file("one/deep/er/two.py", "2");
    index.serve("space-a", "1").file("space/a.py", "a").file("shared.py", "of a");
    index
        .serve("space-b", "1")
        .file("space/b.py", "b")
        .file("shared.py", "of b")
        .data("data/x", "x");
    write("requirements.txt", "one==1\nspace-a==1\nspace-b==1\n");
    site = Path.of(python("import sysconfig; print(sysconfig.get_paths()['purelib'])"));
  }

  @ParameterizedTest
  @ValueSource(strings = {WITH, WITHOUT})
  void installsFromAFullCache(String option) throws IOException {
    sync(option);
    Map<String, String> before = installed();
    assertThat(before).containsEntry("one/deep/er/two.py", "2").containsEntry("shared.py", "of b");
    clear();
    index.clearLog();
    assertThat(sync(option).err()).contains("shared.py").contains("Made 3 changes");
    assertThat(installed()).isEqualTo(before);
    assertThat(index.count()).as("all is cached").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {WITH, WITHOUT})
  void aFileThatWasChangedInTheCacheIsNotInstalled(String option) throws IOException {
    sync(option);
    clear();
    Path cached = cached("two.py");
    Files.writeString(cached, "3");
    sync(option);
    assertThat(installed()).containsEntry("one/deep/er/two.py", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {WITH, WITHOUT})
  void whatIsInTheWayIsReplacedOrTold(String option) throws IOException {
    sync(option);
    clear();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(site.resolve("space"), elsewhere);
    Files.createDirectories(site.resolve("one"));
    Files.writeString(site.resolve("one/__init__.py"), "somebody's");
    sync(option);
    assertThat(installed()).containsEntry("one/__init__.py", "1");
    assertThat(elsewhere.resolve("a.py")).hasContent("a");
    assertThat(cached("__init__.py")).hasContent("1");

    clear();
    Files.writeString(site.resolve("one"), "a file");
    Program.Run refused = run(option);
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err()).contains("a file is in the way of the folder").contains("one");
    assertThat(puffin("freeze", "--python", "env").out()).doesNotContain("one==");
    Files.delete(site.resolve("one"));
    sync(option);
    assertThat(installed()).containsEntry("one/__init__.py", "1");
  }

  private Program.Run sync(String option) {
    Program.Run run = run(option);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private Program.Run run(String option) {
    return program()
        .with("PUFFIN_JAVA_OPTIONS", option)
        .run(indexed("pip-sync", "requirements.txt"));
  }

  private void clear() throws IOException {
    try (Stream<Path> all = Files.list(site)) {
      for (Path path : all.toList()) {
        Trees.delete(path);
      }
    }
  }

  private Path cached(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("cache/wheels-v0"))) {
      List<Path> found =
          all.filter(path -> path.toString().contains("/one") && path.endsWith(name)).toList();
      return found.getFirst();
    }
  }

  private Map<String, String> installed() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(site)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        files.put(site.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }
}
