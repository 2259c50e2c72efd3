package dev.puffin.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Requests through OkHttp, which brings HTTP/2 and connection reuse. */
final class OkHttpTransport implements Transport {
  private static final int UNKNOWN_LENGTH = -1;
  private static final String GZIP = "gzip";
  private static final String ENCODING = "content-encoding";
  private static final String LENGTH = "content-length";

  private final OkHttpClient client;
  private final Map<String, HttpUrl> hosts = new ConcurrentHashMap<>();

  private OkHttpTransport(OkHttpClient client) {
    this.client = client;
  }

  /** A transport that checks certificates, and takes over a connection that was made early. */
  static OkHttpTransport checking(
      HttpSettings settings, LateTls tls, Supplier<Optional<EarlyConnection>> early) {
    return new OkHttpTransport(builder(settings, tls).socketFactory(new Sockets(early)).build());
  }

  /** A transport that believes whatever certificate it is shown. */
  static OkHttpTransport believing(HttpSettings settings, LateTls tls) {
    return new OkHttpTransport(
        builder(settings, tls)
            .socketFactory(new Sockets(Optional::empty))
            .hostnameVerifier((host, session) -> true)
            .build());
  }

  private static OkHttpClient.Builder builder(HttpSettings settings, LateTls tls) {
    return new OkHttpClient.Builder()
        .connectTimeout(settings.patience().connect())
        .readTimeout(settings.patience().read())
        // a request is a few hundred bytes, which the system takes without waiting for the server
        .writeTimeout(Duration.ZERO)
        .connectionPool(
            new ConnectionPool(HttpClient.CONNECTIONS, 1, java.util.concurrent.TimeUnit.MINUTES))
        .eventListener(new ConnectionEvents())
        .followRedirects(false)
        .followSslRedirects(false)
        .proxySelector(new RuledProxySelector(settings.proxies()))
        .proxyAuthenticator(new ProxyLogin(settings.proxies()))
        .sslSocketFactory(tls, new NoAuthorities());
  }

  @Override
  public Exchange open(WebUrl url, Headers headers, Runnable connected) throws IOException {
    Request.Builder request = new Request.Builder().url(parsed(url)).tag(Runnable.class, connected);
    headers.forEach(request::header);
    boolean anyEncoding = headers.first("accept-encoding").isEmpty();
    if (anyEncoding) {
      request.header("Accept-Encoding", GZIP);
    }
    Response response = execute(request.build());
    InputStream body = response.body().byteStream();
    boolean hasBody = response.code() != 204 && response.code() != 304;
    if (anyEncoding && hasBody && GZIP.equalsIgnoreCase(response.header(ENCODING))) {
      long length = response.body().contentLength();
      OptionalLong announced = length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
      body = new GzipBody(body, announced);
      Headers others = headers(response.headers(), Set.of(ENCODING, LENGTH));
      return new Exchange(response.code(), others, body);
    }
    return new Exchange(response.code(), headers(response.headers(), Set.of()), body);
  }

  /** The URL as OkHttp has it; by way of one of the same host, whose name is the dearest part. */
  private HttpUrl parsed(WebUrl url) {
    String path = url.target();
    if (path.startsWith("//")) {
      return HttpUrl.get(url.toString());
    }
    HttpUrl host = hosts.computeIfAbsent(url.origin(), HttpUrl::get);
    HttpUrl.Builder resolved = host.newBuilder(path);
    return resolved == null ? HttpUrl.get(url.toString()) : resolved.build();
  }

  private Response execute(Request request) throws IOException {
    Call call = client.newCall(request);
    Response response = call.execute();
    if (response.body().contentLength() < UNKNOWN_LENGTH) {
      call.cancel(); // closing the answer would read so many bytes
      throw new IOException("the answer has a length below zero");
    }
    return response;
  }

  /**
   * The headers of an answer.
   *
   * @param without those that are of what is sent, not of what it stands for; in lower case
   */
  private static Headers headers(okhttp3.Headers received, Set<String> without) {
    String[] pairs = new String[2 * received.size()];
    int count = 0;
    for (int i = 0; 2 * i < pairs.length; i++) {
      String name = received.name(i);
      if (without.isEmpty() || !without.contains(name.toLowerCase(Locale.ROOT))) {
        pairs[count++] = name;
        pairs[count++] = received.value(i);
      }
    }
    return Headers.of(count == pairs.length ? pairs : Arrays.copyOf(pairs, count));
  }

  /** Ends the idle connections and their threads. */
  void close() {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
