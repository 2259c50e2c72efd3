package dev.puffin.cache;

import dev.puffin.fs.FileStart;
import dev.puffin.fs.NativeFiles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * A manifest as it is in its file. Usually only the hashes are needed, and the list of files as
 * bytes, to compare it with the tree and to link what it lists, both in native code.
 */
public final class EncodedManifest {
  /** Changed with every change of what is written. */
  private static final int FORMAT = 2;

  /** As large as an array can be. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 64;

  private final SortedMap<String, String> hashes;
  private final ByteBuffer lists;
  private final long modified;

  private EncodedManifest(SortedMap<String, String> hashes, ByteBuffer lists, long modified) {
    this.hashes = hashes;
    this.lists = lists;
    this.modified = modified;
  }

  /** The manifest of a tree; empty if there is none or it is damaged. */
  public static Optional<EncodedManifest> read(Path tree) {
    Path file = tree.resolve(TreeManifest.FILE_NAME);
    try {
      Optional<FileStart> whole = NativeFiles.start(file, MOST_BYTES).filter(FileStart::isWhole);
      return whole
          .flatMap(start -> Frame.unwrap(ByteBuffer.wrap(start.bytes())))
          .map(in -> of(in, whole.get().modified()));
    } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
      notUsed(file.toString(), e);
      return Optional.empty();
    }
  }

  private static EncodedManifest of(ByteBuffer in, long modified) {
    if (in.getInt() != FORMAT) {
      throw new IllegalArgumentException("another format");
    }
    SortedMap<String, String> hashes = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      hashes.put(readText(in), readText(in));
    }
    return new EncodedManifest(hashes, in.slice(), modified);
  }

  /** The manifest of an archive with these hashes, whose list begins there. */
  public static EncodedManifest of(SortedMap<String, String> hashes, byte[] bytes, int start) {
    ByteBuffer lists = ByteBuffer.wrap(bytes, start, bytes.length - start).slice();
    return new EncodedManifest(hashes, lists, System.currentTimeMillis());
  }

  private static void notUsed(String what, Exception reason) {
    LoggerFactory.getLogger(TreeManifest.class).debug("not used: {}: {}", what, reason.toString());
  }

  /** When its file was modified, in milliseconds since 1970. */
  long modified() {
    return modified;
  }

  /** Of the archive that was unzipped, by algorithm. */
  SortedMap<String, String> hashes() {
    return hashes;
  }

  /**
   * What holds the list: big-endian the number of files, sorted, for each its path (with its length
   * in four bytes before it), size, time, CRC-32 and whether it is executable (8, 8, 4 and 1
   * bytes); the number of folders, each behind the one it is in, with path and time.
   */
  public byte[] bytes() {
    return lists.array();
  }

  /** Where in {@link #bytes} the list begins. */
  public int start() {
    return lists.arrayOffset();
  }

  /**
   * Whether the tree is as it is listed, found out in native code: the usual case. Otherwise it may
   * be nevertheless.
   */
  boolean isSurelyOf(Path tree) {
    return NativeFiles.areAvailable() && NativeFiles.isAsListed(tree.toString(), bytes(), start());
  }

  /** The manifest; empty if it is damaged. */
  Optional<TreeManifest> decode() {
    ByteBuffer in = lists.duplicate();
    try {
      int fileCount = in.getInt();
      List<TreeFile> files = new ArrayList<>(Math.min(fileCount, in.remaining()));
      for (int i = 0; i < fileCount; i++) {
        files.add(
            new TreeFile(readText(in), in.getLong(), in.getLong(), in.getInt(), in.get() != 0));
      }
      int folderCount = in.getInt();
      List<TreeFolder> folders = new ArrayList<>(Math.min(folderCount, in.remaining()));
      for (int i = 0; i < folderCount; i++) {
        folders.add(new TreeFolder(readText(in), in.getLong()));
      }
      return Optional.of(new TreeManifest(hashes, files, folders));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      notUsed("a list of files", e);
      return Optional.empty();
    }
  }

  /** What the file of a manifest holds. */
  static byte[] encode(TreeManifest manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * (manifest.files().size() + 2));
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(FORMAT);
    out.writeInt(manifest.hashes().size());
    for (var hash : manifest.hashes().entrySet()) {
      writeText(out, hash.getKey());
      writeText(out, hash.getValue());
    }
    out.writeInt(manifest.files().size());
    for (TreeFile file : manifest.files()) {
      writeText(out, file.path());
      out.writeLong(file.size());
      out.writeLong(file.modified());
      out.writeInt(file.crc());
      out.writeByte(file.executable() ? 1 : 0);
    }
    out.writeInt(manifest.folders().size());
    for (TreeFolder folder : manifest.folders()) {
      writeText(out, folder.path());
      out.writeLong(folder.modified());
    }
    out.flush();
    return Frame.wrap(bytes.toByteArray());
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
