package dev.puffin.markers;

import dev.puffin.pep508.Marker;

/** What can't be together: the names that the great systems have in different variables. */
final class KnownPlatforms {
  private static final String[][] SYSTEMS = {
    {"nt", "win32", "Windows"}, {"posix", "linux", "Linux"}, {"posix", "darwin", "Darwin"}
  };
  private static final Node POSSIBLE = possible();

  private KnownPlatforms() {}

  /** The environments that can be. */
  static Node environments() {
    return POSSIBLE;
  }

  private static Node possible() {
    Node possible = Node.ALL;
    for (String[] one : SYSTEMS) {
      for (String[] other : SYSTEMS) {
        if (!one[0].equals(other[0])) {
          possible = without(possible, "os_name", one[0], "sys_platform", other[1]);
          possible = without(possible, "os_name", one[0], "platform_system", other[2]);
        }
        if (!one[1].equals(other[1])) {
          possible = without(possible, "sys_platform", one[1], "platform_system", other[2]);
        }
      }
    }
    return possible;
  }

  private static Node without(
      Node possible, String left, String leftValue, String right, String rightValue) {
    Marker both =
        Marker.parse(left + " == '" + leftValue + "' and " + right + " == '" + rightValue + "'");
    return Diagrams.and(possible, Diagrams.not(DiagramBuilder.of(both)));
  }
}
