package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.error.Problem;
import dev.puffin.http.Freshness.Connectivity;
import dev.puffin.pep508.PackageName;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedHttpTest {
  private static final PackageName NAME = PackageName.parse("thing");
  private static final CachedForm<String> SHOUTED =
      new CachedForm<>() {
        @Override
        public byte[] parse(HttpResponse response) throws IOException {
          String text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
          return text.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Optional<String> read(ByteBuffer kept) {
          return Optional.of(StandardCharsets.UTF_8.decode(kept).toString());
        }
      };

  @TempDir private Path folder;
  private final LocalIndex server = LocalIndex.start();
  private final HttpClient client =
      HttpClient.of(HttpSettings.standard().patience(Patience.standard().retries(0)));
  private final List<Problem> warnings = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Cache cache;
  private CacheEntry entry;

  @BeforeEach
  void open() {
    cache = Cache.open(folder);
    entry = cache.entry(CacheBucket.SIMPLE, CacheOrigin.pypi(), NAME, "page");
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    cache.close();
  }

  private String get(Freshness freshness) throws IOException {
    return CachedHttp.of(client, freshness, warnings::add, () -> now)
        .get(NAME, HttpRequest.page(server.base() + "/x", "text/plain"), entry, SHOUTED);
  }

  private String get() throws IOException {
    return get(Freshness.standard());
  }

  private void serve(String text, String... headers) {
    Reply reply = Reply.of(200, text);
    for (int i = 0; i < headers.length; i += 2) {
      reply = reply.header(headers[i], headers[i + 1]);
    }
    server.put("/x", reply);
  }

  private List<Integer> statuses() {
    return server.log().stream().map(dev.puffin.testing.Exchange::status).toList();
  }

  @Test
  void asksNobodyWhileTheAnswerIsFresh() throws IOException {
    serve("one", "Cache-Control", "max-age=600");

    assertThat(get()).isEqualTo("ONE");
    now = now.plus(Duration.ofSeconds(599));
    assertThat(get()).isEqualTo("ONE");
    assertThat(server.count()).isEqualTo(1);
  }

  @Test
  void tellsUntilWhenNobodyWillHaveToBeAsked() throws IOException {
    serve("one", "Cache-Control", "max-age=600");
    get();
    Instant asked = now;
    now = now.plus(Duration.ofMinutes(5));
    CachedHttp again = CachedHttp.of(client, Freshness.standard(), warnings::add, () -> now);
    assertThat(again.freshUntil()).isEqualTo(Long.MAX_VALUE);
    again.get(NAME, HttpRequest.page(server.base() + "/x", "text/plain"), entry, SHOUTED);
    assertThat(again.freshUntil()).isEqualTo(asked.plus(Duration.ofMinutes(10)).toEpochMilli());
  }

  @Test
  void countsTheAgeThatTheAnswerHadWhenItCame() throws IOException {
    serve("one", "Cache-Control", "public, max-age=600", "Age", "500");
    get();
    now = now.plus(Duration.ofSeconds(101));
    get();

    assertThat(server.count()).isEqualTo(2);
  }

  @Test
  void usesExpiresWithoutMaxAge() throws IOException {
    serve(
        "one", "Date", "Thu, 01 Jan 2026 00:00:00 GMT", "Expires", "Thu, 01 Jan 2026 00:01:00 GMT");
    get();
    now = now.plus(Duration.ofSeconds(59));
    get();
    assertThat(server.count()).isEqualTo(1);
    now = now.plus(Duration.ofSeconds(2));
    get();
    assertThat(server.count()).isEqualTo(2);
  }

  @Test
  void revalidatesByEntityTag() throws IOException {
    serve("one", "Cache-Control", "max-age=10", "ETag", "\"v1\"");
    get();
    now = now.plus(Duration.ofSeconds(11));
    server.put("/x", Reply.of(304, "").header("Cache-Control", "max-age=10"));

    assertThat(get()).isEqualTo("ONE");
    assertThat(server.log().get(1).request().header("if-none-match")).contains("\"v1\"");
    now = now.plus(Duration.ofSeconds(9));
    assertThat(get()).isEqualTo("ONE");
    assertThat(statuses()).containsExactly(200, 304);
  }

  @Test
  void revalidatesByDate() throws IOException {
    String date = "Mon, 01 Dec 2025 00:00:00 GMT";
    serve("one", "Last-Modified", date);
    get();
    get();

    assertThat(server.log().get(1).request().header("if-modified-since")).contains(date);
  }

  @Test
  void seesWhatChanged() throws IOException {
    serve("one", "Cache-Control", "max-age=0", "ETag", "\"v1\"");
    get();
    serve("two", "Cache-Control", "max-age=600", "ETag", "\"v2\"");

    assertThat(get()).isEqualTo("TWO");
    assertThat(get()).isEqualTo("TWO");
    assertThat(server.count()).isEqualTo(2);
  }

  @Test
  void keepsNothingThatMustNotBeStored() throws IOException {
    serve("one", "Cache-Control", "no-store, max-age=600");
    get();

    assertThat(Files.exists(entry.path())).isFalse();
  }

  @Test
  void asksEachTimeWhenTheServerSaysNoCache() throws IOException {
    serve("one", "Cache-Control", "no-cache, max-age=600", "ETag", "\"v1\"");
    get();
    get();

    assertThat(server.count()).isEqualTo(2);
  }

  @Test
  void refreshAsksThoughTheAnswerIsFresh() throws IOException {
    serve("one", "Cache-Control", "max-age=600", "ETag", "\"v1\"");
    get();
    get(new Freshness(Connectivity.ONLINE, false, Set.of(PackageName.parse("other"))));
    assertThat(server.count()).isEqualTo(1);
    get(new Freshness(Connectivity.ONLINE, false, Set.of(NAME)));
    assertThat(server.count()).isEqualTo(2);
    get(Freshness.refresh());
    assertThat(server.count()).isEqualTo(3);
  }

  @Test
  void offlineUsesWhatIsStale() throws IOException {
    serve("one", "Cache-Control", "max-age=1");
    get();
    now = now.plus(Duration.ofDays(30));

    assertThat(get(Freshness.offline())).isEqualTo("ONE");
    assertThat(server.count()).isEqualTo(1);
  }

  @Test
  void usesWhatIsStaleWithOneWarningWhenTheNetworkIsUncertainAndDown() throws IOException {
    serve("one", "Cache-Control", "max-age=1");
    get();
    now = now.plus(Duration.ofDays(1));
    server.close();

    assertThat(get(new Freshness(Connectivity.UNCERTAIN, false, Set.of()))).isEqualTo("ONE");
    assertThat(warnings).hasSize(1);
    assertThatThrownBy(this::get).isInstanceOf(HttpException.class);
  }

  @Test
  void takesADamagedEntryForNone() throws IOException {
    serve("one", "Cache-Control", "max-age=600");
    get();
    byte[] good = Files.readAllBytes(entry.path());
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x40;
      Files.write(entry.path(), bad);
      assertThat(get()).as("byte " + i + " flipped").isEqualTo("ONE");
      Files.write(entry.path(), java.util.Arrays.copyOf(good, i));
      assertThat(get()).as("cut to " + i + " bytes").isEqualTo("ONE");
    }
  }
}
