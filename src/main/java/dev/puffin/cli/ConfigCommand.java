package dev.puffin.cli;

import dev.puffin.command.Config;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.ConfigSettings;
import java.util.List;

/** {@code puffin config}. */
final class ConfigCommand implements Subcommand {
  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "Show what pip and puffin are configured to do, and by which file or variable";
  }

  @Override
  public String operands() {
    return "[list]";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        PythonFlags.READING, List.of(CacheFlags.CACHE_DIR), GeneralFlags.ALL, IgnoredFlags.ANY);
  }

  @Override
  public List<String> examples() {
    return List.of("config", "config --python .venv");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    if (!arguments.operands().isEmpty() && !arguments.operands().equals(List.of("list"))) {
      throw new UsageException(
          Problem.of("`puffin config` only shows what is configured")
              .hint("edit the file it names, or pip's own, to change that"));
    }
    return Config.run(
        new ConfigSettings(
            PythonFlags.read(arguments),
            CacheFlags.read(arguments),
            arguments.has(GeneralFlags.ISOLATED)),
        context);
  }
}
