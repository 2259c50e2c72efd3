package dev.puffin.resolver;

import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.ExtraName;
import dev.puffin.resolver.RequirementRules.Constraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notices when a search for many environments has to fork. One environment never forks. */
final class ForkWatch {
  private final RequirementRules rules;
  private List<Fork> found = List.of();

  ForkWatch(RequirementRules rules) {
    this.rules = rules;
  }

  /** The forks to go on in; none as long as there is no need to. */
  List<Fork> found() {
    return found;
  }

  /** Whether some Pythons of the environments are accepted and others are not. */
  boolean splitByPython(Specifiers required) {
    return switch (rules.scope()) {
      case MarkerScope.One _ -> false;
      case Fork fork -> note(fork.splitByPython(required));
    };
  }

  /** Whether requirements of one package on another differ between environments. */
  boolean splitByMarkers(List<ActiveRequirement> required, Set<ExtraName> extras) {
    return switch (rules.scope()) {
      case MarkerScope.One _ -> false;
      case Fork fork -> note(ForkPoints.of(fork, withConstraints(required), extras));
    };
  }

  private boolean note(List<Fork> forks) {
    if (forks.size() < 2) {
      return false;
    }
    found = forks;
    return true;
  }

  private List<ActiveRequirement> withConstraints(List<ActiveRequirement> required) {
    List<ActiveRequirement> all = new ArrayList<>(required);
    Set<Constraint> seen = new HashSet<>();
    for (ActiveRequirement requirement : required) {
      Optional<Constraint> constraint = rules.constraint(requirement.name());
      if (constraint.isPresent() && seen.add(constraint.get())) {
        constraint.get().inputs().forEach(input -> all.add(ActiveRequirement.of(input)));
      }
    }
    return all;
  }
}
