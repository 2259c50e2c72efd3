package dev.puffin.http;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whose certificates are believed, and the client's own.
 *
 * @param authorities a PEM file, or a folder of PEM files, that replaces the system's store
 * @param clientCertificate a PEM file with the client's certificate chain and its private key
 */
public record TlsSettings(Optional<Path> authorities, Optional<Path> clientCertificate) {

  /** The system's store and no client certificate. */
  public static TlsSettings standard() {
    return new TlsSettings(Optional.empty(), Optional.empty());
  }

  /**
   * What the environment says. An option given by the user must win over all of it: see {@link
   * #authorities(Path)}. Order: {@code REQUESTS_CA_BUNDLE}, {@code CURL_CA_BUNDLE}, {@code
   * PIP_CERT}, {@code SSL_CERT_FILE}, {@code SSL_CERT_DIR}; for the client {@code PIP_CLIENT_CERT},
   * {@code SSL_CLIENT_CERT}.
   */
  public static TlsSettings fromEnvironment(Map<String, String> environment) {
    return new TlsSettings(
        firstOf(
            environment,
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "PIP_CERT",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR"),
        firstOf(environment, "PIP_CLIENT_CERT", "SSL_CLIENT_CERT"));
  }

  /** The same with a file or folder of authorities. */
  public TlsSettings authorities(Path pem) {
    return new TlsSettings(Optional.of(pem), clientCertificate);
  }

  /** The same with a client certificate. */
  public TlsSettings clientCertificate(Path pem) {
    return new TlsSettings(authorities, Optional.of(pem));
  }

  private static Optional<Path> firstOf(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return Optional.of(Path.of(value));
      }
    }
    return Optional.empty();
  }
}
