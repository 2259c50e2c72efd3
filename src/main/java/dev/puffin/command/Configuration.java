package dev.puffin.command;

import dev.puffin.error.Problem;
import dev.puffin.http.Freshness;
import dev.puffin.http.HttpSettings;
import dev.puffin.http.LoginSettings;
import dev.puffin.http.Patience;
import dev.puffin.http.ProxyRules;
import dev.puffin.http.TlsSettings;
import dev.puffin.http.TrustedHosts;
import dev.puffin.index.IndexStrategy;
import dev.puffin.process.ProcessRunner;
import dev.puffin.requirements.FileOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds for one run: the options of the command line over variables and files. */
final class Configuration {
  private final CommonOptions options;
  private final CommandContext context;

  Configuration(CommonOptions options, CommandContext context) {
    this.options = options;
    this.context = context;
  }

  /** Where packages are looked for, before requirements files have their say. */
  PackageSources sources() {
    IndexOptions given = options.index();
    Optional<String> index = given.indexUrl();
    boolean firstOnly = given.firstIndexOnly().orElse(false);
    return new PackageSources(
        index.map(PackageSources.Place::of),
        places(given.extraIndexUrls()),
        places(given.findLinks()),
        given.noIndex(),
        firstOnly ? IndexStrategy.FIRST_INDEX : IndexStrategy.UNSAFE_BEST_MATCH);
  }

  private static List<PackageSources.Place> places(List<String> texts) {
    return texts.stream().map(PackageSources.Place::of).toList();
  }

  /**
   * How servers are reached.
   *
   * @param sources whose credentials serve for what lies below them
   * @param fileOptions options of requirements files
   */
  HttpSettings http(PackageSources sources, List<FileOption> fileOptions, ProcessRunner runner) {
    NetworkOptions network = options.network();
    Map<String, String> environment = context.environment();
    return HttpSettings.standard()
        .patience(patience(network))
        .offline(network.offline())
        .tls(tls(network))
        .proxies(
            network
                .proxy()
                .map(ProxyRules::explicit)
                .orElseGet(() -> ProxyRules.fromEnvironment(environment)))
        .login(login(network, sources, runner))
        .trustedHosts(TrustedHosts.of(trustedHosts(network, fileOptions)));
  }

  private Patience patience(NetworkOptions network) {
    Patience patience = Patience.standard();
    Optional<Duration> timeout = network.timeout().or(this::timeoutVariable);
    if (timeout.isPresent()) {
      patience = patience.timeout(timeout.get());
    }
    return network.retries().isPresent() ? patience.retries(network.retries().get()) : patience;
  }

  private Optional<Duration> timeoutVariable() {
    String text = context.environment().getOrDefault("PUFFIN_HTTP_TIMEOUT", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      long millis = Math.round(Double.parseDouble(text) * 1000);
      return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    } catch (NumberFormatException e) {
      context.printer().warn(Problem.of("PUFFIN_HTTP_TIMEOUT is no number of seconds: " + text));
      return Optional.empty();
    }
  }

  private TlsSettings tls(NetworkOptions network) {
    Path directory = context.workingDirectory();
    TlsSettings tls = TlsSettings.fromEnvironment(context.environment());
    if (network.authorities().isPresent()) {
      tls = tls.authorities(directory.resolve(network.authorities().get()));
    }
    return network.clientCertificate().isPresent()
        ? tls.clientCertificate(directory.resolve(network.clientCertificate().get()))
        : tls;
  }

  private LoginSettings login(
      NetworkOptions network, PackageSources sources, ProcessRunner runner) {
    LoginSettings login =
        LoginSettings.fromEnvironment(
                context.environment(), HomeFolder.of(context.environment()), runner)
            .indexUrls(sources.indexUrls());
    return network.keyring().orElse(true) ? login : login.withoutKeyring();
  }

  private static List<String> trustedHosts(NetworkOptions network, List<FileOption> fileOptions) {
    List<String> hosts = new ArrayList<>(network.trustedHosts());
    for (FileOption option : fileOptions) {
      if (option.kind() == FileOption.Kind.TRUSTED_HOST) {
        hosts.add(option.value());
      }
    }
    return hosts;
  }

  /** When the cache is not enough. */
  Freshness freshness() {
    return new Freshness(
        options.network().offline()
            ? Freshness.Connectivity.OFFLINE
            : Freshness.Connectivity.ONLINE,
        options.cache().refresh(),
        options.cache().refreshPackages());
  }
}
