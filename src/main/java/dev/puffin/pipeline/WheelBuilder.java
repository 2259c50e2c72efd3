package dev.puffin.pipeline;

import dev.puffin.dist.CoreMetadata;
import java.util.Optional;

/**
 * Builds source distributions. It resolves and installs what a build needs, so it stands above the
 * resolver and the installer; the pipeline, which is below them, knows it by this interface only.
 */
public interface WheelBuilder {

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
