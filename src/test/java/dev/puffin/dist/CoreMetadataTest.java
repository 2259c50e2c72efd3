package dev.puffin.dist;

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
