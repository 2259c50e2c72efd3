package dev.puffin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.testing.Fault;
import dev.puffin.testing.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users read when something is wrong: whole messages, and exit codes. */
class WrongInputIT extends EndToEnd {
  @Test
  void refusesTheInputOfCompileForSync() {
    write("requirements.in", "flask\n");
    assertThat(withIndex("pip-sync", "requirements.in"))
        .isEqualTo(
            new Program.Run(
                2,
                "",
                """
                error: requirements.in is what pip-compile reads; pip-sync takes what it writes

                hint: puffin pip-compile requirements.in -o requirements.txt && puffin pip-sync requirements.txt (or --force)
                """));
  }

  @Test
  void refusesToEmptyAnEnvironmentByMistake() {
    write("requirements.txt", "# nothing\n");
    assertThat(withIndex("pip-sync", "requirements.txt"))
        .isEqualTo(
            new Program.Run(
                2,
                "",
                """
                error: no requirements in requirements.txt, so everything would be removed

                hint: give --allow-empty-requirements if that is meant
                """));
    assertThat(withIndex("pip-sync", "requirements.txt", "--allow-empty-requirements").exitCode())
        .isZero();
  }

  @Test
  void pointsAtABadLine() {
    write("requirements.in", "flask\nclick=>8\n");
    Program.Run run = withIndex("pip-compile", "requirements.in");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: requirements.in:2:6: ").contains("click=>8", "^");
  }

  @Test
  void namesAFileThatIsNotThere() {
    Program.Run run = withIndex("pip-compile", "nonesuch.in");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nonesuch.in", "no such file");
  }

  @Test
  void saysWhatItWouldCompileByDefault() {
    Program.Run run = puffin("pip-compile");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("no file to compile", "requirements.in, setup.py, pyproject.toml, setup.cfg");
  }

  @Test
  void namesAPackageThatNoIndexHas() {
    write("requirements.in", "nonesuch\n");
    Program.Run run = withIndex("pip-compile", "requirements.in");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: ").contains("nonesuch", "requirements.in:1");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void explainsAConflictByFileAndLine() {
    index.serve("a", "1.0").requires("c<2");
    index.serve("b", "1.0").requires("c>=2");
    index.serve("c", "1.0");
    index.serve("c", "2.0");
    write("requirements.in", "a\nb\n");
    Program.Run run = withIndex("pip-compile", "requirements.in");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("(requirements.in:1)", "(requirements.in:2)", "requires c <2", "requires c >=2");
  }

  @Test
  void namesAnIndexThatCannotBeReached() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    write("requirements.in", "flask\n");
    String url = "http://127.0.0.1:" + closed + "/simple";
    Program.Run run =
        puffin(
            "pip-compile",
            "requirements.in",
            "--python",
            "env",
            "--index-url",
            url,
            "--retries",
            "0");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: ").contains(url);
  }

  @Test
  void leavesTheEnvironmentAloneWhenAFileCannotBeFetched() {
    index.serve("a", "1.0");
    index.serve("b", "1.0");
    index.fault("/b-1.0-py3-none-any.whl", Fault.status(404));
    write("requirements.txt", "a==1.0\nb==1.0\n");
    Program.Run run = withIndex("pip-sync", "requirements.txt");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: ").contains("b-1.0-py3-none-any.whl", "404");
    assertThat(puffin("freeze", "--python", "env").out()).isEmpty();
  }

  @Test
  void refusesAFileWithAnotherDigest() {
    index.serve("a", "1.0");
    write("requirements.txt", "a==1.0 --hash=sha256:" + "1".repeat(64) + "\n");
    Program.Run run = withIndex("pip-sync", "requirements.txt");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: ").contains("sha256", "1".repeat(64));
    assertThat(puffin("freeze", "--python", "env").out()).isEmpty();
  }

  @Test
  void wantsDigestsWhereTheyAreRequired() {
    index.serve("a", "1.0");
    write("requirements.txt", "a==1.0\n");
    assertThat(withIndex("pip-sync", "requirements.txt", "--require-hashes"))
        .isEqualTo(
            new Program.Run(
                1,
                "",
                """
                error: 1 requirement without a digest, and --require-hashes is given
                  requirements.txt:1: a==1.0

                hint: write the digests with `puffin pip-compile --generate-hashes`
                """));
  }

  @Test
  void wantsAnEnvironment() {
    Program.Run run = program().in(folder.resolve("elsewhere")).run("freeze");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no virtual environment", "puffin venv");
  }

  @Test
  void neverShowsAPassword() {
    write("requirements.in", "nonesuch\n");
    String secret = index.base().replace("http://", "http://user:hunter2@") + "/simple";
    Program.Run run =
        puffin(
            "pip-compile",
            "requirements.in",
            "--python",
            "env",
            "--verbose",
            "--emit-index-url",
            "--index-url",
            secret);
    assertThat(run.out() + run.err()).doesNotContain("hunter2");
  }

  @Test
  void aDamagedCacheIsMadeAnewWithoutAWord() throws IOException {
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      index.serve("damaged-" + i, "1");
      inputs.append("damaged-").append(i).append('\n');
    }
    write("many.in", inputs.toString());
    Program.Run whole = withIndex("pip-compile", "many.in", "-q", "--no-header");
    try (Stream<Path> cached = Files.walk(folder.resolve("cache/simple-v0"))) {
      for (Path page : cached.filter(Files::isRegularFile).toList()) {
        Files.write(page, Arrays.copyOf(Files.readAllBytes(page), 60));
      }
    }
    assertThat(withIndex("pip-compile", "many.in", "-q", "--no-header")).isEqualTo(whole);
    assertThat(whole.err()).isEmpty();
  }
}
