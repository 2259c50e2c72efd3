package dev.puffin.cli;

import dev.puffin.index.IndexStrategy;
import dev.puffin.settings.IndexOptions;
import java.util.List;

/** Which indexes and folders packages come from. */
final class IndexFlags {
  private static final Option INDEX_URL =
      Option.value(
          OptionGroup.INDEX,
          "URL",
          "The package index, instead of the public one",
          "-i",
          "--index-url",
          "--default-index");
  private static final Option EXTRA_INDEX_URL =
      Option.list(OptionGroup.INDEX, "URL", "An index besides it", "--extra-index-url", "--index");
  private static final Option FIND_LINKS =
      Option.list(
          OptionGroup.INDEX,
          "PATH_OR_URL",
          "A folder, page or archive to take distributions from as well",
          "-f",
          "--find-links");
  private static final Option NO_INDEX =
      Option.flag(OptionGroup.INDEX, "Use no index, only --find-links", "--no-index");
  private static final Option INDEX_STRATEGY =
      Option.value(
          OptionGroup.INDEX,
          "STRATEGY",
          "`unsafe-best-match` takes the best version of all indexes, as pip does; `first-index`"
              + " only asks the first index that knows the name, extra indexes before the main one;"
              + " `unsafe-first-match` the first that has a suitable version",
          "--index-strategy");

  static final List<Option> ALL =
      List.of(INDEX_URL, EXTRA_INDEX_URL, FIND_LINKS, NO_INDEX, INDEX_STRATEGY);

  private IndexFlags() {}

  /** The choice on the command line. */
  static IndexOptions read(Arguments arguments) {
    return new IndexOptions(
        arguments.value(INDEX_URL),
        arguments.values(EXTRA_INDEX_URL),
        arguments.values(FIND_LINKS),
        arguments.has(NO_INDEX),
        arguments.value(INDEX_STRATEGY).map(IndexFlags::strategy));
  }

  private static IndexStrategy strategy(String text) {
    for (IndexStrategy strategy : IndexStrategy.values()) {
      if (strategy.option().equals(text)) {
        return strategy;
      }
    }
    throw Values.unknownChoice(
        INDEX_STRATEGY, text, List.of("unsafe-best-match", "first-index", "unsafe-first-match"));
  }
}
