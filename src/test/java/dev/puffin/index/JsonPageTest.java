package dev.puffin.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.http.WebUrl;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPageTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final String FILE =
      """
      {"core-metadata": {"sha256": "%s"}, "filename": "pkg-1.0-py3-none-any.whl",
       "hashes": {"md5": "AB", "sha256": "%s"}, "provenance": {"a": [1, {"b": "]}"}]},
       "requires-python": ">=3.8", "size": 17, "upload-time": "2024-02-03T04:05:06Z",
       "url": "../../files/pkg-1.0-py3-none-any.whl", "yanked": "br\\u00f6ken \\"build\\""}\
      """
          .formatted(DIGEST, DIGEST.toUpperCase(java.util.Locale.ROOT));

  /** One page after the other uses the same room. */
  private static final PageRooms ROOMS = new PageRooms();

  /** Gives its bytes in pieces of one size. */
  private static final class Pieces extends InputStream {
    private final InputStream in;
    private final int size;

    Pieces(byte[] bytes, int size) {
      this.in = new ByteArrayInputStream(bytes);
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, Math.min(length, size));
    }
  }

  private static ProjectPage page(String json, int pieces) throws IOException {
    WebUrl url = WebUrl.parse("https://host.example/root/simple/pkg/").orElseThrow();
    PageRooms.Room room = ROOMS.take(0);
    PageBuilder page = new PageBuilder(PackageName.parse("pkg"), url, room);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonPage.read(new Pieces(bytes, pieces), room.json, page);
    ROOMS.giveBack(room);
    return ProjectPage.read(ByteBuffer.wrap(page.build()), IndexUrl.DEFAULT).orElseThrow();
  }

  private static List<IndexFile> files(String file, int pieces) throws IOException {
    String page = "{\"meta\":{\"api-version\":\"1.1\"},\"files\":[" + file + "],\"name\":\"pkg\"}";
    return page(page, pieces).files(Version.parse("1.0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
  void readsEverythingWhereverThePiecesOfItEnd(int pieces) throws IOException {
    IndexFile file = files(FILE, pieces).getFirst();

    assertThat(file.filename()).isEqualTo("pkg-1.0-py3-none-any.whl");
    assertThat(file.url()).isEqualTo("https://host.example/root/files/pkg-1.0-py3-none-any.whl");
    assertThat(file.hashes().digests()).containsEntry("sha256", DIGEST).containsEntry("md5", "ab");
    assertThat(file.metadataHashes().sha256()).contains(DIGEST);
    assertThat(file.requiresPython()).hasToString("Optional[>=3.8]");
    assertThat(file.size()).hasValue(17);
    assertThat(file.yanked()).isEqualTo(new dev.puffin.dist.Yanked.Yes("bröken \"build\""));
  }

  @Test
  void readsAFileThatIsLongerThanItsBuffer() throws IOException {
    String reason = "x".repeat(200_000);
    IndexFile file = files(FILE.replace("br\\u00f6ken", reason), 5000).getFirst();

    assertThat(file.yanked().toString()).contains(reason);
    assertThat(file.hashes().sha256()).contains(DIGEST);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000, 4000, 100_000})
  void readsManyFilesOfAllLengthsWhereverThePiecesOfThemEnd(int pieces) throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      all.append(i == 0 ? "" : ", ");
      String digest = Integer.toHexString(0x1000 + i).repeat(16);
      String reason = "y".repeat(i % 10 == 0 ? 50 * i : i);
      all.append(
          FILE.replace("pkg-1.0-", "pkg-1." + i + "-")
              .replace(DIGEST, digest)
              .replace("br\\u00f6ken", reason));
    }
    ProjectPage page = page("{\"files\": [" + all + "]}", pieces);

    assertThat(page.versions()).hasSize(300);
    for (int i = 0; i < 300; i++) {
      IndexFile file = page.files(Version.parse("1." + i)).getFirst();
      String digest = Integer.toHexString(0x1000 + i).repeat(16);
      assertThat(file.url()).endsWith("/pkg-1." + i + "-py3-none-any.whl");
      assertThat(file.metadataHashes().sha256()).contains(digest);
      assertThat(file.yanked().toString()).contains("y".repeat(i % 10 == 0 ? 50 * i : i));
    }
  }

  @Test
  void leavesOutAFileWhoseUrlLeadsToNone() throws IOException {
    String mail = "{\"filename\":\"pkg-1.0.tar.gz\",\"url\":\"mailto:pkg-1.0.tar.gz\"}";

    assertThat(files(mail + "," + FILE, 100_000))
        .extracting(IndexFile::filename)
        .containsExactly("pkg-1.0-py3-none-any.whl");
    ProjectPage only = page("{\"files\":[" + mail + "]}", 100_000);
    assertThat(only.versions()).isEmpty();
    assertThat(only.notes()).containsExactly("pkg-1.0.tar.gz is left out: it has no URL");
  }

  @Test
  void keepsAHashThatIsNoneSoThatNothingMatchesIt() throws IOException {
    String odd = FILE.replace(DIGEST.toUpperCase(java.util.Locale.ROOT), "x".repeat(64));

    assertThat(files(odd, 100_000).getFirst().hashes().digests())
        .containsEntry("sha256", "x".repeat(64));
  }

  @Test
  void findsTheEndOfAShortHashBeforeAQuoteWhereALongOneWouldEnd() throws IOException {
    String filler = "\"hashes\": {\"sha256\": \"\"}, \"key\": \"" + "y".repeat(51) + "\", ";
    String odd = "{" + filler + FILE.substring(1);

    assertThat(files(odd, 100_000).getFirst().hashes().sha256()).contains(DIGEST);
  }

  @Test
  void takesFieldsOfAWrongTypeAsNotThere() throws IOException {
    IndexFile file =
        files(
                FILE.replace("17", "1.7e3")
                    .replace("\">=3.8\"", "[\">=3.8\"]")
                    .replace("{\"md5\"", "[{\"md5\"")
                    .replace("\"}, \"provenance\"", "\"}], \"provenance\""),
                100_000)
            .getFirst();

    assertThat(file.size()).isEmpty();
    assertThat(file.requiresPython()).isEmpty();
    assertThat(file.hashes().digests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"files\": [}",
        "{\"files\": [],}",
        "{\"files\" []}",
        "{\"files\": [{\"filename\": \"pkg",
        "{\"files\": [{\"filename\": \"\\x\"}]}",
        "{\"files\": [{\"filename\": \"\\u12\"}]}",
        "{\"name\": }",
        "{\"name\": ]}",
        "{\"name\": \"a\" \"files\": []}",
      })
  void refusesWhatIsNoJson(String text) {
    assertThatIOException().isThrownBy(() -> page(text, 100_000));
  }

  @Test
  void refusesAVersionThatIsNotKnown() {
    assertThatIOException()
        .isThrownBy(() -> page("{\"meta\":{\"api-version\":\"2.0\"},\"files\":[]}", 100_000))
        .withMessageContaining("2.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../up/pkg-1.0.tar.gz",
        "/up/pkg-1.0.tar.gz",
        "https://host.example/up/pkg-1.0.tar.gz",
        "//host.example/up/pkg-1.0.tar.gz",
        "../../../up/./x/../pkg-1.0.tar.gz",
        "../.././../up/pkg-1.0.tar.gz",
      })
  void findsWhereALinkLeads(String link) throws IOException {
    String file = "{\"filename\":\"pkg-1.0.tar.gz\",\"url\":\"" + link + "\"}";

    assertThat(files(file, 100_000).getFirst().url())
        .isEqualTo("https://host.example/up/pkg-1.0.tar.gz");
  }

  @Test
  void escapesWhatMayNotStandInALink() throws IOException {
    String file = "{\"filename\":\"pkg-1.0.tar.gz\",\"url\":\"a b/ö/pkg-1.0.tar.gz?x=1#frag\"}";

    assertThat(files(file, 100_000).getFirst().url())
        .isEqualTo("https://host.example/root/simple/pkg/a%20b/%C3%B6/pkg-1.0.tar.gz?x=1#frag");
  }
}
