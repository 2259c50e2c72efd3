package dev.puffin.git;

import dev.puffin.error.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a repository is. Secrets of its URL are kept apart: git is told of them through its
 * environment, so that no file of the cache and no list of processes shows them.
 *
 * @param url the address without secrets; the user name of an SSH address is not one
 * @param secretUrl the address as given; equal to {@code url} where it has no secret
 */
public record GitRemote(String url, String secretUrl) {
  private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git", "file");

  /**
   * Reads an address, with or without the {@code git+} that marks it in a requirement.
   *
   * @throws GitException if git is not reached by such an address
   */
  public static GitRemote parse(String text) {
    String address = text.startsWith("git+") ? text.substring("git+".length()) : text;
    int colon = address.indexOf("://");
    String scheme = colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new GitException(
          Problem.of("`" + text + "` is not the address of a git repository")
              .hint("write it as git+https://…, git+ssh://…, git+http://… or git+file:///…"));
    }
    return new GitRemote(withoutSecret(address, scheme, colon + 3), address);
  }

  private static String withoutSecret(String address, String scheme, int start) {
    int at = userInfoEnd(address, start);
    if (at < 0) {
      return address;
    }
    String userInfo = address.substring(start, at);
    int password = userInfo.indexOf(':');
    if (!scheme.equals("ssh")) {
      return address.substring(0, start) + address.substring(at + 1);
    }
    return password < 0 ? address : address.substring(0, start + password) + address.substring(at);
  }

  /** Where the {@code @} behind the user is, or -1. */
  private static int userInfoEnd(String address, int start) {
    int slash = address.indexOf('/', start);
    String authority = address.substring(start, slash < 0 ? address.length() : slash);
    int at = authority.lastIndexOf('@');
    return at < 0 ? -1 : start + at;
  }

  /**
   * The environment in which git, asked for {@code url}, uses the secret. Git's {@code insteadOf}
   * covers submodules of the same server, too.
   *
   * @param inherited the environment so far; configuration that it gives to git stays
   */
  Map<String, String> environment(Map<String, String> inherited) {
    if (url.equals(secretUrl)) {
      return Map.of();
    }
    int count = count(inherited.getOrDefault("GIT_CONFIG_COUNT", "0"));
    return Map.of(
        "GIT_CONFIG_COUNT",
        Integer.toString(count + 1),
        "GIT_CONFIG_KEY_" + count,
        "url." + server(secretUrl) + ".insteadOf",
        "GIT_CONFIG_VALUE_" + count,
        server(url));
  }

  private static int count(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      return 0; // git itself refuses such a value, with its own message
    }
  }

  /** The address by which repositories are told apart: {@code x.git/} is the same as {@code x}. */
  String canonicalUrl() {
    int authority = url.indexOf("://") + 3;
    int slash = url.indexOf('/', authority);
    int end = slash < 0 ? url.length() : slash;
    String path = url.substring(end);
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    path = path.endsWith(".git") ? path.substring(0, path.length() - 4) : path;
    return url.substring(0, end).toLowerCase(Locale.ROOT) + path;
  }

  private static String server(String address) {
    int slash = address.indexOf('/', address.indexOf("://") + 3);
    return slash < 0 ? address + "/" : address.substring(0, slash + 1);
  }
}
