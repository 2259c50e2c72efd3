package dev.puffin.command;

import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.Distribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.install.InstallPlan;
import dev.puffin.pep508.PackageName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Carries a plan out, or asks, or only tells, as the user wants it. */
final class PlanRunner {
  private final CommandContext context;
  private final InstallOptions.Mode mode;
  private final long started;

  /**
   * A runner.
   *
   * @param started when the run began, on the scale of {@link System#nanoTime()}
   */
  PlanRunner(CommandContext context, InstallOptions.Mode mode, long started) {
    this.context = context;
    this.mode = mode;
    this.started = started;
  }

  /** Does what the mode says; a plan that is only checked is unmet. */
  ExitStatus run(
      InstallPlan plan, Map<PackageName, Distribution> chosen, Installation installation) {
    return switch (mode) {
      case APPLY -> apply(plan, chosen, installation);
      case ASK -> {
        tell("Would make", PlanText.of(plan, chosen));
        yield isConfirmed() ? apply(plan, chosen, installation) : refused();
      }
      case DRY_RUN -> {
        tell("Would make", PlanText.of(plan, chosen));
        yield ExitStatus.DONE;
      }
      case CHECK -> {
        tell("The environment differs by", PlanText.of(plan, chosen));
        yield ExitStatus.UNMET;
      }
    };
  }

  private ExitStatus apply(
      InstallPlan plan, Map<PackageName, Distribution> chosen, Installation installation) {
    List<CachedWheel> wheels = installation.fetch(plan, chosen);
    installation.apply(plan, wheels);
    List<String> lines = PlanText.of(plan, wheels);
    long millis = (System.nanoTime() - started) / 1_000_000;
    if (lines.isEmpty()) {
      context.printer().note("Cleaned up what an interrupted run had left");
    } else {
      context
          .printer()
          .note(
              "Made " + Amounts.counted(lines.size(), "change") + " in " + Amounts.millis(millis));
      lines.forEach(context.printer()::note);
    }
    return ExitStatus.DONE;
  }

  private void tell(String what, List<String> lines) {
    context.printer().note(what + " " + Amounts.counted(lines.size(), "change"));
    lines.forEach(context.printer()::note);
  }

  private boolean isConfirmed() {
    context.printer().note("Proceed? [y/N]");
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(context.input(), StandardCharsets.UTF_8));
    try {
      String answer = reader.readLine();
      return answer != null
          && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the answer", e);
    }
  }

  private ExitStatus refused() {
    context.printer().note("Nothing was changed");
    return ExitStatus.UNMET;
  }
}
