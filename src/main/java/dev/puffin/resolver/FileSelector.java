package dev.puffin.resolver;

import dev.puffin.dist.IndexFile;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.List;

/** Decides what can be done with a version, given its files. */
interface FileSelector {
  /** The candidate that the files of a version make. */
  Candidate select(PackageName name, Version version, List<IndexFile> files);
}
