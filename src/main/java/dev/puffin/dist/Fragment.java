package dev.puffin.dist;

import dev.puffin.pep508.InvalidRequirementException;
import dev.puffin.pep508.Requirement;
import java.util.List;
import java.util.Optional;

/**
 * What a URL says after {@code #}, as pip understands it.
 *
 * @param subdirectory of the project, empty for the root
 * @param egg the requirement it stands for, as {@code name[extra]}
 * @param hashes of the archive
 */
public record Fragment(String subdirectory, Optional<Requirement> egg, Hashes hashes) {
  private static final List<String> ALGORITHMS =
      List.of("sha512", "sha384", "sha256", "sha224", "sha1", "md5");

  /** The fragment of a URL; that of one without is empty. */
  public static Fragment of(String url) {
    int hash = url.indexOf('#');
    String text = hash < 0 ? "" : url.substring(hash + 1);
    return new Fragment(
        normalize(value(text, "subdirectory")), egg(value(text, "egg")), hashes(text));
  }

  /** As it is written behind a URL; empty for the root. */
  static String subdirectory(String subdirectory) {
    return subdirectory.isEmpty() ? "" : "#subdirectory=" + subdirectory;
  }

  private static String value(String fragment, String key) {
    for (String part : fragment.split("&", -1)) {
      if (part.startsWith(key + "=")) {
        return UrlText.decode(part.substring(key.length() + 1));
      }
    }
    return "";
  }

  private static String normalize(String folder) {
    int start = folder.startsWith("./") ? 2 : 0;
    int end = folder.endsWith("/") ? folder.length() - 1 : folder.length();
    return start >= end || folder.equals(".") ? "" : folder.substring(start, end);
  }

  private static Optional<Requirement> egg(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Requirement.parse(text));
    } catch (InvalidRequirementException e) {
      return Optional.empty(); // only a remark beside the URL; the project itself tells its name
    }
  }

  private static Hashes hashes(String fragment) {
    for (String algorithm : ALGORITHMS) {
      String digest = value(fragment, algorithm);
      if (!digest.isEmpty()) {
        return Hashes.of(algorithm, digest);
      }
    }
    return Hashes.none();
  }
}
