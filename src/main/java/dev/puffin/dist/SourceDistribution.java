package dev.puffin.dist;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.Optional;

/** Something a wheel has to be built from first. */
public sealed interface SourceDistribution extends Distribution {

  @Override
  default Optional<Version> version() {
    return Optional.empty();
  }

  /** What is found at a place that holds no wheel. */
  static SourceDistribution of(PackageName name, SourceUrl place) {
    return switch (place) {
      case SourceUrl.Archive archive -> new DirectUrl(name, archive);
      case SourceUrl.Git git -> new Git(name, git);
      case SourceUrl.LocalArchive archive -> new Path(name, archive);
      case SourceUrl.LocalDirectory directory -> new Directory(name, directory);
    };
  }

  /**
   * A source archive that an index offers.
   *
   * @param filename its file name
   * @param file as the index describes it
   */
  record Registry(SourceFilename filename, IndexFile file) implements SourceDistribution, Indexed {
    @Override
    public PackageName name() {
      return filename.name();
    }

    @Override
    public Optional<Version> version() {
      return Optional.of(filename.version());
    }
  }

  /**
   * A source archive at a URL, under any file name.
   *
   * @param name the package
   * @param source where it is
   */
  record DirectUrl(PackageName name, SourceUrl.Archive source)
      implements SourceDistribution, Placed {}

  /**
   * A project in a git repository.
   *
   * @param name the package
   * @param source where it is
   */
  record Git(PackageName name, SourceUrl.Git source) implements SourceDistribution, Placed {}

  /**
   * A source archive on this machine.
   *
   * @param name the package
   * @param source where it is
   */
  record Path(PackageName name, SourceUrl.LocalArchive source)
      implements SourceDistribution, Placed {}

  /**
   * A folder with a project on this machine.
   *
   * @param name the package
   * @param source where it is, and whether it is editable
   */
  record Directory(PackageName name, SourceUrl.LocalDirectory source)
      implements SourceDistribution, Placed {
    @Override
    public String id() {
      return (source.editable() ? "editable:" : "") + source.identity();
    }
  }
}
