package dev.puffin.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextDecoderTest {
  @Test
  void saysWhichLineIsNotWhatTheFileSeemsToBe() throws CharacterCodingException {
    byte[] text = "# coding: utf-8\na==1\nb # caf\u00e9\n".getBytes(StandardCharsets.UTF_8);
    assertThat(TextDecoder.decode(text)).contains("caf\u00e9");
    byte[] latin = "# coding: utf-8\na==1\nb # caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> TextDecoder.decode(latin))
        .isInstanceOf(CharacterCodingException.class)
        .hasMessage("line 3 is no UTF-8");
    byte[] odd = {(byte) 0xff, (byte) 0xfe, 'a'};
    assertThatThrownBy(() -> TextDecoder.decode(odd)).hasMessage("line 1 is no UTF-16LE");
  }
}
