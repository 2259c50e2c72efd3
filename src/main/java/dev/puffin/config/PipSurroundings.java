package dev.puffin.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What decides which of pip's configuration counts.
 *
 * @param environment variables
 * @param home the user's folder
 * @param prefix {@code sys.prefix} of the Python that is worked on, which may have a file of its
 *     own
 * @param isolated {@code --isolated}: neither the user's file nor variables count
 */
public record PipSurroundings(
    Map<String, String> environment, Path home, Optional<Path> prefix, boolean isolated) {

  /** Copies the map. */
  public PipSurroundings {
    environment = Map.copyOf(environment);
  }
}
