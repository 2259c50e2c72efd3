package dev.puffin.command;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.concurrent.TaskGroup.Task;
import dev.puffin.dist.Hashes;
import dev.puffin.lockfile.LockedPackage;
import dev.puffin.lockfile.PublishedHashes;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.resolver.ResolvedPackage;
import java.util.ArrayList;
import java.util.List;

/** Adds the digests of all files to the entries of a lock file. */
final class EntryHashes {
  private final WheelPipeline pipeline;

  EntryHashes(WheelPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** An entry and the digests that are being computed for it. */
  private record Pending(LockedPackage entry, List<String> told, List<Task<Hashes>> computed) {
    LockedPackage finished() {
      List<String> hashes = new ArrayList<>(told);
      for (Task<Hashes> digest : computed) {
        PublishedHashes.strongest(digest.value()).ifPresent(hashes::add);
      }
      return entry.withHashes(hashes);
    }
  }

  /** The entries of packages, in their order. Files that nobody tells a digest of are read. */
  List<LockedPackage> entries(List<ResolvedPackage> packages) {
    List<Pending> entries = new ArrayList<>();
    try (TaskGroup group = new TaskGroup()) {
      for (ResolvedPackage resolved : packages) {
        entries.add(start(resolved, group));
      }
      group.join();
    }
    return entries.stream().map(Pending::finished).toList();
  }

  private Pending start(ResolvedPackage resolved, TaskGroup group) {
    PublishedHashes published = PublishedHashes.of(resolved);
    List<Task<Hashes>> computed = new ArrayList<>();
    for (String url : published.untold()) {
      computed.add(group.fork(() -> pipeline.digests(resolved.distribution(), url)));
    }
    return new Pending(LockedPackage.of(resolved), published.hashes(), computed);
  }
}
