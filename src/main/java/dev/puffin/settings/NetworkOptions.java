package dev.puffin.settings;

import dev.puffin.http.Freshness.Connectivity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How servers are reached, as given by the user; what is empty comes from the configuration.
 *
 * @param connectivity whether there is a network
 * @param timeout to connect, and without a byte arriving
 * @param retries how often a failed request is repeated
 * @param authorities a PEM file or folder with the certificates to trust
 * @param clientCertificate a PEM file with the client's certificate and key
 * @param trustedHosts hosts whose certificates are not checked
 * @param proxy the proxy for everything; the empty text means none
 * @param keyring whether the {@code keyring} program is asked for passwords
 * @param noInput whether nobody is there to be asked for anything
 */
public record NetworkOptions(
    Optional<Connectivity> connectivity,
    Optional<Duration> timeout,
    Optional<Integer> retries,
    Optional<Path> authorities,
    Optional<Path> clientCertificate,
    List<String> trustedHosts,
    Optional<String> proxy,
    Optional<Boolean> keyring,
    boolean noInput) {

  /** Copies the list. */
  public NetworkOptions {
    trustedHosts = List.copyOf(trustedHosts);
  }
}
