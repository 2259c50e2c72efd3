package dev.puffin.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexFiles;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.Yanked;
import dev.puffin.pep440.Specifiers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileFormTest {
  private static final IndexUrl SECRET = new IndexUrl("https://user:secret@index.test/simple");
  private static final IndexUrl OTHER = new IndexUrl("file:///wheels");

  private final FileForm form = new FileForm(List.of(new IndexUrl("https://a.test"), SECRET));

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(again(full(SECRET))).isEqualTo(full(SECRET));
    assertThat(again(full(OTHER))).isEqualTo(full(OTHER));
    assertThat(again(bare("https://files.test/a.whl", SECRET)))
        .isEqualTo(bare("https://files.test/a.whl", SECRET));
  }

  @Test
  void readsOneDigestAsItWasWritten() throws IOException {
    String hexadecimal = "0123456789abcdef".repeat(4);
    for (String digest : List.of(hexadecimal, "g" + hexadecimal.substring(1), "ab", "")) {
      Hashes hashes = Hashes.sha256(digest);
      IndexFile file = IndexFiles.plain("a-1.tar.gz", "https://files.test/a", hashes, OTHER);
      assertThat(again(file)).as(digest).isEqualTo(file);
      assertThat(again(file).hashes().digests()).isEqualTo(hashes.digests());
    }
  }

  @Test
  void keepsNoPassword() throws IOException {
    assertThat(form.canKeep(full(SECRET))).isTrue();
    assertThat(new String(written(full(SECRET)), StandardCharsets.UTF_8)).doesNotContain("secret");
    assertThat(form.canKeep(full(new IndexUrl("https://u:p@elsewhere.test")))).isFalse();
    assertThat(form.canKeep(bare("https://u:p@files.test/a.whl", OTHER))).isFalse();
  }

  private static IndexFile full(IndexUrl index) {
    TreeMap<String, String> digests = new TreeMap<>();
    digests.put("md5", "ab");
    digests.put("sha256", "cd");
    return new IndexFile(
        "a-1-py3-none-any.whl",
        "https://files.test/a-1-py3-none-any.whl",
        new Hashes(digests),
        Optional.of(Specifiers.parse(">=3.8,!=3.9.1")),
        OptionalLong.of(0),
        Optional.of(Instant.parse("2020-01-02T03:04:05.678Z")),
        new Yanked.Yes(""),
        true,
        Hashes.sha256("ef"),
        index);
  }

  private static IndexFile bare(String url, IndexUrl index) {
    return IndexFiles.plain("a-1.tar.gz", url, Hashes.none(), index);
  }

  private IndexFile again(IndexFile file) throws IOException {
    return form.read(new DataInputStream(new ByteArrayInputStream(written(file))));
  }

  private byte[] written(IndexFile file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    form.write(file, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
