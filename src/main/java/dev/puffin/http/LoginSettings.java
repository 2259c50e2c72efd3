package dev.puffin.http;

import dev.puffin.process.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where user names and passwords come from, besides the URL itself. Files and programs are looked
 * for when the first request is made.
 *
 * @param indexUrls the configured index URLs, as written; their credentials serve for what lies
 *     below them
 * @param netrc finds the netrc file
 * @param keyring finds the {@code keyring} program
 */
public record LoginSettings(
    List<String> indexUrls, Supplier<Optional<Path>> netrc, Supplier<Optional<Keyring>> keyring) {

  /** Copies the list. */
  public LoginSettings {
    indexUrls = List.copyOf(indexUrls);
  }

  /** No other source than the URL. */
  public static LoginSettings none() {
    return new LoginSettings(List.of(), Optional::empty, Optional::empty);
  }

  /**
   * What pip would use: {@code $NETRC}, else {@code ~/.netrc}, else {@code ~/_netrc}; and the
   * {@code keyring} program on the PATH.
   */
  public static LoginSettings fromEnvironment(
      Map<String, String> environment, Path home, ProcessRunner runner) {
    return new LoginSettings(
        List.of(), () -> Netrc.locate(environment, home), () -> Keyring.find(environment, runner));
  }

  /** The same for these index URLs. */
  public LoginSettings indexUrls(List<String> urls) {
    return new LoginSettings(urls, netrc, keyring);
  }

  /** The same without the keyring. */
  public LoginSettings withoutKeyring() {
    return new LoginSettings(indexUrls, netrc, Optional::empty);
  }

  @Override
  public String toString() {
    return "LoginSettings[indexUrls=" + indexUrls.size() + "]";
  }
}
