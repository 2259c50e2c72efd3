package dev.puffin.lockfile;

import dev.puffin.error.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options that the file repeats before its entries, so that pip finds the same releases. Only
 * what the user wants repeated is in here. Credentials in URLs are left out when they are written,
 * except where they stand for an environment variable.
 *
 * @param indexUrl the index, as it was given
 * @param extraIndexUrls further indexes
 * @param findLinks folders and pages with links to files
 * @param noBinary packages that are built from source, or {@code :all:}
 * @param onlyBinary packages that are never built, or {@code :all:}
 */
public record Preamble(
    Optional<String> indexUrl,
    List<String> extraIndexUrls,
    List<String> findLinks,
    List<String> noBinary,
    List<String> onlyBinary) {

  private static final Preamble NONE =
      new Preamble(Optional.empty(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Preamble {
    extraIndexUrls = List.copyOf(extraIndexUrls);
    findLinks = List.copyOf(findLinks);
    noBinary = List.copyOf(noBinary);
    onlyBinary = List.copyOf(onlyBinary);
  }

  /** No options. */
  public static Preamble none() {
    return NONE;
  }

  /** One option a line, in the order pip-tools writes them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    add(lines, "--index-url ", indexUrl.stream().toList());
    add(lines, "--extra-index-url ", extraIndexUrls);
    add(lines, "--find-links ", findLinks);
    add(lines, "--no-binary ", noBinary);
    add(lines, "--only-binary ", onlyBinary);
    return lines;
  }

  private static void add(List<String> lines, String option, List<String> values) {
    for (String value : values) {
      String safe = Redaction.without(value);
      // quotes would only be noise around ${TOKEN}, which pip replaces before it splits the line
      lines.add(option + (safe.indexOf(' ') < 0 ? safe : ShellQuote.quote(safe)));
    }
  }
}
