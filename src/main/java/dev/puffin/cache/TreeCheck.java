package dev.puffin.cache;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.slf4j.LoggerFactory;

/**
 * Whether an unzipped tree is still what was unzipped. Files are compared by size and time, which
 * costs one look at each; a file whose time differs is read and compared by its CRC-32, so that a
 * cache that was copied without its times is still good. Added files are noticed, too.
 */
public final class TreeCheck {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Cache cache;

  /** A check of trees in that cache. */
  public TreeCheck(Cache cache) {
    this.cache = cache;
  }

  /**
   * The hashes of the archive that was unzipped, if the tree is whole and unchanged, else empty.
   * Times that differ although the content is the same are noted in the manifest, so that the next
   * check is cheap.
   */
  public Optional<SortedMap<String, String>> intact(Path tree) {
    Optional<EncodedManifest> encoded = EncodedManifest.read(tree);
    if (encoded.isPresent() && encoded.get().isSurelyOf(tree)) {
      TreeManifest.touch(tree, encoded.get().modified());
      return Optional.of(encoded.get().hashes());
    }
    Optional<TreeManifest> manifest = encoded.flatMap(EncodedManifest::decode);
    return manifest.isPresent() && isIntact(tree, manifest.get(), encoded.get().modified())
        ? Optional.of(manifest.get().hashes())
        : Optional.empty();
  }

  private boolean isIntact(Path tree, TreeManifest manifest, long noted) {
    try {
      if (isAsListed(tree, manifest)) {
        TreeManifest.touch(tree, noted);
        return true;
      }
      Optional<TreeManifest> found = compare(tree, manifest);
      found.ifPresent(now -> note(tree, now));
      return found.isPresent();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      LoggerFactory.getLogger(TreeCheck.class).debug("not used: {}: {}", tree, e.toString());
      return false;
    }
  }

  private void note(Path tree, TreeManifest now) {
    try {
      now.rewrite(tree, cache.temporaryFolder());
    } catch (IOException | CacheException e) {
      // a cache that can only be read is as good, only slower
      LoggerFactory.getLogger(TreeCheck.class).debug("not noted: {}: {}", tree, e.toString());
    }
  }

  /** Whether nothing differs, not even a time: the usual case, which costs one look per file. */
  private static boolean isAsListed(Path tree, TreeManifest manifest) throws IOException {
    for (TreeFile file : manifest.files()) {
      BasicFileAttributes found = look(tree.resolve(file.path()));
      if (!found.isRegularFile()
          || found.size() != file.size()
          || modified(found) != file.modified()) {
        return false;
      }
    }
    for (TreeFolder folder : manifest.folders()) {
      if (modified(look(tree.resolve(folder.path()))) != folder.modified()) {
        return false;
      }
    }
    return hasOnlyAtTop(tree, manifest);
  }

  private static BasicFileAttributes look(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
  }

  private static long modified(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  private static Optional<TreeManifest> compare(Path tree, TreeManifest manifest)
      throws IOException {
    List<TreeFile> files = new ArrayList<>(manifest.files().size());
    for (TreeFile file : manifest.files()) {
      Optional<TreeFile> found = compare(tree.resolve(file.path()), file);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      files.add(found.get());
    }
    Optional<List<TreeFolder>> folders = compareFolders(tree, manifest);
    return folders.map(now -> new TreeManifest(manifest.hashes(), files, now));
  }

  private static Optional<TreeFile> compare(Path path, TreeFile file) throws IOException {
    BasicFileAttributes found = look(path);
    if (!found.isRegularFile() || found.size() != file.size()) {
      return Optional.empty();
    }
    long modified = modified(found);
    if (modified == file.modified()) {
      return Optional.of(file);
    }
    return crc(path) == file.crc()
        ? Optional.of(
            new TreeFile(file.path(), file.size(), modified, file.crc(), file.executable()))
        : Optional.empty();
  }

  /** The folders as they are now; empty if they have not just the files of the list. */
  private static Optional<List<TreeFolder>> compareFolders(Path tree, TreeManifest manifest)
      throws IOException {
    List<TreeFolder> folders = new ArrayList<>(manifest.folders().size());
    boolean isSame = hasOnlyAtTop(tree, manifest);
    for (TreeFolder folder : manifest.folders()) {
      long modified = modified(look(tree.resolve(folder.path())));
      isSame &= modified == folder.modified();
      folders.add(new TreeFolder(folder.path(), modified));
    }
    return isSame || hasOnly(tree, manifest.files()) ? Optional.of(folders) : Optional.empty();
  }

  /** The tree's own time changes when its list is written, so its children are always listed. */
  private static boolean hasOnlyAtTop(Path tree, TreeManifest manifest) throws IOException {
    Set<String> expected = new HashSet<>();
    expected.add(TreeManifest.FILE_NAME);
    String last = "/";
    for (TreeFile file : manifest.files()) {
      String path = file.path();
      if (!path.startsWith(last)) {
        int slash = path.indexOf('/');
        expected.add(slash < 0 ? path : path.substring(0, slash));
        last = slash < 0 ? "/" : path.substring(0, slash + 1);
      }
    }
    return hasOnly(tree, expected);
  }

  /**
   * Whether each folder of the tree has exactly the children that the list gives it.
   *
   * @throws IOException if a folder is missing or can't be read
   */
  public static boolean hasOnly(Path tree, List<TreeFile> files) throws IOException {
    for (Map.Entry<String, Set<String>> folder : children(files).entrySet()) {
      if (!hasOnly(tree.resolve(folder.getKey()), folder.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasOnly(Path folder, Set<String> expected) throws IOException {
    int found = 0;
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (!expected.contains(String.valueOf(child.getFileName()))) {
          return false;
        }
        found++;
      }
    }
    return found == expected.size();
  }

  private static Map<String, Set<String>> children(List<TreeFile> files) {
    Map<String, Set<String>> children = new HashMap<>();
    children.computeIfAbsent("", _ -> new HashSet<>()).add(TreeManifest.FILE_NAME);
    for (TreeFile file : files) {
      String path = file.path();
      while (!path.isEmpty()) {
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? "" : path.substring(0, slash);
        boolean isNew = !children.containsKey(parent);
        children.computeIfAbsent(parent, _ -> new HashSet<>()).add(path.substring(slash + 1));
        path = isNew ? parent : "";
      }
    }
    return children;
  }

  private static int crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        crc.update(buffer, 0, count);
      }
    }
    return (int) crc.getValue();
  }
}
