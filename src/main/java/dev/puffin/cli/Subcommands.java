package dev.puffin.cli;

import dev.puffin.error.Problem;
import dev.puffin.error.Spelling;
import java.util.List;

/** All commands, in the order the help lists them. */
final class Subcommands {
  static final List<Subcommand> ALL =
      List.of(
          new PipCompileCommand(),
          new PipSyncCommand(),
          new PipInstallCommand(),
          new PipUninstallCommand(),
          new FreezeCommand(),
          new ListCommand(),
          new ShowCommand(),
          new TreeCommand(),
          new WhyCommand(),
          new CheckCommand(),
          new VenvCommand(),
          new CleanCommand(),
          new CacheCommand(),
          new ConfigCommand());

  private static final String PIP = "pip-";

  private Subcommands() {}

  /**
   * The command of that name, which need not start with {@code pip-}.
   *
   * @throws UsageException if there is none
   */
  static Subcommand named(String name) {
    for (Subcommand command : ALL) {
      if (command.name().equals(name) || command.name().equals(PIP + name)) {
        return command;
      }
    }
    String what = name.startsWith("-") ? "unknown option" : "unknown command";
    throw new UsageException(
        Problem.of(what + " `" + name + "`")
            .hint(Alternatives.ofCommand(name).orElseGet(() -> similar(name))));
  }

  private static String similar(String wrong) {
    Spelling spelling = new Spelling(wrong);
    for (Subcommand command : ALL) {
      spelling.compare(command.name(), command.name());
      if (command.name().startsWith(PIP)) {
        spelling.compare(command.name().substring(PIP.length()), command.name());
      }
    }
    String help = "run `puffin --help` to see the commands";
    return spelling.closest().map(meant -> "did you mean `" + meant + "`? Or " + help).orElse(help);
  }
}
