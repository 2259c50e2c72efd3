package dev.puffin.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.puffin.pep508.ExtraName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectFileTest {
  @TempDir private Path folder;

  private ProjectFile read(String text) throws IOException {
    Path file = folder.resolve("pyproject.toml");
    Files.writeString(file, text);
    return ProjectFile.read(file, "pyproject.toml");
  }

  private InvalidInputException failure(String text) {
    return catchThrowableOfType(InvalidInputException.class, () -> read(text));
  }

  private static List<String> shown(List<InputRequirement> requirements) {
    return requirements.stream()
        .map(requirement ->
            switch (requirement) {
              case InputRequirement.Named named -> named.requirement().toString();
              case InputRequirement.Direct direct -> direct.source().verbatim();
            })
        .toList();
  }

  private static Set<ExtraName> extras(String... names) {
    Set<ExtraName> extras = new TreeSet<>();
    for (String name : names) {
      extras.add(ExtraName.parse(name));
    }
    return extras;
  }

  @Test
  void readsTheProjectTable() throws IOException {
    ProjectFile project =
        read(
            """
            [project]
            name = "Proj_X"
            requires-python = ">=3.9"
            dependencies = [
              "flask>=2 ; python_version < '4'",
              'local @ file:///nowhere/local.zip',
            ]
            [project.optional-dependencies]
            Dev_Tools = ["black"]
            """);

    assertThat(project.name()).hasToString("Optional[proj-x]");
    assertThat(project.requiresPython()).hasToString("Optional[>=3.9]");
    assertThat(project.needsBuildForDependencies()).isFalse();
    assertThat(project.needsBuildForExtras()).isFalse();
    assertThat(project.extras()).containsExactly(ExtraName.parse("dev-tools"));
    assertThat(shown(project.dependencies(Set.of())))
        .containsExactly("flask>=2 ; python_version < '4'", "file:///nowhere/local.zip");
    assertThat(shown(project.dependencies(extras("dev.tools")))).contains("black");
    Origin origin = project.dependencies(Set.of()).getLast().origin();
    assertThat(origin).hasToString("pyproject.toml:6");
    assertThat(origin.label()).isEqualTo("proj-x (pyproject.toml)");
  }

  @Test
  void followsExtrasThatNameTheProject() throws IOException {
    ProjectFile project =
        read(
            """
            [project]
            name = "proj"
            [project.optional-dependencies]
            a = ["one"]
            b = ["two", "proj[a]"]
            all = ["proj[a,b]", "proj[c] ; os_name == 'nt'", "proj[all]"]
            c = ["three ; python_version < '4' or os_name == 'x'", "proj[a]"]
            """);

    assertThat(shown(project.dependencies(extras("all"))))
        .containsExactly(
            "one", "two", "three ; os_name == 'nt' and (python_version < '4' or os_name == 'x')");
    assertThat(shown(project.dependencies(extras("c", "b"))))
        .containsExactly("two", "one", "three ; python_version < '4' or os_name == 'x'");
  }

  @Test
  void namesTheExtrasThereAre() throws IOException {
    ProjectFile project =
        read("[project]\nname = 'proj'\noptional-dependencies = {b = [], a = []}\n");

    InvalidInputException failure =
        catchThrowableOfType(
            InvalidInputException.class, () -> project.dependencies(extras("nope")));

    assertThat(failure).hasMessage("pyproject.toml has no extra 'nope'");
    assertThat(failure.problem().hint()).contains("it has: a, b");
  }

  @Test
  void saysWhatOnlyABuildKnows() throws IOException {
    ProjectFile dynamic =
        read("[project]\nname = 'proj'\ndynamic = ['dependencies', 'optional-dependencies']\n");
    ProjectFile legacy = read("[build-system]\nrequires = []\n");

    assertThat(dynamic.needsBuildForDependencies()).isTrue();
    assertThat(dynamic.needsBuildForExtras()).isTrue();
    assertThat(legacy.needsBuildForDependencies()).isTrue();
    assertThat(legacy.name()).isEmpty();
  }

  @Test
  void readsDependencyGroups() throws IOException {
    ProjectFile project =
        read(
            """
            [project]
            name = "proj"
            [dependency-groups]
            Test_ing = ["pytest", {include-group = "base"}, "coverage"]
            base = ["flask"]
            """);

    List<InputRequirement> group = project.group("test.ing");

    assertThat(project.groups()).containsExactly("base", "test-ing");
    assertThat(shown(group)).containsExactly("pytest", "flask", "coverage");
    assertThat(group.getFirst().origin().label()).isEqualTo("proj (pyproject.toml:test-ing)");
  }

  @Test
  void checksAGroupWhenItIsAskedFor() throws IOException {
    ProjectFile project =
        read(
            """
            [dependency-groups]
            a = [{include-group = "b"}]
            b = [{include-group = "a"}]
            c = [{include-group = "nope"}]
            d = [{other = "x"}, "flask="]
            good = []
            """);

    assertThat(project.group("good")).isEmpty();
    assertThat(groupFailure(project, "a"))
        .hasMessage("pyproject.toml: the dependency groups include each other in a circle: a, b");
    assertThat(groupFailure(project, "c"))
        .hasMessage("pyproject.toml has no dependency group 'nope'");
    assertThat(groupFailure(project, "d"))
        .hasMessageContaining("dependency-groups.d may hold only requirements");
    assertThat(groupFailure(project, "d").problem().evidence())
        .containsExactly(
            "also pyproject.toml:5: dependency-groups.d: '=' is no operator, did you mean '=='?");
  }

  private static InvalidInputException groupFailure(ProjectFile project, String group) {
    return catchThrowableOfType(InvalidInputException.class, () -> project.group(group));
  }

  @Test
  void reportsAllProblems() {
    InvalidInputException failure =
        failure(
            """
            [project]
            requires-python = "3.9"
            dependencies = ["ok", "flask = 1"]
            optional-dependencies = {x = "flask"}
            """);

    assertThat(failure)
        .hasMessage("pyproject.toml: project.name is missing or not a valid package name");
    assertThat(failure.problem().evidence())
        .containsExactly(
            "also pyproject.toml: project.requires-python is no version specifier: '3.9'",
            "also pyproject.toml:3: project.dependencies: '=' is no operator, did you mean '=='?",
            "and 1 more problem");
  }

  @Test
  void pointsIntoInvalidToml() {
    assertThat(failure("[project]\nname = \n"))
        .hasMessageStartingWith("pyproject.toml:2:")
        .hasMessageContaining("not valid TOML");
    assertThat(
            catchThrowableOfType(
                InvalidInputException.class,
                () -> ProjectFile.read(folder.resolve("nope.toml"), "nope.toml")))
        .hasMessage("can't read nope.toml: there is no such file");
  }
}
