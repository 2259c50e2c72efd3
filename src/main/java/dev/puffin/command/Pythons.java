package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.python.InterpreterFinder;
import dev.puffin.python.InterpreterProbe;
import dev.puffin.python.PythonRequest;
import dev.puffin.python.Surroundings;
import dev.puffin.trace.Trace;

/** Finds the Python that a command is about. */
final class Pythons {
  private Pythons() {}

  /** Looks for interpreters the way the context sees them. */
  static InterpreterFinder finder(Cache cache, CommandContext context) {
    return new InterpreterFinder(
        new InterpreterProbe(cache, Trace.off()),
        new Surroundings(context.environment(), context.workingDirectory()));
  }

  /** Which Python the options ask for. */
  static PythonRequest request(PythonOptions options) {
    return options.request().map(PythonRequest::parse).orElseGet(PythonRequest.Any::new);
  }
}
