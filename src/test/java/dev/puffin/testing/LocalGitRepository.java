package dev.puffin.testing;

import dev.puffin.process.ProgramSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A git repository on disk for tests, with its own author and no configuration of the user's. */
public final class LocalGitRepository {
  private final Path folder;

  private LocalGitRepository(Path folder) {
    this.folder = folder;
  }

  /** Makes an empty repository whose branch is {@code main}. */
  public static LocalGitRepository create(Path folder) throws IOException {
    Files.createDirectories(folder);
    LocalGitRepository repository = new LocalGitRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    return repository;
  }

  /** The folder of the work tree. */
  public Path folder() {
    return folder;
  }

  /** Its address, without the {@code git+} of requirements. */
  public String url() {
    return "file://" + folder;
  }

  /** Writes a file of the work tree. */
  public LocalGitRepository file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Path parent = file.getParent();
    Files.createDirectories(parent == null ? folder : parent);
    Files.writeString(file, content);
    return this;
  }

  /** Commits everything in the work tree; the full name of the commit. */
  public String commit(String message) throws IOException {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return git("rev-parse", "HEAD").strip();
  }

  /** Runs git here and returns what it prints. */
  public String git(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment(Map.of()));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(line + " failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return output;
  }

  /** The environment of this process with settings for git that do not depend on the machine. */
  public static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    variables.put("GIT_CONFIG_COUNT", "1");
    variables.put("GIT_CONFIG_KEY_0", "protocol.file.allow");
    variables.put("GIT_CONFIG_VALUE_0", "always");
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      variables.put("GIT_" + role + "_NAME", "A. Tester");
      variables.put("GIT_" + role + "_EMAIL", "tester@example.com");
      variables.put("GIT_" + role + "_DATE", "2024-01-01T00:00:00Z");
    }
    variables.putAll(more);
    return variables;
  }

  /**
   * An environment whose {@code git} notes each call in a log, one line of arguments each, before
   * it does what git does.
   */
  public static Map<String, String> loggingEnvironment(Path folder, Path calls) throws IOException {
    Path git = Files.createDirectories(folder).resolve("git");
    if (!Files.exists(git)) {
      String real = ProgramSearch.onPath("git", System.getenv()).orElseThrow().toString();
      String log = "echo \"$@\" >> '" + calls + "'";
      Files.writeString(git, "#!/bin/sh\n" + log + "\nexec '" + real + "' \"$@\"\n");
      Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return environment(Map.of("PATH", folder + ":" + System.getenv("PATH")));
  }
}
