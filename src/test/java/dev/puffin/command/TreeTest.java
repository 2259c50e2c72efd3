package dev.puffin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.resolver.ResolvedEdge;
import dev.puffin.resolver.Via;
import dev.puffin.settings.CacheOptions;
import dev.puffin.settings.Place;
import dev.puffin.settings.PythonOptions;
import dev.puffin.settings.TreeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static final TreeSettings PLAIN = settings(TreeSettings.Direction.DOWN, 255, false, true);

  @Test
  void growsFromWhatNothingRequiresToWhatIsRequired() {
    DependencyGraph graph = graph("flask: werkzeug>=3, click", "werkzeug: markupsafe", "six:");
    assertThat(Tree.draw(PLAIN, graph))
        .isEqualTo(
            """
            flask v1
            ├── click v1 [required: *]
            └── werkzeug v1 [required: >=3]
                └── markupsafe v1 [required: *]
            six v1
            """);
  }

  @Test
  void showsOnceWhatHasMoreBelow() {
    DependencyGraph graph = graph("a: c", "b: c", "c: d");
    assertThat(Tree.draw(settings(TreeSettings.Direction.DOWN, 255, false, false), graph))
        .isEqualTo(
            """
            a v1
            └── c v1
                └── d v1
            b v1
            └── c v1 (*)
            (*) shown above
            """);
    assertThat(Tree.draw(settings(TreeSettings.Direction.DOWN, 255, true, false), graph))
        .isEqualTo(
            """
            a v1
            └── c v1
                └── d v1
            b v1
            └── c v1
                └── d v1
            """);
  }

  @Test
  void growsUpwardsToWhatRequiresAPackage() {
    DependencyGraph graph = graph("flask: werkzeug>=3", "werkzeug: markupsafe<4");
    assertThat(Tree.draw(settings(TreeSettings.Direction.UP, 255, false, true), graph))
        .isEqualTo(
            """
            markupsafe v1
            └── werkzeug v1 [requires: markupsafe <4]
                └── flask v1 [requires: werkzeug >=3]
            """);
  }

  @Test
  void showsPackagesThatOnlyRequireEachOther() {
    DependencyGraph graph = graph("a: b", "b: a");
    assertThat(Tree.draw(settings(TreeSettings.Direction.DOWN, 255, false, false), graph))
        .isEqualTo("a v1\n└── b v1\n    └── a v1 (*)\n(*) shown above\n");
  }

  @Test
  void endsAtTheDepthAndLeavesOutWhatIsPruned() {
    DependencyGraph graph = graph("a: b, x", "b: c");
    assertThat(Tree.draw(settings(TreeSettings.Direction.DOWN, 1, false, false), graph))
        .isEqualTo("a v1\n├── b v1\n└── x v1\n");
    TreeSettings pruned =
        new TreeSettings(
            TreeSettings.Direction.DOWN,
            List.of(PackageName.parse("a")),
            Set.of(PackageName.parse("b")),
            255,
            false,
            false,
            new PythonOptions(Optional.empty(), false, Optional.empty(), new Place.Environment()),
            new CacheOptions(Optional.empty(), false, false, OptionalLong.empty(), Set.of()));
    assertThat(Tree.draw(pruned, graph)).isEqualTo("a v1\n└── x v1\n");
  }

  private static TreeSettings settings(
      TreeSettings.Direction direction, int depth, boolean repeats, boolean specifiers) {
    return new TreeSettings(
        direction,
        List.of(),
        Set.of(),
        depth,
        repeats,
        specifiers,
        new PythonOptions(Optional.empty(), false, Optional.empty(), new Place.Environment()),
        new CacheOptions(Optional.empty(), false, false, OptionalLong.empty(), Set.of()));
  }

  /** Packages as {@code name: requirement, requirement}, all of version 1. */
  private static DependencyGraph graph(String... packages) {
    SortedMap<PackageName, Version> versions = new TreeMap<>();
    List<ResolvedEdge> edges = new ArrayList<>();
    for (String text : packages) {
      int colon = text.indexOf(':');
      PackageName name = PackageName.parse(text.substring(0, colon));
      versions.put(name, Version.of(1));
      for (String part : text.substring(colon + 1).split(",", -1)) {
        if (!part.isBlank()) {
          Requirement requirement = Requirement.parse(part.strip());
          versions.put(requirement.name(), Version.of(1));
          edges.add(new ResolvedEdge(new Via.Parent(name), requirement));
        }
      }
    }
    return new DependencyGraph(versions, edges);
  }
}
