package dev.puffin.index;

import dev.puffin.dist.UrlText;
import dev.puffin.http.WebUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a page is, for the links on it. */
sealed interface PageBase {

  /** The absolute URL that a link leads to, with its fragment; nothing for mailto and the like. */
  Optional<String> resolve(String link);

  /** A page on the web. */
  final class Web implements PageBase {
    /** By character: whether it means nothing but itself, if it does not stand oddly. */
    private static final boolean[] PLAIN = plain();

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
      boolean afterSign = true;
      for (int i = start; i < link.length(); i++) {
        char c = link.charAt(i);
        boolean sign = c == '/' || c == '.';
        if ((sign && afterSign) || c >= PLAIN.length || !PLAIN[c]) {
          return false;
        }
        afterSign = sign;
      }
      return start < link.length();
    }

    private static boolean[] plain() {
      boolean[] plain = new boolean['z' + 1];
      for (char c = 0; c < plain.length; c++) {
        plain[c] = Character.isLetterOrDigit(c) || "/.-_+".indexOf(c) >= 0;
      }
      return plain;
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
