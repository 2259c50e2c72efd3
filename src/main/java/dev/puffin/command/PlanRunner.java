package dev.puffin.command;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.CachedWheel;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.InstallPlan;
import dev.puffin.session.Amounts;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.InstallOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Carries a plan out, or asks, or only tells, as the user wants it. */
final class PlanRunner {
  private final CommandContext context;
  private final InstallOptions options;
  private final long started;

  /**
   * A runner.
   *
   * @param started when the run began, on the scale of {@link System#nanoTime()}
   */
  PlanRunner(CommandContext context, InstallOptions options, long started) {
    this.context = context;
    this.options = options;
    this.started = started;
  }

  /** Does what the mode says; a plan that is only checked is unmet. */
  ExitStatus run(InstallPlan plan, Choices choices, Installation installation) {
    return switch (options.mode()) {
      case APPLY -> apply(plan, choices, installation);
      case ASK -> {
        tell("Would make", expected(plan, choices));
        yield isConfirmed() ? apply(plan, choices, installation) : refused();
      }
      case DRY_RUN -> {
        tell("Would make", expected(plan, choices));
        yield ExitStatus.DONE;
      }
      case CHECK -> {
        tell("The environment differs by", expected(plan, choices));
        yield ExitStatus.UNMET;
      }
    };
  }

  /** Says that a plan changes nothing. */
  ExitStatus satisfied(InstallPlan plan) {
    int count = plan.keep().size();
    context
        .printer()
        .note(
            "Nothing to do: "
                + Amounts.counted(count, "package")
                + (count == 1 ? " is" : " are")
                + " as wanted ("
                + time()
                + ")");
    list(new PlanChanges(List.of()));
    return ExitStatus.DONE;
  }

  private ExitStatus apply(InstallPlan plan, Choices choices, Installation installation) {
    List<CachedWheel> wheels = installation.fetch(plan, choices);
    warn(plan, choices);
    PlanChanges changes;
    try (TaskGroup group = new TaskGroup()) {
      TaskGroup.Task<PlanChanges> made = group.fork(() -> PlanChanges.of(plan, wheels));
      group.run(choices::keep);
      group.run(() -> installation.leaveOutlook(wheels));
      installation.apply(plan, wheels);
      group.join();
      changes = made.value();
    }
    context
        .printer()
        .note(
            changes.changes().isEmpty()
                ? "Cleaned up what an interrupted run had left"
                : "Made " + Amounts.counted(changes.changes().size(), "change") + " in " + time());
    list(changes);
    return ExitStatus.DONE;
  }

  private PlanChanges expected(InstallPlan plan, Choices choices) {
    PlanChanges changes = PlanChanges.of(plan, choices.of(plan.remote()));
    warn(plan, choices);
    return changes;
  }

  private void warn(InstallPlan plan, Choices choices) {
    for (String warning : choices.warnings(plan.remote())) {
      context.printer().warn(Problem.of(warning));
    }
  }

  private String time() {
    return Amounts.millis((System.nanoTime() - started) / 1_000_000);
  }

  private void tell(String what, PlanChanges changes) {
    context.printer().note(what + " " + Amounts.counted(changes.changes().size(), "change"));
    list(changes);
  }

  /** All at once: a write for each line takes longer than to work out what they say. */
  private void list(PlanChanges changes) {
    switch (options.format()) {
      case TEXT -> {
        if (!changes.changes().isEmpty()) {
          context.printer().note(changes.text());
        }
      }
      case JSON ->
          context
              .printer()
              .result(
                  changes.changes().stream()
                      .map(PlanChanges.Change::json)
                      .collect(Collectors.joining(",", "{\"changes\":[", "]}\n")));
    }
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
