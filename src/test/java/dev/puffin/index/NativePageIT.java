package dev.puffin.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.http.WebUrl;
import dev.puffin.pep508.PackageName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All that is true of JSON pages, and more, with the library that the build has compiled. */
class NativePageIT extends JsonPageTest {
  private static final String DIGEST = "0123456789abcdefABCDEF0123456789".repeat(2);

  /** What may stand behind a name: mostly as usual, some of it not. */
  private static final List<String> MEMBERS =
      List.of(
          "\"hashes\": {\"sha256\": \"" + DIGEST + "\"}",
          "\"hashes\":{\"sha256\":\"" + DIGEST + "\"}",
          "\"hashes\": {}",
          "\"hashes\": {\"md5\": \"ab\", \"sha256\": \"" + DIGEST + "\"}",
          "\"hashes\": {\"sha256\": \"short\"}",
          "\"hashes\": null",
          "\"requires-python\": \">=3.8\"",
          "\"requires-python\": \">=3.6.*\"",
          "\"requires-python\": \"nonsense\"",
          "\"requires-python\": null",
          "\"size\": 17",
          "\"size\": 1234567890123456789012",
          "\"size\": -1",
          "\"size\": \"17\"",
          "\"upload-time\": \"2024-02-03T04:05:06.789Z\"",
          "\"upload-time\": null",
          "\"yanked\": false",
          "\"yanked\": true",
          "\"yanked\": \"bröken\"",
          "\"yanked\": \"br\\u00f6ken\"",
          "\"core-metadata\": {\"sha256\": \"" + DIGEST + "\"}",
          "\"core-metadata\": false",
          "\"core-metadata\": true",
          "\"data-dist-info-metadata\": {\"sha256\": \"" + DIGEST + "\"}",
          "\"data-dist-info-metadata\": false",
          "\"dist-info-metadata\": true",
          "\"provenance\": null",
          "\"provenance\": {\"a\": [1, {\"b\": \"]}\"}], \"c\": \"\\\\\"}",
          "\"gpg-sig\" : false");

  /** How a file of a release is called: mostly as usual, some not. */
  private static final List<String> FILENAMES =
      List.of(
          "%s-py3-none-any.whl",
          "%s-py3-none-any.whl",
          "%s-py2.py3-none-any.whl",
          "%s-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
          "%s-1-py3-none-any.whl",
          "%s-1a-py3-none-any.whl",
          "%s-a1-py3-none-any.whl",
          "%s-py3--any.whl",
          "%s-py3.-none-any.whl",
          "%s-.py3-none-any.whl",
          "%s-py3-none-any-.whl",
          "%s-py3-none-.whl",
          "%s-py3-none.whl",
          "%s-1-2-py3-none-any.whl",
          "%s-py3-none-äny.whl",
          "%s-py3-none-a+y.whl",
          "%s-.whl",
          "%s.whl",
          "%s.tar.gz",
          "%s.tar.gz",
          "%s-x.tar.gz",
          "%s.zip",
          "%s.egg",
          "");

  @BeforeAll
  static void needLibrary() {
    assumeTrue(NativePage.isAvailable(), "no C compiler was there when this was built");
  }

  @Test
  void readsWhateverThereIsAsJavaDoes() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      String json = page(random);
      assertThat(outcome(json, true)).as("seed %d: %s", seed, json).isEqualTo(outcome(json, false));
    }
  }

  @Test
  void readsWhatIsBrokenAsJavaDoes() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] json = page(random).getBytes(StandardCharsets.UTF_8);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        json[random.nextInt(json.length)] =
            (byte) "{}[],:\"\\ 0et\u0001".charAt(random.nextInt(13));
      }
      String broken = new String(json, StandardCharsets.UTF_8);
      assertThat(outcome(broken, true))
          .as("seed %d: %s", seed, broken)
          .isEqualTo(outcome(broken, false));
    }
  }

  private static String release(Random random) {
    String name = random.nextInt(9) > 0 ? "pkg" : random.nextBoolean() ? "PKG" : "other";
    return name + "-1." + random.nextInt(2) + (random.nextInt(9) > 0 ? "" : "!");
  }

  private static String page(Random random) {
    StringBuilder json = new StringBuilder("{\"files\": [");
    int files = random.nextInt(12);
    for (int i = 0; i < files; i++) {
      json.append(i == 0 ? "" : random.nextBoolean() ? "," : " ,\n ").append(file(random));
    }
    return json.append("], \"meta\": {\"api-version\": \"1.1\"}}").toString();
  }

  private static String file(Random random) {
    String filename = FILENAMES.get(random.nextInt(FILENAMES.size())).formatted(release(random));
    String url =
        switch (random.nextInt(5)) {
          case 0 -> "../../files/" + filename;
          case 1 -> "/files/" + filename + "?x";
          case 2 -> "http://host.example/" + filename;
          default -> "https://host.example/a/b/" + filename;
        };
    StringBuilder json = new StringBuilder("{\"filename\":\"" + filename + "\",");
    for (int i = random.nextInt(9); i > 0; i--) {
      json.append(MEMBERS.get(random.nextInt(MEMBERS.size()))).append(", ");
    }
    return json.append("\"url\": \"").append(url).append("\"}").toString();
  }

  /** The bytes of the page, or what is wrong with it. */
  private static String outcome(String json, boolean natively) {
    WebUrl url = WebUrl.parse("https://host.example/root/simple/pkg/").orElseThrow();
    PageBuilder page = new PageBuilder(PackageName.parse("pkg"), url, new PageRooms().take(0));
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      JsonPage.read(
          new ByteArrayInputStream(bytes), new byte[JsonReader.FIRST_BYTES], page, natively);
      return HexFormat.of().formatHex(page.build());
    } catch (IOException e) {
      return e.toString();
    }
  }
}
