package dev.puffin.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run. Its standard input is empty.
 *
 * @param arguments the program, by path or by a name looked for on PATH, and what it is given
 * @param directory the folder it runs in
 * @param environment all of its environment variables, nothing is inherited beside them
 */
public record ProgramCall(List<String> arguments, Path directory, Map<String, String> environment) {

  /** Copies the arguments and the environment. */
  public ProgramCall {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }
}
