package dev.puffin.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the repositories below a folder over HTTP on loopback, by {@code git http-backend}. */
public final class GitHttpServer implements AutoCloseable {
  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();
  private volatile Optional<String> authorization = Optional.empty();

  private GitHttpServer(Path folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** Whether this machine's git has what is needed. */
  public static boolean isPossible() {
    try {
      Process process = new ProcessBuilder("git", "--exec-path").start();
      String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Files.isExecutable(Path.of(path.strip(), "git-http-backend"));
    } catch (IOException e) {
      return false; // there is no git
    }
  }

  /** Starts a server. */
  public static GitHttpServer start(Path folder) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    GitHttpServer server = new GitHttpServer(folder, http);
    http.createContext("/", server::answer);
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  /** Answers only requests with this user and password. */
  public void requireLogin(String user, String password) {
    String login = user + ":" + password;
    byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
    authorization = Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  /** Its address without a slash at the end. */
  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The status of each answer so far. */
  public List<Integer> statuses() {
    return List.copyOf(statuses);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String login = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization.isPresent() && !authorization.get().equals(login)) {
        statuses.add(401);
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
      builder.environment().putAll(LocalGitRepository.environment(variables(exchange)));
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (OutputStream in = process.getOutputStream()) {
        exchange.getRequestBody().transferTo(in);
      }
      try (InputStream out = new BufferedInputStream(process.getInputStream())) {
        pass(out, exchange);
      }
    }
  }

  /** What a CGI program is told about a request (RFC 3875). */
  private Map<String, String> variables(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return Map.of(
        "GIT_PROJECT_ROOT",
        folder.toString(),
        "GIT_HTTP_EXPORT_ALL",
        "1",
        "PATH_INFO",
        exchange.getRequestURI().getPath(),
        "QUERY_STRING",
        query == null ? "" : query,
        "REQUEST_METHOD",
        exchange.getRequestMethod(),
        "CONTENT_TYPE",
        header(exchange, "Content-Type"),
        "HTTP_CONTENT_ENCODING",
        header(exchange, "Content-Encoding"),
        "GIT_PROTOCOL",
        header(exchange, "Git-Protocol"));
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** Hands on what the program says: headers, an empty line, the body. */
  private void pass(InputStream out, HttpExchange exchange) throws IOException {
    int status = 200;
    for (String line = line(out); !line.isEmpty(); line = line(out)) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(line.substring(0, colon), value);
      }
    }
    byte[] body = out.readAllBytes();
    statuses.add(status);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
