package dev.puffin.settings;

import dev.puffin.index.IndexStrategy;
import java.util.List;
import java.util.Optional;

/**
 * Where packages come from, as given by the user; what is empty comes from the configuration.
 *
 * @param indexUrl the main index
 * @param extraIndexUrls indexes besides it
 * @param findLinks folders, pages or archives with distributions
 * @param noIndex use no index at all
 * @param strategy whose versions count when several indexes have a package
 */
public record IndexOptions(
    Optional<String> indexUrl,
    List<String> extraIndexUrls,
    List<String> findLinks,
    boolean noIndex,
    Optional<IndexStrategy> strategy) {

  /** Copies the lists. */
  public IndexOptions {
    extraIndexUrls = List.copyOf(extraIndexUrls);
    findLinks = List.copyOf(findLinks);
  }

  /** Nothing given. */
  public static IndexOptions none() {
    return new IndexOptions(Optional.empty(), List.of(), List.of(), false, Optional.empty());
  }
}
