package dev.puffin.markers;

import dev.puffin.pep508.Comparison;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerVariable;

/**
 * What the names of the great systems in different variables have to do with each other. What
 * {@code platform_system} calls Linux, Darwin and Windows are {@code sys_platform} linux, darwin
 * and win32 and nothing else; {@code os_name} says less, and follows from it.
 */
final class KnownPlatforms {
  private static final String[][] SYSTEMS = {
    {"nt", "win32"}, {"posix", "linux"}, {"posix", "darwin"}
  };
  private static final Node POSSIBLE = possible();

  private KnownPlatforms() {}

  /** The environments that can be. */
  static Node environments() {
    return POSSIBLE;
  }

  /** A comparison of {@code platform_system} as one of {@code sys_platform} where both exist. */
  static Comparison inOneVariable(Comparison comparison) {
    if (comparison.variable() != MarkerVariable.PLATFORM_SYSTEM) {
      return comparison;
    }
    return switch (comparison.value()) {
      case "Linux" -> Comparison.of(MarkerVariable.SYS_PLATFORM, comparison.operator(), "linux");
      case "Darwin" -> Comparison.of(MarkerVariable.SYS_PLATFORM, comparison.operator(), "darwin");
      case "Windows" -> Comparison.of(MarkerVariable.SYS_PLATFORM, comparison.operator(), "win32");
      default -> comparison;
    };
  }

  private static Node possible() {
    Node possible = Node.ALL;
    for (String[] system : SYSTEMS) {
      Marker named =
          Marker.parse("os_name == '" + system[0] + "' or sys_platform != '" + system[1] + "'");
      possible = Diagrams.and(possible, DiagramBuilder.of(named));
    }
    return possible;
  }
}
