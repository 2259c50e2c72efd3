package dev.puffin.cli;

import dev.puffin.command.Clean;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import java.util.List;

/** {@code puffin clean}. */
final class CleanCommand implements Subcommand {
  private static final Option FORCE =
      Option.flag(OptionGroup.GENERAL, "", "--force"); // accepted: cleaning waits for others itself

  @Override
  public String name() {
    return "clean";
  }

  @Override
  public String summary() {
    return "Remove packages, or everything, from the cache";
  }

  @Override
  public String operands() {
    return "[PACKAGE...]";
  }

  @Override
  public List<Option> options() {
    return Option.join(List.of(CacheFlags.CACHE_DIR, FORCE), GeneralFlags.ALL);
  }

  @Override
  public List<String> examples() {
    return List.of("clean", "clean flask jinja2");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    return Clean.run(
        Values.packageNames(arguments.operands()), CacheFlags.read(arguments), context);
  }
}
