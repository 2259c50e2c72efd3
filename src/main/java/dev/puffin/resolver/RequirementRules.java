package dev.puffin.resolver;

import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which requirements count: markers, extras, overrides, excludes, and what constraints allow. */
final class RequirementRules {
  private final Manifest manifest;
  private final MarkerScope scope;
  private final Map<PackageName, List<Replacement>> overrides = new HashMap<>();
  private final Map<PackageName, Constraint> constraints = new LinkedHashMap<>();
  private final List<ActiveRequirement> roots;

  RequirementRules(Manifest manifest, MarkerScope scope) {
    this.manifest = manifest;
    this.scope = scope;
    for (RequirementOverride override : manifest.overrides()) {
      GivenRequirement replacement = GivenRequirement.of(override.replacement());
      overrides
          .computeIfAbsent(replacement.requirement().name(), _ -> new ArrayList<>())
          .add(new Replacement(override.parent(), replacement));
    }
    for (InputRequirement constraint : manifest.constraints()) {
      GivenRequirement input = GivenRequirement.of(constraint);
      if (scope.applies(input.marker(), Set.of())) {
        constraints.merge(input.requirement().name(), Constraint.of(input), Constraint::intersect);
      }
    }
    this.roots = findRoots();
  }

  private record Replacement(Optional<PackageName> parent, GivenRequirement requirement) {}

  /**
   * What the user's constraints allow of a package.
   *
   * @param allowed the versions
   * @param inputs the constraints
   */
  record Constraint(VersionRange allowed, List<GivenRequirement> inputs) {
    static Constraint of(GivenRequirement input) {
      return new Constraint(input.requirement().specifiers().range(), List.of(input));
    }

    Constraint intersect(Constraint other) {
      List<GivenRequirement> both = new ArrayList<>(inputs);
      both.addAll(other.inputs);
      return new Constraint(allowed.intersect(other.allowed), List.copyOf(both));
    }

    List<Origin> origins() {
      return inputs.stream().map(GivenRequirement::origin).toList();
    }
  }

  /** The environments that the requirements are looked at for. */
  MarkerScope scope() {
    return scope;
  }

  /** The constraint on a package, if there is one. */
  Optional<Constraint> constraint(PackageName name) {
    return Optional.ofNullable(constraints.get(name));
  }

  /** The packages that have a constraint. */
  Collection<Constraint> constraints() {
    return constraints.values();
  }

  /** The user's own requirements. */
  List<ActiveRequirement> roots() {
    return roots;
  }

  private List<ActiveRequirement> findRoots() {
    List<ActiveRequirement> active = new ArrayList<>();
    for (InputRequirement required : manifest.requirements()) {
      GivenRequirement input = GivenRequirement.of(required);
      if (scope.applies(input.marker(), Set.of())) {
        add(active, Optional.empty(), ActiveRequirement.of(input));
      }
    }
    return List.copyOf(active);
  }

  /** What a package requires by itself. */
  List<ActiveRequirement> of(PackageName parent, List<Requirement> declared) {
    List<ActiveRequirement> active = new ArrayList<>();
    for (Requirement requirement : declared) {
      if (scope.applies(requirement.marker(), Set.of())) {
        add(active, Optional.of(parent), ActiveRequirement.of(requirement));
      }
    }
    return List.copyOf(active);
  }

  /** What a package requires for an extra, beyond what it requires anyway. */
  List<ActiveRequirement> of(PackageName parent, ExtraName extra, List<Requirement> declared) {
    List<ActiveRequirement> active = new ArrayList<>();
    Set<ExtraName> extras = Set.of(extra);
    for (Requirement requirement : declared) {
      if (scope.addedBy(requirement.marker(), extras)) {
        add(active, Optional.of(parent), ActiveRequirement.of(requirement));
      }
    }
    return List.copyOf(active);
  }

  private void add(
      List<ActiveRequirement> active, Optional<PackageName> parent, ActiveRequirement declared) {
    if (manifest.excludes().contains(declared.name())) {
      return;
    }
    List<GivenRequirement> replacements = replacements(parent, declared.name());
    if (replacements.isEmpty()) {
      active.add(declared);
      return;
    }
    for (GivenRequirement replacement : replacements) {
      if (scope.applies(replacement.marker(), Set.of())) {
        active.add(declared.replacedBy(inPlaceOf(declared.requirement(), replacement)));
      }
    }
  }

  /** The overrides that replace a requirement; those for its parent alone before the general. */
  private List<GivenRequirement> replacements(Optional<PackageName> parent, PackageName name) {
    List<Replacement> known = overrides.getOrDefault(name, List.of());
    List<GivenRequirement> scoped = scoped(known, parent);
    return parent.isPresent() && scoped.isEmpty() ? scoped(known, Optional.empty()) : scoped;
  }

  private static List<GivenRequirement> scoped(
      List<Replacement> overrides, Optional<PackageName> parent) {
    List<GivenRequirement> found = new ArrayList<>();
    for (Replacement override : overrides) {
      if (override.parent().equals(parent)) {
        found.add(override.requirement());
      }
    }
    return found;
  }

  /** An override changes which version is taken, not when, nor which extras are needed. */
  private static GivenRequirement inPlaceOf(Requirement replaced, GivenRequirement override) {
    Requirement requirement = override.requirement();
    Set<ExtraName> extras = new TreeSet<>(requirement.extras());
    extras.addAll(replaced.extras());
    Optional<Marker> marker =
        requirement
            .marker()
            .map(own -> replaced.marker().map(own::and).orElse(own))
            .or(replaced::marker);
    return new GivenRequirement(
        new Requirement(requirement.name(), extras, requirement.source(), marker),
        override.source(),
        override.origin());
  }
}
