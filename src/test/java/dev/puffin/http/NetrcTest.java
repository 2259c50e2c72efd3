package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetrcTest {
  private static final String TEXT =
      """
      # a comment
      machine one.example login me password secret
      machine two.example
        login "you there"
        password #hash
        account ignored
      macdef init
      machine evil.example login x password y

      machine one.example login second password later
      default login anybody password everything
      """;

  private static Optional<Credentials> entry(String text, String host) {
    return Netrc.parse(text).entry(host);
  }

  @Test
  void findsTheFirstEntryOfAHost() {
    assertThat(entry(TEXT, "one.example")).contains(new Credentials("me", Optional.of("secret")));
  }

  @Test
  void readsQuotesAndPasswordsThatLookLikeComments() {
    assertThat(entry(TEXT, "two.example"))
        .contains(new Credentials("you there", Optional.of("#hash")));
  }

  @Test
  void skipsMacrosAndFallsBackToTheDefault() {
    assertThat(entry(TEXT, "evil.example"))
        .contains(new Credentials("anybody", Optional.of("everything")));
  }

  @Test
  void knowsNothingOfOtherHostsOrFromNonsense() {
    assertThat(entry("machine a login b password c", "d")).isEmpty();
    assertThat(entry("machine a login", "a")).isEmpty();
    assertThat(entry("\"open quote\nmachine", "a")).isEmpty();
  }

  @Test
  void isLookedForWhereNetrcPointsThenAtHome(@TempDir Path home) throws IOException {
    assertThat(Netrc.locate(Map.of(), home)).isEmpty();
    Path underscore = Files.writeString(home.resolve("_netrc"), "");
    assertThat(Netrc.locate(Map.of(), home)).contains(underscore);
    Path dot = Files.writeString(home.resolve(".netrc"), "");
    assertThat(Netrc.locate(Map.of(), home)).contains(dot);
    Path named = Files.writeString(home.resolve("named"), "");
    assertThat(Netrc.locate(Map.of("NETRC", named.toString()), home)).contains(named);
    assertThat(Netrc.locate(Map.of("NETRC", home + "/missing"), home)).isEmpty();
  }

  @Test
  void anUnreadableFileIsAnEmptyOne(@TempDir Path home) {
    assertThat(Netrc.read(home.resolve("missing")).entry("a")).isEmpty();
  }
}
