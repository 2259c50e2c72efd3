package dev.puffin.session;

import dev.puffin.pipeline.Reporter;
import dev.puffin.trace.Trace;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a command gets from its surroundings.
 *
 * @param input standard input
 * @param printer where its words go
 * @param reporter is told what is fetched and built
 * @param trace where the run's time goes
 * @param environment the environment variables
 * @param workingDirectory what relative paths are relative to
 * @param commandLine the arguments as given, the command's name first
 */
public record CommandContext(
    InputStream input,
    Printer printer,
    Reporter reporter,
    Trace trace,
    Map<String, String> environment,
    Path workingDirectory,
    List<String> commandLine) {

  /** Copies the collections. */
  public CommandContext {
    environment = Map.copyOf(environment);
    commandLine = List.copyOf(commandLine);
  }
}
