package dev.puffin.command;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.ResolvedEdge;
import dev.puffin.resolver.Via;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One way from something the user asked for to a package.
 *
 * @param steps the requirements on the way; the first is the user's, the last is of the package
 */
record DependencyChain(List<ResolvedEdge> steps) {
  DependencyChain {
    steps = List.copyOf(steps);
  }

  /**
   * The chain in one line, such as {@code dev.in:3: pandas<2.2 → pandas 2.1.4: numpy<2}.
   *
   * @param versions of the packages on the way
   */
  String text(Map<PackageName, Version> versions) {
    StringJoiner text = new StringJoiner(" → ");
    for (ResolvedEdge step : steps) {
      text.add(text(step, versions));
    }
    return text.toString();
  }

  /** One requirement and whose it is. */
  static String text(ResolvedEdge step, Map<PackageName, Version> versions) {
    String who =
        switch (step.from()) {
          case Via.Input(Origin origin) -> origin.toString();
          case Via.Parent(PackageName name) ->
              versions.containsKey(name) ? name + " " + versions.get(name) : name.value();
        };
    return who + ": " + step.requirement().withoutMarker();
  }
}
