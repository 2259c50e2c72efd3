package dev.puffin.command;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.concurrent.TaskGroup.Task;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.SourceUrl;
import dev.puffin.lockfile.PylockPackage;
import dev.puffin.lockfile.PylockWriter;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.session.Resolving;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes a lock file of PEP 751 of what was resolved. */
final class PylockText {
  private final Resolving resolving;
  private final WheelPipeline pipeline;
  private final UsableFiles usable;

  PylockText(Resolving resolving) {
    this.resolving = resolving;
    this.pipeline = resolving.packages().pipeline();
    this.usable = new UsableFiles(resolving);
  }

  /**
   * The text of the file. Files that nobody tells a digest of are read.
   *
   * @param unlisted packages that are left out
   * @param directory the folder the file will be in
   */
  String of(
      List<ResolvedPackage> packages,
      Optional<String> command,
      Set<PackageName> unlisted,
      Path directory) {
    List<Supplier<PylockPackage>> entries = new ArrayList<>();
    try (TaskGroup group = new TaskGroup()) {
      for (ResolvedPackage resolved : packages) {
        if (!unlisted.contains(resolved.name())) {
          entries.add(start(resolved, group));
        }
      }
      group.join();
    }
    Version python = resolving.target().pythonVersion();
    return PylockWriter.write(
        command,
        ">=" + python.segment(0) + "." + python.segment(1),
        entries.stream().map(Supplier::get).toList(),
        directory);
  }

  private Supplier<PylockPackage> start(ResolvedPackage resolved, TaskGroup group) {
    Supplier<PylockPackage.Source> source =
        switch (resolved.distribution()) {
          case Distribution.Indexed _ -> files(resolved, group);
          case Distribution.Placed placed -> place(placed, group);
        };
    return () ->
        new PylockPackage(resolved.name(), resolved.version(), resolved.marker(), source.get());
  }

  private Supplier<PylockPackage.Source> files(ResolvedPackage resolved, TaskGroup group) {
    List<IndexFile> told = new ArrayList<>();
    List<IndexFile> untold = new ArrayList<>();
    List<Task<Hashes>> digests = new ArrayList<>();
    for (IndexFile file : usable.of(resolved).files()) {
      if (file.hashes().sha256().isPresent()) {
        told.add(file);
      } else {
        untold.add(file);
        digests.add(group.fork(() -> pipeline.digests(resolved.distribution(), file.url())));
      }
    }
    return () -> {
      List<IndexFile> files = new ArrayList<>(told);
      for (int i = 0; i < untold.size(); i++) {
        files.add(untold.get(i).withHashes(digests.get(i).value()));
      }
      return new PylockPackage.Source.Files(files);
    };
  }

  private Supplier<PylockPackage.Source> place(Distribution.Placed placed, TaskGroup group) {
    Optional<Task<Hashes>> digest =
        switch (placed.source()) {
          case SourceUrl.Archive archive when archive.hashes().isEmpty() ->
              Optional.of(group.fork(() -> pipeline.digests(placed, archive.url())));
          case SourceUrl.LocalArchive archive when archive.hashes().isEmpty() ->
              Optional.of(
                  group.fork(() -> pipeline.digests(placed, archive.path().toUri().toString())));
          case SourceUrl.Archive _,
              SourceUrl.LocalArchive _,
              SourceUrl.Git _,
              SourceUrl.LocalDirectory _ ->
              Optional.empty();
        };
    return () ->
        new PylockPackage.Source.At(
            placed.source(), digest.map(Task::value).orElseGet(() -> known(placed.source())));
  }

  private static Hashes known(SourceUrl place) {
    return switch (place) {
      case SourceUrl.Archive archive -> archive.hashes();
      case SourceUrl.LocalArchive archive -> archive.hashes();
      case SourceUrl.Git _, SourceUrl.LocalDirectory _ -> Hashes.none();
    };
  }
}
