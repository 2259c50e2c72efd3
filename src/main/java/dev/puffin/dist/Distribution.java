package dev.puffin.dist;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.Optional;

/** Something that can be installed, and where it is. */
public sealed interface Distribution permits BuiltDistribution, SourceDistribution {

  /** The package. */
  PackageName name();

  /** The version where it is known before anything is fetched. */
  Optional<Version> version();

  /** The same for two of one run exactly if they are the same file, commit or folder. */
  String id();

  /** As messages name it: the file or the place, without credentials. */
  String display();
}
