package dev.puffin.pipeline;

import dev.puffin.archive.ArchiveException;
import dev.puffin.archive.SourceArchives;
import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheShard;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.error.Problem;
import dev.puffin.fs.StagingDirectory;
import dev.puffin.fs.Trees;
import dev.puffin.git.GitRemote;
import dev.puffin.git.GitSources;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Gets projects out of their archives and repositories, into folders where they can be built. */
final class SourceTrees {
  private final Cache cache;
  private final GitSources git;
  private final SourceFiles files;
  private final SourceArchives archives;
  private final Trace trace;

  SourceTrees(PipelineParts parts, GitSources git, SourceFiles files) {
    this.cache = parts.cache();
    this.git = git;
    this.files = files;
    this.archives = new SourceArchives(parts.permits());
    this.trace = parts.trace();
  }

  /**
   * The project of a source.
   *
   * @param shard the source's folder in the cache, where its archive is kept
   * @param hashes which archives may be unpacked
   * @throws HashMismatchException if it is not one of these
   */
  SourceTree open(SourceDistribution source, CacheShard shard, HashPolicy hashes) {
    Collection<String> algorithms = hashes.allowed().keySet();
    return switch (source) {
      case SourceDistribution.Registry _,
          SourceDistribution.DirectUrl _,
          SourceDistribution.Path _ ->
          unpacked(source, accepted(source, archive(source, shard, algorithms), hashes));
      case SourceDistribution.Git repository -> checkedOut(source, repository.source());
      case SourceDistribution.Directory directory ->
          new SourceTree(directory.source().path(), Hashes.none(), Optional.empty());
    };
  }

  private SourceFiles.Archive archive(
      SourceDistribution source, CacheShard shard, Collection<String> algorithms) {
    return switch (source) {
      case SourceDistribution.Registry registry -> files.ofIndex(registry, shard, algorithms);
      case SourceDistribution.DirectUrl url -> files.ofUrl(url, shard, algorithms);
      case SourceDistribution.Path path -> files.ofPath(path, algorithms);
      case SourceDistribution.Git _, SourceDistribution.Directory _ ->
          throw new IllegalArgumentException(source.display() + " is no archive");
    };
  }

  private static String subdirectory(Distribution source) {
    return switch (source) {
      case Distribution.Indexed _ -> "";
      case Distribution.Placed placed -> placed.source().subdirectory();
    };
  }

  /**
   * What the files at the top of a project say, if it is in an archive that need not be unpacked
   * for them.
   *
   * @param names of the files
   * @param reader reads a tree that has these files only, as far as they have been found
   */
  <T> Optional<T> read(
      SourceDistribution source,
      CacheShard shard,
      Set<String> names,
      Function<SourceTree, Optional<T>> reader) {
    boolean isArchive =
        switch (source) {
          case SourceDistribution.Registry _,
              SourceDistribution.DirectUrl _,
              SourceDistribution.Path _ ->
              true;
          case SourceDistribution.Git _, SourceDistribution.Directory _ -> false;
        };
    if (!isArchive || !subdirectory(source).isEmpty()) {
      return Optional.empty();
    }
    SourceFiles.Archive archive = archive(source, shard, List.of());
    StagingDirectory folder = cache.stage();
    try (Trace.Span _ = trace.span("unpack", source.display());
        SourceTree tree = new SourceTree(folder.path(), archive.hashes(), Optional.of(folder))) {
      return SourceArchives.read(archive.file(), tree.project(), names, () -> reader.apply(tree));
    }
  }

  private static SourceFiles.Archive accepted(
      SourceDistribution source, SourceFiles.Archive archive, HashPolicy hashes) {
    if (!hashes.accepts(archive.hashes())) {
      throw HashMismatchException.required(source, hashes, archive.hashes());
    }
    return archive;
  }

  private SourceTree unpacked(SourceDistribution source, SourceFiles.Archive archive) {
    String subdirectory = subdirectory(source);
    StagingDirectory copy = cache.stage();
    try (Trace.Span _ = trace.span("unpack", source.display())) {
      Path project = archives.extract(archive.file(), copy.path());
      SourceTree tree = new SourceTree(project, archive.hashes(), Optional.of(copy));
      return subdirectory.isEmpty() ? tree : tree.in(subdirectory, source.display());
    } catch (ArchiveException e) {
      discard(copy);
      throw DistributionException.unusable(source, archive.file().toString(), e);
    } catch (IOException e) {
      discard(copy);
      throw new SourceException(
          Problem.of("can't unpack " + source.display() + ": " + e.getMessage()), e);
    } catch (RuntimeException e) {
      discard(copy);
      throw e;
    }
  }

  /** A copy, because builds write into the project's folder and the checkout is used again. */
  private SourceTree checkedOut(SourceDistribution source, SourceUrl.Git url) {
    Path checkout = git.checkout(GitRemote.parse(url.repository()), Origins.commit(url));
    StagingDirectory copy = cache.stage();
    try {
      Trees.copy(checkout, copy.path());
      SourceTree tree = new SourceTree(copy.path(), Hashes.none(), Optional.of(copy));
      return url.subdirectory().isEmpty() ? tree : tree.in(url.subdirectory(), source.display());
    } catch (IOException e) {
      discard(copy);
      throw new SourceException(
          Problem.of("can't copy " + source.display() + ": " + e.getMessage()), e);
    } catch (RuntimeException e) {
      discard(copy);
      throw e;
    }
  }

  private static void discard(StagingDirectory copy) {
    new SourceTree(copy.path(), Hashes.none(), Optional.of(copy)).close();
  }
}
