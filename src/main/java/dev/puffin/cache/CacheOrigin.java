package dev.puffin.cache;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Where cached things came from, as the name of a folder. Digests are taken without credentials:
 * two users of one index share its entries, and no password can be guessed from a name.
 *
 * @param directoryName the name of the folder below a bucket
 */
public record CacheOrigin(String directoryName) {
  private static final int DIGEST_BYTES = 8;
  private static final CacheOrigin PYPI = new CacheOrigin("pypi");

  /** The default index. */
  public static CacheOrigin pypi() {
    return PYPI;
  }

  /** Another index, or a page of links, by its URL. */
  public static CacheOrigin index(String url) {
    return new CacheOrigin("index-" + digest(withoutCredentials(url)));
  }

  /** One file at a URL. */
  public static CacheOrigin url(String url) {
    return new CacheOrigin("url-" + digest(withoutCredentials(url)));
  }

  /** A file or folder on this machine, by its absolute path. */
  public static CacheOrigin path(String path) {
    return new CacheOrigin("path-" + digest(path));
  }

  /**
   * A commit of a git repository.
   *
   * @param subdirectory the project's folder in it, empty for the root
   * @param shortSha the first characters of the commit
   */
  public static CacheOrigin git(String url, String subdirectory, String shortSha) {
    String identity = withoutCredentials(url) + "#" + subdirectory;
    return new CacheOrigin("git-" + digest(identity) + "-" + shortSha);
  }

  /** 16 hexadecimal digits that stand for the text; of SHA-256. */
  public static String digest(String text) {
    byte[] hash = Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
  }

  /** The URL without user and password. */
  private static String withoutCredentials(String url) {
    int authority = url.indexOf("://");
    if (authority < 0) {
      return url;
    }
    int start = authority + "://".length();
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int at = url.lastIndexOf('@', end - 1);
    return at < start ? url : url.substring(0, start) + url.substring(at + 1);
  }
}
