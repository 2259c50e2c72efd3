package dev.puffin;

import dev.puffin.fs.Trees;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Program;
import dev.puffin.testing.Pythons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of the whole program stand on: a folder, an index on loopback, a virtual environment,
 * and the program as it was built.
 */
abstract class EndToEnd {
  @TempDir Path folder;
  LocalIndex index;
  private Path python;

  @BeforeEach
  void start() {
    python = Pythons.any();
    index = LocalIndex.start();
    Program.Run made = puffin("venv", "--quiet", "--python", python.toString(), "env");
    if (made.exitCode() != 0) {
      throw new AssertionError(made.err());
    }
  }

  @AfterEach
  void stop() throws IOException {
    index.close();
    // its links lead out of the folder, which JUnit would remark upon
    Trees.delete(folder.resolve("env"));
  }

  /** Runs a command in the folder, without any option added. */
  Program.Run puffin(String... arguments) {
    return program().run(arguments);
  }

  /** Runs a command that needs packages: with the index and the environment. */
  Program.Run withIndex(String... arguments) {
    return program().run(indexed(arguments));
  }

  /** The arguments with the index and the environment named. */
  String[] indexed(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--python", "env", "--index-url", index.url()));
    return all.toArray(String[]::new);
  }

  /** The program, to be started in the folder. */
  Program program() {
    return Program.puffin(folder).with("PUFFIN_CACHE_DIR", folder.resolve("cache").toString());
  }

  /** What the environment's Python prints for some code. */
  String python(String code) {
    Program.Run run = Program.of(environmentPython(), folder).run("-c", code);
    return run.exitCode() == 0 ? run.out().strip() : run.err().strip();
  }

  private Path environmentPython() {
    Path posix = folder.resolve("env/bin/python");
    return Files.exists(posix) ? posix : folder.resolve("env/Scripts/python.exe");
  }

  /** The Python that environments are made from. */
  Path basePython() {
    return python;
  }

  void write(String file, String text) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text with what differs from run to run replaced. */
  String stable(String text) {
    return text.replaceAll("\\d+ ms|\\d+\\.\\d s", "[TIME]")
        .replace(index.base(), "[INDEX]")
        .replace(folder.toString(), "[FOLDER]");
  }
}
