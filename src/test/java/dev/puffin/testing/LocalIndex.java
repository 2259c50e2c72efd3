package dev.puffin.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * A package index on loopback. The same projects are shown in several ways, by the first segment of
 * the path: {@code simple} (JSON or HTML by the Accept header, with PEP 658), {@code json}, {@code
 * html}, {@code nometa} (no PEP 658), {@code norange} (neither PEP 658 nor ranges) and {@code flat}
 * (one page of links, for find-links).
 *
 * <pre>{@code
 * try (LocalIndex index = LocalIndex.start()) {
 *   index.serve("flask", "3.0").requires("werkzeug>=3");
 *   index.fault("/flask-3.0-py3-none-any.whl", Fault.dropAfter(100).times(1));
 *   … index.url() …
 *   assertThat(index.count("/simple/flask/")).isEqualTo(1);
 * }
 * }</pre>
 */
public final class LocalIndex implements AutoCloseable {
  /** The media type of a PEP 691 page. */
  public static final String JSON = "application/vnd.pypi.simple.v1+json";

  /** The media type of a PEP 503 page. */
  public static final String HTML = "text/html";

  private record Spoiled(String pathEnd, Fault fault, AtomicInteger left) {}

  private final Map<String, ServedProject> projects = new ConcurrentHashMap<>();
  private final Map<String, Reply> extras = new ConcurrentHashMap<>();
  private final List<Spoiled> faults = new CopyOnWriteArrayList<>();
  private volatile Optional<String> authorization = Optional.empty();
  private final LoopbackServer server;

  private LocalIndex(Optional<SSLContext> tls) {
    server =
        tls.isPresent()
            ? LoopbackServer.start(tls.get(), this::answer)
            : LoopbackServer.start(this::answer);
  }

  /** Starts an empty index that speaks plain HTTP. */
  public static LocalIndex start() {
    return new LocalIndex(Optional.empty());
  }

  /** Starts an empty index that speaks HTTP over TLS. */
  public static LocalIndex start(SSLContext tls) {
    return new LocalIndex(Optional.of(tls));
  }

  /** Serves a pure wheel; it is made when it is first asked for, so more can be said about it. */
  public WheelMaker serve(String name, String version) {
    WheelMaker wheel = WheelMaker.of(name, version);
    serve(name, wheel);
    return wheel;
  }

  /** Serves a source distribution, made when it is first asked for. */
  public SdistMaker serveSource(String name, String version) {
    SdistMaker sdist = SdistMaker.of(name, version);
    project(name).add(() -> new ServedFile(sdist.make()));
    return sdist;
  }

  /** Serves a wheel of this project; it is made when it is first asked for. */
  public void serve(String name, WheelMaker wheel) {
    project(name).add(() -> new ServedFile(wheel.make()));
  }

  /** Serves a finished file. */
  public ServedFile serve(DistFile file) {
    ServedFile served = new ServedFile(file);
    project(file.name()).add(() -> served);
    return served;
  }

  /** No longer serves a file. */
  public void remove(String name, String filename) {
    project(name).remove(filename);
  }

  /** The project, which exists from now on. */
  public ServedProject project(String name) {
    return projects.computeIfAbsent(DistFile.normalized(name), any -> new ServedProject());
  }

  /** Answers a path with something of its own. */
  public void put(String path, Reply reply) {
    extras.put(path, reply);
  }

  /** Spoils the answers for paths that end so. */
  public void fault(String pathEnd, Fault fault) {
    faults.add(new Spoiled(pathEnd, fault, new AtomicInteger(fault.times())));
  }

  /** Ends all faults. */
  public void heal() {
    faults.clear();
  }

  /** Answers only requests with this user and password. */
  public void requireLogin(String user, String password) {
    String token = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    authorization = Optional.of("Basic " + token);
  }

  /** The index URL, with JSON or HTML as the client prefers, PEP 658 and ranges. */
  public String url() {
    return url("simple");
  }

  /** The index URL of another view: {@code json html nometa norange flat}. */
  public String url(String view) {
    return base() + "/" + view + "/";
  }

  /** The URL of a file. */
  public String fileUrl(String filename) {
    return base() + "/files/" + filename;
  }

