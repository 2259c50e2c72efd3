package dev.puffin.pubgrub;

import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;

/** What the solver gives exactly one version, or none, to. */
public sealed interface PackageId {
  /** The package whose turn in the order of decisions this one shares: itself, or its base. */
  default PackageId base() {
    return this;
  }

  /** A project of an index, or one that a URL or path was given for. */
  static PackageId of(PackageName name) {
    return new Project(name);
  }

  /** The requirements that an extra of a project adds. */
  static PackageId of(PackageName name, ExtraName extra) {
    return new Extra(name, extra);
  }

  /** The user's own requirements. */
  record Root() implements PackageId {
    /** What everything starts from. */
    public static final PackageId ID = new Root();

    @Override
    public String toString() {
      return "your requirements";
    }
  }

  /**
   * A project.
   *
   * @param name its normalised name
   */
  record Project(PackageName name) implements PackageId {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  /**
   * An extra of a project; depends on exactly the same version of the project.
   *
   * @param name the project's normalised name
   * @param extra the extra's normalised name
   */
  record Extra(PackageName name, ExtraName extra) implements PackageId {
    @Override
    public PackageId base() {
      return new Project(name);
    }

    @Override
    public String toString() {
      return name + "[" + extra + "]";
    }
  }
}
