package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.InstallPlan;
import dev.puffin.session.Amounts;
import dev.puffin.session.CommandException;
import dev.puffin.settings.InstallOptions;
import java.util.stream.Collectors;

/**
 * Refuses to empty an environment that most likely is another one than was meant: most of it would
 * go, and nothing of what is listed is there.
 */
final class MassRemoval {
  /** Fewer packages are quickly installed again. */
  private static final int SMALL = 10;

  private static final int NAMED = 8;

  private MassRemoval() {}

  /**
   * Checks a plan before it is carried out.
   *
   * @throws CommandException if it looks like a mistake, and is neither asked for nor only told
   */
  static void check(InstallPlan plan, InstallOptions options) {
    int removed = plan.extraneous().size();
    boolean isOther = plan.keep().isEmpty() && plan.reinstalls().isEmpty();
    if (options.mode() == InstallOptions.Mode.APPLY && isOther && removed >= SMALL) {
      throw refused(plan);
    }
  }

  private static CommandException refused(InstallPlan plan) {
    int removed = plan.extraneous().size();
    String names =
        plan.extraneous().stream()
            .limit(NAMED)
            .map(one -> one.name().value())
            .collect(Collectors.joining(", "));
    return new CommandException(
        Problem.of(
                Amounts.counted(removed, "package")
                    + " would be removed, and nothing that is listed is installed: is this the"
                    + " environment that was meant?")
            .because("removed would be " + names + (removed > NAMED ? ", …" : ""))
            .because("from " + plan.extraneous().getFirst().location().getParent())
            .hint("give --yes if it is; --dry-run shows all; --python names another environment"),
        ExitStatus.UNMET);
  }
}
