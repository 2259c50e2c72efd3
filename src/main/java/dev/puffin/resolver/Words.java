package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.Wording;
import dev.puffin.resolver.RequirementRules.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How explanations name requirements and versions: ranges cut down to the versions there are. */
final class Words implements Wording {
  private final Universe universe;

  Words(Universe universe) {
    this.universe = universe;
  }

  @Override
  public String versions(PackageId id, VersionRange range) {
    return switch (id) {
      case PackageId.Root _ -> id.toString();
      case PackageId.Project(PackageName name) -> with(id, simplified(name, range));
      case PackageId.Extra(PackageName name, _) -> with(id, simplified(name, range));
    };
  }

  /** Versions of a project. */
  String versions(PackageName name, VersionRange range) {
    return versions(PackageId.of(name), range);
  }

  private static String with(PackageId id, VersionRange range) {
    return range.isAny() ? id.toString() : id + " " + text(range);
  }

  private static String text(VersionRange range) {
    return range.toString().replace(" | ", " or ");
  }

  /**
   * Versions there are, of those that a range holds: named by themselves, not by the bounds of the
   * range. Versions that are no candidates make no gap in it.
   */
  String members(PackageId id, VersionRange range) {
    return switch (id) {
      case PackageId.Root _ -> id.toString();
      case PackageId.Project(PackageName name) -> withMembers(id, members(name, range));
      case PackageId.Extra(PackageName name, _) -> withMembers(id, members(name, range));
    };
  }

  private static String withMembers(PackageId id, VersionRange members) {
    Optional<Version> only =
        members.lowest().filter(lowest -> members.equals(VersionRange.exactly(lowest)));
    return only.isPresent() ? id + " " + only.get() : with(id, members);
  }

  private VersionRange members(PackageName name, VersionRange range) {
    for (List<Version> versions : List.of(candidates(name), finals(name), existing(name))) {
      VersionRange members = members(versions, range);
      if (!members.isEmpty()) {
        return members;
      }
    }
    return range;
  }

  private static VersionRange members(List<Version> existing, VersionRange range) {
    VersionRange members = VersionRange.none();
    int start = -1;
    for (int i = 0; i <= existing.size(); i++) {
      boolean inside = i < existing.size() && range.contains(existing.get(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        members = members.union(run(existing, start, i - 1));
        start = -1;
      }
    }
    return members;
  }

  /** All versions from one to another, open at an end beyond which there are none. */
  private static VersionRange run(List<Version> existing, int first, int last) {
    boolean all = first == 0 && last == existing.size() - 1;
    if (all) {
      return VersionRange.any();
    }
    if (first == last) {
      return VersionRange.exactly(existing.get(first));
    }
    VersionRange from = first == 0 ? VersionRange.any() : VersionRange.atLeast(existing.get(first));
    if (last == existing.size() - 1) {
      return from;
    }
    Version end = existing.get(last);
    return from.minus(VersionRange.atLeast(end)).union(VersionRange.exactly(end));
  }

  /** The range in the fewest words that mean the same for the versions there are. */
  VersionRange simplified(PackageName name, VersionRange range) {
    List<Version> existing = existing(name);
    return existing.isEmpty() ? range : range.simplify(existing);
  }

  private List<Version> existing(PackageName name) {
    return known(name).map(Candidates::versions).orElse(List.of());
  }

  private List<Version> finals(PackageName name) {
    return existing(name).stream().filter(version -> !version.isPrerelease()).toList();
  }

  /** The final versions that can be used. */
  private List<Version> candidates(PackageName name) {
    List<Version> usable = new ArrayList<>();
    List<Version> all = existing(name);
    for (int i = 0; i < all.size(); i++) {
      boolean candidate = known(name).orElseThrow().at(i) instanceof Candidate.Usable;
      if (candidate && !all.get(i).isPrerelease()) {
        usable.add(all.get(i));
      }
    }
    return usable;
  }

  private Optional<Candidates> known(PackageName name) {
    boolean known = universe.isFixed(name) || universe.source().hasReleases(name);
    return known ? universe.candidates(name) : Optional.empty();
  }

  /** A requirement of the user, with its place; the override where there is one. */
  static String given(ActiveRequirement requirement) {
    return requirement
        .override()
        .map(override -> "the override " + given(override))
        .or(() -> requirement.given().map(Words::given))
        .orElse("`" + requirement.requirement() + "`");
  }

  /** What a user wrote, with its place. */
  static String given(GivenRequirement written) {
    return "`" + written.requirement() + "` (" + written.origin() + ")";
  }

  /** The user's constraints on a package. */
  static String given(Constraint constraint) {
    String what = constraint.inputs().size() == 1 ? "the constraint " : "the constraints ";
    return what + list(constraint.inputs().stream().map(Words::given).toList(), "and");
  }

  /** Several, as in "a, b and c". */
  static String list(List<String> parts, String last) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    List<String> first = new ArrayList<>(parts.subList(0, parts.size() - 1));
    return String.join(", ", first) + " " + last + " " + parts.getLast();
  }
}
