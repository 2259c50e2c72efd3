package dev.puffin.command;

import dev.puffin.concurrent.Ahead;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.python.Interpreter;
import dev.puffin.resolver.Resolution;
import dev.puffin.resolver.Selection;
import dev.puffin.session.Amounts;
import dev.puffin.session.CommandContext;
import dev.puffin.session.CommandException;
import dev.puffin.session.EarlyContact;
import dev.puffin.session.InputReader;
import dev.puffin.session.Inputs;
import dev.puffin.session.Printer;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.session.Upgrades;
import dev.puffin.settings.InputOptions;
import dev.puffin.settings.OutputOptions;
import dev.puffin.settings.PipCompileSettings;
import dev.puffin.trace.Trace;
import java.util.List;

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
    try (Session session = Session.open(context, settings.common());
        Ahead<Interpreter> python = Ahead.begin("find Python", session.environments()::any)) {
      EarlyContact.getReady(session);
      ExitStatus status =
          switch (settings.scope()) {
            case TOGETHER -> together(session, python);
            case EACH -> each(session, python);
          };
      session.leaveOutlook(List.of());
      return status;
    }
  }

  private ExitStatus together(Session session, Ahead<Interpreter> python) {
    InputOptions files = InputReader.withDefaultFile(settings.inputs(), context.workingDirectory());
    Inputs inputs = session.read(files);
    warnOf(inputs);
    Resolving resolving = resolving(session, inputs, python);
    CompileOutput output = CompileOutput.of(settings.output(), context);
    Selection selection = resolving.select(inputs, output.preferences(), settings.upgrade());
    report(selection);
    try (Trace.Span _ = session.trace().span("write", "")) {
      boolean outdated = output.finish(output.text(selection.packages(), resolving, files.files()));
      return CompileOutput.ended(outdated ? List.of(output) : List.of(), context);
    }
  }

  private ExitStatus each(Session session, Ahead<Interpreter> python) {
    LayeredCompile layers = new LayeredCompile(settings, session);
    Inputs inputs = layers.inputs();
    warnOf(inputs);
    Resolving resolving = resolving(session, inputs, python);
    Resolution resolution = resolving.resolve(inputs, layers.preferences(), settings.upgrade());
    report(resolution.selection());
    context.printer().detail(resolution.statistics().toString());
    return layers.finish(resolution, resolving);
  }

  private void checkOptions() {
    boolean checks = settings.output().mode() == OutputOptions.Mode.CHECK;
    boolean each = settings.scope() == PipCompileSettings.Scope.EACH;
    boolean named = settings.output().file().isPresent();
    if (checks && !named && !each) {
      throw new CommandException(
          Problem.of("--check has no file to compare with")
              .hint("name it: puffin pip-compile requirements.in -o requirements.txt --check"),
          ExitStatus.USAGE);
    }
    if (each && (named || settings.inputs().files().isEmpty())) {
      throw new CommandException(
          Problem.of(
                  named ? "--all writes several files, not one" : "--all has no files to compile")
              .hint("name the inputs only: puffin pip-compile --all requirements/*.in"),
          ExitStatus.USAGE);
    }
  }

  private void warnOf(Inputs inputs) {
    inputs.given().warnings().forEach(text -> context.printer().warn(Problem.of(text)));
  }

  private Resolving resolving(Session session, Inputs inputs, Ahead<Interpreter> python) {
    new EarlyContact(session, inputs)
        .forLock(python.isDone(), settings.resolve().withDependencies());
    return new Resolving(
        session,
        settings.resolve(),
        settings.build(),
        python.get(),
        inputs.given(),
        SourceParts.Purpose.LOCK);
  }

  private void report(Selection selection) {
    Printer printer = context.printer();
    selection.warnings().forEach(text -> printer.warn(Problem.of(text)));
    for (PackageName name : Upgrades.read(settings.upgrade(), context).names()) {
      if (selection.find(name).isEmpty()) {
        printer.warn(
            Problem.of("--upgrade-package " + name + ": no requirement leads to that package"));
      }
    }
    long millis = (System.nanoTime() - started) / 1_000_000;
    printer.note(
        "Resolved "
            + Amounts.counted(selection.packages().size(), "package")
            + " in "
            + Amounts.millis(millis));
  }
}
