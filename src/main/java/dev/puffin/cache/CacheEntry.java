package dev.puffin.cache;

import dev.puffin.fs.AtomicFiles;
import dev.puffin.fs.FileStart;
import dev.puffin.fs.NativeFiles;
import dev.puffin.fs.StagingDirectory;
import dev.puffin.fs.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing in the cache, whether it is there yet or not: a file, which is read and written whole
 * here, or a folder, which is filled elsewhere and published.
 */
public final class CacheEntry {
  /** From here on a file is mapped, not read: index pages have megabytes, of which few count. */
  private static final int MAPPED_BYTES = 1 << 16;

  /** There a mapped file can't be replaced. */
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final Cache cache;
  private final Path path;

  CacheEntry(Cache cache, Path path) {
    this.cache = cache;
    this.path = path;
  }

  /** Where it is, or will be. */
  public Path path() {
    return path;
  }

  /** The entry beside this one whose name has something added, such as {@code .http}. */
  public CacheEntry withSuffix(String suffix) {
    return new CacheEntry(cache, path.resolveSibling(path.getFileName() + suffix));
  }

  /** An entry in this one, which is a folder. */
  public CacheEntry child(String name) {
    return new CacheEntry(cache, path.resolve(name));
  }

  /** The entries in this one, which is a folder, sorted; none if it is not there. */
  public List<CacheEntry> children() {
    List<CacheEntry> children = new ArrayList<>();
    Cleaning.children(path).forEach(child -> children.add(new CacheEntry(cache, child)));
    return children;
  }

  /** Whether it is there as a folder. */
  public boolean isDirectory() {
    return Files.isDirectory(path);
  }

  /**
   * The content of the file, as it was stored. Empty when it is not there, and when it can't be
   * read or is not what was written: then it is removed, so that it is made again.
   */
  public Optional<ByteBuffer> read() {
    try {
      Optional<ByteBuffer> framed = content();
      Optional<ByteBuffer> content = framed.flatMap(Frame::unwrap);
      if (framed.isPresent() && content.isEmpty()) {
        discard("it is damaged");
      }
      return content;
    } catch (IOException e) {
      discard(e.toString());
      return Optional.empty();
    }
  }

  /**
   * How the content begins, as it was stored, without a check whether all of it is whole: for those
   * who compare what they find with what they expect, and else {@link #read} it. Empty when it is
   * not there.
   *
   * @param bytes so many at most
   */
  public Optional<EntryHead> head(int bytes) {
    try {
      return NativeFiles.start(path, Frame.HEADER_BYTES + bytes).flatMap(CacheEntry::unframed);
    } catch (IOException e) {
      return Optional.empty(); // whoever reads it meets what is wrong
    }
  }

  private static Optional<EntryHead> unframed(FileStart file) {
    ByteBuffer start = ByteBuffer.wrap(file.bytes());
    return Frame.isFramed(start)
        ? Optional.of(new EntryHead(start.slice(), file.size() - Frame.HEADER_BYTES))
        : Optional.empty();
  }

  /** Empty when it is not there. */
  private Optional<ByteBuffer> content() throws IOException {
    Optional<FileStart> start = NativeFiles.start(path, MAPPED_BYTES);
    if (start.isEmpty() || start.get().isWhole()) {
      return start.map(file -> ByteBuffer.wrap(file.bytes()));
    }
    return WINDOWS ? NativeFiles.read(path).map(ByteBuffer::wrap) : mapped();
  }

  private Optional<ByteBuffer> mapped() throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      return Optional.of(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps the content, if that is possible: a cache that can't be written costs time later, but is
   * no reason to fail now.
   *
   * @return whether it was kept
   */
  public boolean store(byte[] content) {
    return store(ByteBuffer.wrap(content));
  }

  /** The same with a content of several parts, which are not put together in memory. */
  public boolean store(ByteBuffer... content) {
    return kept(() -> AtomicFiles.write(path, cache.temporaryFolder(), framed(content)));
  }

  /**
   * The same with two parts of which the second is still of use.
   *
   * @return the second part: a large one as it is in the file, so that it can leave the memory
   */
  public ByteBuffer storeAndRead(ByteBuffer head, ByteBuffer body) {
    if (body.remaining() < MAPPED_BYTES || WINDOWS) {
      store(head, body);
      return body;
    }
    ByteBuffer[] framed = framed(head, body);
    ByteBuffer[] mapped = {body};
    kept(() -> {
      ByteBuffer file = AtomicFiles.writeMapped(path, cache.temporaryFolder(), framed);
      mapped[0] = file.position(file.limit() - body.remaining()).slice();
    });
    return mapped[0];
  }

  /** Something that writes the entry. */
  private interface Writing {
    void run() throws IOException;
  }

  private boolean kept(Writing writing) {
    try {
      writing.run();
      return true;
    } catch (IOException | CacheException e) {
      log().debug("not kept in the cache: {}: {}", path, e.toString());
      return false;
    }
  }

  private static ByteBuffer[] framed(ByteBuffer... content) {
    ByteBuffer[] framed = new ByteBuffer[content.length + 1];
    framed[0] = Frame.header(content);
    System.arraycopy(content, 0, framed, 1, content.length);
    return framed;
  }

  /**
   * Moves a staged folder here unless one is here already: then another process was first, and its
   * folder stays.
   *
   * @return whether this folder is now the one here
   * @throws CacheException if it can't be moved
   */
  public boolean publish(StagingDirectory staged) {
    try {
      return staged.publish(path);
    } catch (IOException e) {
      throw CacheException.of("write", path, e);
    }
  }

  /**
   * Moves a staged folder here in place of what is here.
   *
   * @throws CacheException if it can't be moved
   */
  public void replace(StagingDirectory staged) {
    try {
      staged.replace(path);
    } catch (IOException e) {
      throw CacheException.of("write", path, e);
    }
  }

  /**
   * Removes it, if it is there. It vanishes at once, then it is deleted.
   *
   * @throws CacheException if it can't be removed
   */
  public Removal remove() {
    return cache.remove(path);
  }

  private void discard(String reason) {
    log().debug("cache entry made anew: {}: {}", path, reason);
    try {
      Trees.delete(path);
    } catch (IOException e) {
      log().debug("and can't be deleted: {}", e.toString());
    }
  }

  private static Logger log() {
    return LoggerFactory.getLogger(CacheEntry.class);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
