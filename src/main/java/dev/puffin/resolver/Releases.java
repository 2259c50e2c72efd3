package dev.puffin.resolver;

import dev.puffin.dist.IndexFile;
import dev.puffin.pep440.Version;
import java.util.List;

/** What the indexes offer of one project. */
public interface Releases {
  /** All versions, ascending. */
  List<Version> versions();

  /** The files of a version, wheels and source archives, in the order of the index. */
  List<IndexFile> files(Version version);
}
