package dev.puffin.command;

import dev.puffin.pipeline.SourceParts;
import dev.puffin.python.Interpreter;
import dev.puffin.python.Target;
import dev.puffin.requirements.FileOption;
import dev.puffin.resolver.ResolverOptions;
import java.util.List;

/**
 * What packages are wanted for.
 *
 * @param interpreter the Python that was found
 * @param target what is resolved for, which may be another version or platform
 * @param build how sources are built
 * @param resolver the choices of the resolver, also for what builds require
 * @param fileOptions the options of the requirements files
 * @param purpose what is done with them
 */
record PackagesRequest(
    Interpreter interpreter,
    Target target,
    BuildOptions build,
    ResolverOptions resolver,
    List<FileOption> fileOptions,
    SourceParts.Purpose purpose) {
  PackagesRequest {
    fileOptions = List.copyOf(fileOptions);
  }
}
