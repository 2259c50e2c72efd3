package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheShard;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.UrlText;
import dev.puffin.git.GitReference;
import dev.puffin.git.GitRemote;
import dev.puffin.http.Freshness;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Finds out in which state sources are now, and where the cache has what belongs to them. */
final class SourcePlaces {
  private final Cache cache;
  private final SourceParts parts;
  private final SourceFiles files;
  private final Freshness freshness;

  SourcePlaces(Cache cache, SourceParts parts, SourceFiles files, Freshness freshness) {
    this.cache = cache;
    this.parts = parts;
    this.files = files;
    this.freshness = freshness;
  }

  /** The source with the commit that its reference means now, if it comes from git. */
  SourceDistribution precise(SourceDistribution source) {
    return switch (source) {
      case SourceDistribution.Git repository ->
          new SourceDistribution.Git(repository.name(), precise(repository.source()));
      case SourceDistribution.Registry _,
          SourceDistribution.DirectUrl _,
          SourceDistribution.Path _,
          SourceDistribution.Directory _ ->
          source;
    };
  }

  private SourceUrl.Git precise(SourceUrl.Git source) {
    if (source.commit().isPresent()) {
      return source;
    }
    GitReference reference =
        source.reference().map(GitReference::parse).orElseGet(GitReference.DefaultBranch::new);
    return source.at(parts.git().commit(GitRemote.parse(source.repository()), reference));
  }

  /** Under which names the cache may know what is at a place, in its state now. */
  List<SourcePlace> candidates(SourceUrl place) {
    List<SourcePlace> candidates = new ArrayList<>();
    SourceDistribution unnamed = precise(SourceDistribution.of(guess(place), place));
    Path folder = folder(unnamed);
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
      for (Path child : names) {
        Optional<PackageName> name = PackageName.tryParse(String.valueOf(child.getFileName()));
        name.ifPresent(known -> candidates.add(of(SourceDistribution.of(known, place))));
      }
    } catch (IOException _) {
      return candidates; // nothing was made of it yet
    }
    return candidates;
  }

  /** A place whose project's name is not known yet, under a name that stands for it. */
  SourcePlace unnamed(SourceUrl place) {
    return of(SourceDistribution.of(guess(place), place));
  }

  /** Puts what was made of a place under the name that it turned out to have. */
  void rename(SourcePlace unnamed, PackageName name) {
    Path folder = folder(unnamed.source());
    Path from = folder.resolve(unnamed.source().name().value());
    Path to = folder.resolve(name.value());
    try {
      if (!from.equals(to) && !Files.exists(to)) {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      // it is made once more under its name
      LoggerFactory.getLogger(SourcePlaces.class).debug("not renamed: {}", e.toString());
    }
  }

  private Path folder(SourceDistribution source) {
    String origin = SourceEntry.of(source).origin().directoryName();
    return cache.directory(CacheBucket.BUILT_WHEELS).resolve(origin);
  }

  private static PackageName guess(SourceUrl place) {
    String path = UrlText.withoutFragment(place.toString());
    String last = path.substring(path.lastIndexOf('/') + 1);
    int end = 0;
    while (end < last.length() && Character.isLetterOrDigit(last.charAt(end))) {
      end++;
    }
    return PackageName.tryParse(last.substring(0, end)).orElse(PackageName.parse("unnamed"));
  }

  /** The state of a source now. For a URL the server may have to be asked. */
  SourcePlace of(SourceDistribution source) {
    SourceDistribution precise = precise(source);
    CacheShard shard = shard(precise);
    return new SourcePlace(precise, shard, revision(precise, shard), parts.target());
  }

  /** The SHA-256 of the archive at a URL now, if the cache knows it or the user wants to know. */
  Optional<String> recheck(SourceDistribution.DirectUrl source) {
    CacheShard shard = shard(source);
    return freshness.asksAnew(source.name()) || files.isKnown(source, shard)
        ? Optional.of(files.current(source, shard))
        : Optional.empty();
  }

  private CacheShard shard(SourceDistribution precise) {
    return SourceEntry.of(precise)
        .variant(parts.builder().variant(precise))
        .shard(cache, precise.name());
  }

  /** The same without asking any server; empty where that is not possible. */
  Optional<SourcePlace> known(SourceDistribution source) {
    boolean known =
        switch (source) {
          case SourceDistribution.Registry registry -> SourceFiles.isKnown(registry);
          case SourceDistribution.DirectUrl url -> url.source().hashes().sha256().isPresent();
          case SourceDistribution.Git repository -> repository.source().commit().isPresent();
          case SourceDistribution.Path path -> Files.isRegularFile(path.source().path());
          case SourceDistribution.Directory directory ->
              Files.isDirectory(directory.source().path());
        };
    return known ? Optional.of(of(source)) : Optional.empty();
  }

  /** Whether what is known of a source may be used, or the user wants all of it made anew. */
  boolean mayUse(SourcePlace place) {
    return !freshness.mustAsk(place.source().name());
  }

  private String revision(SourceDistribution source, CacheShard shard) {
    return switch (source) {
      case SourceDistribution.Registry registry -> files.current(registry, shard);
      case SourceDistribution.DirectUrl url -> files.current(url, shard);
      case SourceDistribution.Git repository -> repository.source().commit().orElseThrow();
      case SourceDistribution.Path path -> LocalRevision.ofArchive(path.source().path());
      case SourceDistribution.Directory directory ->
          LocalRevision.ofFolder(directory.source().path());
    };
  }
}
