package dev.puffin.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.config.ConfigException;
import dev.puffin.config.PipConfiguration;
import dev.puffin.config.PipSurroundings;
import dev.puffin.dist.IndexUrl;
import dev.puffin.error.Problem;
import dev.puffin.http.HttpSettings;
import dev.puffin.index.IndexSettings;
import dev.puffin.pipeline.Reporter;
import dev.puffin.process.ProcessRunner;
import dev.puffin.resolver.PrereleaseMode;
import dev.puffin.settings.CacheOptions;
import dev.puffin.settings.CommonOptions;
import dev.puffin.settings.IndexOptions;
import dev.puffin.settings.NetworkOptions;
import dev.puffin.settings.Place;
import dev.puffin.settings.PythonOptions;
import dev.puffin.settings.ResolveOptions;
import dev.puffin.trace.Trace;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose word counts: the command line's, then puffin's variables', then pip's. */
class ConfigurationTest {
  private static final Path HOME = Path.of("/nonexistent/home");

  @Test
  void theCommandLineWinsOverVariables() {
    Map<String, String> environment =
        Map.of("PUFFIN_INDEX_URL", "https://own.test", "PIP_INDEX_URL", "https://pip.test");
    assertThat(index(environment, Optional.of("https://given.test")))
        .isEqualTo(new IndexUrl("https://given.test"));
    assertThat(index(environment, Optional.empty())).isEqualTo(new IndexUrl("https://own.test"));
    assertThat(index(Map.of("PIP_INDEX_URL", "https://pip.test"), Optional.empty()))
        .isEqualTo(new IndexUrl("https://pip.test"));
    assertThat(index(Map.of(), Optional.empty())).isEqualTo(IndexUrl.DEFAULT);
  }

  @Test
  void listsOfTheCommandLineAreAddedToTheConfiguredOnes() {
    Map<String, String> environment =
        Map.of("PIP_EXTRA_INDEX_URL", "https://one.test https://two.test");
    IndexOptions given =
        new IndexOptions(
            Optional.empty(), List.of("https://three.test"), List.of(), false, Optional.empty());
    assertThat(settings(environment, given, false).extra())
        .extracting(IndexUrl::url)
        .containsExactly("https://one.test", "https://two.test", "https://three.test");
  }

  @Test
  void anIndexOnTheCommandLineUndoesAConfiguredNoIndex() {
    Map<String, String> environment = Map.of("PIP_NO_INDEX", "1");
    assertThat(settings(environment, IndexOptions.none(), false).noIndex()).isTrue();
    IndexOptions given =
        new IndexOptions(
            Optional.of("https://given.test"), List.of(), List.of(), false, Optional.empty());
    assertThat(settings(environment, given, false).noIndex()).isFalse();
  }

  @Test
  void isolatedIgnoresVariables() {
    Map<String, String> environment =
        Map.of("PUFFIN_INDEX_URL", "https://own.test", "PIP_INDEX_URL", "https://pip.test");
    assertThat(settings(environment, IndexOptions.none(), true).index())
        .isEqualTo(IndexUrl.DEFAULT);
  }

  @Test
  void timeoutsAreSecondsWithDecimals() {
    assertThat(http(Map.of("PUFFIN_HTTP_TIMEOUT", "2.5")).patience().read())
        .isEqualTo(Duration.ofMillis(2500));
    assertThat(http(Map.of("PIP_DEFAULT_TIMEOUT", "7")).patience().connect())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aVariableThatMakesNoSenseIsNamed() {
    assertThatThrownBy(() -> http(Map.of("PUFFIN_HTTP_TIMEOUT", "soon")))
        .isInstanceOf(CommandException.class)
        .hasMessage("PUFFIN_HTTP_TIMEOUT has to be a number, not `soon`");
    assertThatThrownBy(() -> http(Map.of("PUFFIN_OFFLINE", "perhaps")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("PUFFIN_OFFLINE");
  }

  @Test
  void whatPipIsConfiguredToResolveCountsWhereOptionsSayNothing() {
    Map<String, String> environment =
        Map.of("PIP_PRE", "1", "PIP_NO_DEPS", "1", "PIP_UPLOADED_PRIOR_TO", "2026-01-31");
    ResolveOptions completed =
        configuration(environment, IndexOptions.none(), false).completed(ResolveOptions.standard());
    assertThat(completed.prerelease()).contains(PrereleaseMode.ALLOW);
    assertThat(completed.withDependencies()).isFalse();
    assertThat(completed.cutoff().general()).contains(Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(
            configuration(Map.of("PIP_PRE", "0"), IndexOptions.none(), false)
                .completed(ResolveOptions.standard()))
        .isEqualTo(ResolveOptions.standard());
  }

  @Test
  void aConfiguredTimeThatMakesNoSenseIsNamed() {
    Configuration configuration =
        configuration(Map.of("PIP_UPLOADED_PRIOR_TO", "soon"), IndexOptions.none(), false);
    assertThatThrownBy(() -> configuration.completed(ResolveOptions.standard()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'soon'")
        .hasMessageContaining("PIP_UPLOADED_PRIOR_TO");
  }

  private static IndexUrl index(Map<String, String> environment, Optional<String> given) {
    IndexOptions options = new IndexOptions(given, List.of(), List.of(), false, Optional.empty());
    return settings(environment, options, false).index();
  }

  private static IndexSettings settings(
      Map<String, String> environment, IndexOptions given, boolean isolated) {
    return configuration(environment, given, isolated).sources().settings();
  }

  private static HttpSettings http(Map<String, String> environment) {
    Configuration configuration = configuration(environment, IndexOptions.none(), false);
    return configuration.http(configuration.sources(), List.of(), new ProcessRunner());
  }

  private static Configuration configuration(
      Map<String, String> environment, IndexOptions given, boolean isolated) {
    NetworkOptions network =
        new NetworkOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false);
    CommonOptions options =
        new CommonOptions(
            given,
            network,
            new CacheOptions(Optional.empty(), false, false, OptionalLong.empty(), Set.of()),
            new PythonOptions(Optional.empty(), false, Optional.empty(), new Place.Environment()),
            isolated);
    CommandContext context =
        new CommandContext(
            InputStream.nullInputStream(),
            new Silent(),
            Reporter.silent(),
            Trace.off(),
            environment,
            Path.of("/nonexistent"),
            List.of());
    PipConfiguration pip =
        PipConfiguration.load(
            new PipSurroundings(environment, HOME, Optional.empty(), isolated), "install");
    return new Configuration(options, context, pip);
  }

  private record Silent() implements Printer {
    @Override
    public void result(String text) {}

    @Override
    public void note(String line) {}

    @Override
    public boolean showsDetails() {
      return false;
    }

    @Override
    public void detail(String line) {}

    @Override
    public void warn(Problem problem) {}
  }
}
