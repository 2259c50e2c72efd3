package dev.puffin.requirements;

import dev.puffin.pep508.Requirement;
import java.util.List;
import java.util.Set;

/** What may be a constraint: a named package, with versions or a URL. */
final class Constraints {
  private Constraints() {}

  /** The constraint; extras mean nothing there and are dropped with a warning. */
  static InputRequirement check(InputRequirement requirement, List<String> warnings) {
    if (requirement.packageName().isEmpty()) {
      throw new LineFault(0, "a constraint has to name its package: NAME @ URL");
    }
    if (requirement.extras().isEmpty()) {
      return requirement;
    }
    warnings.add(requirement.origin() + ": extras of a constraint are ignored");
    return switch (requirement) {
      case InputRequirement.Named named -> {
        Requirement with = named.requirement();
        yield new InputRequirement.Named(
            new Requirement(with.name(), Set.of(), with.source(), with.marker()), named.details());
      }
      case InputRequirement.Direct direct ->
          new InputRequirement.Direct(
              direct.packageName(), Set.of(), direct.source(), direct.marker(), direct.details());
    };
  }
}
