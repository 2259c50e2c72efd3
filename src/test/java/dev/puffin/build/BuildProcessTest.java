package dev.puffin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.concurrent.Permits;
import dev.puffin.process.ProcessRunner;
import dev.puffin.process.ProgramSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildProcessTest {
  private static final BuildSystem IN_TREE =
      new BuildSystem(List.of(), "backend", List.of(Path.of(".")));

  @TempDir Path folder;

  @Test
  void returnsRequirementsOfTheBackend() throws IOException {
    backend("def get_requires_for_build_wheel(settings):\n    return ['a >= 1', 'b\\n[x]']");
    assertThat(process(IN_TREE).requirements(Hook.GET_REQUIRES_FOR_BUILD_WHEEL))
        .isEqualTo(new HookAnswer.Returned(List.of("a >= 1", "b [x]")));
  }

  @Test
  void saysWhatTheHookMade() throws IOException {
    backend("def build_wheel(folder, settings, metadata=None):\n    return folder + '/w.whl'");
    assertThat(process(IN_TREE).make(Hook.BUILD_WHEEL, folder))
        .isEqualTo(new HookAnswer.Returned(List.of(folder + "/w.whl")));
  }

  @Test
  void missingHookIsNoFailure() throws IOException {
    backend("");
    assertThat(process(IN_TREE).make(Hook.PREPARE_METADATA_FOR_BUILD_WHEEL, folder))
        .isEqualTo(new HookAnswer.Absent());
  }

  @Test
  void backendMayBeAnObjectOfAModule() throws IOException {
    backend(
        """
        class A:
            class b:
                def get_requires_for_build_wheel(settings):
                    return ['found']
        """);
    BuildSystem system = new BuildSystem(List.of(), "backend:A.b", IN_TREE.backendPath());
    assertThat(process(system).requirements(Hook.GET_REQUIRES_FOR_BUILD_WHEEL))
        .isEqualTo(new HookAnswer.Returned(List.of("found")));
  }

  @Test
  void repeatedConfigSettingIsAList() throws IOException {
    backend("def get_requires_for_build_wheel(s):\n    return [repr(sorted(s.items()))]");
    assertThat(process(IN_TREE).requirements(Hook.GET_REQUIRES_FOR_BUILD_WHEEL))
        .isEqualTo(
            new HookAnswer.Returned(List.of("[('--a', ['1', '2=3']), ('b', ''), ('c', 'd')]")));
  }

  @Test
  void backendSeesNeitherTheProjectNorTheDriver() throws IOException {
    backend("import sys\ndef get_requires_for_build_wheel(s):\n    return sys.path[:1]");
    Path elsewhere = Files.createDirectories(folder.resolve("tree/backends"));
    Files.move(folder.resolve("tree/backend.py"), elsewhere.resolve("backend.py"));
    BuildSystem system = new BuildSystem(List.of(), "backend", List.of(Path.of("backends")));
    assertThat(process(system).requirements(Hook.GET_REQUIRES_FOR_BUILD_WHEEL))
        .isEqualTo(new HookAnswer.Returned(List.of(elsewhere.toString())));
  }

  @Test
  void backendFromElsewhereThanItsPathIsRefused() throws IOException {
    BuildSystem system = new BuildSystem(List.of(), "json", IN_TREE.backendPath());
    Files.createDirectories(folder.resolve("tree"));
    assertThatThrownBy(() -> process(system).requirements(Hook.GET_REQUIRES_FOR_BUILD_WHEEL))
        .isInstanceOfSatisfying(
            BuildFailedException.class,
            failure ->
                assertThat(failure.details()).contains("json was not loaded from backend-path"));
  }

  @Test
  void failingHookIsShownByItsLastLines() throws IOException {
    backend("print('first')\ndef build_wheel(f, s, m=None):\n    raise ValueError('broken')");
    assertThatThrownBy(() -> process(IN_TREE).make(Hook.BUILD_WHEEL, folder))
        .isInstanceOfSatisfying(
            BuildFailedException.class,
            failure -> {
              assertThat(failure.problem().evidence()).last().isEqualTo("ValueError: broken");
              assertThat(failure.details()).startsWith("first\n");
            });
  }

  @Test
  void missingBackendIsAMissingRequirement() throws IOException {
    Files.createDirectories(folder.resolve("tree"));
    BuildSystem system = new BuildSystem(List.of(), "no_such_backend.api", List.of());
    assertThatThrownBy(() -> process(system).requirements(Hook.GET_REQUIRES_FOR_BUILD_WHEEL))
        .isInstanceOfSatisfying(
            BuildFailedException.class,
            failure ->
                assertThat(failure.problem().hint().orElseThrow()).contains("no_such_backend"));
  }

  private void backend(String source) throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.writeString(tree.resolve("backend.py"), source);
  }

  private BuildProcess process(BuildSystem system) throws IOException {
    return new BuildProcess(
        new ProcessRunner(),
        Permits.standard(),
        "demo==1",
        folder.resolve("tree"),
        system,
        ProgramSearch.onPath("python3", System.getenv()).orElseThrow(),
        Map.of("PATH", System.getenv("PATH")),
        List.of("c=d", "--a=1", "b", "--a=2=3"),
        Files.createDirectories(folder.resolve("scratch")));
  }
}
