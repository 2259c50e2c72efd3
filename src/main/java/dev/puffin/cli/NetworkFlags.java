package dev.puffin.cli;

import dev.puffin.http.Freshness.Connectivity;
import dev.puffin.settings.NetworkOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How servers are reached. */
final class NetworkFlags {
  private static final Option OFFLINE =
      Option.flag(OptionGroup.NETWORK, "Make no connection, use only what is cached", "--offline");
  private static final Option OFFLINE_AUTO =
      Option.flag(
          OptionGroup.NETWORK,
          "Use what is cached, however old, where a server can't be reached",
          "--offline=auto");
  private static final Option TIMEOUT =
      Option.value(
          OptionGroup.NETWORK,
          "SECONDS",
          "How long to wait for a connection, and for further bytes",
          "--timeout");
  private static final Option RETRIES =
      Option.value(
          OptionGroup.NETWORK, "N", "How often a failed request is made again", "--retries");
  private static final Option CERT =
      Option.value(
          OptionGroup.NETWORK,
          "FILE",
          "PEM file with the certificates to trust, instead of the system's",
          "--cert");
  private static final Option CLIENT_CERT =
      Option.value(
          OptionGroup.NETWORK,
          "FILE",
          "PEM file with the client's certificate and private key",
          "--client-cert");
  private static final Option TRUSTED_HOST =
      Option.list(
          OptionGroup.NETWORK,
          "HOST[:PORT]",
          "Do not check this host's certificate, and allow plain http",
          "--trusted-host",
          "--allow-insecure-host");
  private static final Option PROXY =
      Option.value(
          OptionGroup.NETWORK,
          "URL",
          "The proxy for everything; an empty text means none",
          "--proxy");
  private static final Option KEYRING =
      Option.value(
          OptionGroup.NETWORK,
          "PROVIDER",
          "`auto` or `subprocess` asks the keyring program for passwords, `disabled` does not",
          "--keyring-provider");

  private static final Option NO_INPUT =
      Option.flag(
          OptionGroup.NETWORK,
          "Ask for no password, neither the user nor the keyring",
          "--no-input");

  /** Accepted, as in uv; the certificates of the system are those that count anyway. */
  private static final Option SYSTEM_CERTS =
      Option.flag(OptionGroup.NETWORK, "", "--system-certs", "--native-tls");

  /** Accepted, as in pip; a download goes on where it broke off as often as it is retried. */
  private static final Option RESUME_RETRIES =
      Option.value(OptionGroup.NETWORK, "N", "", "--resume-retries");

  static final List<Option> ALL =
      List.of(
          OFFLINE,
          OFFLINE_AUTO,
          TIMEOUT,
          RETRIES,
          CERT,
          CLIENT_CERT,
          TRUSTED_HOST,
          PROXY,
          KEYRING,
          NO_INPUT,
          SYSTEM_CERTS,
          RESUME_RETRIES);

  private NetworkFlags() {}

  /** The choice on the command line. */
  static NetworkOptions read(Arguments arguments) {
    return new NetworkOptions(
        connectivity(arguments),
        arguments.value(TIMEOUT).map(text -> Values.seconds(TIMEOUT, text)),
        arguments.value(RETRIES).map(text -> Values.count(RETRIES, text)),
        arguments.value(CERT).map(Path::of),
        arguments.value(CLIENT_CERT).map(Path::of),
        arguments.values(TRUSTED_HOST),
        arguments.value(PROXY),
        arguments.value(KEYRING).map(NetworkFlags::isKeyringUsed),
        arguments.has(NO_INPUT));
  }

  private static Optional<Connectivity> connectivity(Arguments arguments) {
    if (arguments.has(OFFLINE)) {
      return Optional.of(Connectivity.OFFLINE);
    }
    return arguments.has(OFFLINE_AUTO) ? Optional.of(Connectivity.UNCERTAIN) : Optional.empty();
  }

  private static boolean isKeyringUsed(String provider) {
    return switch (provider) {
      case "auto", "subprocess" -> true;
      case "disabled" -> false;
      default ->
          throw Values.unknownChoice(KEYRING, provider, List.of("auto", "subprocess", "disabled"));
    };
  }
}
