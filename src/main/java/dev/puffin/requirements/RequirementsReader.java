package dev.puffin.requirements;

import dev.puffin.error.Problem;
import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads requirements files exactly as pip does, with all that they include. */
public final class RequirementsReader {
  private final Path directory;
  private final Map<String, String> environment;
  private final InputStream standardInput;
  private final RemoteFiles remote;
  private final Function<Path, Optional<String>> replacements;

  /**
   * A reader.
   *
   * @param directory the working directory: relative paths in requirements are relative to it
   * @param environment the values of {@code ${VARIABLES}}
   * @param standardInput what {@code -} stands for
   * @param remote reads what is on a server
   */
  public RequirementsReader(
      Path directory,
      Map<String, String> environment,
      InputStream standardInput,
      RemoteFiles remote) {
    this(directory, environment, standardInput, remote, _ -> Optional.empty());
  }

  private RequirementsReader(
      Path directory,
      Map<String, String> environment,
      InputStream standardInput,
      RemoteFiles remote,
      Function<Path, Optional<String>> replacements) {
    this.directory = directory;
    this.environment = Map.copyOf(environment);
    this.standardInput = standardInput;
    this.remote = remote;
    this.replacements = replacements;
  }

  /**
   * The same reader, for which some files hold something else than what is on disk: what this run
   * is about to write there.
   *
   * @param texts the content of a file by its absolute path; empty for one that is read
   */
  public RequirementsReader replacing(Function<Path, Optional<String>> texts) {
    return new RequirementsReader(directory, environment, standardInput, remote, texts);
  }

  /**
   * Reads a requirements file.
   *
   * @param file a path, a {@code file:} or http(s) URL, or {@code -} for standard input
   * @throws InvalidInputException with all problems of all files read
   */
  public RequirementsInput requirements(String file) {
    return new IncludeReader(this, false).readAll(InputFile.of(file, directory));
  }

  /**
   * Reads a constraints file: its requirements only limit versions.
   *
   * @param file a path, a {@code file:} or http(s) URL, or {@code -} for standard input
   * @throws InvalidInputException with all problems of all files read
   */
  public RequirementsInput constraints(String file) {
    return new IncludeReader(this, true).readAll(InputFile.of(file, directory));
  }

  /**
   * Reads overrides.
   *
   * @param text one override that names its parent, as in {@code parent>child<2}, or else a file of
   *     overrides: a path, a {@code file:} or http(s) URL, or {@code -} for standard input
   * @throws InvalidInputException with all problems
   */
  public List<OverrideRequirement> overrides(String text) {
    OverrideReader reader = new OverrideReader(this);
    return OverrideReader.endOfParent(text) >= 0
        ? List.of(reader.readOne(text, "--override"))
        : reader.readAll(InputFile.of(text, directory));
  }

  /**
   * Reads one requirement as it may stand on a command line: a specifier, a URL or a path.
   *
   * @param label what messages and {@code # via} show as its origin
   * @throws InvalidInputException if it is none
   */
  public InputRequirement requirement(String text, String label) {
    return onCommandLine(text, label, false);
  }

  /**
   * Reads the value of {@code --editable} on a command line.
   *
   * @param label what messages and {@code # via} show as its origin
   * @throws InvalidInputException if it is none
   */
  public InputRequirement editable(String text, String label) {
    return onCommandLine(text, label, true);
  }

  private InputRequirement onCommandLine(String text, String label, boolean editable) {
    String stripped = text.strip();
    InputRequirement.Details details =
        InputRequirement.Details.of(Origin.commandLine(label), stripped);
    RequirementText reader = new RequirementText(directory, details);
    try {
      return editable ? reader.readEditable(stripped) : reader.read(stripped);
    } catch (LineFault e) {
      throw InputProblem.failure(
          List.of(InputProblem.inText(label, stripped, e.position(), e.reason())));
    }
  }

  Path directory() {
    return directory;
  }

  /** The lines of a file that say something. */
  List<LogicalLine> lines(InputFile file) {
    return lines(file, _ -> {});
  }

  /**
   * The lines of a file that say something.
   *
   * @param locks gets the file if it is a lock file
   */
  List<LogicalLine> lines(InputFile file, Consumer<Pylock> locks) {
    try {
      return LogicalLine.of(text(file, TextDecoder.decode(bytes(file)), locks), environment);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not in the encoding it should be (" + e.getMessage() + ")", e);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", e);
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static String text(InputFile file, String content, Consumer<Pylock> locks) {
    if (file instanceof InputFile.Local(Path path, String display) && Pylock.isName(display)) {
      Pylock lock = Pylock.read(content, path.resolveSibling(""), display);
      locks.accept(lock);
      return lock.requirements();
    }
    return content;
  }

  private byte[] bytes(InputFile file) throws IOException {
    return switch (file) {
      case InputFile.Local local -> localBytes(local.path());
      case InputFile.Remote address -> remote.read(address.url());
      case InputFile.StandardInput _ -> standardInput.readAllBytes();
    };
  }

  private byte[] localBytes(Path path) throws IOException {
    Optional<String> replacement = replacements.apply(path);
    return replacement.isPresent()
        ? replacement.get().getBytes(StandardCharsets.UTF_8)
        : NativeFiles.read(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  private static InvalidInputException unreadable(InputFile file, String why, IOException cause) {
    Optional<String> hint =
        cause instanceof CharacterCodingException
            ? Optional.of("save it as UTF-8, or say '# -*- coding: NAME -*-' in its first line")
            : Optional.empty();
    Problem problem = new Problem("can't read " + file.display() + ": " + why, List.of(), hint);
    return new InvalidInputException(problem, cause);
  }
}
