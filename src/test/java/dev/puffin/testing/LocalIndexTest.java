package dev.puffin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class LocalIndexTest {

  private static HttpURLConnection open(String url) throws IOException {
    return (HttpURLConnection) URI.create(url).toURL().openConnection();
  }

  private static String text(String url) throws IOException {
    try (InputStream in = open(url).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void servesTheSameProjectAsHtmlAndAsJson() throws IOException {
    try (LocalIndex index = LocalIndex.start()) {
      index.serve("My.Package", "1.0").requires("other>=2").requiresPython(">=3.8");

      assertThat(text(index.url("html") + "my-package/"))
          .contains("my_package-1.0-py3-none-any.whl#sha256=")
          .contains("data-requires-python=\"&gt;=3.8\"");
      assertThat(text(index.url("json") + "my-package/"))
          .contains("\"requires-python\":\">=3.8\"")
          .contains("\"core-metadata\":{\"sha256\"");
      assertThat(text(index.fileUrl("my_package-1.0-py3-none-any.whl.metadata")))
          .contains("Requires-Dist: other>=2");
      assertThat(index.count()).isEqualTo(3);
    }
  }

  @Test
  void answersRangesAndConditions() throws IOException {
    try (LocalIndex index = LocalIndex.start()) {
      byte[] bytes = WheelMaker.of("a", "1").make().bytes();
      index.serve("a", "1");
      HttpURLConnection tail = open(index.fileUrl("a-1-py3-none-any.whl"));
      tail.setRequestProperty("Range", "bytes=-22");

      assertThat(tail.getResponseCode()).isEqualTo(206);
      assertThat(tail.getInputStream().readAllBytes())
          .isEqualTo(java.util.Arrays.copyOfRange(bytes, bytes.length - 22, bytes.length));

      String tag = open(index.url() + "a/").getHeaderField("ETag");
      HttpURLConnection again = open(index.url() + "a/");
      again.setRequestProperty("If-None-Match", tag);
      assertThat(again.getResponseCode()).isEqualTo(304);
    }
  }

  @Test
  void spoilsOnlyAsManyAnswersAsAsked() throws IOException {
    try (LocalIndex index = LocalIndex.start()) {
      index.serve("a", "1");
      index.fault("/simple/a/", Fault.dropAfter(10).times(1));

      assertThatThrownBy(() -> text(index.url() + "a/")).isInstanceOf(IOException.class);
      assertThat(text(index.url() + "a/")).contains("a-1-py3-none-any.whl");
    }
  }

  @Test
  void makesWheelsWithTheSameBytesEachTime() throws IOException {
    DistFile wheel = WheelMaker.of("b", "2").consoleScript("tool", "b:main").make();

    assertThat(WheelMaker.of("b", "2").consoleScript("tool", "b:main").make().bytes())
        .isEqualTo(wheel.bytes());
    Set<String> names = new HashSet<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(wheel.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "b/__init__.py",
            "b-2.dist-info/METADATA",
            "b-2.dist-info/WHEEL",
            "b-2.dist-info/entry_points.txt",
            "b-2.dist-info/RECORD");
  }

  @Test
  void makesSourceDistributionsWithTheSameBytesEachTime() {
    assertThat(SdistMaker.of("c", "1").make().bytes())
        .isEqualTo(SdistMaker.of("c", "1").make().bytes());
  }
}
