package dev.puffin.session;

import dev.puffin.dist.IndexUrl;
import dev.puffin.index.IndexSettings;
import dev.puffin.index.IndexStrategy;
import dev.puffin.lockfile.Preamble;
import dev.puffin.requirements.FileOption;
import dev.puffin.settings.OutputOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where packages are looked for in one run: what the user and the configuration say, changed by the
 * options in requirements files as pip does it.
 *
 * @param index the main index; the default one if empty
 * @param extra indexes beside it
 * @param findLinks folders, pages and archives
 * @param noIndex whether no index is asked
 * @param strategy whose versions count when several indexes have a package
 */
public record PackageSources(
    Optional<Place> index,
    List<Place> extra,
    List<Place> findLinks,
    boolean noIndex,
    IndexStrategy strategy) {

  /**
   * One of them.
   *
   * @param value its address
   * @param verbatim the same as written, with variables not expanded
   */
  record Place(String value, String verbatim) {
    /** One that holds no variables. */
    static Place of(String text) {
      return new Place(text, text);
    }
  }

  public PackageSources {
    extra = List.copyOf(extra);
    findLinks = List.copyOf(findLinks);
  }

  /** The sources after the options of requirements files, in the order they are written. */
  PackageSources with(List<FileOption> options) {
    PackageSources sources = this;
    for (FileOption option : options) {
      sources = sources.with(option);
    }
    return sources;
  }

  /** An {@code --index-url} in a file takes the place of all indexes named so far: pip's rule. */
  private PackageSources with(FileOption option) {
    Place place = new Place(option.value(), option.verbatim());
    return switch (option.kind()) {
      case INDEX_URL ->
          noIndex
              ? this
              : new PackageSources(Optional.of(place), List.of(), findLinks, false, strategy);
      case EXTRA_INDEX_URL ->
          noIndex
              ? this
              : new PackageSources(index, plus(extra, place), findLinks, false, strategy);
      case FIND_LINKS ->
          new PackageSources(index, extra, plus(findLinks, place), noIndex, strategy);
      case NO_INDEX -> new PackageSources(Optional.empty(), List.of(), findLinks, true, strategy);
      case NO_BINARY,
          ONLY_BINARY,
          PREFER_BINARY,
          REQUIRE_HASHES,
          NO_REQUIRE_HASHES,
          PRE,
          ALL_RELEASES,
          ONLY_FINAL,
          TRUSTED_HOST ->
          this;
    };
  }

  /** As the index client takes them. */
  IndexSettings settings() {
    return new IndexSettings(
        index.map(place -> new IndexUrl(place.value())).orElse(IndexUrl.DEFAULT),
        extra.stream().map(place -> new IndexUrl(place.value())).toList(),
        findLinks.stream().map(Place::value).toList(),
        noIndex,
        strategy);
  }

  /** The addresses of the indexes, with what credentials they have. */
  List<String> indexUrls() {
    List<String> urls = new ArrayList<>();
    index.ifPresent(place -> urls.add(place.value()));
    extra.forEach(place -> urls.add(place.value()));
    return urls;
  }

  /** What a compiled file says of them. */
  public Preamble preamble(OutputOptions output, FormatChoice formats) {
    boolean urls = output.emitIndexUrl() && !noIndex;
    return new Preamble(
        urls
            ? Optional.of(index.map(Place::verbatim).orElse(IndexUrl.DEFAULT.url()))
            : Optional.empty(),
        urls ? verbatim(extra) : List.of(),
        output.emitFindLinks() ? verbatim(findLinks) : List.of(),
        output.emitBuildOptions() ? formats.noBinary() : List.of(),
        output.emitBuildOptions() ? formats.onlyBinary() : List.of());
  }

  private static List<String> verbatim(List<Place> places) {
    return places.stream().map(Place::verbatim).toList();
  }

  private static List<Place> plus(List<Place> places, Place place) {
    List<Place> more = new ArrayList<>(places);
    more.add(place);
    return more;
  }
}
