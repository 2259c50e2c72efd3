package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.puffin.testing.DistFile;
import dev.puffin.testing.Fault;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Reply;
import dev.puffin.testing.WheelMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpClientTest {
  private static final Patience PATIENCE =
      Patience.standard().timeout(Duration.ofSeconds(5)).firstPause(Duration.ofMillis(2));
  private static final String FILE = "big-1-py3-none-any.whl";

  private static final byte[] ODD =
      "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final LocalIndex index = LocalIndex.start();
  private final HttpClient client = HttpClient.of(HttpSettings.standard().patience(PATIENCE));
  private final DistFile big =
      WheelMaker.of("big", "1").stored().file("big/data.bin", pattern(300_000)).make();

  @AfterEach
  void stop() {
    client.close();
    index.close();
  }

  private static byte[] pattern(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    return bytes;
  }

  private byte[] fetch(String url) throws IOException {
    return client.get(HttpRequest.file(url), response -> response.body().readAllBytes());
  }

  @Test
  void readsAFile() throws IOException {
    index.serve(big);

    assertThat(fetch(index.fileUrl(FILE))).isEqualTo(big.bytes());
    assertThat(index.count()).isEqualTo(1);
  }

  @Test
  void takesPagesCompressedAndUnpacksThem() throws IOException {
    byte[] packed = packed(pattern(9000));
    index.put("/page", Reply.of(200, packed).header("Content-Encoding", "GZip"));

    String url = index.base() + "/page";
    byte[] page =
        client.get(
            HttpRequest.page(url, "*/*"),
            response -> {
              assertThat(response.headers().first("content-encoding")).isEmpty();
              assertThat(response.length()).as("of what was sent").isEmpty();
              return response.body().readAllBytes();
            });

    assertThat(page).isEqualTo(pattern(9000));
    assertThat(index.log().getFirst().request().header("accept-encoding")).contains("gzip");
    assertThat(fetch(url)).as("byte for byte").isEqualTo(packed);
  }

  @Test
  void asksAgainForAPageThatBrokeOffOrIsDamaged() throws IOException {
    byte[] packed = packed(pattern(9000));
    byte[] damaged = packed.clone();
    damaged[packed.length / 2] ^= 1;
    index.put("/page", Reply.of(200, packed).header("Content-Encoding", "gzip"));
    index.fault("/page", Fault.of((request, reply) -> reply.droppedAfter(40)).times(1));
    HttpRequest request = HttpRequest.page(index.base() + "/page", "*/*");

    byte[] page = client.get(request, response -> response.body().readAllBytes());
    assertThat(page).isEqualTo(pattern(9000));
    assertThat(index.count()).isEqualTo(2);

    index.put("/other", Reply.of(200, damaged).header("Content-Encoding", "gzip"));
    HttpRequest other = HttpRequest.page(index.base() + "/other", "*/*");
    assertThatThrownBy(() -> client.get(other, response -> response.body().readAllBytes()))
        .isInstanceOf(HttpException.class);
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void goesOnByRangeWhereTheConnectionBroke() throws IOException {
    index.serve(big);
    index.fault(FILE, Fault.dropAfter(100_000).times(1));

    assertThat(fetch(index.fileUrl(FILE))).isEqualTo(big.bytes());
    assertThat(index.log()).hasSize(2);
    assertThat(index.log().get(1).request().header("range")).contains("bytes=100000-");
    assertThat(index.log().get(1).status()).isEqualTo(206);
  }

  @Test
  void goesOnWithinARangeThatBroke() throws IOException {
    index.serve(big);
    index.fault(FILE, Fault.dropAfter(1000).times(1));

    byte[] part =
        client.get(
            HttpRequest.file(index.fileUrl(FILE)).range(5000, 7999),
            response -> response.body().readAllBytes());

    assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(big.bytes(), 5000, 8000));
    assertThat(index.log().get(1).request().header("range")).contains("bytes=6000-7999");
  }

  @Test
  void beginsAnewWhenTheServerHasNoRanges() throws IOException {
    index.serve(big);
    index.fault(FILE, Fault.dropAfter(100_000).times(1));
    List<Integer> statuses = new ArrayList<>();

    byte[] bytes =
        client.get(
            HttpRequest.file(index.base() + "/files-norange/" + FILE),
            response -> {
              statuses.add(response.status());
              return response.body().readAllBytes();
            });

    assertThat(bytes).isEqualTo(big.bytes());
    assertThat(statuses).containsExactly(200, 200);
  }

  @Test
  void neverJoinsPartsOfTwoDifferentFiles() throws IOException {
    index.serve(big);
    byte[] other = pattern(big.bytes().length);
    index.fault(
        FILE,
        Fault.of((request, reply) ->
            request.number() == 1
                ? reply.droppedAfter(50_000)
                : Reply.of(200, other).header("ETag", "\"other\"")));

    assertThat(fetch(index.fileUrl(FILE))).isEqualTo(other);
  }

  @Test
  void beginsAnewWhenTheServerRefusesThePart() throws IOException {
    index.serve(big);
    index.fault(
        FILE,
        Fault.of((request, reply) ->
            switch (request.number()) {
              case 1 -> reply.droppedAfter(50_000);
              case 2 -> Reply.of(416, "");
              default -> reply;
            }));

    assertThat(fetch(index.fileUrl(FILE))).isEqualTo(big.bytes());
    assertThat(index.count()).isEqualTo(3);
  }

  @Test
  void givesUpOnADownloadThatAlwaysBreaks() {
    index.serve(big);
    index.fault(FILE, Fault.of((request, reply) -> Reply.of(200, big.bytes()).droppedAfter(50)));

    assertThatThrownBy(() -> fetch(index.fileUrl(FILE)))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining(index.fileUrl(FILE))
        .hasMessageContaining("broke off");
    assertThat(index.count()).isLessThanOrEqualTo(20);
  }

  @Test
  void takesAChunkedBodyWithoutItsEndForBroken() {
    index.put("/cut", Reply.of(200, pattern(5000)).inChunks().droppedAfter(2000));

    assertThatThrownBy(() -> fetch(index.base() + "/cut")).isInstanceOf(HttpException.class);
  }

  @Test
  void triesAgainAfterAConnectionWasClosed() throws IOException {
    index.serve(big);
    index.fault(FILE, Fault.close().times(2));

    assertThat(fetch(index.fileUrl(FILE))).isEqualTo(big.bytes());
  }

  @Test
  void triesPassingStatusesAgainAndNoOthers() throws IOException {
    for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
      index.put("/s" + status, Reply.of(200, "fine"));
      index.fault("/s" + status, Fault.status(status).times(1));
      assertThat(fetch(index.base() + "/s" + status)).asString().isEqualTo("fine");
    }
    for (int status : new int[] {400, 401, 403, 404, 410, 501}) {
      index.clearLog();
      index.put("/s" + status, Reply.of(status, "no"));
      assertThatThrownBy(() -> fetch(index.base() + "/s" + status))
          .asInstanceOf(type(HttpException.class))
          .extracting(HttpException::failure)
          .isEqualTo(new HttpFailure.Status(status));
      assertThat(index.count()).isEqualTo(1);
    }
  }

  @Test
  void answersThatWereNotAskedForAreNone() {
    index.put("/304", Reply.of(304, ""));
    index.put("/206", Reply.of(206, "half").header("Content-Range", "bytes 0-3/8"));
    index.put("/204", Reply.of(204, ""));

    assertThatThrownBy(() -> fetch(index.base() + "/304"))
        .hasMessage(
            "can't fetch "
                + index.base()
                + "/304: the server answered 304 Not Modified, though nothing was known of it"
                + " before");
    assertThatThrownBy(() -> fetch(index.base() + "/206"))
        .hasMessageEndingWith("206 Partial Content, though the whole was asked for");
    assertThatThrownBy(() -> fetch(index.base() + "/204")).hasMessageEndingWith("204 No Content");
  }

  @Test
  void aPartThatIsTheWholeWillDo() throws IOException {
    index.put("/all", Reply.of(206, "everything").header("Content-Range", "bytes 0-9/10"));

    assertThat(fetch(index.base() + "/all")).asString().isEqualTo("everything");
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws IOException {
    index.put("/busy", Reply.of(200, "fine"));
    index.fault("/busy", Fault.tooMany(1).times(1));

    long start = System.nanoTime();
    fetch(index.base() + "/busy");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void doesNotWaitForAnHour() {
    index.put("/busy", Reply.of(429, "later").header("Retry-After", "3600"));

    assertThatThrownBy(() -> fetch(index.base() + "/busy"))
        .asInstanceOf(type(HttpException.class))
        .satisfies(e -> assertThat(e.problem().evidence().toString()).contains("3600 seconds"));
  }

  @Test
  void givesUpWhenNobodyAnswersInTime() {
    index.put("/slow", Reply.of(200, "late").after(Duration.ofSeconds(5)));
    HttpClient impatient =
        HttpClient.of(
            HttpSettings.standard().patience(PATIENCE.timeout(Duration.ofMillis(200)).retries(1)));

    assertThatThrownBy(() ->
            impatient.get(HttpRequest.file(index.base() + "/slow"), r -> r.body().readAllBytes()))
        .hasMessageContaining("no answer in time, after 2 tries");
  }

  @Test
  void followsRedirectionsOfEveryKindAndTellsWhereItEnded() throws IOException {
    index.put("/one", Reply.redirect(301, "two"));
    index.put("/two", Reply.redirect(302, index.base() + "/there/three"));
    index.put("/there/three", Reply.redirect(307, "../four"));
    index.put("/four", Reply.redirect(308, "/five?x=1"));
    index.put("/five", Reply.of(200, "here"));

    String end = client.get(HttpRequest.file(index.base() + "/one"), HttpResponse::url);

    assertThat(end).isEqualTo(index.base() + "/five?x=1");
  }

  @Test
  void anAnswerOfALengthBelowZeroIsNoAnswer() throws IOException {
    try (ServerSocket odd = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerBadly(odd));
      String url = "http://127.0.0.1:" + odd.getLocalPort() + "/odd";
      assertThatThrownBy(() -> fetch(url))
          .isInstanceOf(HttpException.class)
          .hasMessageContaining(url);
    }
  }

  private static void answerBadly(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getOutputStream().write(ODD);
        socket.shutdownOutput();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  @Test
  void stopsInARedirectionLoop() {
    index.put("/loop", Reply.redirect(302, "/loop"));

    assertThatThrownBy(() -> fetch(index.base() + "/loop")).hasMessageContaining("redirections");
    assertThat(index.count()).isLessThan(50);
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    HttpClient quick = HttpClient.of(HttpSettings.standard().patience(PATIENCE.retries(0)));

    assertThatThrownBy(() ->
            quick.get(
                HttpRequest.file("http://user:secret@127.0.0.1:" + port + "/x"),
                r -> r.body().readAllBytes()))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("no connection to 127.0.0.1:" + port)
        .hasMessageNotContaining("secret");
  }

  @Test
  void failsAtOnceWhenOffline() {
    HttpClient offline = HttpClient.of(HttpSettings.standard().offline(true));

    assertThatThrownBy(
            () -> offline.get(HttpRequest.file(index.base() + "/x"), HttpResponse::status))
        .asInstanceOf(type(HttpException.class))
        .extracting(HttpException::failure)
        .isEqualTo(new HttpFailure.Offline());
    assertThat(index.count()).isZero();
  }

  @Test
  void handsTheReadersOwnFailureOnWithoutTryingAgain() {
    index.put("/x", Reply.of(200, "text"));

    assertThatThrownBy(() ->
            client.get(
                HttpRequest.file(index.base() + "/x"),
                response -> {
                  throw new IOException("disk full");
                }))
        .hasMessage("disk full");
    assertThat(index.count()).isEqualTo(1);
  }

  @Test
  void stopsWaitingWhenInterrupted() throws InterruptedException {
    index.put("/slow", Reply.of(200, "late").after(Duration.ofSeconds(20)));
    List<Throwable> seen = java.util.Collections.synchronizedList(new ArrayList<>());
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                fetch(index.base() + "/slow");
              } catch (IOException | RuntimeException e) {
                seen.add(e);
              }
            });
    while (index.count() == 0) {
      Thread.sleep(5);
    }
    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    assertThat(seen).hasSize(1);
  }
}
