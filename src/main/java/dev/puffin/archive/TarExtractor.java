package dev.puffin.archive;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks a tar as Python's {@code data} filter does (PEP 706): leading slashes are taken off, and
 * refused is what would be written outside, a link that leads outside or is absolute, and a device
 * or pipe. Owners are not kept; of the mode only whether the owner may execute.
 */
final class TarExtractor {
  private static final long LARGEST_TOTAL = 1L << 35;
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path target;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long total;
  private int entries;

  TarExtractor(Path target) throws IOException {
    this.target = target.toRealPath();
  }

  /** Unpacks all of it; after a failure some files are there. */
  void extract(InputStream in) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
    Optional<TarArchiveEntry> entry = next(tar);
    if (entry.isEmpty()) {
      throw new ArchiveException("not an archive, or an empty one");
    }
    while (entry.isPresent()) {
      extract(tar, entry.get());
      entry = next(tar);
    }
  }

  private static Optional<TarArchiveEntry> next(TarArchiveInputStream tar) {
    try {
      return Optional.ofNullable(tar.getNextEntry());
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private int read(TarArchiveInputStream tar) {
    try {
      return tar.read(buffer);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static ArchiveException damaged(Exception e) {
    String reason = e.getMessage();
    return new ArchiveException("the archive is damaged" + (reason == null ? "" : ": " + reason));
  }

  private void extract(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    if (++entries > MOST_ENTRIES) {
      throw new ArchiveException("the archive has too many entries");
    }
    Path path = inside(entry, withoutSlashes(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    makeParent(path);
    if (entry.isSymbolicLink()) {
      writeSymbolicLink(entry, path);
    } else if (entry.isLink()) {
      writeHardLink(entry, path);
    } else if (entry.isFile() && !isSpecial(entry)) {
      writeFile(tar, entry, path);
    } else {
      throw ArchiveException.entry(entry.getName(), "is a device or a pipe, which is not allowed");
    }
  }

  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
  }

  private static String withoutSlashes(String name) {
    int start = 0;
    while (start < name.length() && (name.charAt(start) == '/' || name.charAt(start) == '\\')) {
      start++;
    }
    return name.substring(start);
  }

  /** The path of a name, wherever the links lead that were unpacked before: inside. */
  private Path inside(TarArchiveEntry entry, String name) throws IOException {
    Path path = resolve(entry, target, name);
    if (!path.startsWith(target) || !existingParent(path).toRealPath().startsWith(target)) {
      throw ArchiveException.entry(entry.getName(), "leads out of the folder");
    }
    return path;
  }

  private static Path resolve(TarArchiveEntry entry, Path folder, String name) {
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw ArchiveException.entry(entry.getName(), "has a name that is no path here");
    }
  }

  private Path existingParent(Path path) {
    for (Path parent = path.getParent();
        parent != null && parent.startsWith(target);
        parent = parent.getParent()) {
      if (Files.exists(parent)) {
        return parent;
      }
    }
    return target;
  }

  private static void makeParent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
      Files.deleteIfExists(path); // what is unpacked last counts, and no link is written through
    }
  }

  private void writeSymbolicLink(TarArchiveEntry entry, Path path) throws IOException {
    String link = entry.getLinkName();
    Path parent = path.getParent();
    if (link.startsWith("/") || parent == null) {
      throw ArchiveException.entry(entry.getName(), "is a link to an absolute path");
    }
    Path destination = resolve(entry, parent.toRealPath(), link);
    if (!destination.startsWith(target)) {
      throw ArchiveException.entry(entry.getName(), "is a link that leads out of the folder");
    }
    Files.createSymbolicLink(path, Path.of(link));
  }

  private void writeHardLink(TarArchiveEntry entry, Path path) throws IOException {
    Path existing = inside(entry, withoutSlashes(entry.getLinkName()));
    if (!Files.isRegularFile(existing, NOFOLLOW_LINKS)) {
      throw ArchiveException.entry(entry.getName(), "is a link to a file that is not there");
    }
    Files.copy(existing, path);
  }

  private void writeFile(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int count = read(tar); count >= 0; count = read(tar)) {
        total += count;
        if (total > LARGEST_TOTAL) {
          throw new ArchiveException("the archive would unpack to more than 32 GiB");
        }
        out.write(buffer, 0, count);
      }
    }
    boolean isExecutable = (entry.getMode() & 0100) != 0;
    if (isExecutable) {
      makeExecutable(path);
    }
  }

  /** Adds the right to execute for all who may read. */
  private static void makeExecutable(Path path) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> now = view.readAttributes().permissions();
    Set<PosixFilePermission> wanted = EnumSet.copyOf(now);
    wanted.add(PosixFilePermission.OWNER_EXECUTE);
    if (now.contains(PosixFilePermission.GROUP_READ)) {
      wanted.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (now.contains(PosixFilePermission.OTHERS_READ)) {
      wanted.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    view.setPermissions(wanted);
  }
}
