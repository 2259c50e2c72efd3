package dev.puffin.cache;

import dev.puffin.fs.AtomicFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Makes the folder of a cache and the two files that tell other programs what it is. */
final class CacheRoot {
  static final String TAG = "CACHEDIR.TAG";
  static final String GITIGNORE = ".gitignore";
  static final String LOCK = ".lock";

  /** What stays when everything is removed. */
  static final Set<String> KEPT = Set.of(TAG, GITIGNORE, LOCK);

  private static final String TAG_TEXT =
      """
      Signature: 8a477f597d28d172789f06886806bc55
      # This file is a cache directory tag created by puffin.
      # For information about cache directory tags see https://bford.info/cachedir/
      """;

  private CacheRoot() {}

  /** Makes what is missing. If it can't, whoever has to write to the cache will say so. */
  static void prepare(Path root) {
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root);
      }
      if (!Files.exists(root.resolve(TAG))) {
        AtomicFiles.write(root.resolve(TAG), TAG_TEXT);
      }
      if (!Files.exists(root.resolve(GITIGNORE))) {
        AtomicFiles.write(root.resolve(GITIGNORE), "*\n");
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(CacheRoot.class).debug("cache not prepared: {}", e.toString());
    }
  }

  /** A new folder that only this user can look into. */
  static Path temporary(Path parent) {
    while (true) {
      Path root = parent.resolve("puffin-" + Long.toString(System.nanoTime(), 36));
      try {
        return Files.createDirectory(root, onlyForOwner());
      } catch (FileAlreadyExistsException e) {
        Thread.onSpinWait(); // taken; the next name differs
      } catch (IOException e) {
        throw CacheException.of("make a temporary cache in", parent, e);
      }
    }
  }

  private static FileAttribute<?>[] onlyForOwner() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
  }
}
