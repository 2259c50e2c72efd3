package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.fs.AtomicFiles;
import dev.puffin.fs.NativeFiles;
import dev.puffin.lockfile.ChangeJson;
import dev.puffin.lockfile.ChangeMarkdown;
import dev.puffin.lockfile.ChangeSummary;
import dev.puffin.lockfile.ChangeText;
import dev.puffin.lockfile.CompileCommand;
import dev.puffin.lockfile.ExistingLockfile;
import dev.puffin.lockfile.LockedPackage;
import dev.puffin.lockfile.Lockfile;
import dev.puffin.lockfile.LockfileReader;
import dev.puffin.lockfile.LockfileWriter;
import dev.puffin.lockfile.Newline;
import dev.puffin.lockfile.OutputStyle;
import dev.puffin.lockfile.Preamble;
import dev.puffin.requirements.Pylock;
import dev.puffin.resolver.Preference;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.session.CommandContext;
import dev.puffin.session.CommandException;
import dev.puffin.session.Printer;
import dev.puffin.session.Resolving;
import dev.puffin.settings.OutputOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One file that is compiled: what was in it, what it gets, and what the user is told of that. */
final class CompileOutput {
  private final OutputOptions options;
  private final CommandContext context;
  private final Optional<Path> file;
  private final boolean titled;
  private final Optional<String> before;

  /** The only output, of which the old content is read. */
  static CompileOutput of(OutputOptions options, CommandContext context) {
    return new CompileOutput(options, context, options.file(), false);
  }

  /**
   * One of several.
   *
   * @param name the file as the user would name it
   */
  static CompileOutput oneOfSeveral(OutputOptions options, CommandContext context, Path name) {
    return new CompileOutput(options, context, Optional.of(name), true);
  }

  private CompileOutput(
      OutputOptions options, CommandContext context, Optional<Path> file, boolean titled) {
    this.options = options;
    this.context = context;
    this.file = file;
    this.titled = titled;
    this.before = file.flatMap(name -> content(context.workingDirectory().resolve(name)));
  }

  /** The pins of the last run. */
  List<Preference> preferences() {
    return existing().preferences();
  }

  private ExistingLockfile existing() {
    return read(before.orElse(""));
  }

  private ExistingLockfile read(String text) {
    String display = file.map(Path::toString).orElse("the lock file");
    return isPylock()
        ? LockfileReader.readPylock(text, display)
        : LockfileReader.read(text, display);
  }

  private boolean isPylock() {
    return options
        .format()
        .map(format -> format == OutputOptions.Format.PYLOCK)
        .orElseGet(() -> file.map(path -> Pylock.isName(path.toString())).orElse(false));
  }

  /**
   * The text of the file.
   *
   * @param inputs the files it is made from, for their line ends
   */
  String text(List<ResolvedPackage> packages, Resolving resolving, List<String> inputs) {
    Preamble preamble = resolving.packages().sources().preamble(options, resolving.formats());
    return isPylock()
        ? new PylockText(resolving).of(packages, command(preamble), options.unlisted(), folder())
        : requirements(packages, resolving, preamble, newline(inputs));
  }

  private Path folder() {
    return context
        .workingDirectory()
        .resolve(file.orElse(Path.of("pylock.toml")))
        .resolveSibling("");
  }

  private String requirements(
      List<ResolvedPackage> packages, Resolving resolving, Preamble preamble, Newline newline) {
    EntryHashes hashes = new EntryHashes(resolving.packages().pipeline());
    UsableFiles usable = new UsableFiles(resolving);
    List<LockedPackage> entries =
        switch (options.hashes()) {
          case NONE -> packages.stream().map(LockedPackage::of).toList();
          case USED -> hashes.entries(packages.stream().map(usable::of).toList());
          case ALL -> hashes.entries(packages);
        };
    entries.stream().filter(LockedPackage::hidesCredentials).forEach(this::warnOfCredentials);
    OutputStyle style =
        new OutputStyle(
            !options.stripExtras(),
            resolving.isForMany() || !options.stripMarkers(),
            options.annotations(),
            options.emitIndexAnnotation(),
            options.unlisted(),
            newline);
    return LockfileWriter.write(new Lockfile(command(preamble), preamble, entries), style);
  }

