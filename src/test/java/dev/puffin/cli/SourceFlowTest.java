package dev.puffin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.process.ProgramSearch;
import dev.puffin.testing.LocalGitRepository;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Reply;
import dev.puffin.testing.SdistMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of source through the commands, with a real Python; what is built is counted. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "git is called through a shell script")
class SourceFlowTest {
  /** Makes the backend write down which of its hooks are called. */
  private static final String NOTES =
      """


      def _noted(hook):
          def call(*args, **kwargs):
              with open(os.environ["HOOK_CALLS"], "a") as file:
                  file.write(hook.__name__ + "\\n")
              return hook(*args, **kwargs)
          return call

      prepare_metadata_for_build_wheel = _noted(_prepare)
      prepare_metadata_for_build_editable = _noted(_prepare)
      build_wheel = _noted(build_wheel)
      build_editable = _noted(build_editable)
      """;

  @TempDir Path folder;
  private LocalIndex index;
  private Map<String, String> environment;

  enum Kind {
    REGISTRY,
    URL,
    GIT,
    ARCHIVE,
    FOLDER,
    EDITABLE
  }

  @BeforeEach
  void start() throws IOException {
    index = LocalIndex.start();
    index.project("demo").cacheControl("no-cache");
    environment =
        LocalGitRepository.loggingEnvironment(folder.resolve("bin"), folder.resolve("git.log"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("HOOK_CALLS", folder.resolve("calls").toString());
    environment.keySet().removeIf(name -> name.startsWith("PIP_") || name.startsWith("PUFFIN_"));
    puffin("venv", "env", "--python", python());
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isPreparedOnceAndBuiltOnceUntilItChanges(Kind kind) throws IOException {
    String build = kind == Kind.EDITABLE ? "build_editable" : "build_wheel";
    offer(kind, "1.0");
    Files.writeString(folder.resolve("in.in"), line(kind) + "\n");

    compile();
    assertThat(calls()).containsExactly("_prepare");
    compile();
    assertThat(calls()).isEmpty();

    assertThat(sync()).contains("demo==1.0");
    assertThat(calls()).containsExactly(build);
    assertThat(sync()).startsWith("Nothing to do");
    assertThat(calls()).isEmpty();

    puffin("clean", "demo");
    puffin("venv", "env", "--clear", "--python", python());
    assertThat(sync()).contains("demo==1.0");
    assertThat(calls()).containsExactly(build);

    offer(kind, "1.1");
    compile();
    assertThat(sync()).contains("1.1");
    assertThat(calls()).containsExactly("_prepare", build);
    assertThat(checkouts()).isEqualTo(kind == Kind.GIT ? 2 : 0);
  }

  private void compile() {
    puffin("pip-compile", "in.in", "-o", "lock.txt", "--upgrade", "--index-url", index.url());
  }

  private String sync() {
    return puffin("pip-sync", "lock.txt", "--python", "env", "--index-url", index.url());
  }

  /** Runs a command that has to succeed, and gives what it says. */
  private String puffin(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--directory", folder.toString()));
    all.addAll(List.of("--cache-dir", folder.resolve("cache").toString()));
    all.addAll(List.of(arguments));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(InputStream.nullInputStream(), out, err, environment, all);
    String text = out.toString(UTF_8) + err.toString(UTF_8);
    assertThat(code).as(text).isZero();
    return text;
  }

  /** The hooks called since this was last asked. */
  private List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    if (!Files.exists(calls)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(calls);
    Files.delete(calls);
    return lines;
  }

  private long checkouts() throws IOException {
    Path log = folder.resolve("git.log");
    return Files.exists(log)
        ? Files.readAllLines(log).stream().filter(line -> line.startsWith("clone ")).count()
        : 0;
  }

  private void offer(Kind kind, String version) throws IOException {
    SdistMaker maker = SdistMaker.of("demo", version).metadataLine("Dynamic: Requires-Dist");
    String backend = new String(maker.tree().get("puffin_backend.py"), UTF_8);
    maker.file("puffin_backend.py", backend + NOTES);
    switch (kind) {
      case REGISTRY -> index.serve(maker.make());
      case URL -> index.put("/main", Reply.ok("application/zip", maker.zip().make().bytes()));
      case GIT -> {
        LocalGitRepository repository = LocalGitRepository.create(folder.resolve("repo"));
        write(repository.folder(), maker.tree());
        repository.commit(version);
      }
      case ARCHIVE -> Files.write(folder.resolve("demo.tgz"), maker.make().bytes());
      case FOLDER, EDITABLE -> write(folder.resolve("project"), maker.tree());
    }
  }

  private String line(Kind kind) {
    return switch (kind) {
      case REGISTRY -> "demo";
      case URL -> "demo @ " + index.base() + "/main";
      case GIT -> "demo @ git+file://" + folder.resolve("repo") + "@main";
      case ARCHIVE -> "./demo.tgz";
      case FOLDER -> "./project";
      case EDITABLE -> "-e ./project";
    };
  }

  private static String python() {
    return ProgramSearch.onPath("python3", System.getenv()).orElseThrow().toString();
  }

  private static void write(Path folder, Map<String, byte[]> tree) throws IOException {
    for (Map.Entry<String, byte[]> file : tree.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.resolve("..").normalize());
      Files.write(target, file.getValue());
    }
  }
}
