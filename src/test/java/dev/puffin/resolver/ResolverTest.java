package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.pep508.PackageName;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private final FakeIndex index = new FakeIndex();
  private final Resolving resolving = new Resolving(index);

  @Test
  void takesTheNewestVersionsThatFit() {
    index.serve("a", "1.0").requires("b<2");
    index.serve("a", "2.0").requires("b>=1,<3", "c ; sys_platform == 'win32'");
    index.serve("b", "1.0");
    index.serve("b", "2.0");
    index.serve("b", "3.0");
    assertThat(resolving.wants("a").pins()).isEqualTo("a==2.0 b==2.0");
  }

  @Test
  void addsWhatExtrasRequire() {
    index.serve("a", "1.0").extra("x", "b").extra("y", "c>1");
    index.serve("b", "1.0");
    index.serve("c", "1.0");
    index.serve("c", "2.0");
    assertThat(resolving.wants("a[x]", "a[Y]").pins()).isEqualTo("a[x,y]==1.0 b==1.0 c==2.0");
  }

  @Test
  void givesAnExtraTheVersionOfItsProject() {
    index.serve("a", "1.0").extra("x", "b");
    index.serve("a", "2.0").extra("x", "b>=9");
    index.serve("b", "1.0");
    assertThat(resolving.wants("a[x]").pins()).isEqualTo("a[x]==1.0 b==1.0");
  }

  @Test
  void forgetsAPinTogetherWithTheVersionThatMadeIt() {
    index.serve("a", "1").requires("b==1", "c");
    index.serve("a", "2").requires("b==2", "c");
    index.serve("b", "1");
    index.serve("b", "2");
    index.serve("b", "3");
    index.serve("c", "1");
    index.serve("c", "2").requires("nowhere>=9"); // starts the search again, without any version
    index.serve("nowhere", "1");
    assertThat(resolving.wants("a", "b").pins()).isEqualTo("a==2 b==2 c==1");
  }

  @Test
  void asksAheadForSeveralVersionsAlsoWhereEachIsPinnedByOneOfAnotherPackage() {
    for (int i = 1; i <= 60; i++) {
      index.serve("a", "" + i).requires("b==" + i);
      index.serve("b", "" + i).requires(i > 1 ? "c<2" : "c");
    }
    index.serve("c", "1");
    index.serve("c", "2");
    index.answersAfter(Duration.ofMillis(20));
    assertThat(resolving.wants("a", "c>=2").pins()).isEqualTo("a==1 b==1 c==2");
    assertThat(index.mostAhead("b")).isGreaterThan(5);
  }

  @Test
  void followsExtrasThatReferToTheirOwnProject() {
    index.serve("a", "1.0").extra("all", "a[x,y]").extra("x", "b").extra("y", "c");
    index.serve("b", "1.0");
    index.serve("c", "1.0");
    assertThat(resolving.wants("a[all]").pins()).isEqualTo("a[all,x,y]==1.0 b==1.0 c==1.0");
  }

  @Test
  void warnsAboutAnExtraThatDoesNotExist() {
    index.serve("a", "1.0");
    Resolution resolution = resolving.wants("a[nothing]").resolution();
    assertThat(resolution.warnings()).containsExactly("a==1.0 has no extra named nothing");
  }

  @Test
  void restrictsByConstraintsWithoutRequiringThem() {
    index.serve("a", "1.0").requires("b");
    index.serve("b", "1.0");
    index.serve("b", "2.0");
    index.serve("c", "1.0");
    assertThat(resolving.wants("a").constrains("b<2", "c").pins()).isEqualTo("a==1.0 b==1.0");
  }

  @Test
  void replacesRequirementsByOverrides() {
    index.serve("a", "1.0").requires("b<2");
    index.serve("b", "1.0");
    index.serve("b", "2.0");
    assertThat(resolving.wants("a").overrides("b>=2").pins()).isEqualTo("a==1.0 b==2.0");
  }

  @Test
  void keepsAnOverrideToTheParentItNames() {
    index.serve("a", "1.0").requires("c<2");
    index.serve("b", "1.0").requires("c<3");
    index.serve("c", "1.0");
    index.serve("c", "2.0");
    index.serve("c", "3.0");
    assertThat(resolving.wants("a", "b").overrides("a", "c").pins())
        .isEqualTo("a==1.0 b==1.0 c==2.0");
  }

  @Test
  void namesTheOverrideBesideWhoRequires() {
    index.serve("a", "1.0").requires("b<2");
    index.serve("b", "2.0");
    Resolution resolution = resolving.wants("a").overrides("b>=2").resolution();
    ResolvedPackage b = resolution.selection().find(PackageName.parse("b")).orElseThrow();
    assertThat(b.via().stream().map(Via::label)).containsExactly("--override overrides.txt", "a");
  }

  @Test
  void leavesExcludedPackagesOut() {
    index.serve("a", "1.0").requires("b");
    assertThat(resolving.wants("a").excludes("b").pins()).isEqualTo("a==1.0");
  }

  @Test
  void prefersExistingPins() {
    index.serve("a", "1.0").requires("b");
    index.serve("a", "2.0").requires("b");
    index.serve("b", "1.0");
    index.serve("b", "2.0");
    resolving.wants("a").prefers("a", "1.0").prefers("b", "1.0");
    assertThat(resolving.pins()).isEqualTo("a==1.0 b==1.0");
    resolving.upgrades(new Upgrade(false, Set.of(PackageName.parse("b"))));
    assertThat(resolving.pins()).isEqualTo("a==1.0 b==2.0");
    assertThat(resolving.upgrades(Upgrade.ALL).pins()).isEqualTo("a==2.0 b==2.0");
  }

  @Test
  void dropsAPinThatNoLongerFits() {
    index.serve("a", "1.0");
    index.serve("a", "2.0");
    assertThat(resolving.wants("a>=2").prefers("a", "1.0").pins()).isEqualTo("a==2.0");
  }

  @Test
  void takesTheOldestVersionsIfAsked() {
    index.serve("a", "1.0").requires("b");
    index.serve("a", "2.0").requires("b");
    index.serve("b", "1.0");
    index.serve("b", "2.0");
    resolving.wants("a");
    assertThat(resolving.mode(ResolutionMode.LOWEST).pins()).isEqualTo("a==1.0 b==1.0");
    assertThat(resolving.mode(ResolutionMode.LOWEST_DIRECT).pins()).isEqualTo("a==1.0 b==2.0");
  }

  @Test
  void canLeaveDependenciesOut() {
    index.serve("a", "1.0").requires("b");
    assertThat(resolving.wants("a").withoutDependencies().pins()).isEqualTo("a==1.0");
    assertThat(index.metadataRequests()).isEmpty();
  }

  @Test
  void skipsVersionsForLaterPythons() {
    index.serve("a", "1.0").python(">=3.8");
    index.serve("a", "2.0").python(">=3.12");
    index.serve("b", "1.0").metadataPython(">=3.11");
    index.serve("b", "2.0").metadataPython(">=3.12");
    assertThat(resolving.wants("a", "b").pins()).isEqualTo("a==1.0 b==1.0");
  }

  @Test
  void doesNotFollowUpperBoundsOnPython() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").python(">=3.8,<3.10");
    assertThat(resolving.wants("a").pins()).isEqualTo("a==2.0");
  }

  @Test
  void skipsYankedVersionsUnlessPinned() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").yanked("broken");
    assertThat(resolving.wants("a").pins()).isEqualTo("a==1.0");
    Resolution pinned = new Resolving(index).wants("a==2.0").resolution();
    assertThat(pinned.warnings()).containsExactly("a==2.0 was yanked (broken)");
  }

  @Test
  void skipsVersionsWithInvalidMetadata() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").broken();
    assertThat(resolving.wants("a").pins()).isEqualTo("a==1.0");
  }

  @Test
  void skipsVersionsForOtherPlatforms() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").wheels("cp311-cp311-win_amd64").noSource();
    assertThat(resolving.wants("a").pins()).isEqualTo("a==1.0");
  }

  @Test
  void takesTheWheelThatSuitsBestWhateverIsBesideIt() {
    index
        .serve("a", "1.0")
        .wheels(
            "cp311-cp311-win_amd64",
            "x-cp311-cp311-manylinux_2_17_x86_64", // no wheel's name: a build tag begins with a
            // digit
            "py3-none-any",
            "cp311-cp311-manylinux_2_17_x86_64");
    Resolution resolution = resolving.wants("a").resolution();
    assertThat(resolution.packages().getFirst().distribution().display())
        .isEqualTo("a-1.0-cp311-cp311-manylinux_2_17_x86_64.whl");
  }

  @Test
  void readsTheMetadataOfAForeignWheelRatherThanBuild() {
    index.serve("a", "1.0").wheels("cp311-cp311-win_amd64");
    Resolution resolution = resolving.wants("a").resolution();
    assertThat(resolution.packages().getFirst().distribution().display()).isEqualTo("a-1.0.tar.gz");
    assertThat(index.metadataRequests()).containsExactly("a-1.0-cp311-cp311-win_amd64.whl");
  }

  @Test
  void takesAUrlForThePackage() {
    index.serveAt("https://files.test/a-9.0.tar.gz", "a", "9.0").requires("b");
    index.serve("a", "1.0");
    index.serve("b", "1.0").requires("a>=5");
    assertThat(resolving.wants("a @ https://files.test/a-9.0.tar.gz").pins())
        .isEqualTo("a==9.0 b==1.0");
  }

  @Test
  void refusesTwoUrlsForOnePackage() {
    index.serveAt("https://files.test/a-1.0.tar.gz", "a", "1.0");
    index.serveAt("https://files.test/a-2.0.tar.gz", "a", "2.0");
    resolving.wants("a @ https://files.test/a-1.0.tar.gz", "a @ https://files.test/a-2.0.tar.gz");
    assertThatThrownBy(resolving::pins)
        .isInstanceOf(ResolutionException.class)
        .hasMessage("a is required from two different places");
  }

  @Test
  void followsAUrlThatOnlyAPackageFromAUrlRequires() {
    index
        .serveAt("https://files.test/a-1.0.tar.gz", "a", "1.0")
        .requires("b @ https://files.test/b-1.0.tar.gz");
    index.serveAt("https://files.test/b-1.0.tar.gz", "b", "1.0");
    assertThat(resolving.wants("a @ https://files.test/a-1.0.tar.gz").pins())
        .isEqualTo("a==1.0 b==1.0");
  }

  @Test
  void avoidsVersionsOfTheIndexThatRequireAUrl() {
    index.serve("a", "1.0");
    index.serve("a", "2.0").requires("b @ https://files.test/b-1.0.tar.gz");
    assertThat(resolving.wants("a").pins()).isEqualTo("a==1.0");
  }

  @Test
  void takesVersionsOfAnEarlierIndexFirst() {
    index.serve("a", "1.0");
    index.serve("a", "2.0");
    index.serve("a", "3.0").later();
    assertThat(resolving.wants("a").pins()).isEqualTo("a==2.0");
    assertThat(new Resolving(index).wants("a>2").pins()).isEqualTo("a==3.0");
  }

  @Test
  void namesWhoRequiresWhat() {
    index.serve("a", "1.0").requires("c");
    index.serve("b", "1.0").requires("c>=1");
    index.serve("c", "1.0");
    Resolution resolution = resolving.wants("a", "b", "c").constrains("c<2").resolution();
    ResolvedPackage c = resolution.selection().find(PackageName.parse("c")).orElseThrow();
    assertThat(c.via().stream().map(Via::label))
        .containsExactly("-c constraints.txt", "-r requirements.in", "a", "b");
  }
}
