package dev.puffin.cli;

import dev.puffin.command.PipList;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.ListSettings;
import java.util.List;

/** {@code puffin freeze}. */
final class FreezeCommand implements Subcommand {
  /** Accepted, as in pip; all packages are shown anyway. */
  private static final Option SHOW_ALL = Option.flag(OptionGroup.OUTPUT, "", "--all");

  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public String summary() {
    return "Show what is installed as lines of a requirements file";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Option> options() {
    return Option.join(ListFlags.ALL, List.of(SHOW_ALL));
  }

  @Override
  public List<String> examples() {
    return List.of("freeze", "freeze --python .venv --exclude-editable");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    return PipList.run(ListFlags.read(arguments, ListSettings.Format.FREEZE), context);
  }
}
