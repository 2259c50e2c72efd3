package dev.puffin.resolver;

import dev.puffin.dist.WheelFilename;
import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.pep508.RequirementSource;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.Proof.Refusal;
import dev.puffin.resolver.RequirementRules.Constraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a user could change to get around a conflict: for each thing that takes part in it the
 * changes of that, the smallest first.
 */
final class EditChoices {
  private final MinimalConflict conflict;

  EditChoices(MinimalConflict conflict) {
    this.conflict = conflict;
  }

  /** What most probably helps comes first: what the user limits that packages require as well. */
  List<List<Edit>> inputs() {
    List<List<Edit>> choices = new ArrayList<>();
    for (InputRequirement constraint : constraints()) {
      if (constraint instanceof InputRequirement.Named named) {
        choices.add(List.of(new Edit.WithoutConstraint(named)));
      }
    }
    Set<PackageName> required = new HashSet<>();
    conflict.proof().links().keySet().forEach(link -> required.add(link.to()));
    for (RequirementOverride override : conflict.search().manifest().overrides()) {
      if (isInvolved(override, required)) {
        choices.add(List.of(new Edit.WithoutOverride(override)));
      }
    }
    addWeaker(required, true, choices);
    addWeaker(required, false, choices);
    return choices;
  }

  private boolean isInvolved(RequirementOverride override, Set<PackageName> required) {
    PackageName name = GivenRequirement.of(override.replacement()).requirement().name();
    return required.contains(name)
        || conflict.proof().roots().stream().anyMatch(root -> root.name().equals(name));
  }

  private void addWeaker(Set<PackageName> required, boolean asked, List<List<Edit>> choices) {
    for (InputRequirement input : conflict.inputs()) {
      if (input instanceof InputRequirement.Named named
          && required.contains(named.requirement().name()) == asked) {
        List<Edit> edits = new ArrayList<>();
        elsewhere(named.requirement()).ifPresent(edit -> edits.add(new Edit.Weaker(named, edit)));
        for (Specifiers specifiers : weaker(named.requirement())) {
          edits.add(new Edit.Weaker(named, with(named.requirement(), specifiers)));
        }
        choices.add(edits);
      }
    }
  }

  /** The requirement for the one system that there are wheels for. */
  private Optional<Requirement> elsewhere(Requirement requirement) {
    Set<String> systems = new HashSet<>();
    for (Refusal refusal : conflict.proof().refusals(requirement.name())) {
      if (refusal.reason() instanceof Unusable.OtherTags(List<String> filenames)) {
        for (String filename : filenames) {
          WheelFilename.parse(filename)
              .platforms()
              .forEach(tag -> systems.add(ForkWheels.system(tag)));
        }
      }
    }
    if (systems.size() != 1 || systems.contains("")) {
      return Optional.empty();
    }
    Marker there = Marker.parse("sys_platform == '" + systems.iterator().next() + "'");
    return Optional.of(
        requirement.withMarker(requirement.marker().map(old -> old.and(there)).orElse(there)));
  }

  private static Requirement with(Requirement old, Specifiers specifiers) {
    return new Requirement(
        old.name(), old.extras(), new RequirementSource.Specified(specifiers), old.marker());
  }

  /** The constraints that the conflict is about. */
  private List<InputRequirement> constraints() {
    Set<GivenRequirement> involved = new LinkedHashSet<>();
    for (PackageName name : conflict.constrained()) {
      conflict
          .search()
          .rules()
          .constraint(name)
          .map(Constraint::inputs)
          .ifPresent(involved::addAll);
    }
    return conflict.search().manifest().constraints().stream()
        .filter(input -> involved.contains(GivenRequirement.of(input)))
        .toList();
  }

  /** Other choices on the command line, where these are why versions can't be used. */
  List<List<Edit>> options(ResolverOptions options) {
    List<List<Edit>> choices = new ArrayList<>();
    if (isReason(reason -> reason instanceof Unusable.PreRelease)) {
      ResolverOptions changed = options.withPrerelease(PrereleaseMode.ALLOW);
      choices.add(List.of(new Edit.Choice(changed, "with --prerelease allow")));
    }
    if (isReason(reason -> reason instanceof Unusable.TooNew)) {
      ResolverOptions changed = options.withCutoff(UploadCutoff.NONE);
      choices.add(List.of(new Edit.Choice(changed, "without --exclude-newer")));
    }
    if (isReason(reason -> reason instanceof Unusable.OnlySource)) {
      choices.add(List.of(new Edit.Choice(anyFormat(options), "without --only-binary")));
    }
    if (isReason(reason -> reason instanceof Unusable.OnlyWheels)) {
      choices.add(List.of(new Edit.Choice(anyFormat(options), "without --no-binary")));
    }
    return choices;
  }

  private static ResolverOptions anyFormat(ResolverOptions options) {
    return options.withFormats(FormatPolicy.ANY);
  }

  private boolean isReason(Predicate<Unusable> kind) {
    for (PackageName name : conflict.proof().refused()) {
      if (conflict.proof().refusals(name).stream().anyMatch(one -> kind.test(one.reason()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Weaker forms of what a requirement allows: without upper bounds, without lower bounds, without
   * any. A version that does not exist first becomes one that does.
   */
  private Set<Specifiers> weaker(Requirement requirement) {
    Specifiers specifiers = requirement.specifiers();
    Set<Specifiers> forms = new LinkedHashSet<>();
    List<Specifier> all = specifiers.specifiers();
    if (all.size() == 1 && isPin(all.getFirst())) {
      Version pinned = all.getFirst().version().orElseThrow();
      if (!conflict.proof().missing(requirement.name()).isEmpty()) {
        new NearMisses(conflict.search(), requirement.name(), specifiers.range())
            .nearest()
            .forEach(near -> forms.add(Specifiers.of(List.of(Specifier.of(Operator.EQUAL, near)))));
      }
      forms.add(Specifiers.of(List.of(Specifier.of(Operator.AT_LEAST, pinned))));
      forms.add(Specifiers.of(List.of(Specifier.of(Operator.AT_MOST, pinned))));
    }
    forms.add(without(specifiers, Set.of(Operator.LESS, Operator.AT_MOST, Operator.NOT_EQUAL)));
    forms.add(without(specifiers, Set.of(Operator.GREATER, Operator.AT_LEAST)));
    forms.add(Specifiers.any());
    forms.remove(specifiers);
    return forms;
  }

  private static boolean isPin(Specifier specifier) {
    return specifier.operator() == Operator.EQUAL && !specifier.wildcard();
  }

  /** Some clauses left out; of {@code ~=} only the upper bound, where upper bounds are. */
  private static Specifiers without(Specifiers specifiers, Set<Operator> dropped) {
    List<Specifier> kept = new ArrayList<>();
    for (Specifier specifier : specifiers.specifiers()) {
      boolean both = specifier.operator() == Operator.COMPATIBLE;
      if (both && dropped.contains(Operator.LESS)) {
        kept.add(Specifier.of(Operator.AT_LEAST, specifier.version().orElseThrow()));
      } else if (!dropped.contains(specifier.operator())) {
        kept.add(specifier);
      }
    }
    return Specifiers.of(kept);
  }
}
