package dev.puffin.session;

import dev.puffin.config.ConfigException;
import dev.puffin.config.PipConfiguration;
import dev.puffin.config.PipOption;
import dev.puffin.config.PipSurroundings;
import dev.puffin.config.Setting;
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
import dev.puffin.resolver.PrereleaseMode;
import dev.puffin.resolver.UploadCutoff;
import dev.puffin.settings.BuildOptions;
import dev.puffin.settings.CommonOptions;
import dev.puffin.settings.IndexOptions;
import dev.puffin.settings.ResolveOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What holds for one run: options of the command line, over {@code PUFFIN_*} variables, over pip's
 * variables and files. Lists of the command line are added to the configured ones, as in pip.
 */
public final class Configuration {
  private final CommonOptions options;
  private final CommandContext context;
  private final Variables variables;
  private final PipConfiguration pip;

  Configuration(CommonOptions options, CommandContext context, PipConfiguration pip) {
    this.options = options;
    this.context = context;
    this.variables = Variables.of(context.environment(), options.isolated());
    this.pip = pip;
  }

  /**
   * What pip is configured to do.
   *
   * @param prefix the environment whose own settings count, too
   * @param command the command of pip whose section of the files counts
   */
  public static PipConfiguration pip(
      CommandContext context, boolean isolated, Optional<Path> prefix, String command) {
    Path home = HomeFolder.of(context.environment());
    return PipConfiguration.load(
        new PipSurroundings(context.environment(), home, prefix, isolated), command);
  }

  /** Where packages are looked for, before requirements files have their say. */
  PackageSources sources() {
    IndexOptions given = options.index();
    boolean noIndex =
        given.noIndex()
            || (given.indexUrl().isEmpty()
                && variables.flag("NO_INDEX").or(() -> flag(PipOption.NO_INDEX)).orElse(false));
    return new PackageSources(
        given
            .indexUrl()
            .or(() -> variables.text("INDEX_URL"))
            .or(() -> text(PipOption.INDEX_URL))
            .map(PackageSources.Place::of),
        places("EXTRA_INDEX_URL", PipOption.EXTRA_INDEX_URL, given.extraIndexUrls()),
        places("FIND_LINKS", PipOption.FIND_LINKS, given.findLinks()),
        noIndex,
        given.strategy().or(this::strategyVariable).orElse(IndexStrategy.UNSAFE_BEST_MATCH));
  }

  private Optional<IndexStrategy> strategyVariable() {
    Optional<String> text = variables.text("INDEX_STRATEGY");
    for (IndexStrategy strategy : IndexStrategy.values()) {
      if (text.equals(Optional.of(strategy.option()))) {
        return Optional.of(strategy);
      }
    }
    return Optional.empty();
  }

  private List<PackageSources.Place> places(String variable, PipOption option, List<String> given) {
    return list(variable, option, given).stream().map(PackageSources.Place::of).toList();
  }

  /**
   * How servers are reached.
   *
   * @param sources whose credentials serve for what lies below them
   * @param fileOptions options of requirements files
   */
  HttpSettings http(PackageSources sources, List<FileOption> fileOptions, ProcessRunner runner) {
    return HttpSettings.standard()
        .patience(patience())
        .offline(isOffline())
        .tls(tls())
        .proxies(proxies())
        .login(login(sources, runner))
        .trustedHosts(TrustedHosts.of(trustedHosts(fileOptions)));
  }

  private Patience patience() {
    Patience patience = Patience.standard();
    Optional<Duration> timeout =
        options
            .network()
            .timeout()
            .or(() -> variables.number("HTTP_TIMEOUT").map(Configuration::seconds))
            .or(() -> number(PipOption.TIMEOUT).map(Configuration::seconds));
    if (timeout.isPresent()) {
      patience = patience.timeout(timeout.get());
    }
    Optional<Integer> retries =
        options
            .network()
            .retries()
            .or(() -> variables.number("HTTP_RETRIES").map(Double::intValue))
            .or(() -> number(PipOption.RETRIES).map(Double::intValue));
    return retries.isPresent() ? patience.retries(retries.get()) : patience;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  private TlsSettings tls() {
    Path directory = context.workingDirectory();
    TlsSettings tls = TlsSettings.fromEnvironment(context.environment());
    Optional<Path> authorities =
        options.network().authorities().or(() -> tls.authorities()).or(() -> path(PipOption.CERT));
    Optional<Path> client =
        options
            .network()
            .clientCertificate()
            .or(() -> tls.clientCertificate())
            .or(() -> path(PipOption.CLIENT_CERT));
    return new TlsSettings(authorities.map(directory::resolve), client.map(directory::resolve));
  }

  private ProxyRules proxies() {
    return options
        .network()
        .proxy()
        .or(() -> text(PipOption.PROXY))
        .map(ProxyRules::explicit)
        .orElseGet(() -> ProxyRules.fromEnvironment(context.environment()));
  }

  private LoginSettings login(PackageSources sources, ProcessRunner runner) {
    LoginSettings login =
        LoginSettings.fromEnvironment(
                context.environment(), HomeFolder.of(context.environment()), runner)
            .indexUrls(sources.indexUrls());
    boolean keyring =
        options
            .network()
            .keyring()
            .or(() -> text(PipOption.KEYRING_PROVIDER).map(text -> !text.equals("disabled")))
            .orElse(!asksNothing());
    return keyring ? login : login.withoutKeyring();
  }

  /** Whether nobody is there to be asked for anything. */
  boolean asksNothing() {
    return options.network().noInput() || flag(PipOption.NO_INPUT).orElse(false);
  }

  private List<String> trustedHosts(List<FileOption> fileOptions) {
    List<String> hosts =
        new ArrayList<>(
            list("TRUSTED_HOST", PipOption.TRUSTED_HOST, options.network().trustedHosts()));
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
        connectivity(), options.cache().refresh(), options.cache().refreshPackages());
  }

