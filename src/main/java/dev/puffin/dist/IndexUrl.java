package dev.puffin.dist;

/**
 * Where an index, or a page of links, is found.
 *
 * @param url with credentials if it was given with them, without a slash at the end
 */
public record IndexUrl(String url) {
  /** The index that is asked when no other is named. */
  public static final IndexUrl DEFAULT = new IndexUrl("https://pypi.org/simple");

  /** Removes slashes at the end. */
  public IndexUrl {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    url = url.substring(0, end);
  }

  /** Whether it is {@link #DEFAULT}. */
  public boolean isDefault() {
    return UrlText.withoutCredentials(url).equals(DEFAULT.url);
  }

  /** The URL as it may be shown: without user and password. */
  @Override
  public String toString() {
    return UrlText.withoutCredentials(url);
  }
}
