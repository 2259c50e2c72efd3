package dev.puffin.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.IndexUrl;
import dev.puffin.index.IndexSettings;
import dev.puffin.index.IndexStrategy;
import dev.puffin.requirements.FileOption;
import dev.puffin.requirements.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Options in requirements files count as they do for pip. */
class PackageSourcesTest {
  private static final PackageSources GIVEN =
      new PackageSources(
          Optional.of(place("https://given.test/simple")),
          List.of(place("https://extra.test/simple")),
          List.of(place("wheels")),
          false,
          IndexStrategy.UNSAFE_BEST_MATCH);

  @Test
  void anIndexInAFileTakesThePlaceOfAllIndexes() {
    IndexSettings settings =
        GIVEN
            .with(List.of(option(FileOption.Kind.INDEX_URL, "https://file.test/simple")))
            .settings();
    assertThat(settings.index()).isEqualTo(new IndexUrl("https://file.test/simple"));
    assertThat(settings.extra()).isEmpty();
    assertThat(settings.findLinks()).containsExactly("wheels");
  }

  @Test
  void extraIndexesAndFindLinksAreAdded() {
    IndexSettings settings =
        GIVEN
            .with(
                List.of(
                    option(FileOption.Kind.EXTRA_INDEX_URL, "https://more.test/simple"),
                    option(FileOption.Kind.FIND_LINKS, "more")))
            .settings();
    assertThat(settings.extra())
        .containsExactly(
            new IndexUrl("https://extra.test/simple"), new IndexUrl("https://more.test/simple"));
    assertThat(settings.findLinks()).containsExactly("wheels", "more");
  }

  @Test
  void noIndexInAFileIsFinal() {
    IndexSettings settings =
        GIVEN
            .with(
                List.of(
                    option(FileOption.Kind.NO_INDEX, ""),
                    option(FileOption.Kind.INDEX_URL, "https://file.test/simple"),
                    option(FileOption.Kind.EXTRA_INDEX_URL, "https://more.test/simple")))
            .settings();
    assertThat(settings.noIndex()).isTrue();
    assertThat(settings.indexes()).isEmpty();
  }

  @Test
  void withoutAnyIndexTheDefaultOneIsAsked() {
    PackageSources none =
        new PackageSources(
            Optional.empty(), List.of(), List.of(), false, IndexStrategy.UNSAFE_BEST_MATCH);
    assertThat(none.settings().indexes()).containsExactly(IndexUrl.DEFAULT);
    assertThat(none.indexUrls()).isEmpty();
  }

  private static PackageSources.Place place(String text) {
    return PackageSources.Place.of(text);
  }

  private static FileOption option(FileOption.Kind kind, String value) {
    return new FileOption(kind, value, value, Origin.requirements("r.txt", 1));
  }
}
