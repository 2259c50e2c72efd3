package dev.puffin.index;

import dev.puffin.cache.EntryHead;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.Yanked;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one place offers for one project. Opening a page costs next to nothing: versions are parsed
 * and files decoded when they are asked for. May be used from several threads.
 */
public final class ProjectPage {
  private final ByteBuffer bytes;
  private final IndexUrl index;
  private final List<Version> versions;
  private final Map<Integer, Optional<Specifiers>> pythons = new ConcurrentHashMap<>();

  /**
   * What the files' URLs are relative to, once it was needed; the same however often it is made.
   */
  private @Nullable PageBase base;

  private ProjectPage(ByteBuffer bytes, IndexUrl index) {
    this.bytes = bytes;
    this.index = index;
    this.versions = new PageVersions(bytes);
  }

  /** Reads what {@link PageBuilder} wrote; nothing when it is of another format. */
  static Optional<ProjectPage> read(ByteBuffer bytes, IndexUrl index) {
    ByteBuffer page = bytes.slice();
    return isPage(page) ? Optional.of(new ProjectPage(page, index)) : Optional.empty();
  }

  /** Where it comes from. */
  public IndexUrl index() {
    return index;
  }

  /** Tells it from the page of another time: a check sum of all that is in it, and its length. */
  long fingerprint() {
    return fingerprint(bytes, bytes.limit());
  }

  private static long fingerprint(ByteBuffer start, long size) {
    return (long) start.getInt(PageFormat.CHECK_SUM) << Integer.SIZE | size;
  }

  /** The fingerprint of a page of which the first bytes are known, if it is of this format. */
  static Optional<Long> fingerprint(EntryHead head) {
    ByteBuffer start = head.start();
    return isPage(start) ? Optional.of(fingerprint(start, head.size())) : Optional.empty();
  }

  private static boolean isPage(ByteBuffer start) {
    return start.remaining() >= PageFormat.HEADER_BYTES && start.get(0) == PageFormat.FORMAT;
  }

  /** All versions that have a file, in ascending order; each is parsed when it is first got. */
  public List<Version> versions() {
    return versions;
  }

  /** The files of a version in the page's order; none when there is no such version. */
  public List<IndexFile> files(Version version) {
    int number = Collections.binarySearch(versions, version);
    if (number < 0) {
      return List.of();
    }
    ByteBuffer in = bytes.duplicate();
    in.position(bytes.getInt(PageVersions.place(number) + Integer.BYTES));
    int count = in.getShort() & 0xFFFF;
    List<IndexFile> files = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      files.add(file(in));
    }
    return Collections.unmodifiableList(files);
  }

  /** Files that were left out, and why. */
  public List<String> notes() {
    ByteBuffer in = bytes.duplicate();
    in.position(bytes.getInt(PageFormat.NOTES));
    int count = bytes.getInt(PageFormat.NOTE_COUNT);
    List<String> notes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      notes.add(text(in));
    }
    return notes;
  }

  private IndexFile file(ByteBuffer in) {
    int flags = in.get();
    int python = in.getShort() & 0xFFFF;
    String filename = text(in);
    String link = text(in);
    Hashes hashes = hashes(in, flags);
    OptionalLong size =
        has(flags, PageFormat.SIZE) ? OptionalLong.of(in.getLong()) : OptionalLong.empty();
    Optional<Instant> uploaded =
        has(flags, PageFormat.UPLOAD_TIME) ? UploadTime.parse(text(in)) : Optional.empty();
    Yanked yanked = has(flags, PageFormat.YANKED) ? new Yanked.Yes(text(in)) : new Yanked.No();
    Hashes metadataHashes =
        has(flags, PageFormat.METADATA_SHA256) ? Hashes.sha256(digest(in)) : Hashes.none();
    return new IndexFile(
        filename,
        url(has(flags, PageFormat.URL_ENDS_WITH_FILENAME) ? link + filename : link),
        hashes,
        python == PageFormat.NO_REQUIRES_PYTHON ? Optional.empty() : python(python),
        size,
        uploaded,
        yanked,
        has(flags, PageFormat.METADATA),
        metadataHashes,
        index);
  }

  /** Where a link leads to; a page has no others than those that lead to a file. */
  private String url(String link) {
    PageBase known = base;
    if (known == null) {
      ByteBuffer in = bytes.duplicate();
      in.position(PageVersions.place(versions.size()));
      known = PageBase.of(text(in));
      base = known;
    }
    return known.resolve(link).orElseThrow();
  }

  private static Hashes hashes(ByteBuffer in, int flags) {
    boolean sha256 = has(flags, PageFormat.SHA256);
    if (!has(flags, PageFormat.OTHER_HASHES)) {
      return sha256 ? Hashes.sha256(digest(in)) : Hashes.none();
    }
    SortedMap<String, String> digests = new TreeMap<>();
    if (sha256) {
      digests.put("sha256", HexFormat.of().formatHex(digest(in)));
    }
    for (int count = in.get(); count > 0; count--) {
      String algorithm = text(in);
      digests.put(algorithm, text(in));
    }
    return new Hashes(digests);
  }

  private Optional<Specifiers> python(int number) {
    return pythons.computeIfAbsent(
        number,
        any -> {
          ByteBuffer in = bytes.duplicate();
          in.position(bytes.getInt(PageFormat.REQUIRES_PYTHON));
          for (int i = 0; i < number; i++) {
            int length = in.getInt();
            in.position(in.position() + length);
          }
          return Specifiers.tryParse(text(in));
        });
  }

  private static boolean has(int flags, int bit) {
    return (flags & bit) != 0;
  }

  private static byte[] digest(ByteBuffer in) {
    byte[] digest = new byte[FileFields.SHA256_BYTES];
    in.get(digest);
    return digest;
  }

  static String text(ByteBuffer in) {
    byte[] utf8 = new byte[in.getInt()];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
