package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import java.util.logging.Level;
import okhttp3.internal._HostnamesCommonKt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcutsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.example",
        "a-b.c0.example.",
        "localhost",
        "127.0.0.1",
        "Index.Example",
        "bücher.example",
        "xn--bcher-kva.example",
        "a--b.example",
        "a_b.example",
        "a..b",
        "a b",
        "",
      })
  void aHostComesToWhatItDoesInOkHttp(String host) {
    assertThat(Shortcuts.toAscii(host)).isEqualTo(_HostnamesCommonKt.idnToAscii(host));
  }

  @Test
  void theTimeZoneOfDatesIsThatOfTheJdk() {
    TimeZone zone = Shortcuts.timeZone("GMT");
    assertThat(zone.getID()).isEqualTo("GMT");
    assertThat(zone.getRawOffset()).isZero();
    assertThat(zone.useDaylightTime()).isFalse();
    assertThat(Shortcuts.timeZone("Asia/Tokyo")).isEqualTo(TimeZone.getTimeZone("Asia/Tokyo"));
  }

  @Test
  void noProviderIsOneThatOkHttpPrefers() {
    assertThat(Shortcuts.providers()).hasSize(1);
    assertThat(Shortcuts.providers()[0].getName()).isNotIn("Conscrypt", "BC", "OpenJSSE");
  }

  @Test
  void nothingIsLoggedInDetail() {
    assertThat(Shortcuts.logger("okhttp3").isLoggable(Level.FINE)).isFalse();
  }
}