  private Freshness.Connectivity connectivity() {
    boolean offline = variables.flag("OFFLINE").orElse(false);
    return options
        .network()
        .connectivity()
        .orElse(offline ? Freshness.Connectivity.OFFLINE : Freshness.Connectivity.ONLINE);
  }

  /** How many bytes the cache may have after a run. */
  OptionalLong cacheLimit() {
    if (options.cache().limit().isPresent()) {
      return options.cache().limit();
    }
    return variables.bytes("CACHE_LIMIT");
  }

  /** Whether no connection is made. */
  boolean isOffline() {
    return connectivity() == Freshness.Connectivity.OFFLINE;
  }

  /** Files that constrain what every run requires. */
  List<String> constraints() {
    return configured("CONSTRAINT", PipOption.CONSTRAINT);
  }

  /** Files that constrain what builds require. */
  List<String> buildConstraints() {
    return configured("BUILD_CONSTRAINT", PipOption.BUILD_CONSTRAINT);
  }

  /** Whether builds run in the target environment. */
  boolean buildIsolationDisabled() {
    return pip.buildIsolationDisabled();
  }

  /** Whether only pinned requirements with digests are accepted. */
  public boolean requiresHashes() {
    return flag(PipOption.REQUIRE_HASHES).orElse(false);
  }

  /** The options with what is configured where they say nothing. */
  ResolveOptions completed(ResolveOptions given) {
    Optional<PrereleaseMode> prerelease =
        flag(PipOption.PRE).filter(on -> on).map(_ -> PrereleaseMode.ALLOW);
    boolean alone = flag(PipOption.NO_DEPS).orElse(false);
    return new ResolveOptions(
        given.mode(),
        given.prerelease().or(() -> prerelease),
        given.packagePrereleases(),
        new UploadCutoff(
            given.cutoff().general().or(this::uploadedPriorTo), given.cutoff().packages()),
        given.withDependencies() && !alone,
        given.pythonVersion(),
        given.platforms(),
        given.universal());
  }

  private Optional<Instant> uploadedPriorTo() {
    return pip.text(PipOption.UPLOADED_PRIOR_TO)
        .map(setting ->
            Moments.moment(setting.value(), Instant.now())
                .orElseThrow(() ->
                    ConfigException.value(
                        PipOption.UPLOADED_PRIOR_TO, setting, "a date, a time or a span")));
  }

  /** The kinds of files that are used: the configured ones, then the options, then the files. */
  FormatChoice formats(BuildOptions given, List<FileOption> fileOptions) {
    return FormatChoice.of(
        text(PipOption.NO_BINARY), text(PipOption.ONLY_BINARY), given, fileOptions);
  }

  private List<String> list(String variable, PipOption option, List<String> given) {
    List<String> all = new ArrayList<>(configured(variable, option));
    all.addAll(given);
    return all;
  }

  private List<String> configured(String variable, PipOption option) {
    List<String> own = variables.list(variable);
    return own.isEmpty() ? pip.list(option).stream().map(Setting::value).toList() : own;
  }

  private Optional<String> text(PipOption option) {
    return pip.text(option).map(Setting::value);
  }

  private Optional<Path> path(PipOption option) {
    return text(option).map(Path::of);
  }

  private Optional<Boolean> flag(PipOption option) {
    return pip.flag(option).map(Setting::value);
  }

  private Optional<Double> number(PipOption option) {
    return pip.number(option).map(Setting::value);
  }
}
