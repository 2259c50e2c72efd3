package dev.puffin.testing;

import java.util.Map;
import java.util.Optional;

/**
 * One request as the server read it.
 *
 * @param method {@code GET} or {@code HEAD}
 * @param path the decoded path, from its slash, without query
 * @param query the raw query, or the empty text
 * @param headers by lower-case name
 * @param number how often this path has been asked for, from 1
 */
public record Request(
    String method, String path, String query, Map<String, String> headers, int number) {

  /** The value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
  }
}
