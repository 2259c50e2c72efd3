import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

/**
 * A package index on loopback with a few made-up projects, as much like a real one as it takes to
 * train with: JSON pages, metadata by itself, validators, ranges, gzip.
 */
final class SampleIndex implements AutoCloseable {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";

  /** So many that a page gets as long as those of projects that have been there for years. */
  private static final int ANCIENT_RELEASES = 250;

  /** Extras, markers, a choice that has to be taken back, and one project of ranged reads. */
  private static final List<SampleProject> PROJECTS =
      List.of(
          project(
              "app",
              true,
              "web>=2,<3",
              "cli[speed]~=1.0",
              "win; sys_platform == 'win32' and python_version >= '3'",
              "win>1; (os_name == 'nt' or extra == 'x') and implementation_name != 'pypy'"),
          project("web", true, "template!=1.1.0", "crypto>=1.0,<9", "cli", "draft>=0.1b1"),
          project("cli", true, "colour; python_version >= '3.8'", "fast; extra == 'speed'"),
          project("template", true, "markup"),
          project("crypto", false, "ffi>=1.0b1"),
          project("ffi", true),
          project("colour", true),
          project("fast", true, "ffi<1.3"),
          project("markup", false),
          project("win", true),
          project("bound", true, "template<1"),
          new SampleProject("draft", List.of(release("1.0b2")), true));

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> pages = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final String scheme;

  private SampleIndex(HttpServer server, String scheme) throws IOException {
    this.server = server;
    this.scheme = scheme;
    for (SampleProject project : PROJECTS) {
      pages.put(project.name(), project.page());
      for (SampleProject.Release release : project.releases()) {
        files.put(project.filename(release), project.wheel(release));
        files.put(project.filename(release) + ".metadata", project.metadata(release));
      }
    }
    server.setExecutor(threads);
    server.createContext("/simple/", exchange -> page(exchange, "max-age=600"));
    server.createContext("/stale/", exchange -> page(exchange, "max-age=0"));
    server.createContext("/files/", this::file);
    server.start();
  }

  /** Serves without encryption. */
  static SampleIndex plain() throws IOException {
    return new SampleIndex(HttpServer.create(loopback(), 0), "http");
  }

  /** Serves with TLS. */
  static SampleIndex secure(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new SampleIndex(server, "https");
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** The address of the index. */
  String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/simple/";
  }

  /** The same index, whose pages are to be asked about each time. */
  String staleUrl() {
    return url().replace("/simple/", "/stale/");
  }

  private void page(HttpExchange exchange, String caching) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String[] parts = path.split("/");
    byte[] page = pages.get(parts[parts.length - 1]);
    if (page == null) {
      answer(exchange, 404, new byte[0]);
      return;
    }
    Headers headers = exchange.getResponseHeaders();
    String tag = '"' + SampleProject.hex(SampleProject.sha256(page)) + '"';
    headers.set("Cache-Control", caching);
    headers.set("ETag", tag);
    headers.set("Content-Type", JSON);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      answer(exchange, 304, new byte[0]);
      return;
    }
    headers.set("Content-Encoding", "gzip");
    answer(exchange, 200, gzip(page));
  }

  private void file(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] file = files.get(path.substring(path.lastIndexOf('/') + 1));
    String range = exchange.getRequestHeaders().getFirst("Range");
    exchange.getResponseHeaders().set("Cache-Control", "max-age=365000000, immutable");
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    if (file == null) {
      answer(exchange, 404, new byte[0]);
    } else if (range == null) {
      answer(exchange, 200, file);
    } else {
      answerPart(exchange, file, range.substring("bytes=".length()).split("-", -1));
    }
  }

  private static void answerPart(HttpExchange exchange, byte[] file, String[] range)
      throws IOException {
    boolean suffix = range[0].isEmpty();
    int start =
        suffix ? Math.max(0, file.length - Integer.parseInt(range[1])) : Integer.parseInt(range[0]);
    boolean open = suffix || range[1].isEmpty();
    int end = open ? file.length : Math.min(file.length, Integer.parseInt(range[1]) + 1);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + start + "-" + (end - 1) + "/" + file.length);
    answer(exchange, 206, Arrays.copyOfRange(file, start, end));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static SampleProject project(String name, boolean metadata, String... requirements) {
    List<SampleProject.Release> releases = new ArrayList<>();
    for (int i = 0; i < ANCIENT_RELEASES; i++) {
      releases.add(release("0.0." + i));
    }
    releases.addAll(
        List.of(
            release("0.9"),
            release("0.9.dev3+local.1"),
            release("1.0.b1"),
            release("1.0.0", requirements),
            release("1.1.0", requirements),
            release("1.2", requirements),
            release("1.3.post1", requirements),
            release("2.0", requirements),
            release("2.1rc1", requirements),
            new SampleProject.Release("2.1", List.of(), 2020, true),
            new SampleProject.Release("2024.1.2.3.4", List.of("no-such-project"), 2024, false)));
    return new SampleProject(name, releases, metadata);
  }

  private static SampleProject.Release release(String version, String... requirements) {
    return new SampleProject.Release(version, List.of(requirements), 2020, false);
  }
}
