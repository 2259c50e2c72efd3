package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrereleaseTest {
  private final FakeIndex index = new FakeIndex();
  private final Resolving resolving = new Resolving(index);

  @Test
  void takesFinalVersionsFirst() {
    serve("a", "1.0", "2.0rc1");
    assertThat(resolving.wants("a").pins()).isEqualTo("a==1.0");
  }

  @Test
  void takesAPrereleaseIfNothingElseSatisfies() {
    serve("a", "1.0", "2.0rc1");
    assertThat(resolving.wants("a>1").pins()).isEqualTo("a==2.0rc1");
  }

  @Test
  void takesAllIfASpecifierNamesOne() {
    serve("a", "0.1", "0.3", "1.0a1");
    assertThat(resolving.wants("a>=0.1a1").pins()).isEqualTo("a==1.0a1");
  }

  @Test
  void takesAllIfASpecifierOfAPackageNamesOne() {
    index.serve("a", "1.0").requires("b>=0.1a1");
    serve("b", "0.1", "0.3", "1.0a1");
    assertThat(resolving.wants("a").pins()).isEqualTo("a==1.0 b==1.0a1");
  }

  @Test
  void takesAllIfAConstraintNamesOne() {
    index.serve("a", "1.0").requires("b");
    serve("b", "0.1", "0.3", "1.0a1");
    assertThat(resolving.wants("a").constrains("b<=1.0a1").pins()).isEqualTo("a==1.0 b==1.0a1");
  }

  @Test
  void takesOneThatAPackageDecidedLaterNames() {
    index.serve("b", "1.0").requires("a<=3.dev1");
    serve("a", "2", "3.dev1", "4");
    assertThat(resolving.wants("a>=2", "b").pins()).isEqualTo("a==3.dev1 b==1.0");
  }

  @Test
  void goesBackToAnOlderParentRatherThanTakeAPrerelease() {
    index.serve("a", "1.0").requires("b<2");
    index.serve("a", "2.0").requires("b>=2");
    index.serve("c", "1.0").requires("b");
    index.serve("b", "1.0").requires("d<2");
    index.serve("b", "2.0").requires("d>=2");
    index.serve("b", "3.0rc1").requires("d<2");
    serve("d", "1.0", "2.0");
    assertThat(resolving.wants("a", "c", "d<2").pins()).isEqualTo("a==1.0 b==1.0 c==1.0 d==1.0");
  }

  @Test
  void takesAPrereleaseAsTheLastResort() {
    index.serve("a", "1.0").requires("d<2");
    index.serve("a", "2.0rc1");
    serve("d", "1.0", "2.0");
    assertThat(resolving.wants("a", "d>=2").pins()).isEqualTo("a==2.0rc1 d==2.0");
  }

  @Test
  void neverTakesOneIfTheyAreNotAllowed() {
    serve("a", "1.0", "2.0rc1");
    resolving.prerelease(PrereleaseMode.DISALLOW).wants("a>1");
    assertThatThrownBy(resolving::pins).isInstanceOf(NoSolutionException.class);
  }

  @Test
  void takesThemIfAllAreAllowed() {
    serve("a", "1.0", "2.0rc1");
    assertThat(resolving.prerelease(PrereleaseMode.ALLOW).wants("a").pins()).isEqualTo("a==2.0rc1");
  }

  @Test
  void takesThemWhereTheUserNamesOneIfThatIsAsked() {
    index.serve("a", "1.0").requires("b>=0.1a1");
    serve("b", "0.1", "1.0a1");
    serve("c", "0.1", "1.0a1");
    resolving.prerelease(PrereleaseMode.EXPLICIT).wants("a", "c>=0.1a1");
    assertThat(resolving.pins()).isEqualTo("a==1.0 b==0.1 c==1.0a1");
  }

  @Test
  void takesThemOfPackagesThatHaveNothingElseIfThatIsAsked() {
    serve("a", "1.0a1", "1.0a2");
    serve("b", "1.0", "2.0a1");
    resolving.prerelease(PrereleaseMode.IF_NECESSARY_OR_EXPLICIT).wants("a", "b");
    assertThat(resolving.pins()).isEqualTo("a==1.0a2 b==1.0");
  }

  private void serve(String name, String... versions) {
    for (String version : versions) {
      index.serve(name, version);
    }
  }
}
