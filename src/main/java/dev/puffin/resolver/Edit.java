package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;

/** A change of what the user wrote. */
sealed interface Edit {
  /** The inputs after the change. */
  Manifest in(Manifest manifest);

  /** The options after the change; most leave them as they are. */
  default ResolverOptions in(ResolverOptions options) {
    return options;
  }

  /** The change in words, with what comes of it. */
  String text(Trial.Solved solved);

  private static String without(Requirement written, Origin origin, Trial.Solved solved) {
    return "without `" + written + "` in " + origin + taking(written.name(), solved);
  }

  private static String taking(PackageName name, Trial.Solved solved) {
    SortedSet<Version> versions =
        solved.versions().getOrDefault(PackageId.of(name), new TreeSet<>());
    StringJoiner text = new StringJoiner(" and ", " (takes ", ")").setEmptyValue("");
    versions.forEach(version -> text.add(version.toString()));
    return text.toString();
  }

  /**
   * A requirement that asks for less.
   *
   * @param old the requirement
   * @param replacement what takes its place
   */
  record Weaker(InputRequirement.Named old, Requirement replacement) implements Edit {
    @Override
    public Manifest in(Manifest manifest) {
      List<InputRequirement> requirements = new ArrayList<>(manifest.requirements());
      requirements.replaceAll(input ->
          input.equals(old) ? new InputRequirement.Named(replacement, old.details()) : input);
      return manifest.withRequirements(requirements);
    }

    @Override
    public String text(Trial.Solved solved) {
      String change =
          "`" + replacement + "` instead of `" + old.requirement() + "` in " + old.origin();
      boolean pin = replacement.specifiers().range().isPin();
      return pin ? change : change + taking(replacement.name(), solved);
    }
  }

  /**
   * A constraint left out.
   *
   * @param constraint the constraint
   */
  record WithoutConstraint(InputRequirement.Named constraint) implements Edit {
    @Override
    public Manifest in(Manifest manifest) {
      List<InputRequirement> others = new ArrayList<>(manifest.constraints());
      others.remove(constraint);
      return manifest.withConstraints(others);
    }

    @Override
    public String text(Trial.Solved solved) {
      return without(constraint.requirement(), constraint.origin(), solved);
    }
  }

  /**
   * An override left out.
   *
   * @param override the override
   */
  record WithoutOverride(RequirementOverride override) implements Edit {
    @Override
    public Manifest in(Manifest manifest) {
      List<RequirementOverride> others = new ArrayList<>(manifest.overrides());
      others.remove(override);
      return manifest.withOverrides(others);
    }

    @Override
    public String text(Trial.Solved solved) {
      GivenRequirement written = GivenRequirement.of(override.replacement());
      return without(written.requirement(), written.origin(), solved);
    }
  }

  /**
   * Another choice on the command line.
   *
   * @param options all choices, with this one changed
   * @param text which one, and how
   */
  record Choice(ResolverOptions options, String text) implements Edit {
    @Override
    public Manifest in(Manifest manifest) {
      return manifest;
    }

    @Override
    public ResolverOptions in(ResolverOptions old) {
      return options;
    }

    @Override
    public String text(Trial.Solved solved) {
      return text;
    }
  }
}
