package dev.puffin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout whose sources the library looks at while Java starts, with a Maven that pretends. */
class CheckoutIT {
  private static final Path BUILT = Path.of("target/app");

  /** Notes which signals it can't get, and makes what was built newer than all sources. */
  private static final String MAVEN =
      """
      #!/bin/sh
      while read -r key value; do
        [ "$key" = SigBlk: ] && echo "$value" >>builds
      done </proc/self/status
      touch -d '+1 hour' target/app/java
      """;

  @TempDir Path folder;
  private Path checkout;
  private Program puffin;

  @BeforeEach
  void makeCheckout() throws IOException {
    boolean checks = Files.readAllLines(BUILT.resolve("java")).contains("checks");
    assumeTrue(checks, "the library can't look at sources on this system");
    checkout = folder.resolve("a checkout");
    for (String file : new String[] {"java", "puffin.jar", "puffin.native"}) {
      copy(BUILT.resolve(file), checkout.resolve("target/app").resolve(file));
    }
    for (String script : new String[] {"puffin", "build.sh", "jvm.options"}) {
      copy(Path.of("scripts", script), checkout.resolve("scripts").resolve(script));
    }
    write("pom.xml");
    write("src/main/java/dev/puffin/cli/Main.java");
    write("src/main/resources/dev/puffin/a/b/table");
    age(checkout.resolve("scripts/jvm.options"));
    Path maven = folder.resolve("bin/mvn");
    Files.createDirectories(maven.getParent());
    Files.writeString(maven, MAVEN);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    puffin =
        Program.of(checkout.resolve("scripts/puffin"), folder)
            .with("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
  }

  @Test
  void isStartedAsItIsWhileNothingHasChanged() {
    assertThat(puffin.run("--version")).isEqualTo(new Program.Run(0, "puffin 0.1.0\n", ""));
    assertThat(checkout.resolve("builds")).doesNotExist();
  }

  @Test
  void isBuiltAgainWhenASourceIsNewer() throws IOException {
    Path resource = checkout.resolve("src/main/resources/dev/puffin/a/b/table");
    Files.setLastModifiedTime(resource, FileTime.from(Instant.now()));
    Program.Run run = puffin.run("pip-sync", "no such file.txt", "--python", "");
    assertThat(run.err())
        .startsWith("puffin: building (its sources have changed), this takes about a minute ...")
        .contains("puffin: built\n", "no such file.txt");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(builds()).as("blocked signals of each build").containsExactly("0".repeat(16));

    assertThat(puffin.run("--version")).isEqualTo(new Program.Run(0, "puffin 0.1.0\n", ""));
    assertThat(builds()).hasSize(1);
  }

  @Test
  void isBuiltAgainWhenASourceIsGone() throws IOException {
    Files.delete(checkout.resolve("src/main/java/dev/puffin/cli/Main.java"));
    assertThat(puffin.run("--version").out()).isEqualTo("puffin 0.1.0\n");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void runsNonethelessWhereAFileIsFromTheFuture() throws IOException {
    Files.setLastModifiedTime(
        checkout.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(100_000)));
    assertThat(puffin.run("--version").out()).isEqualTo("puffin 0.1.0\n");
    assertThat(builds()).hasSize(1);
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Makes a source that is older than the build, as are the folders it is in. */
  private void write(String name) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    for (Path one = file; !one.equals(checkout); one = one.getParent()) {
      age(one);
    }
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
  }
}
