package dev.puffin.build;

import dev.puffin.cache.Cache;
import dev.puffin.concurrent.Permits;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.process.ProcessRunner;
import dev.puffin.python.Interpreter;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.ResolverOptions;
import dev.puffin.trace.Trace;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a {@link Pep517WheelBuilder} works with.
 *
 * @param cache where builds have their temporary folders
 * @param processes runs the backends
 * @param permits how many backends run at once
 * @param variables the environment variables this program was started with
 * @param python the Python that is built with and for; asked for when the first build begins. Fails
 *     with an exception of its own if there is none
 * @param settings what the user says about builds
 * @param sources what the resolver of a build learns about packages from, through a pipeline that
 *     knows which builds wait
 * @param options of that resolver; its formats also say what may be built at all
 * @param trace of the steps
 */
public record BuildParts(
    Cache cache,
    ProcessRunner processes,
    Permits permits,
    Map<String, String> variables,
    Supplier<Interpreter> python,
    BuildSettings settings,
    Function<WheelPipeline, PackageSource> sources,
    ResolverOptions options,
    Trace trace) {

  /** Copies the variables. */
  public BuildParts {
    variables = Map.copyOf(variables);
  }
}
