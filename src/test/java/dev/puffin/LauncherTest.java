package dev.puffin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with a JDK and a Maven that only pretend. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher of these tests is a shell script")
class LauncherTest {
  /** Prints its last arguments, one a line. */
  private static final String JAVA =
      """
      #!/bin/sh
      while [ "$1" != dev.puffin.cli.Main ]; do shift; done
      shift
      printf '%s\\n' "java" "$@"
      """;

  /** Makes what the build would make, and counts. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo x >>builds
      sleep 0.3
      mkdir -p target/app
      printf '%s\\n' "$JAVA_HOME/bin/java" >target/app/java
      : >target/app/puffin.jar
      """;

  @TempDir Path folder;
  private Path checkout;
  private Program puffin;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = folder.resolve("a checkout");
    Files.createDirectories(checkout.resolve("src/main/java/dev/puffin/cli"));
    write(checkout.resolve("pom.xml"), "");
    write(checkout.resolve("src/main/java/dev/puffin/cli/Main.java"), "");
    Files.createDirectories(checkout.resolve("scripts"));
    for (String script : new String[] {"puffin", "build.sh", "jvm.options"}) {
      Files.copy(
          Path.of("scripts", script),
          checkout.resolve("scripts").resolve(script),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path jdk = folder.resolve("jdk");
    program(jdk.resolve("bin/java"), JAVA);
    program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    write(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    program(folder.resolve("bin/mvn"), MAVEN);
    puffin =
        Program.of(checkout.resolve("scripts/puffin"), folder.resolve("elsewhere"))
            .with("JAVA_HOME", jdk.toString())
            .with("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
  }

  @Test
  void buildsOnFirstUseAndPassesArgumentsOn() throws IOException {
    Program.Run run = puffin.run("pip-compile", "a b", "", "$HOME", "*");
    assertThat(run.out()).isEqualTo("java\npip-compile\na b\n\n$HOME\n*\n");
    assertThat(run.err())
        .isEqualTo("puffin: building (first use), this takes about a minute ...\npuffin: built\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void onlyStartsJavaWhenNothingHasChanged() throws IOException {
    puffin.run();
    Program.Run again = puffin.without("JAVA_HOME").with("PATH", "/nonexistent").run("--version");
    assertThat(again).isEqualTo(new Program.Run(0, "java\n--version\n", ""));
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void namesItsLibraryAsAnAgentWhereThereIsOne() throws IOException {
    puffin.run();
    program(
        folder.resolve("jdk/bin/java"),
        "#!/bin/sh\nfor o; do case $o in -agentpath*) echo \"$o\" ;; esac; done\n");
    assertThat(puffin.run("--version").out()).isEmpty();
    Path library = checkout.resolve("target/app/puffin.native");
    write(library, "");
    assertThat(puffin.run("--version").out()).isEqualTo("-agentpath:" + library + "\n");

    Path odd = Files.move(checkout, folder.resolve("a=checkout"));
    Program elsewhere = Program.of(odd.resolve("scripts/puffin"), folder.resolve("elsewhere"));
    assertThat(elsewhere.run("--version")).isEqualTo(new Program.Run(0, "", ""));
  }

  @Test
  void letsItsLibraryChooseTheAotCache() throws IOException {
    puffin.run();
    program(
        folder.resolve("jdk/bin/java"),
        "#!/bin/sh\nfor o; do case $o in -XX:AOTCache=*) cat \"${o#*=}\" || echo \"$o\" ;; esac; done\n");
    Path archive = checkout.resolve("target/app/puffin.aot");
    write(checkout.resolve("target/app/puffin.native"), "");
    assertThat(puffin.run().out()).isEqualTo("-XX:AOTCache=" + archive + "\n");
    write(archive, "all classes");
    assertThat(puffin.run().out()).isEqualTo("all classes");
    Files.delete(checkout.resolve("target/app/puffin.native"));
    assertThat(puffin.run().out()).isEqualTo("all classes");
  }

  @Test
  void leavesItToTheLibraryToLookAtSourcesWhereItCan() throws IOException {
    puffin.run();
    Path app = checkout.resolve("target/app");
    write(app.resolve("puffin.native"), "");
    write(app.resolve("java"), folder.resolve("jdk/bin/java") + "\nsum\nchecks\n");
    program(
        folder.resolve("jdk/bin/java"),
        "#!/bin/sh\nfor o; do case $o in -agent* | -Dpuffin.ch*) echo \"$o\" ;; esac; done\n");
    touch(checkout.resolve("src/main/java/dev/puffin/cli/Main.java"));
    String agent = "-agentpath:" + app.resolve("puffin.native");
    assertThat(puffin.run().out()).isEqualTo(agent + "=" + checkout + "\n-Dpuffin.checkout=yes\n");
    assertThat(builds()).isEqualTo(1);

    Program changed = puffin.with("PUFFIN_SOURCES_CHANGED", "yes");
    assertThat(changed.run().out()).isEqualTo(agent + "\n");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws IOException {
    puffin.run();
    touch(checkout.resolve("src/main/java/dev/puffin/cli/Main.java"));
    assertThat(puffin.run().err())
        .startsWith("puffin: building (its sources have changed), this takes about a minute ...");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void buildsOnceWhenTwoAreStartedAtOnce() throws IOException {
    Process one = puffin.start("1");
    Process two = puffin.start("2");
    assertThat(Program.finish(one).out()).isEqualTo("java\n1\n");
    assertThat(Program.finish(two).out()).isEqualTo("java\n2\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void takesOverTheLockOfABuildThatWasKilled() throws IOException {
    Files.createDirectories(checkout.resolve("target/building"));
    write(checkout.resolve("target/building/pid"), "999999999\n");
    assertThat(puffin.run().out()).isEqualTo("java\n");
  }

  @Test
  void startsThroughALinkAndWithoutAHome() throws IOException {
    Path link = folder.resolve("bin/linked");
    Files.createSymbolicLink(link, checkout.resolve("scripts/puffin"));
    Program linked = Program.of(link, folder.resolve("elsewhere")).without("HOME");
    puffin.run();
    assertThat(linked.run("x").out()).isEqualTo("java\nx\n");
  }

  @Test
  void saysWhyABuildFailed() throws IOException {
    program(folder.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] no such thing'\nexit 1\n");
    Program.Run run = puffin.run();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("error: building puffin failed", "target/build.log", "[ERROR] no such thing");
    assertThat(checkout.resolve("target/building")).doesNotExist();
  }

  @Test
  void saysThatMavenIsMissing() {
    Program.Run run = puffin.with("PATH", "/nonexistent").run();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: Maven (mvn) was not found on PATH").contains("hint:");
  }

  private int builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds")).size();
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void program(Path file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
