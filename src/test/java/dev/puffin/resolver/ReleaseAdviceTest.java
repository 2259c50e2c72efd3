package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseAdviceTest {
  private final FakeIndex index = new FakeIndex();
  private final Resolving resolving = new Resolving(index);

  @Test
  void namesTheBoundThatKeepsAwayFromReleasesOfLongAgo() {
    serveDocker();

    assertThat(resolving.wants("docker", "urllib3>=2").resolution().warnings())
        .containsExactly(
            "docker==2.7.0 is 7 years older than 7.1.0, which no requirement of docker rules out;"
                + " require docker>=7.1.0 in requirements.in:1 instead to get it or to see what"
                + " stands in its way");
  }

  @Test
  void namesNoFileForWhatOnlyPackagesRequire() {
    serveDocker();
    index.serve("compose", "1").requires("docker");

    assertThat(resolving.wants("compose", "urllib3>=2").resolution().warnings())
        .singleElement()
        .asString()
        .contains("; require docker>=7.1.0 to get it");
  }

  @Test
  void isSilentAboutWhatFollowsFromAnOldReleaseThatIsRequired() {
    index.serve("compose", "1").requires("docker").uploaded("2017-01-01T00:00:00Z");
    index.serve("compose", "2").requires("docker>=7").uploaded("2024-01-01T00:00:00Z");
    serveDocker();

    assertThat(resolving.wants("compose", "urllib3>=2").resolution().warnings())
        .singleElement()
        .asString()
        .startsWith("compose==1 is 7 years older than 2");
  }

  @Test
  void isSilentWhereARequirementRulesTheNewOnesOut() {
    serveDocker();

    assertThat(resolving.wants("docker<3", "urllib3>=2").resolution().warnings()).isEmpty();
  }

  @Test
  void isSilentWhereAConstraintRulesTheNewOnesOut() {
    serveDocker();

    assertThat(resolving.constrains("docker<3").wants("docker").resolution().warnings()).isEmpty();
  }

  @Test
  void isSilentAboutPinsThatAreKept() {
    serveDocker();

    assertThat(resolving.prefers("docker", "2.7.0").wants("docker").resolution().warnings())
        .isEmpty();
  }

  @Test
  void isSilentWhereTheNewOnesNeedAnotherPython() {
    index.serve("a", "1").uploaded("2015-01-01T00:00:00Z");
    index.serve("a", "2").uploaded("2025-01-01T00:00:00Z").python(">=3.12");

    assertThat(resolving.wants("a").resolution().warnings()).isEmpty();
  }

  @Test
  void isSilentWhereTheNewOnesAreHidden() {
    serveDocker();
    UploadCutoff cutoff =
        new UploadCutoff(Optional.of(Instant.parse("2018-01-01T00:00:00Z")), Map.of());

    assertThat(resolving.cutoff(cutoff).wants("docker").resolution().warnings()).isEmpty();
  }

  @Test
  void isSilentAboutDifferencesOfMonths() {
    index.serve("a", "1").uploaded("2023-06-01T00:00:00Z").requires("b<2");
    index.serve("a", "2").uploaded("2025-01-01T00:00:00Z").requires("b<1");
    index.serve("b", "1").uploaded("2020-01-01T00:00:00Z");

    assertThat(resolving.wants("a").resolution().warnings()).isEmpty();
  }

  @Test
  void isSilentWhenTheLowestVersionsAreWanted() {
    serveDocker();

    assertThat(resolving.mode(ResolutionMode.LOWEST).wants("docker").resolution().warnings())
        .isEmpty();
  }

  @Test
  void warnsOfPrereleasesNobodyAskedFor() {
    index.serve("only", "1.0rc1");
    index.serve("mixed", "1.0");
    index.serve("mixed", "2.0rc1");

    assertThat(resolving.wants("only", "mixed>1").resolution().warnings())
        .containsExactly(
            "mixed==2.0rc1 is a pre-release, taken because no final release meets the requirements",
            "only==1.0rc1 is a pre-release, taken because there is no final release of only");
  }

  @Test
  void isSilentAboutPrereleasesThatWereAskedFor() {
    index.serve("a", "1.0rc1");

    assertThat(resolving.wants("a>=1.0rc1").resolution().warnings()).isEmpty();
  }

  @Test
  void tellsTheSameOfManyEnvironmentsOnce() {
    serveDocker();
    index.serve("only", "1.0rc1");

    assertThat(
            resolving
                .universal(">=3.9")
                .wants("docker", "urllib3>=2", "only; python_version<'3.12'")
                .resolution()
                .warnings())
        .containsExactly(
            "only==1.0rc1 is a pre-release, taken because there is no final release of only",
            "docker==2.7.0 is 7 years older than 7.1.0, which no requirement of docker rules out;"
                + " require docker>=7.1.0 in requirements.in:1 instead to get it or to see what"
                + " stands in its way");
  }

  @Test
  void isSilentAboutWhatIsOldForOldPythonsOnly() {
    index.serve("a", "1").uploaded("2015-01-01T00:00:00Z");
    index.serve("a", "2").uploaded("2025-01-01T00:00:00Z").python(">=3.12");

    assertThat(resolving.universal(">=3.9").wants("a").resolution().warnings()).isEmpty();
  }

  private void serveDocker() {
    index.serve("docker", "2.7.0").uploaded("2017-12-19T00:00:00Z");
    index.serve("docker", "7.1.0").uploaded("2025-05-23T00:00:00Z").requires("urllib3<2");
    index.serve("urllib3", "1.26").uploaded("2024-01-01T00:00:00Z");
    index.serve("urllib3", "2.0").uploaded("2024-02-01T00:00:00Z");
  }
}
