package dev.puffin.archive;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.puffin.archive.EntryPaths.Target;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries of zips to files: most in native code, and in Java what is large or unusual, or
 * all where there is no library for it. Used by one thread at a time; its buffers are used again.
 */
final class EntryWriter {
  private static final Set<OpenOption> NEW = Set.of(CREATE_NEW, WRITE);
  private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

  private final Optional<NativeUnzip> unzip;

  /** Made for the first file that needs it. */
  private @Nullable InflateBuffers buffers;

  /**
   * A writer.
   *
   * @param large has a permit for each large file that may be in memory as a whole
   */
  EntryWriter(Semaphore large) {
    this.unzip = NativeUnzip.create(large);
  }

  /**
   * Writes files that are not there yet.
   *
   * @param files in the order in which they stand in the zip
   * @param target the folder that they go to; the folders that they are in are there
   * @return what was written, in the same order
   * @throws ArchiveException if an entry is damaged
   * @throws IOException if the zip can't be read or a file can't be written
   */
  List<ExtractedFile> write(ByteSource source, List<Target> files, Path target) throws IOException {
    List<ExtractedFile> written = new ArrayList<>(files.size());
    while (written.size() < files.size()) {
      if (unzip.isPresent()) {
        List<Target> left = files.subList(written.size(), files.size());
        written.addAll(unzip.get().unpack(source, left, target));
      }
      if (written.size() < files.size()) {
        written.add(write(source, files.get(written.size()), target));
      }
    }
    return written;
  }

  private ExtractedFile write(ByteSource source, Target file, Path target) throws IOException {
    if (buffers == null) {
      buffers = new InflateBuffers();
    }
    Path path = target.resolve(file.path());
    try (FileChannel channel = FileChannel.open(path, NEW, mode(file.member()))) {
      new ZipReader(source, buffers).copy(file.member(), channel);
    }
    return file.written(Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS));
  }

  private static FileAttribute<?>[] mode(ZipMember member) {
    return member.isExecutable()
            && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"))
        }
        : NO_ATTRIBUTES;
  }
}
