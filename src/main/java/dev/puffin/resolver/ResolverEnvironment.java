package dev.puffin.resolver;

import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.tags.Tags;

/** What a resolution is for. */
public sealed interface ResolverEnvironment {
  /**
   * One Python on one platform.
   *
   * @param markers what markers are evaluated with
   * @param tags which wheels it can use
   */
  record Single(MarkerEnvironment markers, Tags tags) implements ResolverEnvironment {}
}
