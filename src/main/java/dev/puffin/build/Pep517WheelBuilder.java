package dev.puffin.build;

import dev.puffin.cache.CacheException;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.InvalidFilenameException;
import dev.puffin.dist.InvalidMetadataException;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.WheelFilename;
import dev.puffin.error.Problem;
import dev.puffin.fs.StagingDirectory;
import dev.puffin.pipeline.BuildKind;
import dev.puffin.pipeline.BuildRequest;
import dev.puffin.pipeline.BuiltWheel;
import dev.puffin.pipeline.WheelBuilder;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Builds in three steps: an environment with what the project and its backend require, the
 * metadata, the wheel. Each build has a folder of its own that goes away with it.
 */
public final class Pep517WheelBuilder implements WheelBuilder {
  private final BuildParts parts;
  private final BuildSetup setup;

  /** A builder with these parts. Nothing is looked at before the first build. */
  public Pep517WheelBuilder(BuildParts parts) {
    this.parts = parts;
    this.setup = new BuildSetup(parts);
  }

  @Override
  public String variant(SourceDistribution source) {
    return String.join("\n", parts.settings().configSettings());
  }

  @Override
  public Optional<CoreMetadata> staticMetadata(BuildRequest request) {
    Optional<CoreMetadata> archived =
        switch (request.source()) {
          case SourceDistribution.Registry _,
              SourceDistribution.DirectUrl _,
              SourceDistribution.Path _ ->
              StaticMetadata.ofArchive(request.tree());
          case SourceDistribution.Git _, SourceDistribution.Directory _ -> Optional.empty();
        };
    return archived.or(() -> StaticMetadata.ofProject(ProjectFile.read(request.tree())));
  }

  @Override
  public Set<String> staticFiles() {
    return StaticMetadata.FILES;
  }

  @Override
  public Optional<CoreMetadata> prepareMetadata(BuildRequest request) {
    return inEnvironment("prepare metadata", request, process -> prepare(process, request));
  }

  @Override
  public BuiltWheel build(BuildRequest request) {
    return inEnvironment("build", request, process -> build(process, request));
  }

  private <V> V inEnvironment(String step, BuildRequest request, Function<BuildProcess, V> work) {
    refuseUnlessAllowed(request);
    try (Trace.Span _ = parts.trace().span(step, request.source().display());
        StagingDirectory scratch = parts.cache().stage()) {
      return work.apply(setup.prepare(request, scratch.path()));
    } catch (IOException e) {
      throw CacheException.of("delete", parts.cache().temporaryFolder(), e);
    }
  }

  /** An editable is what the user is working on; everything else falls under the ban. */
  private void refuseUnlessAllowed(BuildRequest request) {
    boolean allowed = parts.options().formats().allowsSource(request.source().name());
    if (!allowed && request.kind() == BuildKind.WHEEL) {
      throw new BuildException(
          Problem.of(request.source().display() + " would have to be built")
              .because("--no-build or --only-binary forbids that")
              .hint("allow it with `--no-binary " + request.source().name() + "`"));
    }
  }

  private static Optional<CoreMetadata> prepare(BuildProcess process, BuildRequest request) {
    List<Hook> hooks =
        request.kind() == BuildKind.EDITABLE
            ? List.of(
                Hook.PREPARE_METADATA_FOR_BUILD_EDITABLE, Hook.PREPARE_METADATA_FOR_BUILD_WHEEL)
            : List.of(Hook.PREPARE_METADATA_FOR_BUILD_WHEEL);
    for (Hook hook : hooks) {
      Path folder = folder(process.scratch().resolve("metadata"));
      if (process.make(hook, folder) instanceof HookAnswer.Returned(List<String> made)) {
        return Optional.of(read(folder.resolve(made.getFirst()).resolve("METADATA"), request));
      }
    }
    return Optional.empty();
  }

  private static CoreMetadata read(Path file, BuildRequest request) {
    try {
      return CoreMetadata.parse(Files.readAllBytes(file));
    } catch (IOException | InvalidMetadataException e) {
      throw new BuildException(
          Problem.of("the metadata made for " + request.source().display() + " can't be read")
              .because(String.valueOf(e.getMessage())),
          e);
    }
  }

  private static BuiltWheel build(BuildProcess process, BuildRequest request) {
    Hook hook =
        switch (request.kind()) {
          case WHEEL -> Hook.BUILD_WHEEL;
          case EDITABLE -> Hook.BUILD_EDITABLE;
        };
    return switch (process.make(hook, request.output())) {
      case HookAnswer.Returned(List<String> made) -> built(made.getFirst(), request);
      case HookAnswer.Absent() -> buildLegacyEditable(process, hook, request);
    };
  }

  /** Setuptools has editable wheels since version 64; before, it had {@code setup.py develop}. */
  private static BuiltWheel buildLegacyEditable(
      BuildProcess process, Hook hook, BuildRequest request) {
    boolean develops =
        process.system().backend().startsWith("setuptools.")
            && Files.exists(request.tree().resolve("setup.py"));
    if (hook != Hook.BUILD_EDITABLE || !develops) {
      String backend = process.system().backend();
      throw new BuildException(
          Problem.of(
                  request.source().display()
                      + " can't be built: its backend `"
                      + backend
                      + "` has no "
                      + hook.functionName())
              .hint("a newer version of the backend may have it"));
    }
    BuildProcess legacy = process.withLegacyEditableBackend();
    return switch (legacy.make(hook, request.output())) {
      case HookAnswer.Returned(List<String> made) -> built(made.getFirst(), request);
      case HookAnswer.Absent() -> throw new IllegalStateException("our own backend has the hook");
    };
  }

  private static BuiltWheel built(String filename, BuildRequest request) {
    Path file = request.output().resolve(filename);
    try {
      if (Files.isRegularFile(file)) {
        return new BuiltWheel(WheelFilename.parse(filename), file);
      }
    } catch (InvalidFilenameException e) {
      throw new BuildException(
          Problem.of("the wheel built of " + request.source().display() + " has an invalid name")
              .because(e.problem().message()),
          e);
    }
    throw new BuildException(
        Problem.of(
            "the backend says that it built "
                + filename
                + " of "
                + request.source().display()
                + ", but it is not there"));
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw CacheException.of("make", path, e);
    }
  }
}
