package dev.puffin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.ResolvedEdge;
import dev.puffin.resolver.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyChainsTest {
  private static final Map<PackageName, Version> VERSIONS =
      Map.of(name("pandas"), Version.parse("2.1.4"), name("scipy"), Version.parse("1.11.4"));

  private final List<ResolvedEdge> edges = new ArrayList<>();

  @Test
  void goesFromWhatTheUserWantsToThePackage() {
    wanted("pandas<2.2");
    required("pandas", "numpy<2,>=1.22.4 ; python_version >= '3.9'");

    assertThat(chains("numpy"))
        .containsExactly("dev.in:1: pandas<2.2 → pandas 2.1.4: numpy<2,>=1.22.4");
  }

  @Test
  void takesTheShortestWayToEachParent() {
    wanted("sklearn");
    wanted("scipy>=1.5");
    required("sklearn", "scipy");
    required("scipy", "numpy<1.28");
    required("sklearn", "numpy");

    assertThat(chains("numpy"))
        .containsExactly(
            "dev.in:2: scipy>=1.5 → scipy 1.11.4: numpy<1.28",
            "dev.in:1: sklearn → sklearn: numpy");
  }

  @Test
  void isOneStepForWhatTheUserWants() {
    wanted("numpy>=1");

    assertThat(chains("numpy")).containsExactly("dev.in:1: numpy>=1");
  }

  @Test
  void leavesOutParentsThatAreThereBecauseOfThePackage() {
    wanted("a");
    required("a", "b");
    required("b", "a");

    assertThat(chains("a")).containsExactly("dev.in:1: a");
  }

  @Test
  void endsWhereParentsRequireEachOther() {
    wanted("a");
    required("a", "b");
    required("b", "a");
    required("b", "target");

    assertThat(chains("target")).containsExactly("dev.in:1: a → a: b → b: target");
  }

  @Test
  void isEmptyForWhatNobodyRequires() {
    wanted("a");

    assertThat(chains("other")).isEmpty();
  }

  @Test
  void namesTheRequirementsThatAVersionDoesNotMeet() {
    wanted("numpy>=1");
    required("pandas", "numpy<2");
    required("scipy", "numpy<3");

    assertThat(DependencyChains.against(name("numpy"), Version.parse("2.3"), edges))
        .extracting(edge -> DependencyChain.text(edge, VERSIONS))
        .containsExactly("pandas 2.1.4: numpy<2");
  }

  private List<String> chains(String target) {
    return DependencyChains.to(name(target), edges).stream()
        .map(chain -> chain.text(VERSIONS))
        .toList();
  }

  private void wanted(String requirement) {
    Origin origin = Origin.requirements("dev.in", edges.size() + 1);
    edges.add(new ResolvedEdge(new Via.Input(origin), Requirement.parse(requirement)));
  }

  private void required(String parent, String requirement) {
    edges.add(new ResolvedEdge(new Via.Parent(name(parent)), Requirement.parse(requirement)));
  }

  private static PackageName name(String text) {
    return PackageName.parse(text);
  }
}
