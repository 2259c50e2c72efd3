package dev.puffin.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreMetadataTest {
  private static final String TEXT =
      """
      Metadata-Version: 2.2
      Name: My_Project
      version: 1.0RC1
      Summary: A summary
        that goes on
      Requires-Python: >=3.8
      Requires-Dist: werkzeug (>=3.0)
      Requires-Dist: blinker>=1.6 ; extra == "Signals"
      Provides-Extra: Signals
      Provides-Extra: not valid!
      Dynamic: Requires-Dist
      Description-Content-Type: text/markdown

      Requires-Dist: not-a-header
      """;

  @Test
  void readsWhatMatters() {
    CoreMetadata metadata = parse(TEXT);
    assertThat(metadata.metadataVersion()).isEqualTo("2.2");
    assertThat(metadata.name()).hasToString("my-project");
    assertThat(metadata.version()).hasToString("1.0rc1");
    assertThat(metadata.requiresPython()).hasToString("Optional[>=3.8]");
    assertThat(metadata.requiresDist()).hasSize(2);
    assertThat(metadata.requiresDist().getFirst()).hasToString("werkzeug>=3.0");
    assertThat(metadata.providesExtra()).hasToString("[signals]");
    assertThat(metadata.isDynamic("requires-dist")).isTrue();
    assertThat(metadata.isDynamic("Version")).isFalse();
  }

  @Test
  void whatIsKeptIsTheSame() {
    CoreMetadata metadata = parse(TEXT);
    assertThat(CoreMetadata.decode(ByteBuffer.wrap(metadata.encode()))).isEqualTo(metadata);
  }

  @Test
  void lineEndsOfAllSystemsAreRead() {
    assertThat(parse(TEXT.replace("\n", "\r\n"))).isEqualTo(parse(TEXT));
    assertThat(parse(TEXT.replace("\n", "\r"))).isEqualTo(parse(TEXT));
  }

  @Test
  void nothingBehindTheHeaderIsRead() {
    String header = "Metadata-Version: 2.1\nName: a\nVersion: 1\nSummary: ü\n";
    for (String end : new String[] {"\n", "\r\n", "\r\r", "\r\n\r\n", "no header\n"}) {
      String text = header + end + "Requires-Dist: none\n\nRequires-Dist: of these\n";
      assertThat(CoreMetadata.parse(text.getBytes(UTF_8)).requiresDist()).as(end).isEmpty();
    }
    String without = header + "Requires-Dist: b";
    assertThat(CoreMetadata.parse(without.getBytes(UTF_8)).requiresDist()).hasSize(1);
    byte[] broken = (header + "\n").getBytes(UTF_8);
    byte[] withBytes = java.util.Arrays.copyOf(broken, broken.length + 2);
    withBytes[broken.length] = (byte) 0xC3;
    assertThat(CoreMetadata.parse(withBytes).name().value()).isEqualTo("a");
  }

  @Test
  void headerEndsAtTheFirstLineThatIsNone() {
    assertThat(parse("Name: a\nVersion: 1\nno header\nRequires-Dist: b").requiresDist()).isEmpty();
  }

  @Test
  void requiresPythonThatCantBeReadCountsAsNone() {
    assertThat(parse("Name: a\nVersion: 1\nRequires-Python: what?").requiresPython()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Version: 1",
        "Name: a",
        "Name: -\nVersion: 1",
        "Name: a\nVersion: one",
        "Name: a\nVersion: 1\nRequires-Dist: b >> 1",
        "",
      })
  void metadataThatCantBeUnderstoodIsAnError(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidMetadataException.class);
  }

  @Test
  void errorNamesTheField() {
    assertThatThrownBy(() -> parse("Name: a\nVersion: 1\nRequires-Dist: b >> 1"))
        .hasMessageContaining("Requires-Dist: b >> 1");
  }

  private static CoreMetadata parse(String text) {
    return CoreMetadata.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
