package dev.puffin.command;

import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.DependencyCheck;
import dev.puffin.install.FileCheck;
import dev.puffin.session.Amounts;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.InspectSettings;
import java.util.ArrayList;
import java.util.List;

/** Tells whether the packages of an environment have what they require of each other. */
public final class Check {
  private Check() {}

  /**
   * Prints what is wrong, a line each.
   *
   * @param withFiles whether the files of the packages are looked at, too
   * @return unmet if something is
   */
  public static ExitStatus run(
      InspectSettings settings, boolean withFiles, CommandContext context) {
    InstalledEnvironment environment =
        InstalledEnvironment.of(settings.python(), settings.cache(), context);
    List<InstalledDistribution> installed = environment.installed().distributions();
    List<String> problems =
        new ArrayList<>(
            DependencyCheck.problems(
                installed,
                environment.interpreter().markers(),
                environment.interpreter().version()));
    if (withFiles) {
      installed.stream()
          .filter(one -> one.kind() == InstalledDistribution.Kind.DIST_INFO)
          .forEach(one -> problems.addAll(FileCheck.problems(one)));
    }
    problems.forEach(line -> context.printer().result(line + "\n"));
    environment
        .installed()
        .unreadable()
        .forEach(path -> context.printer().warn(Problem.of("no package can be read from " + path)));
    String checked = Amounts.counted(installed.size(), "package") + " checked: ";
    context
        .printer()
        .note(
            checked
                + (problems.isEmpty()
                    ? "all of them have what they require" + (withFiles ? " and list" : "")
                    : Amounts.counted(problems.size(), "problem")));
    return problems.isEmpty() ? ExitStatus.DONE : ExitStatus.UNMET;
  }
}
