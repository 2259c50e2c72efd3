package dev.puffin.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.cache.Cache;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreters here are shell scripts")
class VenvCreatorTest {
  private final VenvCreator creator = new VenvCreator("puffin = 0");
  @TempDir private Path folder;
  private Interpreter base;
  private Path target;

  @BeforeEach
  void probe() throws IOException {
    Path python = FakePythons.cpython(folder.resolve("usr/bin/python3.11"), "3.11.7");
    try (Cache cache = Cache.open(folder.resolve("cache"))) {
      base = new InterpreterProbe(cache, Trace.off()).probe(python);
    }
    target = folder.resolve("env");
  }

  @Test
  void makesTheLayoutThatPythonExpects() throws IOException {
    Path python = create(VenvRequest.Existing.REFUSE);
    assertThat(python).isEqualTo(target.resolve("bin/python"));
    assertThat(Files.readSymbolicLink(python)).isEqualTo(base.executable());
    assertThat(Files.readSymbolicLink(target.resolve("bin/python3.11"))).hasToString("python");
    assertThat(target.resolve("lib/python3.11/site-packages")).isDirectory();
    assertThat(Files.readSymbolicLink(target.resolve("lib64"))).hasToString("lib");
    assertThat(target.resolve("include")).isDirectory();
    assertThat(target.resolve("bin/activate")).isRegularFile();
    assertThat(Files.readAllLines(target.resolve("pyvenv.cfg")))
        .contains(
            "home = " + folder.resolve("usr/bin"),
            "include-system-site-packages = false",
            "version = 3.11.7",
            "puffin = 0");
  }

  @Test
  void quotesFoldersAndPromptsForTheShell() throws IOException {
    target = folder.resolve("it's here");
    create(VenvRequest.Existing.REFUSE);
    assertThat(Files.readString(target.resolve("bin/activate")))
        .contains("VIRTUAL_ENV='" + folder + "/it'\\''s here'");
  }

  @Test
  void refusesAFolderInUse() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("file"), "mine");
    assertThatThrownBy(() -> create(VenvRequest.Existing.REFUSE))
        .isInstanceOf(VenvException.class)
        .hasMessageEndingWith("is a folder with files already");
    assertThat(target.resolve("file")).exists();
  }

  @Test
  void clearsAnEnvironmentButNoOtherFolder() throws IOException {
    create(VenvRequest.Existing.REFUSE);
    Path old = Files.writeString(target.resolve("lib/old"), "x");
    create(VenvRequest.Existing.CLEAR);
    assertThat(old).doesNotExist();
    Files.delete(target.resolve("pyvenv.cfg"));
    assertThatThrownBy(() -> create(VenvRequest.Existing.CLEAR))
        .hasMessageContaining("is no virtual environment");
    create(VenvRequest.Existing.FORCE);
    assertThat(target.resolve("pyvenv.cfg")).exists();
  }

  @Test
  void keepsWhatIsThereWhenAllowed() throws IOException {
    create(VenvRequest.Existing.REFUSE);
    Path old = Files.writeString(target.resolve("lib/old"), "x");
    create(VenvRequest.Existing.KEEP);
    assertThat(old).exists();
  }

  @Test
  void refusesAFileInTheWay() throws IOException {
    Files.writeString(target, "mine");
    assertThatThrownBy(() -> create(VenvRequest.Existing.FORCE))
        .hasMessageEndingWith("is there and no folder");
  }

  private Path create(VenvRequest.Existing existing) {
    return creator.create(new VenvRequest(target, base, existing, Optional.empty(), false, false));
  }
}
