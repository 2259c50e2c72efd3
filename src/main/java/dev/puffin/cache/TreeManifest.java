package dev.puffin.cache;

import dev.puffin.fs.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * What an unzipped tree consists of, written into it before it is published: a tree without is
 * never used. It lists every file with size and time, so that a change is noticed without reading
 * the files (see {@link TreeCheck}), and the installer need not look for them.
 *
 * @param hashes of the archive it was unzipped from, by algorithm
 * @param files sorted by path
 */
public record TreeManifest(SortedMap<String, String> hashes, List<TreeFile> files) {
  /** The name of the file in the tree; no archive may bring one. */
  public static final String FILE_NAME = ".puffin-wheel";

  private static final Duration TOUCHED_EVERY = Duration.ofDays(1);

  /** Copies both. */
  public TreeManifest {
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    files = List.copyOf(files);
  }

  /** The manifest of a tree; empty if there is none or it is damaged. */
  public static Optional<TreeManifest> read(Path tree) {
    Path file = tree.resolve(FILE_NAME);
    try {
      Optional<ByteBuffer> content = Frame.unwrap(Files.readAllBytes(file));
      if (content.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(decode(content.get()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
      LoggerFactory.getLogger(TreeManifest.class).debug("not used: {}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Writes it into a tree that is not published yet. */
  public void write(Path tree) throws IOException {
    Files.write(tree.resolve(FILE_NAME), Frame.wrap(encode()));
  }

  /** Writes it in place of another in a published tree. */
  void rewrite(Path tree, Path temporaryFolder) throws IOException {
    AtomicFiles.write(tree.resolve(FILE_NAME), Frame.wrap(encode()), temporaryFolder);
  }

  /** Notes for {@code prune} that the tree is used, where that was not noted today. */
  static void touch(Path tree) throws IOException {
    Path file = tree.resolve(FILE_NAME);
    BasicFileAttributes times = Files.readAttributes(file, BasicFileAttributes.class);
    Instant now = Instant.now();
    if (times.lastModifiedTime().toInstant().isBefore(now.minus(TOUCHED_EVERY))) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  private byte[] encode() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * (files.size() + 2));
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(hashes.size());
    for (var hash : hashes.entrySet()) {
      writeText(out, hash.getKey());
      writeText(out, hash.getValue());
    }
    out.writeInt(files.size());
    for (TreeFile file : files) {
      writeText(out, file.path());
      out.writeLong(file.size());
      out.writeLong(file.modified());
      out.writeInt(file.crc());
      out.writeByte(file.executable() ? 1 : 0);
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static TreeManifest decode(ByteBuffer in) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      hashes.put(readText(in), readText(in));
    }
    int count = in.getInt();
    List<TreeFile> files = new ArrayList<>(Math.min(count, in.remaining()));
    for (int i = 0; i < count; i++) {
      files.add(new TreeFile(readText(in), in.getLong(), in.getLong(), in.getInt(), in.get() != 0));
    }
    return new TreeManifest(hashes, files);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    String text =
        new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }
}
