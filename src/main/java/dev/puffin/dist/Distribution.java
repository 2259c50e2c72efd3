package dev.puffin.dist;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.Optional;

/** Something that can be installed, and where it is. */
public sealed interface Distribution
    permits BuiltDistribution, SourceDistribution, Distribution.Indexed, Distribution.Placed {

  /** One that an index offers. */
  sealed interface Indexed extends Distribution
      permits BuiltDistribution.Registry, SourceDistribution.Registry {
    /** As the index describes it. */
    IndexFile file();

    @Override
    default String id() {
      return UrlText.withoutFragment(file().url());
    }

    @Override
    default String display() {
      return file().filename();
    }
  }

  /** One that is at a place of its own. */
  sealed interface Placed extends Distribution
      permits BuiltDistribution.DirectUrl,
          BuiltDistribution.Path,
          SourceDistribution.DirectUrl,
          SourceDistribution.Git,
          SourceDistribution.Path,
          SourceDistribution.Directory {
    /** The place. */
    SourceUrl source();

    @Override
    default String id() {
      return source().identity();
    }

    @Override
    default String display() {
      return name() + " @ " + source();
    }
  }

  /** What is found at a URL or path: a wheel if its file name says so, else something to build. */
  static Distribution at(PackageName name, SourceUrl place) {
    return switch (place) {
      case SourceUrl.Archive archive when WheelFilename.isWheel(archive.filename()) ->
          new BuiltDistribution.DirectUrl(WheelFilename.parse(archive.filename()), archive);
      case SourceUrl.LocalArchive archive when WheelFilename.isWheel(archive.filename()) ->
          new BuiltDistribution.Path(WheelFilename.parse(archive.filename()), archive);
      case SourceUrl.Archive _,
          SourceUrl.LocalArchive _,
          SourceUrl.Git _,
          SourceUrl.LocalDirectory _ ->
          SourceDistribution.of(name, place);
    };
  }

  /** The package. */
  PackageName name();

  /** The version where it is known before anything is fetched. */
  Optional<Version> version();

  /** The same for two of one run exactly if they are the same file, commit or folder. */
  String id();

  /** As messages name it: the file or the place, without credentials. */
  String display();
}
