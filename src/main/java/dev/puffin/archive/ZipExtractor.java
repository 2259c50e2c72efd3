package dev.puffin.archive;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.puffin.archive.EntryPaths.Target;
import dev.puffin.concurrent.Permits;
import dev.puffin.concurrent.Permits.Kind;
import dev.puffin.concurrent.TaskGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Unpacks a zip into an empty folder, a large one by several threads. Each folder is made once,
 * each file with as few system calls as possible.
 */
public final class ZipExtractor {
  private static final long LARGEST_TOTAL = 1L << 37;
  private static final long BYTES_PER_THREAD = 1 << 20;
  private static final int FILES_PER_THREAD = 64;
  private static final Set<OpenOption> NEW = Set.of(CREATE_NEW, WRITE);
  private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

  private final Permits permits;
  private final FileAttribute<?>[] executable;

  /** As many as there were threads at once. */
  private final Queue<InflateBuffers> spare = new ConcurrentLinkedQueue<>();

  /** An extractor that keeps no more cores busy than it may. */
  public ZipExtractor(Permits permits) {
    this.permits = permits;
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    this.executable =
        isPosix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"))
            }
            : NO_ATTRIBUTES;
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
    for (String folder : folders) {
      Files.createDirectory(target.resolve(folder));
    }
    List<Target> files = new ArrayList<>(paths.files());
    files.sort((one, other) -> Long.compare(other.member().size(), one.member().size()));
    ExtractedFile[] extracted = new ExtractedFile[files.size()];
    try {
      runAll(source, target, files, extracted);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Arrays.sort(extracted, (one, other) -> one.path().compareTo(other.path()));
    return List.of(extracted);
  }

  private void runAll(
      ByteSource source, Path target, List<Target> files, ExtractedFile[] extracted) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker = () -> work(source, target, files, extracted, next);
    int threads = threads(files);
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

  /** Takes the next file until none is left. */
  private void work(
      ByteSource source,
      Path target,
      List<Target> files,
      ExtractedFile[] extracted,
      AtomicInteger next) {
    permits.run(
        Kind.CPU,
        () -> {
          InflateBuffers known = spare.poll();
          InflateBuffers buffers = known != null ? known : new InflateBuffers();
          try {
            ZipReader reader = new ZipReader(source, buffers);
            for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
              extracted[i] = write(reader, target, files.get(i));
            }
            return next;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } finally {
            spare.add(buffers);
          }
        });
  }

  private ExtractedFile write(ZipReader reader, Path target, Target file) throws IOException {
    ZipMember member = file.member();
    Path path = target.resolve(file.path());
    FileAttribute<?>[] mode = member.isExecutable() ? executable : NO_ATTRIBUTES;
    try (FileChannel channel = FileChannel.open(path, NEW, mode)) {
      reader.copy(member, channel);
    }
    long modified = Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS);
    return new ExtractedFile(
        file.path(), member.size(), modified, member.crc(), member.isExecutable());
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
