package dev.puffin.index;

import dev.puffin.dist.UrlText;
import dev.puffin.http.WebUrl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a page is, for the links on it. */
sealed interface PageBase {

  /** A page at a URL; the empty text stands for one that says of each link where it leads to. */
  static PageBase of(String url) {
    Optional<WebUrl> known = WebUrl.parse(url);
    return known.isPresent() ? new Web(known.get()) : new Absolute();
  }

  /** The absolute URL that a link leads to, with its fragment; nothing for mailto and the like. */
  Optional<String> resolve(String link);

  /** A page on the web. */
  final class Web implements PageBase {
    /** Means nothing but itself. */
    private static final byte PLAIN = 1;

    /** The same, if it does not stand behind another such sign. */
    private static final byte SIGN = 2;

    private static final byte[] KINDS = kinds();

    private final WebUrl url;

    /** The page's folder, the one above, and so on to the top. */
    private final List<String> folders = new ArrayList<>();

    Web(WebUrl url) {
      this.url = url;
      String path = url.path();
      for (int end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
        folders.add(url.origin() + path.substring(0, end + 1));
      }
    }

    @Override
    public Optional<String> resolve(String link) {
      if (link.startsWith("https://") || link.startsWith("http://")) {
        return Optional.of(link);
      }
      int start = 0;
      while (link.startsWith("../", start)) {
        start += 3;
      }
      if (isPlain(link, start)) {
        int up = Math.min(start / 3, folders.size() - 1);
        return Optional.of(folders.get(up).concat(link.substring(start)));
      }
      return url.resolve(link).map(target -> target + fragment(link));
    }

    /** Whether nothing in the rest of a link needs more than to be appended to a folder. */
    private static boolean isPlain(String link, int start) {
      byte[] bytes = link.getBytes(StandardCharsets.ISO_8859_1); // a loop over bytes is quicker
      byte before = SIGN;
      for (int i = start; i < bytes.length; i++) {
        byte kind = KINDS[bytes[i] & 0xFF];
        if (kind == 0 || (kind & before) == SIGN) {
          return false;
        }
        before = kind;
      }
      return start < bytes.length;
    }

    /** By character of Latin-1. */
    private static byte[] kinds() {
      byte[] kinds = new byte[256];
      for (char c = 0; c <= 'z'; c++) {
        kinds[c] = Character.isLetterOrDigit(c) || "-_+".indexOf(c) >= 0 ? PLAIN : 0;
      }
      kinds['/'] = SIGN;
      kinds['.'] = SIGN;
      return kinds;
    }
  }

  /** A page that says where each link leads to. */
  record Absolute() implements PageBase {
    @Override
    public Optional<String> resolve(String link) {
      return Optional.of(link);
    }
  }

  /** A page in a file. */
  record Local(Path file) implements PageBase {
    @Override
    public Optional<String> resolve(String link) {
      if (link.startsWith("https://") || link.startsWith("http://") || link.startsWith("file:")) {
        return Optional.of(link);
      }
      String path = UrlText.decode(UrlText.withoutFragment(link));
      if (path.isEmpty() || path.indexOf('\0') >= 0 || hasScheme(path)) {
        return Optional.empty();
      }
      return Optional.of(file.resolveSibling(path).normalize().toUri() + fragment(link));
    }
  }

  private static String fragment(String link) {
    int hash = link.indexOf('#');
    return hash < 0 ? "" : link.substring(hash);
  }

  private static boolean hasScheme(String text) {
    int colon = text.indexOf(':');
    if (colon < 2) {
      return false; // none, or the letter of a Windows drive
    }
    for (int i = 0; i < colon; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }
}
