package dev.puffin.dist;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.Optional;

/** A wheel. Its file name is known to be valid. */
public sealed interface BuiltDistribution extends Distribution {

  /** The wheel's file name. */
  WheelFilename filename();

  @Override
  default PackageName name() {
    return filename().name();
  }

  @Override
  default Optional<Version> version() {
    return Optional.of(filename().version());
  }

  /**
   * A wheel that an index offers.
   *
   * @param filename its file name
   * @param file as the index describes it
   */
  record Registry(WheelFilename filename, IndexFile file) implements BuiltDistribution, Indexed {}

  /**
   * A wheel at a URL.
   *
   * @param filename its file name
   * @param source where it is
   */
  record DirectUrl(WheelFilename filename, SourceUrl.Archive source)
      implements BuiltDistribution, Placed {}

  /**
   * A wheel on this machine.
   *
   * @param filename its file name
   * @param source where it is
   */
  record Path(WheelFilename filename, SourceUrl.LocalArchive source)
      implements BuiltDistribution, Placed {}
}
