package dev.puffin.lockfile;

import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.SourceUrl;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.util.List;
import java.util.Optional;

/**
 * One package of a lock file of PEP 751.
 *
 * @param name the package
 * @param version its version; a folder and a repository need not have one
 * @param marker where it is needed; empty if everywhere
 * @param source what it is installed from
 */
public record PylockPackage(
    PackageName name, Version version, Optional<Marker> marker, Source source) {

  /** What a package is installed from. */
  public sealed interface Source {
    /**
     * Files of an index, with all their digests.
     *
     * @param files source archive and wheels, in any order
     */
    record Files(List<IndexFile> files) implements Source {
      /** Copies the files. */
      public Files {
        files = List.copyOf(files);
      }
    }

    /**
     * A place of its own.
     *
     * @param place where
     * @param hashes of the archive that is there; none for a folder or repository
     */
    record At(SourceUrl place, Hashes hashes) implements Source {}
  }
}
