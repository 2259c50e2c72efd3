package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UninstallTest {
  private static final String SITE = "lib/python3.11/site-packages/";

  @TempDir private Path folder;
  private InstallFixture env;

  @BeforeEach
  void prepare() {
    env = new InstallFixture(folder);
  }

  @Test
  void leavesNothingOfAWheel() {
    env.install(
        WheelMaker.of("demo", "1.0")
            .file("demo/__init__.py", "")
            .file("demo/deep/er/x.txt", "")
            .data("data/share/demo/x", "")
            .data("headers/demo.h", "")
            .consoleScript("run", "demo:main")
            .make());
    env.write(SITE + "demo/__pycache__/__init__.cpython-311.pyc", "compiled");
    env.write(SITE + "demo/__pycache__/__init__.cpython-311.opt-1.pyc", "compiled");
    env.remove("demo");
    assertThat(env.files()).isEmpty();
    assertThat(env.site).isEmptyDirectory();
    assertThat(env.root.resolve("share")).doesNotExist();
    assertThat(env.root.resolve("bin")).isEmptyDirectory();
  }

  @Test
  void keepsFilesThatTheWheelDidNotBring() {
    env.install(WheelMaker.of("demo", "1.0").file("demo/__init__.py", "").make());
    env.write(SITE + "demo/mine.txt", "mine");
    env.write(SITE + "demo/__pycache__/other.cpython-311.pyc", "compiled");
    env.remove("demo");
    assertThat(env.files())
        .containsExactly(SITE + "demo/__pycache__/other.cpython-311.pyc", SITE + "demo/mine.txt");
  }

  @Test
  void keepsTheOtherPartOfANamespace() {
    env.install(
        WheelMaker.of("ns-one", "1.0").file("ns/one.py", "").make(),
        WheelMaker.of("ns-two", "1.0").file("ns/two.py", "").make());
    env.remove("ns-one");
    assertThat(env.files()).contains(SITE + "ns/two.py").doesNotContain(SITE + "ns/one.py");
    assertThat(env.names()).containsExactly("ns-two 1.0");
  }

  @Test
  void refusesARecordThatLeadsOutsideAndRemovesNothing() throws IOException {
    Path outside = Files.writeString(folder.resolve("precious"), "x");
    env.install(WheelMaker.of("demo", "1.0").file("demo.py", "").make());
    String record = SITE + "demo-1.0.dist-info/RECORD";
    env.write(record, env.read(record) + "../../../../precious,,\n");
    List<String> before = env.files();
    assertThatThrownBy(() -> env.remove("demo"))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("leads out of the environment");
    assertThat(outside).exists();
    assertThat(env.files()).isEqualTo(before);
  }

  @Test
  void refusesAPackageWithoutAListOfFiles() {
    env.write(SITE + "demo-1.0.dist-info/METADATA", "Name: demo\n");
    assertThatThrownBy(() -> env.remove("demo")).hasMessageContaining("no list of its files");
  }

  @Test
  void replacesAPackageWithoutAListOfFiles() {
    env.write(SITE + "demo-1.0.dist-info/METADATA", "Name: demo\n");
    env.write(SITE + "demo.py", "old");
    env.install(WheelMaker.of("demo", "2.0").file("demo.py", "new").make());
    assertThat(env.names()).containsExactly("demo 2.0");
    assertThat(env.read(SITE + "demo.py")).isEqualTo("new");
  }

  @Test
  void refusesWhatDistutilsInstalled() {
    env.write(SITE + "demo-1.0.egg-info", "Metadata-Version: 1.0\nName: demo\nVersion: 1.0\n");
    assertThatThrownBy(() -> env.remove("demo")).hasMessageContaining("distutils");
  }

  @Test
  void removesWhatSetuptoolsListed() {
    env.write(SITE + "demo-1.0-py3.11.egg-info/PKG-INFO", "Name: demo\nVersion: 1.0\n");
    env.write(SITE + "demo-1.0-py3.11.egg-info/installed-files.txt", "../demo/a.py\nPKG-INFO\n");
    env.write(SITE + "demo/a.py", "");
    env.remove("demo");
    assertThat(env.files()).isEmpty();
    assertThat(env.root.resolve(SITE + "demo")).doesNotExist();
  }

  @Test
  void removesModulesNamedByAnEggInfoWithoutAList() {
    env.write(SITE + "demo.egg-info/PKG-INFO", "Name: demo\nVersion: 1.0\n\n");
    env.write(SITE + "demo.egg-info/top_level.txt", "demo\nother\n");
    env.write(SITE + "demo/a.py", "");
    env.write(SITE + "other.py", "");
    env.remove("demo");
    assertThat(env.files()).isEmpty();
  }

  @Test
  void removesADevelopLinkAndItsLineButNotTheProject() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project/my_demo.egg-info"));
    Files.writeString(project.resolve("PKG-INFO"), "Name: my-demo\nVersion: 1.0\n");
    String source = project.getParent().toString();
    env.write(SITE + "my-demo.egg-link", source + "\n.\n");
    env.write(SITE + "easy-install.pth", "/elsewhere\n" + source + "\n");
    env.remove("my-demo");
    assertThat(env.files()).containsExactly(SITE + "easy-install.pth");
    assertThat(env.read(SITE + "easy-install.pth")).isEqualTo("/elsewhere\n");
    assertThat(project.resolve("PKG-INFO")).exists();
  }

  @Test
  void removesAnEggWithItsLine() {
    env.write(SITE + "demo-1.0-py3.11.egg/EGG-INFO/PKG-INFO", "Name: demo\nVersion: 1.0\n");
    env.write(SITE + "demo-1.0-py3.11.egg/demo.py", "");
    env.write(SITE + "easy-install.pth", "./demo-1.0-py3.11.egg\n");
    env.remove("demo");
    assertThat(env.files()).isEmpty();
  }
}
