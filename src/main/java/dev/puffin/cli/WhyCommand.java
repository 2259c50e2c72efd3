package dev.puffin.cli;

import dev.puffin.command.Why;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.WhySettings;
import java.time.Instant;
import java.util.List;

/** {@code puffin why}. */
final class WhyCommand implements Subcommand {
  @Override
  public String name() {
    return "why";
  }

  @Override
  public String summary() {
    return "Explain why a package is there, and why not in its newest version";
  }

  @Override
  public String operands() {
    return "PACKAGE";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        InputFlags.INSTALLING,
        ResolveFlags.ALL,
        PythonFlags.READING,
        IndexFlags.ALL,
        NetworkFlags.ALL,
        BuildFlags.ALL,
        CacheFlags.ALL,
        GeneralFlags.ALL);
  }

  @Override
  public List<String> examples() {
    return List.of("why numpy", "why numpy -r requirements.txt", "why idna -r requirements.in");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    if (arguments.operands().size() != 1) {
      throw new UsageException(
          Problem.of("name one package").hint("for example: puffin why numpy -r requirements.txt"));
    }
    WhySettings settings =
        new WhySettings(
            PackageName.parse(arguments.operands().getFirst()),
            InputFlags.readPackages(arguments).withoutPackages(),
            ResolveFlags.read(arguments, Instant.now()),
            BuildFlags.read(arguments),
            CommonFlags.read(arguments));
    return Why.run(settings, context);
  }
}
