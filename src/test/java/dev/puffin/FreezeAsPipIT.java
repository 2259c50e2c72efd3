package dev.puffin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.testing.DistFile;
import dev.puffin.testing.LocalGitRepository;
import dev.puffin.testing.Program;
import dev.puffin.testing.Reply;
import dev.puffin.testing.SdistMaker;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pip says of an environment that puffin has made, and of one it has made itself. */
class FreezeAsPipIT extends EndToEnd {
  private static final String PACKAGES = "import sysconfig; print(sysconfig.get_path('purelib'))";

  @Test
  void isTheSameForEveryKindOfRequirement() throws IOException {
    boolean hasPip = run(basePython(), "-m", "ensurepip", "--version").exitCode() == 0;
    assumeTrue(hasPip, "the Python on PATH brings no pip");
    index.serve("from-index", "1.0");
    index.serve(SdistMaker.of("from-sdist", "1.0").make());
    String wheel = put(WheelMaker.of("from_url", "1.0").make());
    String archive = put(SdistMaker.of("from-archive", "1.0").make());
    LocalGitRepository repository = LocalGitRepository.create(folder.resolve("repository"));
    project("repository", "from-git");
    repository.commit("all");
    project("project", "from-folder");
    project("edited", "from-editable");
    DistFile local = WheelMaker.of("from_file", "1.0").make();
    Files.write(folder.resolve(local.filename()), local.bytes());
    List<String> lines =
        List.of(
            "from-index==1.0",
            "from-sdist==1.0",
            "from-url @ " + wheel,
            "from-archive @ " + archive,
            "git+file://" + repository.folder() + "@main#egg=from-git",
            "./project",
            "./" + local.filename(),
            "-e ./edited");
    Files.write(folder.resolve("in.txt"), lines);

    succeed(run(basePython(), "-m", "venv", "pip"));
    Path pip = folder.resolve("pip/bin/python");
    succeed(run(pip, "-m", "pip", "install", "--index-url", index.url(), "-r", "in.txt"));
    succeed(withIndex("pip-sync", "in.txt"));

    String expected = freeze(pip, run(pip, "-c", PACKAGES).out());
    assertThat(expected.lines().filter(line -> !line.startsWith("#"))).hasSize(lines.size());
    assertThat(freeze(pip, python(PACKAGES))).isEqualTo(expected);
  }

  private String freeze(Path pip, String packages) {
    return succeed(run(pip, "-m", "pip", "freeze", "--path", packages.strip()));
  }

  private Program.Run run(Path program, String... arguments) {
    return Program.of(program, folder).run(arguments);
  }

  private static String succeed(Program.Run run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  /** Serves a file beside the index; its URL. */
  private String put(DistFile file) {
    String path = "/put/" + file.filename();
    index.put(path, Reply.ok("application/octet-stream", file.bytes()));
    return index.base() + path;
  }

  private void project(String name, String project) throws IOException {
    for (Map.Entry<String, byte[]> file : SdistMaker.of(project, "1.0").tree().entrySet()) {
      Path path = folder.resolve(name).resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, file.getValue());
    }
  }
}