  /** Scheme, host and port. */
  public String base() {
    return server.base();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** All exchanges so far. */
  public List<Exchange> log() {
    return server.log();
  }

  /** How many requests went to paths that end so. */
  public int count(String pathEnd) {
    return (int) server.log().stream().filter(e -> e.path().endsWith(pathEnd)).count();
  }

  /** How many requests there were. */
  public int count() {
    return server.log().size();
  }

  /** How many connections were made to it. */
  public int connections() {
    return server.connections();
  }

  /** Forgets the log. */
  public void clearLog() {
    server.clearLog();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply answer(Request request) {
    Reply reply = honest(request);
    for (Spoiled spoiled : faults) {
      if (request.path().endsWith(spoiled.pathEnd()) && spoiled.left().getAndDecrement() > 0) {
        reply = spoiled.fault().change().apply(request, reply);
      }
    }
    return reply;
  }

  private Reply honest(Request request) {
    if (authorization.isPresent() && !request.header("authorization").equals(authorization)) {
      return Reply.of(401, "who?").header("WWW-Authenticate", "Basic realm=\"test\"");
    }
    Reply extra = extras.get(request.path());
    if (extra != null) {
      return extra;
    }
    String[] parts = request.path().split("/", 0);
    if (parts.length < 2) {
      return Reply.of(404, "nothing here");
    }
    return switch (parts[1]) {
      case "simple", "json", "html", "nometa", "norange" ->
          parts.length == 3 ? page(request, parts[1], parts[2]) : Reply.of(404, "which project?");
      case "flat" -> flat();
      case "files", "files-norange" ->
          parts.length == 3 ? file(request, parts[1], parts[2]) : Reply.of(404, "which file?");
      default -> Reply.of(404, "nothing here");
    };
  }

  private Reply page(Request request, String view, String name) {
    ServedProject project = projects.get(name);
    if (project == null) {
      return Reply.of(404, "no such project");
    }
    boolean metadata = !view.startsWith("no");
    String files = base() + (view.equals("norange") ? "/files-norange/" : "/files/");
    boolean json =
        !view.equals("html")
            && (view.equals("json") || request.header("accept").orElse("").contains(JSON));
    String body =
        json
            ? project.files().stream()
                .map(file -> file.json(files, metadata))
                .collect(Collectors.joining(",", jsonHead(name), "]}"))
            : project.files().stream()
                .map(file -> file.html(files, metadata))
                .collect(Collectors.joining("", "<!DOCTYPE html><html><body>\n", "</body></html>"));
    return project.page(request, Reply.ok(json ? JSON : HTML, body.getBytes(UTF_8)));
  }

  private static String jsonHead(String name) {
    return "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"" + name + "\",\"files\":[";
  }

  private Reply flat() {
    String body =
        new TreeMap<>(projects)
            .values().stream()
                .flatMap(project -> project.files().stream())
                .map(file -> file.html(base() + "/files/", false))
                .collect(Collectors.joining("", "<!DOCTYPE html><html><body>\n", "</body></html>"));
    return Reply.ok(HTML, body.getBytes(UTF_8));
  }

  private Reply file(Request request, String view, String filename) {
    boolean metadata = filename.endsWith(".metadata");
    String wanted = metadata ? filename.substring(0, filename.length() - 9) : filename;
    Optional<ServedFile> found =
        projects.values().stream()
            .flatMap(project -> project.files().stream())
            .filter(file -> file.filename().equals(wanted))
            .findFirst();
    Optional<byte[]> body =
        metadata ? found.flatMap(ServedFile::metadata) : found.map(file -> file.file().bytes());
    if (body.isEmpty()) {
      return Reply.of(404, "no such file");
    }
    Reply whole =
        Reply.ok("application/octet-stream", body.get())
            .header("ETag", "\"" + DistFile.sha256(body.get()).substring(0, 16) + "\"");
    return view.equals("files") ? ranged(request, whole.header("Accept-Ranges", "bytes")) : whole;
  }

  private static Reply ranged(Request request, Reply whole) {
    Optional<String> range = request.header("range");
    boolean same =
        request.header("if-range").map(tag -> tag.equals(whole.headers().get("ETag"))).orElse(true);
    if (range.isEmpty() || !same) {
      return whole;
    }
    int size = whole.body().length;
    String[] ends = range.get().substring("bytes=".length()).split("-", 2);
    int from =
        ends[0].isEmpty()
            ? Math.max(0, size - Integer.parseInt(ends[1]))
            : Integer.parseInt(ends[0]);
    int to =
        ends[0].isEmpty() || ends[1].isEmpty()
            ? size - 1
            : Math.min(size - 1, Integer.parseInt(ends[1]));
    if (from > to) {
      return Reply.of(416, "").header("Content-Range", "bytes */" + size);
    }
    return new Reply(206, whole.headers(), whole.body(), size, false, whole.delay())
        .body(Arrays.copyOfRange(whole.body(), from, to + 1))
        .header("Content-Range", "bytes " + from + "-" + to + "/" + size);
  }
}
