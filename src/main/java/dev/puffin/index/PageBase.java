package dev.puffin.index;

import dev.puffin.dist.UrlText;
import dev.puffin.http.WebUrl;
import java.nio.file.Path;
import java.util.Optional;

/** Where a page is, for the links on it. */
sealed interface PageBase {

  /** The absolute URL that a link leads to, with its fragment; nothing for mailto and the like. */
  Optional<String> resolve(String link);

  /** A page on the web. */
  record Web(WebUrl url) implements PageBase {
    @Override
    public Optional<String> resolve(String link) {
      if (link.startsWith("https://") || link.startsWith("http://")) {
        return Optional.of(link);
      }
      return url.resolve(link).map(target -> target + fragment(link));
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
