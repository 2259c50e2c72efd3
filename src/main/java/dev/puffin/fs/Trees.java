package dev.puffin.fs;

import static java.nio.file.FileVisitResult.CONTINUE;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Whole trees of files. Symbolic links are taken as they are and never followed. */
public final class Trees {
  private static final int DELETE_ATTEMPTS = 5;

  private Trees() {}

  /**
   * Deletes the file or the folder with all that is in it. What is not there, or vanishes
   * meanwhile, is no error; read-only folders are made writable first.
   *
   * @return what was deleted
   * @throws IOException if something can't be deleted, or others keep adding files
   */
  public static TreeSize delete(Path path) throws IOException {
    Deletion deletion = new Deletion();
    for (int attempt = 1; ; attempt++) {
      try {
        if (Files.exists(path, NOFOLLOW_LINKS)) {
          Files.walkFileTree(path, deletion);
        }
        return deletion.deleted;
      } catch (DirectoryNotEmptyException e) {
        // somebody wrote into it while it was being deleted
        if (attempt == DELETE_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Counts the files below the path and their bytes; nothing when it is not there. */
  public static TreeSize size(Path path) throws IOException {
    if (!Files.exists(path, NOFOLLOW_LINKS)) {
      return TreeSize.NONE;
    }
    Count count = new Count();
    Files.walkFileTree(path, count);
    return count.size;
  }

  /**
   * Copies a file or a folder with all that is in it, times and permissions too; links are copied
   * as links. Folders that exist at the target are filled, files that exist are an error.
   */
  public static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new Copy(from, to));
  }

  private static class Count extends SimpleFileVisitor<Path> {
    TreeSize size = TreeSize.NONE;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      size = size.plus(new TreeSize(1, attributes.size()));
      return CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return CONTINUE; // deleted by somebody else since the folder was listed
      }
      throw failure;
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    TreeSize deleted = TreeSize.NONE;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
        PosixFileAttributeView view =
            Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
          view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
      }
      return CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (Files.deleteIfExists(file)) {
        deleted = deleted.plus(new TreeSize(1, attributes.size()));
      }
      return CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return CONTINUE; // deleted by somebody else: that is what was wanted
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return CONTINUE;
    }
  }

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copy(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(to.resolve(from.relativize(folder).toString()));
      return CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Path target = file.equals(from) ? to : to.resolve(from.relativize(file).toString());
      Files.copy(file, target, NOFOLLOW_LINKS, COPY_ATTRIBUTES);
      return CONTINUE;
    }
  }
}
