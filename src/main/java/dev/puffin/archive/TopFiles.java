package dev.puffin.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Picks files at the top of a project out of its archive, until whoever reads them has found what
 * it looks for. Gives up where it takes the whole archive to know which folder is the project's.
 *
 * @param <T> what is looked for
 */
final class TopFiles<T> {
  private static final int LARGEST_BYTES = 1 << 24;

  /** After the first of the files, so much is looked through for another one. */
  private static final long FURTHER_BYTES = 1 << 26;

  private final Path target;
  private final Set<String> names;
  private final Supplier<Optional<T>> reader;
  private String top = "";
  private boolean isLost;
  private boolean hasSome;
  private long passed;

  /**
   * Looks for something.
   *
   * @param target where the files go
   * @param names of the files
   * @param reader asked after each file
   */
  TopFiles(Path target, Set<String> names, Supplier<Optional<T>> reader) {
    this.target = target;
    this.names = Set.copyOf(names);
    this.reader = reader;
  }

  /** What is found in a tar; reads on only as far as is needed. */
  Optional<T> inTar(InputStream in) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null && passed < FURTHER_BYTES) {
      Optional<String> name = wanted(entry.getName(), entry.isDirectory());
      if (isLost || (name.isPresent() && !isPlain(entry))) {
        return Optional.empty();
      }
      if (name.isPresent()) {
        Optional<T> found = take(name.get(), tar.readAllBytes());
        if (found.isPresent()) {
          return found;
        }
      }
      passed += hasSome ? entry.getSize() : 0;
      entry = tar.getNextEntry();
    }
    return Optional.empty();
  }

  private static boolean isPlain(TarArchiveEntry entry) {
    return entry.isFile()
        && !entry.isSymbolicLink()
        && !entry.isLink()
        && entry.getSize() <= LARGEST_BYTES;
  }

  /** What is found in a zip, of which nothing else is unpacked. */
  Optional<T> inZip(ByteSource zip) throws IOException {
    List<ZipMember> members = CentralDirectory.read(zip);
    EntryPaths.of(members, "");
    for (ZipMember member : members) {
      wanted(member.name(), member.isDirectory());
    }
    for (ZipMember member : members) {
      Optional<String> name = isLost ? Optional.empty() : wanted(member.name(), false);
      if (name.isPresent() && !member.isDirectory() && member.size() <= LARGEST_BYTES) {
        Optional<T> found = take(name.get(), ZipReader.content(zip, member));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<T> take(String name, byte[] content) throws IOException {
    hasSome = true;
    Files.write(target.resolve(name), content);
    return reader.get();
  }

  /** The file's name if it is one of those wanted; notes if there is more than one folder. */
  private Optional<String> wanted(String entry, boolean isFolder) {
    Path path = path(entry);
    String first = path.getName(0).toString();
    if (first.isEmpty() || SourceArchives.isRemark(first)) {
      return Optional.empty();
    }
    top = top.isEmpty() ? first : top;
    isLost |= !first.equals(top) || first.equals("..") || (path.getNameCount() == 1 && !isFolder);
    String last = String.valueOf(path.getFileName());
    return path.getNameCount() == 2 && names.contains(last) ? Optional.of(last) : Optional.empty();
  }

  private static Path path(String entry) {
    int start = 0;
    while (start < entry.length() && entry.charAt(start) == '/') {
      start++;
    }
    try {
      return Path.of(entry.substring(start)).normalize();
    } catch (InvalidPathException e) {
      throw ArchiveException.entry(entry, "has a name that is no path here");
    }
  }
}
