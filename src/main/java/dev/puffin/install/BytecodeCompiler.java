package dev.puffin.install;

import dev.puffin.error.Problem;
import dev.puffin.process.ProcessRunner;
import dev.puffin.process.ProgramCall;
import dev.puffin.process.ProgramOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles the modules of an environment, so that their first import is quick. */
public final class BytecodeCompiler {
  private static final int SHOWN_LINES = 4;

  /**
   * Uses as many processes as there are cores. What can't be compiled is passed over, as pip does:
   * packages bring modules for other versions of Python.
   */
  private static final String SCRIPT =
      """
      import compileall, sys
      for folder in sys.argv[1:]:
          compileall.compile_dir(folder, maxlevels=100, quiet=2, workers=0)
      """;

  private final ProcessRunner processes;
  private final Map<String, String> environment;

  /** Runs Python with these environment variables. */
  public BytecodeCompiler(ProcessRunner processes, Map<String, String> environment) {
    this.processes = processes;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Compiles everything in the environment that is not compiled or has changed since.
   *
   * @throws InstallException if Python can't be run
   */
  public void compile(InstallTarget target) {
    List<String> call = new ArrayList<>(List.of(target.python().toString(), "-I", "-S", "-c"));
    call.add(SCRIPT);
    for (Path folder : target.paths().sitePackages()) {
      call.add(folder.toString());
    }
    try {
      ProgramOutput output = processes.run(new ProgramCall(call, target.root(), environment));
      if (!output.succeeded()) {
        throw failed(target, output);
      }
    } catch (IOException e) {
      throw InstallException.of("compile the modules in " + target.root(), e);
    }
  }

  private static InstallException failed(InstallTarget target, ProgramOutput output) {
    Problem problem =
        Problem.of(
            "can't compile the modules in "
                + target.root()
                + ": Python ended with exit status "
                + output.exitCode());
    List<String> lines = output.err().lines().toList();
    for (String line : lines.subList(0, Math.min(lines.size(), SHOWN_LINES))) {
      problem = problem.because(line);
    }
    return new InstallException(problem);
  }
}
