package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.process.ProcessRunner;
import dev.puffin.testing.Exchange;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
  @TempDir private Path home;
  private final LocalIndex server = LocalIndex.start();
  private final LocalIndex elsewhere = LocalIndex.start();

  @BeforeEach
  void serve() {
    server.put("/x", Reply.of(200, "x"));
    server.put("/team/x", Reply.of(200, "x"));
    server.requireLogin("me", "s3cret");
    elsewhere.put("/x", Reply.of(200, "x"));
  }

  @AfterEach
  void stop() {
    server.close();
    elsewhere.close();
  }

  private static int get(HttpClient client, String url) throws IOException {
    return client.get(HttpRequest.file(url), HttpResponse::status);
  }

  private static HttpClient client(LoginSettings login) {
    return HttpClient.of(
        HttpSettings.standard().login(login).patience(Patience.standard().retries(0)));
  }

  private String withLogin(String path) {
    return (server.base() + path).replace("http://", "http://me:s3cret@");
  }

  private List<Integer> statuses() {
    return server.log().stream().map(Exchange::status).toList();
  }

  @Test
  void thoseOfTheUrlAreSentAtOnceAndServeForThatServer() throws IOException {
    try (HttpClient client = client(LoginSettings.none())) {
      get(client, withLogin("/x"));
      get(client, server.base() + "/team/x");
    }

    assertThat(statuses()).containsExactly(200, 200);
  }

  @Test
  void thoseOfTheIndexServeForItsFiles() throws IOException {
    LoginSettings login =
        LoginSettings.none()
            .indexUrls(
                List.of(
                    server.base().replace("http://", "http://other:wrong@") + "/other/simple",
                    withLogin("/team/simple")));
    try (HttpClient client = client(login)) {
      get(client, server.base() + "/team/x");
    }

    assertThat(statuses()).containsExactly(200);
  }

  @Test
  void thoseOfTheNetrcFileAreSentAtOnce() throws IOException {
    Path netrc =
        Files.writeString(home.resolve(".netrc"), "machine 127.0.0.1 login me password s3cret");
    try (HttpClient client =
        client(new LoginSettings(List.of(), () -> Optional.of(netrc), Optional::empty))) {
      get(client, server.base() + "/x");
    }

    assertThat(statuses()).containsExactly(200);
  }

  @Test
  void noneAreSentToAnotherServerOnARedirection() throws IOException {
    server.put("/away", Reply.redirect(302, elsewhere.base() + "/x"));
    try (HttpClient client = client(LoginSettings.none())) {
      get(client, withLogin("/away"));
    }

    assertThat(elsewhere.log()).hasSize(1);
    assertThat(elsewhere.log().getFirst().request().header("authorization")).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the keyring of these tests is a shell script")
  void theKeyringIsAskedAfterARefusalOncePerServer() throws IOException {
    Optional<Keyring> keyring =
        keyring(
            """
            echo "$@" >> %s/calls
            [ "$1" = --mode=creds ] && echo '{"username": "me", "password": "s3cret"}'
            """
                .formatted(home));
    LoginSettings login =
        new LoginSettings(List.of(server.base() + "/team/simple"), Optional::empty, () -> keyring);
    try (HttpClient client = client(login)) {
      get(client, server.base() + "/team/x");
      get(client, server.base() + "/x");
    }

    assertThat(statuses()).containsExactly(401, 200, 200);
    assertThat(Files.readAllLines(home.resolve("calls")))
        .containsExactly("--mode=creds --output=json get " + server.base() + "/team/simple");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the keyring of these tests is a shell script")
  void anOldKeyringIsAskedForThePasswordOfAKnownUser() throws IOException {
    Optional<Keyring> keyring = keyring("[ \"$1\" = get ] && [ \"$3\" = me ] && echo s3cret");
    try (HttpClient client = client(new LoginSettings(List.of(), Optional::empty, () -> keyring))) {
      get(client, server.base().replace("http://", "http://me@") + "/x");
    }

    assertThat(statuses()).containsExactly(401, 200);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the keyring of these tests is a shell script")
  void theKeyringIsNotAskedWhenAccessIsForbidden() throws IOException {
    Optional<Keyring> keyring = keyring("touch " + home + "/asked");
    elsewhere.put("/no", Reply.of(403, "no"));
    try (HttpClient client = client(new LoginSettings(List.of(), Optional::empty, () -> keyring))) {
      assertThatThrownBy(() -> get(client, elsewhere.base() + "/no"))
          .isInstanceOf(HttpException.class);
    }

    assertThat(Files.exists(home.resolve("asked"))).isFalse();
  }

  @Test
  void aRefusalTellsWhatWasTriedAndShowsNoSecret() {
    try (HttpClient client = client(LoginSettings.none())) {
      assertThatThrownBy(
              () -> get(client, server.base().replace("http://", "http://me:wr0ng@") + "/x"))
          .isInstanceOfSatisfying(
              HttpException.class,
              e ->
                  assertThat(e.problem().toString())
                      .contains("401")
                      .contains("credentials in the URL: found and sent")
                      .contains("netrc: none")
                      .doesNotContain("wr0ng"));
    }
  }

  private Optional<Keyring> keyring(String script) throws IOException {
    Path program = home.resolve("keyring");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Keyring.find(Map.of("PATH", home + ":" + System.getenv("PATH")), new ProcessRunner());
  }
}
