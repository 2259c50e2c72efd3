package dev.puffin.index;

import dev.puffin.dist.IndexUrl;
import java.util.ArrayList;
import java.util.List;

/**
 * Where distributions are looked for.
 *
 * @param index the index that stands for the default one
 * @param extra indexes beside it
 * @param findLinks folders, pages and archives with or of links, by path or URL as written
 * @param noIndex look only at {@code findLinks}
 * @param strategy whose versions count
 */
public record IndexSettings(
    IndexUrl index,
    List<IndexUrl> extra,
    List<String> findLinks,
    boolean noIndex,
    IndexStrategy strategy) {

  /** Copies the lists. */
  public IndexSettings {
    extra = List.copyOf(extra);
    findLinks = List.copyOf(findLinks);
  }

  /** The default index alone. */
  public static IndexSettings standard() {
    return of(IndexUrl.DEFAULT);
  }

  /** One index alone. */
  public static IndexSettings of(IndexUrl index) {
    return new IndexSettings(index, List.of(), List.of(), false, IndexStrategy.UNSAFE_BEST_MATCH);
  }

  /** The indexes to ask, in the order in which the strategy prefers them. */
  public List<IndexUrl> indexes() {
    if (noIndex) {
      return List.of();
    }
    List<IndexUrl> indexes = new ArrayList<>(extra);
    switch (strategy) {
      case FIRST_INDEX, UNSAFE_FIRST_MATCH -> indexes.addLast(index);
      case UNSAFE_BEST_MATCH -> indexes.addFirst(index);
    }
    return indexes.stream().distinct().toList();
  }
}
