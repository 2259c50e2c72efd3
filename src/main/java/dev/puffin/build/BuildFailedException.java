package dev.puffin.build;

import dev.puffin.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hook of a build backend failed. */
public final class BuildFailedException extends BuildException {
  private static final int EVIDENCE_LINES = 5;

  private final transient BuildLog log;

  private BuildFailedException(Problem problem, BuildLog log) {
    super(problem);
    this.log = log;
  }

  /** A failure of a hook for a package, explained by what the backend printed. */
  static BuildFailedException of(String display, Hook hook, int exitCode, BuildLog log) {
    Optional<FailureCause> cause = FailureCause.find(log);
    String message =
        "building "
            + display
            + " failed: "
            + hook.functionName()
            + " ended with status "
            + exitCode;
    Optional<String> hint =
        cause
            .map(FailureCause::hint)
            .or(() ->
                log.lines().size() > EVIDENCE_LINES
                    ? Optional.of("-v shows all that the build printed")
                    : Optional.empty());
    return new BuildFailedException(new Problem(message, evidence(log, cause), hint), log);
  }

  /** All that the build printed, or the end of it if that is very much. */
  @Override
  public String details() {
    return log.text();
  }

  /** The last lines; the line that shows the cause goes first if it is not among them. */
  private static List<String> evidence(BuildLog log, Optional<FailureCause> cause) {
    List<String> last = log.lastLines(EVIDENCE_LINES);
    String shown = cause.map(FailureCause::line).orElse("");
    if (shown.isEmpty() || last.stream().anyMatch(line -> line.strip().equals(shown))) {
      return last;
    }
    List<String> lines = new ArrayList<>(log.lastLines(EVIDENCE_LINES - 1));
    lines.addFirst(shown);
    return lines;
  }
}
