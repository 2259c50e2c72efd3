package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.fs.Trees;
import dev.puffin.testing.LocalIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run takes over from the last one, and what makes it choose anew. */
class RecallFlowTest {
  private static final String AS_BEFORE = "Chosen as before";

  @TempDir Path folder;
  private LocalIndex index;
  private PuffinRun puffin;

  @BeforeEach
  void start() throws IOException {
    index = LocalIndex.start();
    puffin = new PuffinRun(folder).at(index);
    index.serve("web", "1.0").requires("crypto<3", "gone; sys_platform == 'win32'");
    index.serve("web", "2.0").requires("crypto");
    index.serve("crypto", "1.0");
    index.serve("crypto", "1.5");
    index.serve("crypto", "2.0");
    index.project("crypto").file("crypto-1.5-py3-none-any.whl").yanked("too old");
    puffin.write("in.in", "web<2\n");
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @Test
  void choosesAsBeforeWhileNothingChanges() throws IOException {
    String first = compile();
    assertThat(puffin.err()).doesNotContain(AS_BEFORE);
    index.clearLog();
    assertThat(compile()).isEqualTo(first);
    assertThat(puffin.err()).contains(AS_BEFORE, "0 requests");
    assertThat(index.count()).isZero();
    assertThat(first).contains("web==1.0", "# via -r in.in", "crypto==2.0", "# via web");
  }

  @Test
  void asksForAllPagesButNothingElseWhenTheyAreStale() throws IOException {
    stale();
    String first = compile();
    index.clearLog();
    assertThat(compile()).isEqualTo(first);
    assertThat(puffin.err()).contains(AS_BEFORE);
    assertThat(requests()).isEqualTo(Map.of("/simple/web/ 304", 1, "/simple/crypto/ 304", 1));
  }

  @Test
  void asksNothingAboutPackagesThatWereOnlyGuessedToBeNeeded() throws IOException {
    index.serve("anyio", "1.0");
    for (String name : List.of("anyio", "idna", "typing-extensions")) {
      index.serve(name, "2.0");
      index.project(name).cacheControl("max-age=0");
    }
    puffin.write("in.in", "anyio\n");
    assertThat(compile()).contains("anyio==2.0").doesNotContain("idna");
    index.clearLog();
    compile();
    assertThat(puffin.err()).contains(AS_BEFORE);
    assertThat(requests().keySet().stream().filter(one -> one.endsWith(" 304")))
        .as("pages asked for again; what was only guessed may still come in from the first run")
        .containsExactly("/simple/anyio/ 304");
  }

  @Test
  void readsNothingOfAFreshPageButItsBeginning() throws IOException {
    String first = compile();
    Path page = folder.resolve("cache/simple-v0");
    try (Stream<Path> files = Files.walk(page)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
      }
    }
    index.clearLog();
    assertThat(compile()).isEqualTo(first);
    assertThat(puffin.err()).contains(AS_BEFORE);
    assertThat(index.count()).isZero();
    assertThat(compile("--generate-hashes")).contains("--hash=sha256:");
    assertThat(index.count()).as("the damaged pages are fetched anew").isEqualTo(2);
  }

  @Test
  void hashesOfAChoiceMadeBeforeAreThoseOfThePage() throws IOException {
    String first = compile("--generate-hashes");
    index.clearLog();
    assertThat(compile("--generate-hashes")).isEqualTo(first).contains("--hash=sha256:");
    assertThat(puffin.err()).contains(AS_BEFORE);
    assertThat(index.count()).isZero();
  }

  @Test
  void choosesAnewWhenAnyPageHasChanged() throws IOException {
    stale();
    compile();
    index.serve("crypto", "2.5");
    assertThat(compile()).contains("crypto==2.5");
    assertThat(puffin.err()).doesNotContain(AS_BEFORE);
    index.remove("crypto", "crypto-2.5-py3-none-any.whl");
    assertThat(compile()).contains("crypto==2.0");
  }

  @Test
  void aFreshPageIsAskedForAnewOnlyIfTheUserWantsIt() throws IOException {
    compile();
    index.serve("crypto", "2.5");
    assertThat(compile()).contains("crypto==2.0");
    assertThat(compile("--refresh-package", "web")).contains("crypto==2.0");
    assertThat(compile("--refresh")).contains("crypto==2.5");
    assertThat(compile()).contains("crypto==2.5");
  }

  @Test
  void offlineItChoosesAsBeforeHoweverOldThePagesAre() throws IOException {
    stale();
    String first = compile();
    index.clearLog();
    assertThat(compile("--offline")).isEqualTo(first);
    assertThat(puffin.err()).contains(AS_BEFORE);
    assertThat(index.count()).isZero();
  }

  @Test
  void otherInputsAreAnotherQuestion() throws IOException {
    compile();
    puffin.write("in.in", "web\n");
    assertThat(compile()).contains("web==2.0");
    puffin.write("in.in", "web<2\n").write("limits.txt", "crypto<2\n");
    assertThat(compile("-c", "limits.txt")).contains("crypto==1.0", "#   -c limits.txt");
    puffin.write("in.in", "\nweb<2\n");
    compile();
    assertThat(puffin.err()).doesNotContain(AS_BEFORE);
    assertThat(compile("--resolution", "lowest")).contains("crypto==1.0");
    compile("--python-version", "3.9");
    assertThat(puffin.err()).doesNotContain(AS_BEFORE);
  }

