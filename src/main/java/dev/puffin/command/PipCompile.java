package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.Resolution;

/** Locks requirements: finds versions that fit together and writes them down. */
public final class PipCompile {
  private final PipCompileSettings settings;
  private final CommandContext context;
  private final long started = System.nanoTime();

  private PipCompile(PipCompileSettings settings, CommandContext context) {
    this.settings = settings;
    this.context = context;
  }

  /**
   * Compiles.
   *
   * @return unmet if the file was only to be checked and would change
   */
  public static ExitStatus run(PipCompileSettings settings, CommandContext context) {
    return new PipCompile(settings, context).run();
  }

  private ExitStatus run() {
    checkOptions();
    InputOptions files = InputReader.withDefaultFile(settings.inputs(), context.workingDirectory());
    try (Session session = Session.open(context, settings.common())) {
      Inputs inputs = session.read(files);
      inputs.given().warnings().forEach(text -> context.printer().warn(Problem.of(text)));
      CompileOutput output = CompileOutput.of(settings.output(), context, settings.output().file());
      Resolving resolving = resolving(session, inputs);
      Resolution resolution = resolving.resolve(inputs, output.preferences(), settings.upgrade());
      report(resolution);
      return output.finish(output.text(resolution, resolving, files.files()));
    }
  }

  private void checkOptions() {
    boolean checks = settings.output().mode() == OutputOptions.Mode.CHECK;
    if (checks && settings.output().file().isEmpty()) {
      throw new CommandException(
          Problem.of("--check has no file to compare with")
              .hint("name it: puffin pip-compile requirements.in -o requirements.txt --check"),
          ExitStatus.USAGE);
    }
  }

  private Resolving resolving(Session session, Inputs inputs) {
    return new Resolving(
        session,
        settings.resolve(),
        settings.build(),
        session.environments().any(),
        inputs.given().options());
  }

  private void report(Resolution resolution) {
    Printer printer = context.printer();
    resolution.warnings().forEach(text -> printer.warn(Problem.of(text)));
    for (PackageName name : Upgrades.read(settings.upgrade(), context).names()) {
      if (resolution.find(name).isEmpty()) {
        printer.warn(
            Problem.of("--upgrade-package " + name + ": no requirement leads to that package"));
      }
    }
    long millis = (System.nanoTime() - started) / 1_000_000;
    printer.note(
        "Resolved "
            + Amounts.counted(resolution.packages().size(), "package")
            + " in "
            + Amounts.millis(millis));
    printer.detail(resolution.statistics().toString());
  }
}
