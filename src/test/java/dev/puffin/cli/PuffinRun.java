package dev.puffin.cli;

import dev.puffin.python.FakePythons;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.WheelMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole program run in a folder of its own: wheels come from its {@code links}, the Python is a
 * program that answers as 3.11 would.
 */
final class PuffinRun {
  private final Path folder;
  private final Path python;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> places;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  PuffinRun(Path folder) throws IOException {
    this.folder = folder;
    this.python = FakePythons.environment(folder.resolve("env"), "3.11.7");
    Files.createDirectories(folder.resolve("links"));
    environment.put("HOME", folder.toString());
    places = List.of("--no-index", "--find-links", folder.resolve("links").toString());
  }

  /** Sets an environment variable for the runs that follow. */
  PuffinRun set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Takes packages from an index instead. */
  PuffinRun at(LocalIndex index) {
    places = List.of("--index-url", index.url());
    return this;
  }

  /** Offers a wheel. */
  PuffinRun serve(WheelMaker wheel) throws IOException {
    DistFile file = wheel.make();
    Files.write(folder.resolve("links").resolve(file.filename()), file.bytes());
    return this;
  }

  /** Offers a wheel that requires these. */
  PuffinRun serve(String name, String version, String... requirements) throws IOException {
    return serve(WheelMaker.of(name, version).requires(requirements));
  }

  PuffinRun write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  boolean exists(String file) {
    return Files.exists(folder.resolve(file));
  }

  /** Runs a command that finds packages; gives the exit code. */
  int run(String command, String... arguments) {
    List<String> all = new ArrayList<>(places);
    all.addAll(List.of(arguments));
    return look(command, all.toArray(String[]::new));
  }

  /** Runs a command that only looks at the environment, or changes it by what is there. */
  int look(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command.split(" ", -1)));
    all.addAll(
        List.of(
            "--directory",
            folder.toString(),
            "--cache-dir",
            folder.resolve("cache").toString(),
            "--python",
            python.toString()));
    all.addAll(List.of(arguments));
    out.reset();
    err.reset();
    return Main.run(InputStream.nullInputStream(), out, err, environment, all);
  }

  /** What the last run wrote to standard output. */
  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What the last run wrote to standard error, with the time it took replaced. */
  String err() {
    return err.toString(StandardCharsets.UTF_8)
        .replaceAll("in \\d+(\\.\\d+)? m?s\n", "in [TIME]\n");
  }
}
