package dev.puffin.resolver;

import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.tags.Tags;
import java.util.List;

/** What a resolution is for. */
public sealed interface ResolverEnvironment {
  /**
   * One Python on one platform.
   *
   * @param markers what markers are evaluated with
   * @param tags which wheels it can use
   */
  record Single(MarkerEnvironment markers, Tags tags) implements ResolverEnvironment {}

  /**
   * All platforms, or some, with all of some Pythons. The packages of the resolution have markers.
   *
   * @param pythons the Pythons, usually all from some version on
   * @param platforms conditions one of which holds on each platform; none for all platforms
   */
  record Universal(VersionRange pythons, List<Marker> platforms) implements ResolverEnvironment {
    /** Copies the list. */
    public Universal {
      platforms = List.copyOf(platforms);
    }
  }
}
