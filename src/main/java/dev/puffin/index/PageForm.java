package dev.puffin.index;

import dev.puffin.dist.IndexUrl;
import dev.puffin.http.CachedForm;
import dev.puffin.http.HttpResponse;
import dev.puffin.http.WebUrl;
import dev.puffin.pep508.PackageName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns an index's answer into a {@link ProjectPage}.
 *
 * @param name the project
 * @param index that is asked
 * @param rooms to read it with
 */
record PageForm(PackageName name, IndexUrl index, PageRooms rooms)
    implements CachedForm<ProjectPage> {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";

  /** What is accepted, with pip's weights (PEP 691). */
  static final String ACCEPT =
      JSON + ", application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01";

  /** In bytes; the largest pages of large indexes have a tenth of that. */
  static final long LARGEST_PAGE = 1 << 26;

  @Override
  public byte[] parse(HttpResponse response) throws IOException {
    WebUrl url = WebUrl.parse(response.url()).orElseThrow();
    String type = response.headers().first("content-type").orElse("").toLowerCase(Locale.ROOT);
    InputStream in = new BufferedInputStream(response.body(LARGEST_PAGE));
    if (type.startsWith(JSON) || (!type.contains("html") && looksLikeJson(in))) {
      return parseJson(in, url);
    }
    PageBuilder page = new PageBuilder(name);
    HtmlPage.read(in, charset(type), new PageBase.Web(url), page::add);
    return page.build();
  }

  private byte[] parseJson(InputStream in, WebUrl url) throws IOException {
    PageRooms.Room room = rooms.take(in.available() + JsonReader.FIRST_BYTES);
    try {
      PageBuilder page = new PageBuilder(name, url, room);
      JsonPage.read(in, room.json, page);
      return page.build();
    } finally {
      rooms.giveBack(room);
    }
  }

  @Override
  public Optional<ProjectPage> read(ByteBuffer kept) {
    return ProjectPage.read(kept, index);
  }

  /** For servers that don't say what they send: a JSON page begins with a brace. */
  private static boolean looksLikeJson(InputStream in) throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == '{';
  }

  static Optional<String> charset(String contentType) {
    int start = contentType.indexOf("charset=");
    if (start < 0) {
      return Optional.empty();
    }
    String name = contentType.substring(start + "charset=".length());
    int end = name.indexOf(';');
    String bare = (end < 0 ? name : name.substring(0, end)).strip().replace("\"", "");
    return isCharset(bare) ? Optional.of(bare) : Optional.empty();
  }

  private static boolean isCharset(String name) {
    try {
      return java.nio.charset.Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false; // not even the name of one: the page itself may say better
    }
  }
}
