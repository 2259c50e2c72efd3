package dev.puffin.resolver;

import dev.puffin.dist.IndexFile;
import dev.puffin.pep440.Version;
import java.util.List;

/** What the indexes offer of one project. */
public interface Releases {
  /** All versions, ascending. */
  List<Version> versions();

  /** Tells what is offered from what was offered at another time. */
  long fingerprint();

  /** How many tiers there are: more than one only if the indexes have a strict order. */
  default int tiers() {
    return 1;
  }

  /** Which tier a version belongs to; a usable version of a lower one is taken before any other. */
  default int tier(Version version) {
    return 0;
  }

  /** The files of a version, wheels and source archives, in the order of the index. */
  List<IndexFile> files(Version version);
}
