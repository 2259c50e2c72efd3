package dev.puffin.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.error.PuffinException;
import dev.puffin.http.Freshness;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.pipeline.CyclicBuildException;
import dev.puffin.pipeline.HashMismatchException;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.pipeline.SourceException;
import dev.puffin.resolver.FormatPolicy;
import dev.puffin.resolver.ResolverOptions;
import dev.puffin.testing.LocalGitRepository;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.SdistMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildsTest {
  private static final String DYNAMIC = "Dynamic: Requires-Dist";

  @TempDir Path folder;
  private LocalIndex index;
  private BuildRun.World world;

  @BeforeEach
  void start() throws IOException {
    index = LocalIndex.start();
    world = BuildRun.World.of(folder, index);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @Test
  void finalMetadataNeedsNoHook() {
    index.serveSource("demo", "1.0").requires("six>=1");
    try (BuildRun run = world.run()) {
      assertThat(run.metadata(run.ofIndex("demo")).requiresDist()).hasToString("[six>=1]");
      assertThat(run.done()).containsExactly("static demo");
    }
  }

  @Test
  void metadataAndWheelFetchTheArchiveOnce() {
    dynamic("demo");
    try (BuildRun run = world.run()) {
      run.metadata(run.ofIndex("demo"));
    }
    try (BuildRun run = world.run()) {
      run.wheel(run.ofIndex("demo"));
    }
    assertThat(index.count("/demo-1.0.tar.gz")).isEqualTo(1);
  }

  @Test
  void backendWithoutPrepareBuildsOneWheelForMetadataAndInstall() {
    dynamic("demo").withoutPrepare();
    try (BuildRun run = world.run()) {
      run.metadata(run.ofIndex("demo"));
      run.wheel(run.ofIndex("demo"));
      assertThat(run.done()).containsExactly("build demo");
    }
  }

  @Test
  void manyAskersMeanOneBuild() {
    dynamic("demo");
    try (BuildRun run = world.run();
        TaskGroup group = new TaskGroup()) {
      SourceDistribution demo = run.ofIndex("demo");
      for (int i = 0; i < 6; i++) {
        group.run(() -> run.wheel(demo));
      }
      group.join();
      assertThat(run.done()).containsExactly("build demo");
    }
  }

  @Test
  void severalProcessesMeanOneBuild() {
    dynamic("demo");
    try (BuildRun one = world.run();
        BuildRun other = world.run();
        TaskGroup group = new TaskGroup()) {
      group.run(() -> one.wheel(one.ofIndex("demo")));
      group.run(() -> other.wheel(other.ofIndex("demo")));
      group.join();
      assertThat(one.done().size() + other.done().size()).isEqualTo(1);
    }
  }

  @Test
  void requirementsOfBuildsAreInstalledForThem() {
    index.serve("helper", "2.0").file("helper.py", "VALUE = 'from the helper'");
    dynamic("demo").buildRequires("helper>=1").file("puffin_backend.py", using("helper"));
    try (BuildRun run = world.run()) {
      assertThat(run.wheel(run.ofIndex("demo")).directory().resolve("value.py"))
          .hasContent("from the helper");
    }
  }

  @Test
  void requirementOfABuildMayHaveToBeBuilt() {
    dynamic("helper").file("helper/__init__.py", "VALUE = 'built'");
    dynamic("demo").buildRequires("helper").file("puffin_backend.py", using("helper"));
    try (BuildRun run = world.run()) {
      assertThat(run.wheel(run.ofIndex("demo")).directory().resolve("value.py"))
          .hasContent("built");
      assertThat(run.done()).endsWith("build helper", "build demo");
    }
  }

  @Test
  void backendMayRequireMore() {
    index.serve("helper", "2.0").file("helper.py", "VALUE = 'asked for'");
    dynamic("demo").file("BUILD_REQUIRES", "helper").file("puffin_backend.py", using("helper"));
    try (BuildRun run = world.run()) {
      assertThat(run.wheel(run.ofIndex("demo")).directory().resolve("value.py"))
          .hasContent("asked for");
    }
  }

  @Test
  void backendMayRequireAnotherVersionThanTheProject() {
    index.serve("helper", "1.0").file("helper.py", "VALUE = 'old'");
    index.serve("helper", "2.0").file("helper.py", "VALUE = 'new'");
    dynamic("demo")
        .buildRequires("helper")
        .file("BUILD_REQUIRES", "helper<2")
        .file("puffin_backend.py", using("helper"));
    try (BuildRun run = world.run()) {
      assertThat(run.wheel(run.ofIndex("demo")).directory().resolve("value.py")).hasContent("old");
    }
  }

  @Test
  void buildConstraintsApply() {
    index.serve("helper", "1.0").file("helper.py", "VALUE = 'old'");
    index.serve("helper", "2.0").file("helper.py", "VALUE = 'new'");
    dynamic("demo").buildRequires("helper").file("puffin_backend.py", using("helper"));
    BuildSettings settings =
        new BuildSettings(
            List.of(),
            List.of(Requirement.parse("helper<2")),
            new BuildSettings.Isolation.AllBut(Set.of()));
    try (BuildRun run = world.run(settings)) {
      assertThat(run.wheel(run.ofIndex("demo")).directory().resolve("value.py")).hasContent("old");
    }
  }

  @Test
  void requirementsForOtherPythonsDoNotCount() {
    dynamic("demo").buildRequires("missing ; python_version < '3'");
    try (BuildRun run = world.run()) {
      assertThat(run.wheel(run.ofIndex("demo")).filename())
          .hasToString("demo-1.0-py3-none-any.whl");
    }
  }

  @Test
  void missingBuildRequirementNamesTheBuild() {
    dynamic("demo").buildRequires("missing>=3");
    try (BuildRun run = world.run()) {
      assertThatThrownBy(() -> run.wheel(run.ofIndex("demo")))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("can't get what building demo-1.0.tar.gz requires")
          .satisfies(e ->
              assertThat(((PuffinException) e).problem().evidence())
                  .asString()
                  .contains("missing"));
    }
  }

  @Test
  void buildThatNeedsItselfIsRefused() {
    dynamic("demo").buildRequires("demo");
    try (BuildRun run = world.run()) {
      assertThatThrownBy(() -> run.wheel(run.ofIndex("demo")))
          .isInstanceOf(CyclicBuildException.class);
    }
  }

  @Test
  void buildsThatNeedEachOtherAreRefusedWhicheverIsFirst() {
    dynamic("one").buildRequires("two");
    dynamic("two").buildRequires("one");
    try (BuildRun run = world.run();
        TaskGroup group = new TaskGroup()) {
      group.run(() -> run.wheel(run.ofIndex("one")));
      group.run(() -> run.wheel(run.ofIndex("two")));
      assertThatThrownBy(group::join).isInstanceOf(CyclicBuildException.class);
    }
  }

  @Test
  void failingBuildShowsWhatTheBackendSaid() {
    dynamic("demo").failing("the reason why");
    try (BuildRun run = world.run()) {
      assertThatThrownBy(() -> run.wheel(run.ofIndex("demo")))
          .isInstanceOfSatisfying(
              BuildFailedException.class,
              e -> {
                assertThat(e.problem().message())
                    .isEqualTo("building demo-1.0.tar.gz failed: build_wheel ended with status 1");
                assertThat(e.problem().evidence()).last().asString().contains("asked to fail");
                assertThat(e.details()).contains("the reason why");
              });
    }
  }

  @Test
  void failedBuildLeavesNothingAndIsTriedAgain() throws IOException {
    Path project = folder.resolve("project");
    write(project, SdistMaker.of("demo", "1.0").failing("no").tree());
    SourceDistribution demo = BuildRun.at("demo", project.toString());
    try (BuildRun run = world.run()) {
      assertThatThrownBy(() -> run.wheel(demo)).isInstanceOf(BuildFailedException.class);
    }
    Files.delete(project.resolve("FAIL"));
    try (BuildRun run = world.run()) {
      assertThat(run.wheel(demo).directory()).isDirectory();
      assertThat(run.warnings()).isEmpty();
    }
  }

  @Test
  void forbiddenBuildIsRefusedAndFinalMetadataIsNot() {
    index.serveSource("fixed", "1.0");
    dynamic("demo");
    FormatPolicy none = new FormatPolicy(Set.of(), false, Set.of(), true);
    ResolverOptions standard = ResolverOptions.STANDARD;
    ResolverOptions options =
        new ResolverOptions(
            standard.mode(), standard.prerelease(), Map.of(), standard.cutoff(), none, true);
    try (BuildRun run = world.run(options)) {
      assertThat(run.metadata(run.ofIndex("fixed")).version()).hasToString("1.0");
      assertThatThrownBy(() -> run.metadata(run.ofIndex("demo")))
          .isInstanceOf(BuildException.class)
          .hasMessage("demo-1.0.tar.gz would have to be built");
      assertThatThrownBy(() -> run.wheel(run.ofIndex("fixed"))).isInstanceOf(BuildException.class);
    }
  }

  @Test
  void nothingOfAnUnexpectedArchiveIsRun() throws IOException {
    Path archive = folder.resolve("demo-1.0.tar.gz");
    Files.write(archive, SdistMaker.of("demo", "1.0").failing("was run").make().bytes());
    HashPolicy policy = HashPolicy.oneOf(List.of(Hashes.sha256("0".repeat(64))));
    try (BuildRun run = world.run()) {
      SourceDistribution demo = BuildRun.at("demo", archive.toString());
      assertThatThrownBy(() -> run.pipeline().wheel(demo, policy))
          .isInstanceOf(HashMismatchException.class);
      SourceDistribution promised = BuildRun.at("demo", archive + "#sha256=" + "0".repeat(64));
      assertThatThrownBy(() -> run.wheel(promised)).isInstanceOf(HashMismatchException.class);
    }
  }

  @Test
  void configSettingsReachTheBackendAndHaveWheelsOfTheirOwn() {
    dynamic("demo").file("puffin_backend.py", using("settings"));
    BuildSettings settings =
        new BuildSettings(
            List.of("color=red"), List.of(), new BuildSettings.Isolation.AllBut(Set.of()));
    try (BuildRun run = world.run(settings)) {
      assertThat(run.wheel(run.ofIndex("demo")).directory().resolve("value.py"))
          .hasContent("{'color': 'red'}");
    }
    try (BuildRun run = world.run()) {
      assertThat(run.wheel(run.ofIndex("demo")).directory().resolve("value.py")).hasContent("{}");
    }
  }

  @Test
  void withoutIsolationNothingIsInstalled() {
    dynamic("demo").buildRequires("missing").file("puffin_backend.py", using("sys"));
    BuildSettings settings =
        new BuildSettings(
            List.of(),
            List.of(),
            new BuildSettings.Isolation.AllBut(Set.of(PackageName.parse("demo"))));
    try (BuildRun run = world.run(settings)) {
      assertThat(run.wheel(run.ofIndex("demo")).directory().resolve("value.py"))
          .content()
          .doesNotContain("environment");
    }
  }

  @Test
  void subdirectoryIsTheProject() throws IOException {
    LocalGitRepository repository = LocalGitRepository.create(folder.resolve("repo"));
    write(repository.folder().resolve("libs/demo"), SdistMaker.of("demo", "1.0").tree());
    repository.commit("demo");
    String url = "git+" + repository.url() + "#subdirectory=";
    try (BuildRun run = world.run()) {
      assertThat(run.wheel(BuildRun.at("demo", url + "libs/demo")).filename().name())
          .hasToString("demo");
      assertThatThrownBy(() -> run.wheel(BuildRun.at("demo", url + "libs/other")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("has no folder `libs/other`");
      assertThatThrownBy(() -> run.wheel(BuildRun.at("demo", url + "libs")))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("is no Python project");
    }
  }

  @Test
  void anotherProjectThanExpectedIsRefused() throws IOException {
    Path project = folder.resolve("project");
    write(project, SdistMaker.of("other", "1.0").tree());
    try (BuildRun run = world.run()) {
      SourceDistribution demo = BuildRun.at("demo", project.toString());
      assertThatThrownBy(() -> run.metadata(demo))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("is not demo but other");
      assertThatThrownBy(() -> run.wheel(demo)).isInstanceOf(SourceException.class);
    }
  }

  @Test
  void unnamedPlaceIsNamedByItsMetadataOnce() throws IOException {
    Path project = folder.resolve("some-folder");
    write(project, SdistMaker.of("De.Mo", "1.0").metadataLine(DYNAMIC).tree());
    SourceUrl place = SourceUrl.parse(project.toString(), folder);
    try (BuildRun run = world.run()) {
      PackageName name = run.pipeline().name(place);
      assertThat(name).hasToString("de-mo");
      run.metadata(SourceDistribution.of(name, place));
      assertThat(run.done()).hasSize(1);
    }
    try (BuildRun run = world.run()) {
      assertThat(run.pipeline().name(place)).hasToString("de-mo");
      run.metadata(SourceDistribution.of(PackageName.parse("de-mo"), place));
      assertThat(run.done()).isEmpty();
    }
  }

  @Test
  void buildInAFolderOfTheUserLeavesOnlyWhatTheBackendLeaves() throws IOException {
    Path project = folder.resolve("project");
    write(project, SdistMaker.of("demo", "1.0").tree());
    try (BuildRun run = world.run()) {
      run.wheel(BuildRun.at("demo", project.toString()));
    }
    try (var files = Files.list(project)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsOnly("PKG-INFO", "pyproject.toml", "puffin_backend.py", "demo", "__pycache__");
    }
  }

  @Test
  void refreshBuildsAgainAndSaysThatTheWheelIsReplaced() {
    dynamic("demo");
    try (BuildRun run = world.run()) {
      run.wheel(run.ofIndex("demo"));
    }
    try (BuildRun run = world.run(Freshness.refresh())) {
      run.wheel(run.ofIndex("demo"));
      assertThat(run.done()).containsExactly("build demo");
      assertThat(run.warnings()).hasSize(1);
    }
  }

  @Test
  void wheelsInTheCacheAreFoundWithoutTheNetwork() {
    dynamic("demo");
    SourceDistribution demo;
    try (BuildRun run = world.run()) {
      demo = run.ofIndex("demo");
      assertThat(run.pipeline().cached(demo, HashPolicy.any())).isEmpty();
      run.wheel(demo);
    }
    index.clearLog();
    try (BuildRun run = world.run()) {
      assertThat(run.pipeline().cached(demo, HashPolicy.any()))
          .map(CachedWheel::filename)
          .hasValueSatisfying(name -> assertThat(name).hasToString("demo-1.0-py3-none-any.whl"));
    }
    assertThat(index.count()).isZero();
  }

  private SdistMaker dynamic(String name) {
    return index.serveSource(name, "1.0").metadataLine(DYNAMIC);
  }

  /** A backend whose wheel holds, in {@code value.py}, something that it has found. */
  private static String using(String what) {
    String value =
        switch (what) {
          case "settings" -> "str(config_settings or {})";
          case "sys" -> "__import__('sys').prefix";
          default -> "__import__('" + what + "').VALUE";
        };
    return new String(SdistMaker.of("any", "1").tree().get("puffin_backend.py"), UTF_8)
        + "\n\ndef build_wheel(wheel_directory, config_settings=None, metadata_directory=None):\n"
        + "    return _write(wheel_directory, {'value.py': ("
        + value
        + ").encode()})\n";
  }

  private static void write(Path folder, Map<String, byte[]> tree) throws IOException {
    for (Map.Entry<String, byte[]> file : tree.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.resolve("..").normalize());
      Files.write(target, file.getValue());
    }
  }
}