  private void warnOfCredentials(LockedPackage entry) {
    context
        .printer()
        .warn(
            Problem.of("the credentials in the URL of " + entry.name() + " are not written")
                .hint(
                    "name them by variables, as in https://${USER}:${TOKEN}@host, or keep them"
                        + " in a netrc file or a keyring"));
  }

  private Optional<String> command(Preamble preamble) {
    if (!options.header()) {
      return Optional.empty();
    }
    return options
        .customCommand()
        .or(() -> CompileCommand.custom(context.environment()))
        .or(() ->
            Optional.of(CompileCommand.of(context.commandLine(), options.spellings(), preamble)));
  }

  private Newline newline(List<String> inputs) {
    return switch (options.newline()) {
      case LF -> Newline.LF;
      case CRLF -> Newline.CRLF;
      case NATIVE -> Newline.ofSystem();
      case PRESERVE -> {
        List<String> texts = new ArrayList<>();
        before.ifPresent(texts::add);
        for (String input : inputs) {
          if (!input.equals("-") && !input.contains("://")) {
            content(context.workingDirectory().resolve(input)).ifPresent(texts::add);
          }
        }
        yield Newline.usedIn(texts);
      }
    };
  }

  /**
   * Writes the text, or compares it, and tells what changes.
   *
   * @return whether the file was only compared, and would change
   */
  boolean finish(String text) {
    if (file.isEmpty()) {
      context.printer().result(text);
      return false;
    }
    ChangeSummary changes = changes(text);
    tell(file.get(), changes);
    if (options.mode() == OutputOptions.Mode.WRITE && !before.equals(Optional.of(text))) {
      write(context.workingDirectory().resolve(file.get()), text);
    }
    return options.mode() == OutputOptions.Mode.CHECK && !changes.isEmpty();
  }

  /** Of a new file nobody is told that all of it is new, so nobody has to read it. */
  private ChangeSummary changes(String text) {
    boolean untold =
        before.isEmpty()
            && options.mode() == OutputOptions.Mode.WRITE
            && options.diff() == OutputOptions.Diff.SUMMARY;
    return untold || before.equals(Optional.of(text))
        ? new ChangeSummary(List.of())
        : ChangeSummary.between(existing(), read(text));
  }

  private void tell(Path name, ChangeSummary changes) {
    Printer printer = context.printer();
    boolean named = titled && !changes.isEmpty();
    switch (options.diff()) {
      case SUMMARY -> {
        Optional.of(name + ":").filter(_ -> named).ifPresent(printer::note);
        ChangeText.lines(changes).forEach(printer::note);
      }
      case TEXT -> {
        printer.result(named ? name + ":\n" : "");
        ChangeText.lines(changes).forEach(line -> printer.result(line + "\n"));
      }
      case JSON -> printer.result(ChangeJson.render(name.toString(), changes));
      case MARKDOWN ->
          printer.result((titled ? "\n### " + name + "\n\n" : "") + ChangeMarkdown.render(changes));
    }
  }

  private String outdated() {
    String problem = before.isEmpty() ? " does not exist" : " no longer follows from its inputs";
    return file.map(Path::toString).orElse("-") + problem;
  }

  /**
   * Says which files were compared and would change, and how they are brought up to date.
   *
   * @return unmet if there are any
   */
  static ExitStatus ended(List<CompileOutput> outdated, CommandContext context) {
    if (outdated.isEmpty()) {
      return ExitStatus.DONE;
    }
    String problems =
        outdated.stream().map(CompileOutput::outdated).collect(Collectors.joining("\n"));
    context
        .printer()
        .warn(
            Problem.of(problems)
                .hint("the same command without --check writes it; commit the result"));
    return ExitStatus.UNMET;
  }

  private static Optional<String> content(Path path) {
    try {
      return NativeFiles.readText(path); // none the first time
    } catch (IOException e) {
      throw unusable("read", path, e);
    }
  }

  private static void write(Path path, String text) {
    try {
      AtomicFiles.write(path, text);
    } catch (IOException e) {
      throw unusable("write", path, e);
    }
  }

  private static CommandException unusable(String verb, Path path, IOException cause) {
    return new CommandException(
        Problem.of("can't " + verb + " " + path + ": " + cause.getMessage()),
        ExitStatus.USAGE,
        cause);
  }
}