  @Test
  void warningsAreSaidEachTime() throws IOException {
    puffin.write("in.in", "crypto==1.5\n");
    compile();
    String said = puffin.err();
    assertThat(said).contains("crypto==1.5 was yanked").doesNotContain(AS_BEFORE);
    compile();
    assertThat(puffin.err()).contains("crypto==1.5 was yanked", AS_BEFORE);
  }

  @Test
  void hashesExtrasAndMarkersAreTheSame() throws IOException {
    index.serve("tool", "1.0").requires("web[fast]>=2 ; extra == 'all'");
    index.serve("web", "2.1").extra("fast", "speed; python_version >= '3.9'", "crypto");
    index.serve("speed", "1.0");
    puffin.write("in.in", "tool[all] ; sys_platform != 'win32'\n");
    String first = compile("--universal", "--generate-hashes", "--no-strip-extras");
    assertThat(first).contains("tool[all]==1.0 ; sys_platform != 'win32'", "--hash=sha256:");
    assertThat(compile("--universal", "--generate-hashes", "--no-strip-extras")).isEqualTo(first);
    assertThat(puffin.err()).contains(AS_BEFORE);
  }

  @Test
  void whatBuildsSayIsNeverTakenOver() throws IOException {
    index.serveSource("built", "1.0").requires("crypto");
    puffin.write("in.in", "built\n");
    String first = compile();
    assertThat(compile()).isEqualTo(first).contains("built==1.0", "crypto==2.0");
    assertThat(puffin.err()).doesNotContain(AS_BEFORE);
  }

  @Test
  void aDamagedEntryIsChosenAnew() throws IOException {
    String first = compile();
    for (Path entry : entries()) {
      byte[] bytes = Files.readAllBytes(entry);
      bytes[bytes.length / 2] ^= 1;
      Files.write(entry, bytes);
    }
    assertThat(compile()).isEqualTo(first);
    assertThat(puffin.err()).doesNotContain(AS_BEFORE);
    compile();
    assertThat(puffin.err()).contains(AS_BEFORE);
  }

  @Test
  void cleaningAPackageForgetsWhatRestedOnIt() throws IOException {
    compile();
    assertThat(entries()).isNotEmpty();
    clean("nothing-of-that-name");
    assertThat(entries()).isNotEmpty();
    clean("crypto");
    assertThat(entries()).isEmpty();
    compile();
    assertThat(puffin.err()).doesNotContain(AS_BEFORE);
  }

  @Test
  void pinsAreInstalledAsBeforeIntoAnotherEnvironment() throws IOException {
    puffin.write("pins.txt", "web==1.0\ncrypto==1.5\n");
    assertThat(puffin.run("pip-sync", "pins.txt", "-v")).as(puffin.err()).isZero();
    assertThat(puffin.err()).contains("crypto==1.5 was yanked").doesNotContain(AS_BEFORE);
    String installed = installed();
    Trees.delete(sitePackages());
    Files.createDirectories(sitePackages());
    index.clearLog();
    assertThat(puffin.run("pip-sync", "pins.txt", "-v")).as(puffin.err()).isZero();
    assertThat(puffin.err()).contains("crypto==1.5 was yanked", AS_BEFORE);
    assertThat(installed()).isEqualTo(installed);
    assertThat(index.count()).isZero();
  }

  @Test
  void localFilesWithoutADigestAreReadEachTime() throws IOException {
    PuffinRun local = new PuffinRun(folder);
    local.serve("web", "1.0", "crypto").serve("crypto", "1.0").write("in.in", "web\n");
    local.run("pip-compile", "in.in", "-v");
    assertThat(local.out()).contains("crypto==1.0");
    local.serve("web", "1.0");
    local.run("pip-compile", "in.in", "-v");
    assertThat(local.out()).doesNotContain("crypto");
    assertThat(local.err()).doesNotContain(AS_BEFORE);
  }

  private void clean(String name) {
    List<String> command =
        List.of("clean", name, "--cache-dir", folder.resolve("cache").toString());
    OutputStream nowhere = OutputStream.nullOutputStream();
    assertThat(Main.run(InputStream.nullInputStream(), nowhere, nowhere, Map.of(), command))
        .isZero();
  }

  private void stale() {
    for (String name : List.of("web", "crypto")) {
      index.project(name).cacheControl("max-age=0");
    }
  }

  private String compile(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("in.in", "-v", "--no-header"), Stream.of(options))
            .toArray(String[]::new);
    assertThat(puffin.run("pip-compile", arguments)).as(puffin.err()).isZero();
    return puffin.out();
  }

  private Map<String, Integer> requests() {
    Map<String, Integer> counts = new TreeMap<>();
    index.log().forEach(one -> counts.merge(one.path() + " " + one.status(), 1, Integer::sum));
    return counts;
  }

  private List<Path> entries() throws IOException {
    Path bucket = folder.resolve("cache/resolutions-v0");
    if (!Files.exists(bucket)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(bucket)) {
      return files.toList();
    }
  }

  private Path sitePackages() {
    return folder.resolve("env/lib/python3.11/site-packages");
  }

  private String installed() {
    puffin.look("freeze");
    return puffin.out();
  }
}
