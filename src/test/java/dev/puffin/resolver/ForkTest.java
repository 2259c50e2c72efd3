package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Resolutions for many environments at once. */
class ForkTest {
  private final FakeIndex index = new FakeIndex();
  private final Resolving resolving = new Resolving(index).universal(">=3.9");

  @Test
  void keepsTheConditionOfARequirement() {
    serve("a", "1.0");
    serve("b", "1.0");
    assertThat(resolving.wants("a ; sys_platform == 'win32'", "b").pins())
        .isEqualTo("a==1.0 ; sys_platform == 'win32', b==1.0");
  }

  @Test
  void forksWhereRequirementsDiffer() {
    serve("a", "1.0", "2.0");
    resolving.wants("a>=2 ; sys_platform == 'linux'", "a<2 ; sys_platform == 'darwin'");
    assertThat(resolving.pins())
        .isEqualTo("a==1.0 ; sys_platform == 'darwin', a==2.0 ; sys_platform == 'linux'");
  }

  @Test
  void knowsAllThatChosenPlatformsSay() {
    serve("a", "1.0");
    serve("b", "1.0");
    serve("c", "1.0");
    resolving
        .platforms("sys_platform == 'linux'", "sys_platform == 'darwin'")
        .wants("a ; os_name == 'nt'", "b ; platform_system != 'Windows'", "c ; os_name == 'posix'");
    assertThat(resolving.pins()).isEqualTo("b==1.0, c==1.0");
  }

  @Test
  void saysOfChosenPlatformsNoMoreThanTellsThemApart() {
    serve("a", "1.0", "2.0");
    resolving
        .platforms(
            "sys_platform == 'linux' and platform_machine == 'x86_64'",
            "sys_platform == 'darwin' and platform_machine == 'arm64'")
        .wants("a<2 ; sys_platform == 'darwin'", "a>=2 ; sys_platform == 'linux'");
    assertThat(resolving.pins())
        .isEqualTo("a==1.0 ; sys_platform == 'darwin', a==2.0 ; sys_platform == 'linux'");
  }

  @Test
  void takesOnlyWheelsForTheMachinesOfThePlatforms() {
    index.serve("a", "1.0").wheels("cp39-abi3-manylinux_2_17_x86_64").noSource();
    index.serve("a", "2.0").wheels("cp39-abi3-manylinux_2_17_aarch64").noSource();
    resolving.platforms("sys_platform == 'linux' and platform_machine == 'x86_64'").wants("a");
    assertThat(resolving.pins()).isEqualTo("a==1.0");
  }

  @Test
  void takesOneVersionForAllIfForksAgree() {
    index
        .serve("a", "1.0")
        .requires("b>=1 ; sys_platform == 'linux'", "b<3 ; sys_platform != 'linux'");
    serve("b", "1.0", "2.0");
    assertThat(resolving.wants("a").pins()).isEqualTo("a==1.0, b==2.0");
  }

  @Test
  void leavesOutWhatAForkNeverNeeds() {
    index.serve("a", "1.0").requires("b ; sys_platform == 'linux'");
    serve("a", "2.0");
    serve("b", "1.0");
    resolving.wants("a>=2 ; sys_platform == 'linux'", "a<2 ; sys_platform == 'darwin'");
    assertThat(resolving.pins())
        .isEqualTo("a==1.0 ; sys_platform == 'darwin', a==2.0 ; sys_platform == 'linux'");
  }

  @Test
  void joinsTheConditionsOnTheWayToAPackage() {
    index.serve("a", "1.0").requires("b ; python_version < '3.11'");
    serve("b", "1.0");
    assertThat(resolving.wants("a ; sys_platform == 'win32'").pins())
        .isEqualTo(
            "a==1.0 ; sys_platform == 'win32', b==1.0 ; python_full_version < '3.11' and"
                + " sys_platform == 'win32'");
  }

  @Test
  void forksByPythonForTheNewestVersionOfEach() {
    index.serve("a", "1.0").python(">=3.8");
    index.serve("a", "2.0").python(">=3.10");
    assertThat(resolving.wants("a").pins())
        .isEqualTo("a==1.0 ; python_full_version < '3.10', a==2.0 ; python_full_version >= '3.10'");
  }

  @Test
  void findsNoSolutionIfTwoPackagesDisagreeAnywhere() {
    index.serve("a", "1.0").requires("c<2 ; sys_platform == 'linux'");
    index.serve("b", "1.0").requires("c>=2 ; sys_platform == 'darwin'");
    serve("c", "1.0", "2.0");
    assertThatThrownBy(() -> resolving.wants("a", "b").pins())
        .isInstanceOf(NoSolutionException.class);
  }

  @Test
  void saysInWhichForkThereIsNoSolution() {
    index.serve("a", "1.0").requires("b", "c");
    serve("a", "2.0");
    index.serve("b", "1.0").requires("d==1");
    index.serve("c", "1.0").requires("d==2");
    serve("d", "1", "2");
    resolving.wants("a>=2 ; sys_platform == 'linux'", "a<2 ; sys_platform == 'darwin'");
    assertThatThrownBy(resolving::pins)
        .hasMessage(
            "`a<2 ; sys_platform == 'darwin'` (requirements.in:2) can't be met, where"
                + " sys_platform == 'darwin'");
  }

  @Test
  void leavesOutWhatNoPythonNeeds() {
    serve("a", "1.0");
    assertThat(resolving.wants("a ; python_version < '3.8'").pins()).isEmpty();
  }

  @Test
  void addsExtrasUnderTheirConditions() {
    index.serve("a", "1.0").extra("x", "b ; sys_platform == 'linux'");
    serve("b", "1.0");
    assertThat(resolving.wants("a[x]").pins())
        .isEqualTo("a[x]==1.0, b==1.0 ; sys_platform == 'linux'");
  }

  @Test
  void takesWheelsThatSomePlatformCanUse() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").wheels("cp310-cp310-win_amd64").noSource();
    index.serve("a", "3.0").wheels("cp38-cp38-win_amd64").noSource();
    assertThat(resolving.wants("a").pins()).isEqualTo("a==2.0");
  }

  private void serve(String name, String... versions) {
    for (String version : versions) {
      index.serve(name, version);
    }
  }
}
