package dev.puffin.tags;

import java.util.Set;

/**
 * A platform that a user names.
 *
 * @param platform the platform
 * @param anyMachine whether only the operating system was meant, as by {@code linux}, where several
 *     platforms are resolved for at once
 */
public record PlatformChoice(Platform platform, boolean anyMachine) {
  private static final Set<String> SYSTEMS = Set.of("linux", "macos", "windows");

  /**
   * Reads a name as {@link Platform#parse} does.
   *
   * @throws UnknownPlatformException if there is no such platform
   */
  public static PlatformChoice parse(String name) {
    return new PlatformChoice(Platform.parse(name), SYSTEMS.contains(name));
  }
}
