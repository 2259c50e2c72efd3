package dev.puffin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.process.ProcessRunner;
import dev.puffin.process.ProgramCall;
import dev.puffin.process.ProgramOutput;
import dev.puffin.process.ProgramSearch;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.WheelMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project with a {@code setup.py} and a setuptools from before version 64, which has no editable
 * wheels but {@code setup.py develop}. The setuptools is a small one that does what such a version
 * does with the calls it gets.
 */
class LegacyEditableTest {
  private static final String BACKEND =
      """
      import os

      class _Legacy:
          def get_requires_for_build_wheel(self, config_settings=None):
              return []

          def prepare_metadata_for_build_wheel(self, folder, config_settings=None):
              info = os.path.join(folder, "old_school.dist-info")  # without version, as it did
              os.mkdir(info)
              with open(os.path.join(info, "METADATA"), "w") as file:
                  file.write("Metadata-Version: 2.1\\nName: Old.School\\nVersion: 1.5\\n")
              return "old_school.dist-info"

      __legacy__ = _Legacy()
      """;

  private static final String SETUP =
      """
      import os, sys

      def setup(**facts):
          arguments = sys.argv[1:]
          assert arguments[0] == "develop" and "--no-deps" in arguments, arguments
          folder = arguments[arguments.index("--install-dir") + 1]
          source = os.path.join(os.getcwd(), facts["package_dir"][""])
          with open(os.path.join(folder, facts["name"] + ".egg-link"), "w") as file:
              file.write(source + "\\n../")
      """;

  @TempDir Path folder;

  @Test
  void isDevelopedByItsSetupScript() throws IOException {
    write(
        "project/setup.py",
        "from setuptools import setup\nsetup(name='Old.School', package_dir={'': 'src'})\n");
    write("project/src/school.py", "LESSON = 'first'\n");
    write("in.txt", "-e ./project\n");
    puffin("venv", "env", "--python", python());
    try (LocalIndex index = LocalIndex.start()) {
      index.serve(
          "setuptools",
          WheelMaker.of("setuptools", "58.1.0")
              .file("setuptools/__init__.py", SETUP)
              .file("setuptools/build_meta.py", BACKEND));
      String[] sync = {"pip-sync", "in.txt", "--python", "env", "--index-url", index.url()};

      assertThat(puffin(sync)).contains("+ old-school");
      assertThat(lesson()).isEqualTo("first");
      write("project/src/school.py", "LESSON = 'second, and longer'\n");
      assertThat(lesson()).isEqualTo("second, and longer");
      assertThat(puffin("freeze", "--python", "env"))
          .isEqualTo("-e file://" + folder.resolve("project") + "\n");
      assertThat(puffin(sync)).startsWith("Nothing to do");
      puffin("pip-uninstall", "-y", "old-school", "--python", "env");
      assertThat(puffin("freeze", "--python", "env")).isEmpty();
    }
  }

  private String lesson() throws IOException {
    String python = folder.resolve("env/bin/python").toString();
    List<String> line = List.of(python, "-c", "import school; print(school.LESSON)");
    ProgramOutput output = new ProcessRunner().run(new ProgramCall(line, folder, System.getenv()));
    assertThat(output.err()).isEmpty();
    return output.out().strip();
  }

  private String puffin(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--directory", folder.toString()));
    all.addAll(List.of("--cache-dir", folder.resolve("cache").toString()));
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("PIP_") || name.startsWith("PUFFIN_"));
    environment.put("HOME", folder.toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(InputStream.nullInputStream(), out, err, environment, all);
    assertThat(code).as(err.toString(UTF_8)).isZero();
    return out.toString(UTF_8) + (arguments[0].equals("freeze") ? "" : err.toString(UTF_8));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }

  private static String python() {
    return ProgramSearch.onPath("python3", System.getenv()).orElseThrow().toString();
  }
}
