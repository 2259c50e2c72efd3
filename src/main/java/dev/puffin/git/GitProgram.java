package dev.puffin.git;

import dev.puffin.error.Problem;
import dev.puffin.process.ProcessRunner;
import dev.puffin.process.ProgramCall;
import dev.puffin.process.ProgramOutput;
import dev.puffin.process.ProgramSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code git} program as it is set up on this machine. */
public final class GitProgram {
  /** Variables by which a git that started us would bend the repository that git works on. */
  private static final List<String> FOREIGN =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_NAMESPACE",
          "GIT_PREFIX");

  private final ProcessRunner processes;
  private final Map<String, String> environment;

  /** Whether git may ask for a user name or a password on the terminal. */
  public enum Prompt {
    /** It may, a user is there. */
    ALLOWED,
    /** It fails instead. */
    NEVER
  }

  /**
   * The program that the environment's PATH leads to.
   *
   * @param environment the variables this program was started with
   */
  public GitProgram(ProcessRunner processes, Map<String, String> environment, Prompt prompt) {
    this.processes = processes;
    Map<String, String> own = new HashMap<>(environment);
    FOREIGN.forEach(own::remove);
    own.put("LC_ALL", "C"); // its messages are read
    own.put("LANGUAGE", "C");
    if (prompt == Prompt.NEVER) {
      own.put("GIT_TERMINAL_PROMPT", "0");
    }
    this.environment = Map.copyOf(own);
  }

  /** Runs git in a folder, for a remote, and returns how it ended. */
  ProgramOutput run(Path directory, GitRemote remote, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(program(remote));
    line.addAll(arguments);
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(remote.environment(environment));
    try {
      return processes.run(new ProgramCall(line, directory, variables));
    } catch (IOException e) {
      throw new GitException(
          Problem.of("can't run git for " + remote.url() + ": " + e.getMessage()), e);
    }
  }

  private String program(GitRemote remote) {
    return ProgramSearch.onPath("git", environment)
        .orElseThrow(() ->
            new GitException(
                Problem.of("can't read " + remote.url() + ": there is no git on PATH")
                    .hint("install git, or add its folder to PATH")))
        .toString();
  }

  /**
   * Runs git in a folder and returns what it prints.
   *
   * @param purpose what this is done for, in words that continue "cannot"
   * @throws GitException if it fails
   */
  String require(Path directory, GitRemote remote, String purpose, List<String> arguments) {
    ProgramOutput output = run(directory, remote, arguments);
    if (!output.succeeded()) {
      throw GitFailure.of(remote, purpose, output);
    }
    return output.out();
  }
}
