package dev.puffin.archive;

import dev.puffin.archive.EntryPaths.Target;
import dev.puffin.concurrent.Permits;
import dev.puffin.concurrent.Permits.Kind;
import dev.puffin.concurrent.TaskGroup;
import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Unpacks a zip into an empty folder, a large one by several threads. Each folder is made once,
 * each file with as few system calls as possible.
 */
public final class ZipExtractor {
  private static final long LARGEST_TOTAL = 1L << 37;
  private static final long BYTES_PER_THREAD = 1 << 20;
  private static final int FILES_PER_THREAD = 64;

  private final Permits permits;
  private final Semaphore large = new Semaphore(1);

  /** As many as there were threads at once. */
  private final Queue<EntryWriter> spare = new ConcurrentLinkedQueue<>();

  /** An extractor that keeps no more cores busy than it may. */
  public ZipExtractor(Permits permits) {
    this.permits = permits;
  }

  /** Which folders are made. */
  public enum Folders {
    /** Those that files are in: an empty folder is nothing that could be installed. */
    OF_FILES,
    /** Those that are entries of the archive, too. */
    ALL
  }

  /**
   * Unpacks all entries. Nothing is written before all names were checked; after a failure some
   * files are there, and the folder has to be deleted.
   *
   * @param target an empty folder that exists
   * @param reserved a name in it that no entry may have
   * @param made which folders are made
   * @return the files, sorted by path
   * @throws ArchiveException if the zip is damaged or not allowed
   * @throws IOException if a file can't be written
   */
  public List<ExtractedFile> extract(ByteSource source, Path target, String reserved, Folders made)
      throws IOException {
    List<ZipMember> members = CentralDirectory.read(source);
    checkTotal(members);
    EntryPaths paths = EntryPaths.of(members, reserved);
    SortedSet<String> folders = new TreeSet<>(paths.folders());
    if (made == Folders.ALL) {
      folders.addAll(paths.listedFolders());
    }
    makeFolders(target, List.copyOf(folders));
    List<ExtractedFile> extracted = new ArrayList<>(paths.files().size());
    try {
      writeAll(source, target, paths.files(), extracted);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    extracted.sort((one, other) -> one.path().compareTo(other.path()));
    return Collections.unmodifiableList(extracted);
  }

  private static void makeFolders(Path target, List<String> folders) throws IOException {
    int made = NativeFiles.areAvailable() ? NativeFiles.makeFolders(target.toString(), folders) : 0;
    for (String folder : folders.subList(made, folders.size())) {
      Files.createDirectory(target.resolve(folder));
    }
  }

  private void writeAll(
      ByteSource source, Path target, List<Target> files, List<ExtractedFile> extracted) {
    Queue<Stretch> stretches = new ConcurrentLinkedQueue<>(Stretch.of(files));
    Runnable worker = () -> work(source, target, stretches, extracted);
    int threads = Math.min(threads(files), stretches.size());
    if (threads <= 1) {
      worker.run();
      return;
    }
    try (TaskGroup group = new TaskGroup()) {
      for (int i = 0; i < threads; i++) {
        group.run(worker);
      }
      group.join();
    }
  }

  private static int threads(List<Target> files) {
    long bytes = 0;
    for (Target file : files) {
      bytes += file.member().size();
    }
    long useful = Math.max(bytes / BYTES_PER_THREAD, files.size() / FILES_PER_THREAD);
    return (int) Math.min(useful, Runtime.getRuntime().availableProcessors());
  }

  /** Takes the next stretch until none is left. */
  private void work(
      ByteSource source, Path target, Queue<Stretch> stretches, List<ExtractedFile> extracted) {
    permits.run(
        Kind.CPU,
        () -> {
          EntryWriter known = spare.poll();
          EntryWriter writer = known != null ? known : new EntryWriter(large);
          try {
            for (Stretch next = stretches.poll(); next != null; next = stretches.poll()) {
              List<ExtractedFile> written = writer.write(source, next.files(), target);
              synchronized (extracted) {
                extracted.addAll(written);
              }
            }
            return extracted;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } finally {
            spare.add(writer);
          }
        });
  }

  private static void checkTotal(List<ZipMember> members) {
    long total = 0;
    for (ZipMember member : members) {
      total += member.size();
      if (member.size() < 0 || total < 0 || total > LARGEST_TOTAL) {
        throw new ArchiveException("the zip would unpack to more than 128 GiB");
      }
    }
  }
}
