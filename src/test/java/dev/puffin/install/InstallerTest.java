package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.cache.TreeManifest;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.RecordFile;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallerTest {
  private static final String SITE = "lib/python3.11/site-packages/";

  @TempDir private Path folder;
  private InstallFixture env;

  @BeforeEach
  void prepare() {
    env = new InstallFixture(folder);
  }

  @Test
  void putsModulesAndMetadataIntoSitePackages() {
    env.install(wheel("demo", "1.0").make());
    assertThat(env.files())
        .containsExactly(
            SITE + "demo-1.0.dist-info/INSTALLER",
            SITE + "demo-1.0.dist-info/METADATA",
            SITE + "demo-1.0.dist-info/RECORD",
            SITE + "demo-1.0.dist-info/WHEEL",
            SITE + "demo/__init__.py");
    assertThat(env.read(SITE + "demo-1.0.dist-info/INSTALLER")).isEqualTo("puffin\n");
    assertThat(env.names()).containsExactly("demo 1.0");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other scripts, paths and links")
  void distributesTheSchemesOfTheDataFolder() {
    env.install(
        wheel("demo", "1.0")
            .data("purelib/pure.py", "")
            .data("platlib/plat.py", "")
            .data("scripts/tool", "#!/bin/sh\n")
            .data("data/share/demo/x.txt", "x")
            .data("headers/demo.h", "")
            .make());
    assertThat(env.files())
        .contains(
            SITE + "pure.py",
            SITE + "plat.py",
            "bin/tool",
            "share/demo/x.txt",
            "include/site/python3.11/demo/demo.h");
    assertThat(env.read(SITE + "demo-1.0.dist-info/RECORD"))
        .contains("\npure.py,sha256=", "\n../../../bin/tool,sha256=")
        .contains("\n../../../share/demo/x.txt,sha256=");
  }

  @Test
  void listsEveryInstalledFileInRecord() {
    env.install(
        wheel("demo", "1.0")
            .file("demo/with space.txt", "1")
            .data("scripts/tool", "#!python\n")
            .consoleScript("run", "demo:main")
            .make());
    List<String> recorded =
        RecordFile.parse(env.read(SITE + "demo-1.0.dist-info/RECORD")).stream()
            .map(row -> env.root.relativize(env.site.resolve(row.path()).normalize()).toString())
            .sorted()
            .toList();
    assertThat(recorded).isEqualTo(env.files());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other scripts, paths and links")
  void makesProgramsOfEntryPoints() {
    env.install(
        wheel("demo", "1.0")
            .consoleScript("run", "demo.cli:app.main [extra]")
            .guiScript("show", "demo:gui")
            .make());
    assertThat(env.read("bin/run"))
        .startsWith("#!" + env.target.python() + "\n")
        .contains("from demo.cli import app\n", "sys.exit(app.main())");
    assertThat(env.root.resolve("bin/run")).isExecutable();
    assertThat(env.root.resolve("bin/show")).isExecutable();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other scripts, paths and links")
  void replacesTheFirstLineOfPythonScripts() {
    env.install(wheel("demo", "1.0").data("scripts/tool", "#!python -E\r\nprint(1)\r\n").make());
    assertThat(env.read("bin/tool")).isEqualTo("#!" + env.target.python() + "\nprint(1)\r\n");
    assertThat(env.root.resolve("bin/tool")).isExecutable();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other scripts, paths and links")
  void makesScriptsExecutableWithoutTouchingTheCache() throws IOException {
    CachedWheel wheel = env.wheel(wheel("demo", "1.0").data("scripts/tool", "#!/bin/sh\n").make());
    env.install(List.of(new WheelToInstall(wheel, false)));
    assertThat(env.root.resolve("bin/tool")).isExecutable();
    assertThat(Files.isExecutable(wheel.directory().resolve("demo-1.0.data/scripts/tool")))
        .isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other scripts, paths and links")
  void startsThroughAShellWhenThePathHasSpacesOrIsLong() {
    for (String name : List.of("with $pace \"q\"", "x".repeat(130))) {
      InstallFixture odd =
          new InstallFixture(folder.resolve(name), folder.resolve(name + "/bin/python"), false);
      odd.install(wheel("demo", "1.0").consoleScript("run", "demo:main").make());
      assertThat(odd.read("bin/run")).startsWith("#!/bin/sh\n'''exec' \"").contains("\n' '''\n");
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other scripts, paths and links")
  void findsItsPythonBesideTheScriptInARelocatableEnvironment() {
    InstallFixture env = new InstallFixture(folder, folder.resolve("env/bin/python"), true);
    env.install(wheel("demo", "1.0").consoleScript("run", "demo:main").make());
    assertThat(env.read("bin/run")).startsWith("#!/bin/sh\n").doesNotContain(env.root.toString());
  }

  @Test
  void recordsWhatWasAskedForAndFromWhere() {
    DirectUrlRecord url = new DirectUrlRecord.DirInfo("file:///src/demo", "", false);
    CachedWheel wheel = env.wheel(wheel("demo", "1.0").make(), Optional.of(url));
    env.install(List.of(new WheelToInstall(wheel, true)));
    assertThat(env.read(SITE + "demo-1.0.dist-info/REQUESTED")).isEmpty();
    assertThat(DirectUrlRecord.read(env.read(SITE + "demo-1.0.dist-info/direct_url.json")))
        .contains(url);
    assertThat(env.scan().distributions().getFirst().directUrl()).contains(url);
  }

  @Test
  void writesItsOwnFilesInPlaceOfTheWheels() {
    env.install(
        wheel("demo", "1.0")
            .file("demo-1.0.dist-info/INSTALLER", "somebody\n")
            .file("demo-1.0.dist-info/REQUESTED", "")
            .make());
    assertThat(env.read(SITE + "demo-1.0.dist-info/INSTALLER")).isEqualTo("puffin\n");
    assertThat(env.root.resolve(SITE + "demo-1.0.dist-info/REQUESTED")).doesNotExist();
    assertThat(env.read(SITE + "demo-1.0.dist-info/RECORD")).containsOnlyOnce("INSTALLER,");
  }

  @ParameterizedTest
  @EnumSource(LinkMode.class)
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other scripts, paths and links")
  void linksInTheWayAskedFor(LinkMode mode) throws IOException {
    CachedWheel wheel = env.wheel(wheel("demo", "1.0").make());
    InstallReport report =
        env.installer()
            .linking(mode)
            .apply(new Change(List.of(), List.of(), List.of(new WheelToInstall(wheel, false))));
    assertThat(report.linkMode()).isEqualTo(mode);
    Path module = env.root.resolve(SITE + "demo/__init__.py");
    Path cached = wheel.directory().resolve("demo/__init__.py");
    assertThat(Files.isSameFile(module, cached))
        .isEqualTo(mode == LinkMode.HARDLINK || mode == LinkMode.SYMLINK);
    assertThat(Files.isSymbolicLink(module)).isEqualTo(mode == LinkMode.SYMLINK);
    assertThat(module).hasSameTextualContentAs(cached);
  }

  @Test
  void neverWritesThroughALinkIntoTheCache() {
    CachedWheel wheel = env.wheel(wheel("demo", "1.0").make());
    env.install(List.of(new WheelToInstall(wheel, false)));
    env.install(wheel("demo", "1.0").file("demo/__init__.py", "changed = 1\n").make());
    env.install(wheel("other", "1.0").file("demo/__init__.py", "changed = 2\n").make());
    assertThat(env.read(SITE + "demo/__init__.py")).isEqualTo("changed = 2\n");
    assertThat(wheel.directory().resolve("demo/__init__.py")).hasContent("changed = 1\n");
  }

  @Test
  void replacesAnOlderVersionCompletely() {
    env.install(wheel("demo", "1.0").file("demo/old.py", "").file("demo/both.py", "").make());
    env.install(wheel("demo", "2.0").file("demo/both.py", "").file("demo/new.py", "").make());
    assertThat(env.names()).containsExactly("demo 2.0");
    assertThat(env.files())
        .contains(SITE + "demo/both.py", SITE + "demo/new.py")
        .doesNotContain(SITE + "demo/old.py")
        .noneMatch(path -> path.contains("demo-1.0"));
  }

  @Test
  void saysWhichPackagesHaveTheSameFileAndKeepsTheLastOnes() {
    DistFile one = wheel("one", "1.0").file("one.py", "").file("common.py", "1").make();
    DistFile two = wheel("two", "1.0").file("two.py", "").file("common.py", "2").make();
    InstallReport report = env.install(one, two);
    assertThat(report.collisions())
        .containsExactly(
            new Collision(env.site.resolve("common.py").toString(), "one 1.0", "two 1.0"));
    assertThat(env.read(SITE + "common.py")).isEqualTo("2");
    assertThat(env.names()).containsExactly("one 1.0", "two 1.0");
  }

  @Test
  void isSilentAboutSharedFilesThatAreEqual() {
    DistFile one = wheel("ns-one", "1.0").file("ns/__init__.py", "x").file("ns/one.py", "").make();
    DistFile two = wheel("ns-two", "1.0").file("ns/__init__.py", "x").file("ns/two.py", "").make();
    assertThat(env.install(one, two).collisions()).isEmpty();
    assertThat(env.files())
        .contains(SITE + "ns/__init__.py", SITE + "ns/one.py", SITE + "ns/two.py");
  }

  @Test
  void saysThatAFileOfAnInstalledPackageIsReplaced() {
    env.install(wheel("one", "1.0").file("common.py", "1").make());
    InstallReport report = env.install(wheel("two", "1.0").file("common.py", "2").make());
    assertThat(report.collisions()).hasSize(1);
    assertThat(report.collisions().getFirst().loser()).isEqualTo("one 1.0");
    assertThat(env.read(SITE + "common.py")).isEqualTo("2");
  }

  @Test
  void isSilentAboutAFileOfNobody() {
    env.write(SITE + "demo/__init__.py", "left by somebody");
    assertThat(env.install(wheel("demo", "1.0").make()).collisions()).isEmpty();
    assertThat(env.read(SITE + "demo/__init__.py")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/evil", "a/../../evil", "./evil", "a//evil", "..", ""})
  void refusesAWheelWhoseRecordLeadsOutside(String path) {
    CachedWheel wheel = env.wheel(wheel("demo", "1.0").make());
    appendRecord(wheel, path + ",,\n");
    assertThatThrownBy(() -> env.install(List.of(new WheelToInstall(wheel, false))))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("is refused");
    assertThat(env.files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/evil", "a/b", "..", "a\\b"})
  void refusesProgramsWithPathsForNames(String name) {
    DistFile file = wheel("demo", "1.0").consoleScript(name, "demo:main").make();
    assertThatThrownBy(() -> env.install(file)).isInstanceOf(InstallException.class);
    assertThat(env.files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:", ":main", "demo:main()", "de mo:main", "demo:a;b", "1:x"})
  void refusesEntryPointsThatAreNoFunction(String target) {
    DistFile file = wheel("demo", "1.0").consoleScript("run", target).make();
    assertThatThrownBy(() -> env.install(file)).isInstanceOf(InstallException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python", "python3", "python3.11", "pythonw", "pypy3", "python.exe"})
  void refusesAScriptInPlaceOfTheInterpreter(String name) {
    DistFile file = wheel("demo", "1.0").data("scripts/" + name, "#!/bin/sh\n").make();
    assertThatThrownBy(() -> env.install(file))
        .hasMessageContaining("would replace the environment's Python");
  }

  @Test
  void refusesAnUnknownScheme() {
    DistFile file = wheel("demo", "1.0").data("stdlib/os.py", "").make();
    assertThatThrownBy(() -> env.install(file)).hasMessageContaining("unknown scheme `stdlib`");
  }

  @Test
  void changesNothingWhenOneOfTheWheelsIsRefused() {
    env.install(wheel("good", "1.0").make());
    List<String> before = env.files();
    DistFile good = wheel("good", "2.0").make();
    DistFile bad = wheel("bad", "1.0").consoleScript("../x", "bad:x").make();
    assertThatThrownBy(() -> env.install(good, bad)).isInstanceOf(InstallException.class);
    assertThat(env.files()).isEqualTo(before);
  }

  @Test
  void leavesNothingOfAWheelWhoseFilesVanishMeanwhile() throws IOException {
    CachedWheel wheel = env.wheel(wheel("demo", "1.0").file("demo/a.py", "").make());
    CachedWheel good = env.wheel(wheel("good", "1.0").make());
    Files.delete(wheel.directory().resolve("demo/a.py"));
    assertThatThrownBy(() ->
            env.install(List.of(new WheelToInstall(good, false), new WheelToInstall(wheel, false))))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("demo 1.0");
    assertThat(env.files()).isEmpty();
    assertThat(env.names()).isEmpty();
  }

  @Test
  void namesTheFileThatIsInTheWayOfAFolder() {
    env.write(SITE + "demo", "a file");
    assertThatThrownBy(() -> env.install(wheel("demo", "1.0").make()))
        .hasMessageContaining("in the way");
    assertThat(env.names()).isEmpty();
  }

  private static WheelMaker wheel(String name, String version) {
    return WheelMaker.of(name, version).file(name.replace('-', '_') + "/__init__.py", "");
  }

  private static void appendRecord(CachedWheel wheel, String line) {
    Path record = wheel.directory().resolve("demo-1.0.dist-info/RECORD");
    try {
      Files.writeString(record, Files.readString(record) + line);
      Files.delete(wheel.directory().resolve(TreeManifest.FILE_NAME)); // it is not of this RECORD
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
