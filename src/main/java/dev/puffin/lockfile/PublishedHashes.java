package dev.puffin.lockfile;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceUrl;
import dev.puffin.resolver.ResolvedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The digests that are known of a chosen package without fetching anything.
 *
 * @param hashes one for each file, as {@code sha256:…}
 * @param untold URLs of the files whose digests only reading them can tell
 */
public record PublishedHashes(List<String> hashes, List<String> untold) {
  /** What pip accepts, best known first; it refuses md5 and sha1. */
  private static final List<String> ALGORITHMS = List.of("sha256", "sha384", "sha512");

  /** Copies the lists. */
  public PublishedHashes {
    hashes = List.copyOf(hashes);
    untold = List.copyOf(untold);
  }

  /** A file and what is known of it. */
  private record Told(String url, Hashes hashes) {}

  /** The digests of all files of a release, for every platform, or those in a direct URL. */
  public static PublishedHashes of(ResolvedPackage resolved) {
    List<String> known = new ArrayList<>();
    List<String> untold = new ArrayList<>();
    for (Told file : files(resolved)) {
      strongest(file.hashes()).ifPresentOrElse(known::add, () -> untold.add(file.url()));
    }
    return new PublishedHashes(known, untold);
  }

  private static List<Told> files(ResolvedPackage resolved) {
    Distribution chosen = resolved.distribution();
    return switch (chosen) {
      case Distribution.Indexed _ ->
          resolved.files().stream().map(file -> new Told(file.url(), file.hashes())).toList();
      case Distribution.Placed placed -> files(placed.source());
    };
  }

  private static List<Told> files(SourceUrl place) {
    return switch (place) {
      case SourceUrl.Archive archive -> List.of(new Told(archive.url(), archive.hashes()));
      case SourceUrl.LocalArchive archive ->
          List.of(new Told(archive.path().toUri().toString(), archive.hashes()));
      // a commit and a folder have no digest that pip could check
      case SourceUrl.Git _, SourceUrl.LocalDirectory _ -> List.of();
    };
  }

  /** The best digest of a file that pip accepts, as it is written behind {@code --hash=}. */
  public static Optional<String> strongest(Hashes file) {
    for (String algorithm : ALGORITHMS) {
      Optional<String> digest = file.digest(algorithm);
      if (digest.isPresent()) {
        return Optional.of(algorithm + ":" + digest.get());
      }
    }
    return Optional.empty();
  }
}
