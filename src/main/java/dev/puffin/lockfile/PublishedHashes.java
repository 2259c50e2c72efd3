package dev.puffin.lockfile;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.resolver.ResolvedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The digests that are known of a chosen package without fetching anything.
 *
 * @param hashes one for each file, as {@code sha256:…}
 * @param complete whether there is one for every file that may be installed; otherwise only reading
 *     the files can tell
 */
public record PublishedHashes(List<String> hashes, boolean complete) {
  /** What pip accepts, best known first; it refuses md5 and sha1. */
  private static final List<String> ALGORITHMS = List.of("sha256", "sha384", "sha512");

  /** Copies the hashes. */
  public PublishedHashes {
    hashes = List.copyOf(hashes);
  }

  /** The digests of all files of a release, for every platform, or those in a direct URL. */
  public static PublishedHashes of(ResolvedPackage resolved) {
    List<String> known = new ArrayList<>();
    boolean complete = true;
    for (Hashes file : files(resolved)) {
      Optional<String> hash = strongest(file);
      hash.ifPresent(known::add);
      complete = complete && hash.isPresent();
    }
    return new PublishedHashes(known, complete);
  }

  private static List<Hashes> files(ResolvedPackage resolved) {
    Distribution chosen = resolved.distribution();
    return switch (chosen) {
      case BuiltDistribution.Registry _, SourceDistribution.Registry _ ->
          resolved.files().stream().map(IndexFile::hashes).toList();
      case BuiltDistribution.DirectUrl(_, var source) -> List.of(source.hashes());
      case BuiltDistribution.Path(_, var source) -> List.of(source.hashes());
      case SourceDistribution.DirectUrl(_, var source) -> List.of(source.hashes());
      case SourceDistribution.Path(_, var source) -> List.of(source.hashes());
      // a commit and a folder have no digest that pip could check
      case SourceDistribution.Git _, SourceDistribution.Directory _ -> List.of();
    };
  }

  private static Optional<String> strongest(Hashes file) {
    for (String algorithm : ALGORITHMS) {
      Optional<String> digest = file.digest(algorithm);
      if (digest.isPresent()) {
        return Optional.of(algorithm + ":" + digest.get());
      }
    }
    return Optional.empty();
  }
}
