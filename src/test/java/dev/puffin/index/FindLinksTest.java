package dev.puffin.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.dist.IndexFile;
import dev.puffin.dist.Yanked;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpSettings;
import dev.puffin.http.Patience;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.SdistMaker;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindLinksTest {
  private static final PackageName A = PackageName.parse("a-pkg");

  @TempDir private Path folder;
  private final LocalIndex server = LocalIndex.start();
  private final HttpClient client =
      HttpClient.of(HttpSettings.standard().patience(Patience.standard().retries(0)));
  private FindLinks findLinks;

  @BeforeEach
  void open() {
    findLinks = new FindLinks(client, folder, folder.resolve("home"));
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private List<String> versions(String place) {
    return findLinks.page(place, A).map(ProjectPage::versions).orElse(List.of()).stream()
        .map(Version::toString)
        .toList();
  }

  private IndexFile only(String place) {
    ProjectPage page = findLinks.page(place, A).orElseThrow();
    return page.files(page.versions().getFirst()).getFirst();
  }

  private static Path write(Path folder, DistFile file) throws IOException {
    Files.createDirectories(folder);
    return Files.write(folder.resolve(file.filename()), file.bytes());
  }

  @Test
  void readsArchivesAndPagesOfAFolder() throws IOException {
    Path links = folder.resolve("links");
    Path wheel = write(links, WheelMaker.of("a-pkg", "1").make());
    write(links, SdistMaker.of("a.pkg", "2").make());
    write(links, WheelMaker.of("a-pkg-more", "9").make());
    write(links.resolve("below"), WheelMaker.of("a-pkg", "8").make());
    Files.writeString(links.resolve("a-pkg.txt"), "no archive");
    Files.writeString(
        links.resolve("page.html"), "<a href='far%20away/a_pkg-3-py3-none-any.whl'>3</a>");

    assertThat(versions("links")).containsExactly("1", "2", "3");
    assertThat(versions(links.toUri().toString())).containsExactly("1", "2", "3");
    ProjectPage page = findLinks.page("links", A).orElseThrow();
    assertThat(page.files(Version.parse("1")).getFirst().url()).isEqualTo(wheel.toUri().toString());
    assertThat(page.files(Version.parse("3")).getFirst().url())
        .endsWith("/links/far%20away/a_pkg-3-py3-none-any.whl");
    assertThat(page.notes()).isEmpty();
    assertThat(page.index().url()).isEqualTo(links.toUri().toString().replaceAll("/$", ""));
  }

  @Test
  void takesASingleArchive() throws IOException {
    Path wheel = write(folder, WheelMaker.of("a-pkg", "4").make());

    assertThat(only(wheel.toString()).url()).isEqualTo(wheel.toUri().toString());
    assertThat(only("https://host/x/a_pkg-5-py3-none-any.whl#sha256=ABCD").hashes().sha256())
        .contains("abcd");
    assertThat(server.count()).isZero();
  }

  @Test
  void readsAPageOnAServerOnce() {
    server.serve("a-pkg", "5");
    server.serve("a-pkg-more", "9");

    assertThat(versions(server.url("flat"))).containsExactly("5");
    assertThat(findLinks.page(server.url("flat"), PackageName.parse("a-pkg-more"))).isPresent();
    assertThat(findLinks.page(server.url("flat"), PackageName.parse("b"))).isEmpty();
    assertThat(server.count()).isEqualTo(1);
  }

  @Test
  void knowsTheHomeFolder() throws IOException {
    write(folder.resolve("home/wheels"), WheelMaker.of("a-pkg", "6").make());

    assertThat(versions("~/wheels")).containsExactly("6");
  }

  @Test
  void keepsWhatThePageSaysOfAFile() throws IOException {
    Files.writeString(
        folder.resolve("page.html"),
        """
        <a href="https://host/a_pkg-7-py3-none-any.whl#sha256=00" data-yanked="bad"
           data-requires-python="&gt;=3.8" data-dist-info-metadata="sha256=11">7</a>\
        """);

    IndexFile file = only("page.html");

    assertThat(file.yanked()).isInstanceOf(Yanked.Yes.class);
    assertThat(file.requiresPython().map(Object::toString)).isEqualTo(Optional.of(">=3.8"));
    assertThat(file.hasMetadata()).isTrue();
    assertThat(file.hashes().sha256()).contains("00");
  }

  @Test
  void namesThePlaceThatIsMissingOrRefuses() {
    assertThatThrownBy(() -> versions("nowhere"))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> versions(server.base() + "/gone"))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("--find-links")
        .hasMessageContaining("404");
  }
}
