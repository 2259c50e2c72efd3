package dev.puffin.session;

import dev.puffin.pipeline.SourceParts;
import dev.puffin.python.Interpreter;
import dev.puffin.python.Target;
import dev.puffin.requirements.RequirementsInput;
import dev.puffin.resolver.ResolverOptions;
import dev.puffin.settings.BuildOptions;

/**
 * What packages are wanted for.
 *
 * @param configuration what holds for the environment
 * @param interpreter the Python that was found
 * @param target what is resolved for, which may be another version or platform
 * @param build how sources are built
 * @param resolver the choices of the resolver, also for what builds require
 * @param given what the requirements files say: their options and lock files count
 * @param purpose what is done with them
 */
public record PackagesRequest(
    Configuration configuration,
    Interpreter interpreter,
    Target target,
    BuildOptions build,
    ResolverOptions resolver,
    RequirementsInput given,
    SourceParts.Purpose purpose) {}
