package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.fs.AtomicFiles;
import dev.puffin.lockfile.ChangeJson;
import dev.puffin.lockfile.ChangeMarkdown;
import dev.puffin.lockfile.ChangeSummary;
import dev.puffin.lockfile.ChangeText;
import dev.puffin.lockfile.CompileCommand;
import dev.puffin.lockfile.LockedPackage;
import dev.puffin.lockfile.Lockfile;
import dev.puffin.lockfile.LockfileReader;
import dev.puffin.lockfile.LockfileWriter;
import dev.puffin.lockfile.Newline;
import dev.puffin.lockfile.OutputStyle;
import dev.puffin.lockfile.Preamble;
import dev.puffin.python.Interpreter;
import dev.puffin.resolver.Preference;
import dev.puffin.resolver.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Locks requirements: finds versions that fit together and writes them down. */
public final class PipCompile {
  private final PipCompileSettings settings;
  private final OutputOptions output;
  private final CommandContext context;
  private final long started = System.nanoTime();

  private PipCompile(PipCompileSettings settings, CommandContext context) {
    this.settings = settings;
    this.output = settings.output();
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
    InputOptions inputOptions =
        InputReader.withDefaultFile(settings.inputs(), context.workingDirectory());
    Optional<Path> file = output.file().map(context.workingDirectory()::resolve);
    try (Session session = Session.open(context, settings.common())) {
      Inputs inputs = session.read(inputOptions);
      inputs.given().warnings().forEach(text -> context.printer().warn(Problem.of(text)));
      Optional<String> before = file.flatMap(PipCompile::existing);
      Interpreter interpreter = session.environments().any();
      Resolving resolving =
          new Resolving(
              session, settings.resolve(), settings.build(), interpreter, inputs.given().options());
      List<Preference> preferences =
          before.map(text -> LockfileReader.read(text).preferences()).orElse(List.of());
      Resolution resolution = resolving.resolve(inputs, preferences, settings.upgrade());
      report(resolution);
      Newline newline = newline(before, inputOptions);
      String text = text(resolution, resolving, newline);
      return finish(text, before, file);
    }
  }

  private void report(Resolution resolution) {
    resolution.warnings().forEach(text -> context.printer().warn(Problem.of(text)));
    long millis = (System.nanoTime() - started) / 1_000_000;
    context
        .printer()
        .note(
            "Resolved "
                + Amounts.counted(resolution.packages().size(), "package")
                + " in "
                + Amounts.millis(millis));
    context.printer().detail(resolution.statistics().toString());
  }

  private ExitStatus finish(String text, Optional<String> before, Optional<Path> file) {
    if (file.isEmpty()) {
      context.printer().result(text);
      return ExitStatus.DONE;
    }
    ChangeSummary changes =
        ChangeSummary.between(LockfileReader.read(before.orElse("")), LockfileReader.read(text));
    tell(changes, before.isPresent());
    return switch (output.mode()) {
      case WRITE -> {
        if (!before.equals(Optional.of(text))) {
          write(file.get(), text);
        }
        yield ExitStatus.DONE;
      }
      case DRY_RUN -> ExitStatus.DONE;
      case CHECK -> changes.isEmpty() ? ExitStatus.DONE : ExitStatus.UNMET;
    };
  }

  private void tell(ChangeSummary changes, boolean existed) {
    switch (output.diff()) {
      case SUMMARY -> {
        if (existed) {
          ChangeText.lines(changes).forEach(context.printer()::note);
        }
      }
      case TEXT -> ChangeText.lines(changes).forEach(line -> context.printer().result(line + "\n"));
      case JSON -> context.printer().result(ChangeJson.render(changes));
      case MARKDOWN -> context.printer().result(ChangeMarkdown.render(changes));
    }
  }

  private String text(Resolution resolution, Resolving resolving, Newline newline) {
    Preamble preamble = resolving.packages().sources().preamble(output, resolving.formats());
    Optional<String> command =
        output.header()
            ? CompileCommand.custom(context.environment())
                .or(() ->
                    Optional.of(
                        CompileCommand.of(context.commandLine(), output.spellings(), preamble)))
            : Optional.empty();
    List<LockedPackage> entries =
        output.generateHashes()
            ? new EntryHashes(resolving.packages().pipeline()).entries(resolution.packages())
            : resolution.packages().stream().map(LockedPackage::of).toList();
    OutputStyle style =
        new OutputStyle(
            !output.stripExtras(),
            !output.stripMarkers(),
            output.annotations(),
            output.emitIndexAnnotation(),
            output.unlisted(),
            newline);
    return LockfileWriter.write(new Lockfile(command, preamble, entries), style);
  }

  private Newline newline(Optional<String> before, InputOptions inputs) {
    return switch (output.newline()) {
      case LF -> Newline.LF;
      case CRLF -> Newline.CRLF;
      case NATIVE -> Newline.ofSystem();
      case PRESERVE -> {
        List<String> texts = new ArrayList<>();
        before.ifPresent(texts::add);
        for (String file : inputs.files()) {
          if (!file.equals("-") && !file.contains("://")) {
            existing(context.workingDirectory().resolve(file)).ifPresent(texts::add);
          }
        }
        yield Newline.usedIn(texts);
      }
    };
  }

  private static Optional<String> existing(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // the first time
    } catch (IOException e) {
      throw unusable("read", file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      AtomicFiles.write(file, text);
    } catch (IOException e) {
      throw unusable("write", file, e);
    }
  }

  private static CommandException unusable(String verb, Path file, IOException cause) {
    return new CommandException(
        Problem.of("cannot " + verb + " " + file + ": " + cause.getMessage()),
        ExitStatus.USAGE,
        cause);
  }
}
