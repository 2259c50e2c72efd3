package dev.puffin.git;

import dev.puffin.error.Problem;
import dev.puffin.process.ProgramOutput;
import java.util.List;
import java.util.Optional;

/** Reads from git's messages why it failed. */
final class GitFailure {
  private static final int EVIDENCE_LINES = 4;

  /** Beginnings of lines that tell of progress, not of a cause. */
  private static final List<String> CHATTER = List.of("hint:", "From ", "* ", "Cloning into ");

  private static final List<String> AUTHENTICATION =
      List.of(
          "Authentication failed",
          "could not read Username",
          "could not read Password",
          "terminal prompts disabled",
          "Permission denied",
          "Host key verification failed",
          "returned error: 401",
          "returned error: 403");
  private static final List<String> NOT_FOUND =
      List.of(
          "Repository not found",
          "repository not found",
          "does not appear to be a git repository",
          "does not exist",
          "returned error: 404",
          "' not found");
  private static final List<String> UNREACHABLE =
      List.of(
          "Could not resolve host",
          "Couldn't connect to server",
          "Failed to connect",
          "Connection refused",
          "Connection timed out",
          "Network is unreachable");
  private static final List<String> SUBMODULE_FILE = List.of("transport 'file' not allowed");

  private GitFailure() {}

  static GitException of(GitRemote remote, String purpose, ProgramOutput output) {
    List<String> evidence =
        output
            .err()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && CHATTER.stream().noneMatch(line::startsWith))
            .limit(EVIDENCE_LINES)
            .toList();
    String message = "can't " + purpose + " from the git repository " + remote.url();
    String ended = " (git exit code " + output.exitCode() + ")";
    return new GitException(new Problem(message + ended, evidence, advice(output.err())));
  }

  private static Optional<String> advice(String err) {
    if (mentions(err, NOT_FOUND)) {
      return Optional.of("see that the address is right and that you may read the repository");
    }
    if (mentions(err, AUTHENTICATION)) {
      return Optional.of(
          "give git access to it, by a credential helper, an SSH key or a token; "
              + "`git ls-remote` with the same address must work");
    }
    if (mentions(err, UNREACHABLE)) {
      return Optional.of("see that the server can be reached from here, or use --offline");
    }
    return mentions(err, SUBMODULE_FILE)
        ? Optional.of(
            "git reads submodules at file: addresses only with "
                + "`git config --global protocol.file.allow always`")
        : Optional.empty();
  }

  private static boolean mentions(String err, List<String> phrases) {
    return phrases.stream().anyMatch(err::contains);
  }
}
