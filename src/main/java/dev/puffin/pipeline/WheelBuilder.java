package dev.puffin.pipeline;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.SourceDistribution;
import java.util.Optional;
import java.util.Set;

/**
 * Builds source distributions. It resolves and installs what a build needs, so it stands above the
 * resolver and the installer; the pipeline, which is below them, knows it by this interface only.
 */
public interface WheelBuilder {

  /**
   * What of the user's wishes changes the result of building a source, as a text that tells it from
   * others; empty if there is nothing of the kind.
   */
  String variant(SourceDistribution source);

  /**
   * The metadata of a project whose files say that no build will change it.
   *
   * @throws dev.puffin.error.PuffinException if the project's files are invalid
   */
  Optional<CoreMetadata> staticMetadata(BuildRequest request);

  /** The names of the files in a project's folder that {@link #staticMetadata} reads. */
  Set<String> staticFiles();

  /**
   * Builds a wheel into the request's output folder.
   *
   * @throws dev.puffin.error.PuffinException if that fails or is not allowed
   */
  BuiltWheel build(BuildRequest request);

  /**
   * Has the metadata made that the wheel would have, without building it.
   *
   * @return empty if that takes building the wheel
   * @throws dev.puffin.error.PuffinException if that fails or is not allowed
   */
  Optional<CoreMetadata> prepareMetadata(BuildRequest request);
}
