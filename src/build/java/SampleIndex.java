import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * A package index with a few made-up projects, as much like a real one as it takes to train with:
 * JSON pages, metadata by itself, validators, ranges, gzip.
 */
final class SampleIndex {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";

  /** So many that a page gets as long as those of projects that have been there for years. */
  private static final int ANCIENT_RELEASES = 250;

  /** One page is so large that it is unpacked while it comes in, even when it is compressed. */
  private static final String LARGE = "crypto";

  private static final int LARGE_BYTES = 700_000;

  /** One project's files are not there. */
  private static final String GONE = "gone";

  /**
   * Extras, markers, a choice that has to be taken back, one project of ranged reads, one that is
   * known to require another, and one whose files are gone.
   */
  private static final List<SampleProject> PROJECTS =
      List.of(
          project(
              "app",
              true,
              "web>=2,<3",
              "cli[speed]~=1.0",
              "win; sys_platform == 'win32' and python_version >= '3'",
              "win>1; (os_name == 'nt' or extra == 'x') and implementation_name != 'pypy'"),
          project("web", true, "jinja2!=1.1.0", "crypto>=1.0,<9", "cli", "draft>=0.1b1"),
          project("cli", true, "colour; python_version >= '3.8'", "fast; extra == 'speed'"),
          project("jinja2", true, "markupsafe"),
          project("crypto", false, "ffi>=1.0b1"),
          project("ffi", true),
          project("colour", true),
          project("fast", true, "ffi<1.3"),
          project("markupsafe", false),
          project("win", true),
          project("bound", true, "jinja2<1"),
          project(GONE, true),
          new SampleProject("draft", List.of(release("1.0b2")), true, false));

  private final Map<String, byte[]> pages = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param headers all but the length
   * @param body may be empty
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer notFound() {
      return new Answer(404, Map.of(), new byte[0]);
    }
  }

  /** Makes up its projects. */
  SampleIndex() throws IOException {
    for (SampleProject project : PROJECTS) {
      byte[] page = project.page();
      pages.put(project.name(), project.name().equals(LARGE) ? withRemark(page) : page);
      if (project.name().equals(GONE)) {
        continue;
      }
      for (SampleProject.Release release : project.releases()) {
        files.put(project.filename(release), project.wheel(release));
        files.put(project.filename(release) + ".metadata", project.metadata(release));
      }
    }
  }

  /** A page with something in it that nobody knows, and that can't be compressed well. */
  private static byte[] withRemark(byte[] page) {
    Random random = new Random(1);
    StringBuilder remark = new StringBuilder("{\"remark\":\"");
    while (remark.length() < LARGE_BYTES) {
      remark.append(Integer.toHexString(random.nextInt()));
    }
    remark.append("\",").append(new String(page, StandardCharsets.UTF_8).substring(1));
    return remark.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Answers a request.
   *
   * @param path below {@code /simple/}, {@code /stale/}, which is to be asked again each time, or
   *     {@code /files/}
   * @param header the value of a header of the request; null if it has none
   */
  Answer answer(String path, UnaryOperator<String> header) throws IOException {
    String[] parts = path.split("/");
    String name = parts[parts.length - 1];
    if (parts.length < 3) {
      return Answer.notFound();
    }
    return switch (parts[1]) {
      case "simple" -> page(name, "max-age=600", header);
      case "stale" -> page(name, "max-age=0", header);
      default -> file(name, header);
    };
  }

  private Answer page(String name, String caching, UnaryOperator<String> header)
      throws IOException {
    byte[] page = pages.get(name);
    if (page == null) {
      return Answer.notFound();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    String tag = '"' + SampleProject.hex(SampleProject.sha256(page)) + '"';
    headers.put("cache-control", caching);
    headers.put("etag", tag);
    headers.put("content-type", JSON);
    if (tag.equals(header.apply("if-none-match"))) {
      return new Answer(304, headers, new byte[0]);
    }
    headers.put("content-encoding", "gzip");
    return new Answer(200, headers, gzip(page));
  }

  private Answer file(String name, UnaryOperator<String> header) {
    byte[] file = files.get(name);
    if (file == null) {
      return Answer.notFound();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("cache-control", "max-age=365000000, immutable");
    headers.put("accept-ranges", "bytes");
    String range = header.apply("range");
    return range == null
        ? new Answer(200, headers, file)
        : part(file, headers, range.substring("bytes=".length()).split("-", -1));
  }

  private static Answer part(byte[] file, Map<String, String> headers, String[] range) {
    boolean suffix = range[0].isEmpty();
    int start =
        suffix ? Math.max(0, file.length - Integer.parseInt(range[1])) : Integer.parseInt(range[0]);
    boolean open = suffix || range[1].isEmpty();
    int end = open ? file.length : Math.min(file.length, Integer.parseInt(range[1]) + 1);
    headers.put("content-range", "bytes " + start + "-" + (end - 1) + "/" + file.length);
    return new Answer(206, headers, Arrays.copyOfRange(file, start, end));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
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
    return new SampleProject(name, releases, metadata, !metadata || name.equals("app"));
  }

  private static SampleProject.Release release(String version, String... requirements) {
    return new SampleProject.Release(version, List.of(requirements), 2020, false);
  }
}
