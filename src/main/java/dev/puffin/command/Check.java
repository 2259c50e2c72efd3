package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.DependencyCheck;
import dev.puffin.session.Amounts;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.InspectSettings;
import java.util.List;

/** Tells whether the packages of an environment have what they require of each other. */
public final class Check {
  private Check() {}

  /**
   * Prints what is wrong, a line each.
   *
   * @return unmet if something is
   */
  public static ExitStatus run(InspectSettings settings, CommandContext context) {
    InstalledEnvironment environment =
        InstalledEnvironment.of(settings.python(), settings.cache(), context);
    List<String> problems =
        DependencyCheck.problems(
            environment.installed().distributions(),
            environment.interpreter().markers(),
            environment.interpreter().version());
    problems.forEach(line -> context.printer().result(line + "\n"));
    environment
        .installed()
        .unreadable()
        .forEach(path -> context.printer().warn(Problem.of("no package can be read from " + path)));
    String checked =
        Amounts.counted(environment.installed().distributions().size(), "package") + " checked: ";
    context
        .printer()
        .note(
            checked
                + (problems.isEmpty()
                    ? "all of them have what they require"
                    : Amounts.counted(problems.size(), "problem")));
    return problems.isEmpty() ? ExitStatus.DONE : ExitStatus.UNMET;
  }
}
