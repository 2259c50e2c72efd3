package dev.puffin.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A user and the password, where one is known. Prints nothing of itself.
 *
 * @param user the user name, or a token
 * @param password nothing when only the user is known
 */
public record Credentials(String user, Optional<String> password) {

  /** The value of an Authorization header (RFC 7617); a missing password is sent as empty. */
  String basic() {
    byte[] pair = (user + ":" + password.orElse("")).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String toString() {
    return "****";
  }
}
