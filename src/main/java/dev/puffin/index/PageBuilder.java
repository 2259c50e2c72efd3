package dev.puffin.index;

import dev.puffin.http.WebUrl;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the files of one project by version and writes them in the form of {@link PageFormat}. A
 * file that can't be used is left out, with a note.
 */
final class PageBuilder implements JsonReader.Elements {
  private static final int MOST_NOTES = 20;
  private static final int MOST_FILES = 0xFFFF;

  private static final byte[] SECURE = "https://".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PLAIN = "http://".getBytes(StandardCharsets.UTF_8);
  private static final byte[] UP = "../".getBytes(StandardCharsets.UTF_8);

  /** The files of one version, by where they begin and end among all that is encoded. */
  private static final class Group {
    final Version version;
    int[] parts = new int[2];
    int ends;
    int count;

    Group(Version version) {
      this.version = version;
    }

    void add(int start, int end) {
      count++;
      if (ends > 0 && parts[ends - 1] == start) {
        parts[ends - 1] = end;
        return;
      }
      if (ends == parts.length) {
        parts = Arrays.copyOf(parts, 2 * ends);
      }
      parts[ends++] = start;
      parts[ends++] = end;
    }
  }

  private final FilenameReader filenames;
  private final String url;
  private final PageBase base;
  private final Map<String, Group> groupsByText = new HashMap<>();
  private final Map<Version, Group> groups = new HashMap<>();
  private final ByteSink files;
  private final PythonTexts pythons;
  private final List<String> notes = new ArrayList<>();
  private final NativePage natively = new NativePage();
  private final TextSlice filename = new TextSlice();
  private final TextSlice python = new TextSlice();

  /** The group of the last file: those of one release follow. */
  private @Nullable Group last;

  /** So many bytes of the files are in groups. */
  private int placed;

  private int lastPython = PageFormat.NO_REQUIRES_PYTHON;

  /** Builds a page of files whose URLs are absolute. */
  PageBuilder(PackageName name) {
    this(name, "", new ByteSink(1 << 14), new KnownPythons());
  }

  /**
   * Builds a page of files whose URLs may be relative to its own.
   *
   * @param room is used for what is written of them, until the page is built
   */
  PageBuilder(PackageName name, WebUrl url, PageRooms.Room room) {
    this(name, url.toString(), room.files, room.pythons);
  }

  private PageBuilder(PackageName name, String url, ByteSink files, KnownPythons known) {
    this.files = files;
    this.pythons = new PythonTexts(known);
    this.filenames = new FilenameReader(name);
    this.url = url;
    this.base = PageBase.of(url);
  }

  /** Takes one file over. */
  void add(FileFields file) {
    if (!file.url.isEmpty() && !leadsToAFile(file.url)) {
      file.url.set(base.resolve(file.url.toString()).orElse(""));
    }
    if (file.filename.isEmpty() || file.url.isEmpty()) {
      note(file.filename, "it has no " + (file.url.isEmpty() ? "URL" : "name"));
      return;
    }
    int start = files.size();
    encode(file, files);
    place(file.filename, file.requiresPython, start, files.size());
  }

  @Override
  public int read(byte[] buffer, int start, int end) {
    int written = files.size();
    int count = natively.read(buffer, start, end, files.room(end - start), written);
    boolean taken = false;
    for (int row = 0; row < count; row++) {
      int from = files.size();
      int to = written + natively.value(row, NativePage.WRITTEN_END);
      files.written(to - from);
      if (taken && natively.value(row, NativePage.LIKE_LAST) != 0) {
        placeLikeLast(from, to);
      } else {
        setTexts(buffer, row);
        taken = place(filename, python, from, to);
      }
    }
    return count > 0 ? natively.next() : natively.needsMore() ? NEEDS_MORE : start;
  }

  private void setTexts(byte[] buffer, int row) {
    filename.set(
        buffer, natively.value(row, NativePage.NAME), natively.value(row, NativePage.NAME_END));
    python.set(
        buffer, natively.value(row, NativePage.PYTHON), natively.value(row, NativePage.PYTHON_END));
  }

  /** Puts a file that is written already with those of its version, if it can be used. */
  private boolean place(TextSlice filename, TextSlice requiresPython, int start, int end) {
    Optional<Version> version = filenames.version(filename);
    if (version.isEmpty()) {
      note(filename, "it is neither a wheel nor a source archive of this project");
      return false;
    }
    int python = pythons.number(requiresPython);
    if (python == PythonTexts.UNREADABLE) {
      note(filename, "its requires-python can't be read: " + requiresPython);
      return false;
    }
    lastPython = python;
    last = group(version.get());
    placeLikeLast(start, end);
    return true;
  }

  private void placeLikeLast(int start, int end) {
    files.setShort(start + 1, lastPython);
    if (last != null && last.count < MOST_FILES) {
      last.add(start, end);
      placed += end - start;
    }
  }

  /** Whether a link surely does, so that it need not be resolved before it is asked for. */
  private static boolean leadsToAFile(TextSlice link) {
    return link.startsWith(SECURE) || link.startsWith(PLAIN) || link.startsWith(UP);
  }

  /** The same for all spellings of a version. */
  private Group group(Version version) {
    Group group = last;
    if (group == null || !group.version.text().equals(version.text())) {
      group = groupsByText.get(version.text());
      if (group == null) {
        group = groups.computeIfAbsent(version, Group::new);
        groupsByText.put(version.text(), group);
      }
    }
    return group;
  }

  /** Leaves a file out for a reason. */
  private void note(TextSlice filename, String reason) {
    if (notes.size() < MOST_NOTES) {
      notes.add((filename.isEmpty() ? "a file" : filename.toString()) + " is left out: " + reason);
    }
  }

  /** The page. */
  byte[] build() {
    Group[] sorted = groups.values().toArray(new Group[0]);
    Arrays.sort(sorted, (one, other) -> one.version.compareTo(other.version));
    ByteSink out = new ByteSink(expectedBytes());
    writeHeader(out);
    int table = PageFormat.HEADER_BYTES;
    for (Group group : sorted) {
      out.setInt(table, out.size());
      out.writeText(group.version.text());
      out.setInt(table + Integer.BYTES, out.size());
      out.writeShort(group.count);
      for (int i = 0; i < group.ends; i += 2) {
        out.writePart(files, group.parts[i], group.parts[i + 1]);
      }
      table += PageFormat.VERSION_BYTES;
    }
    out.setInt(PageFormat.REQUIRES_PYTHON, out.size());
    pythons.texts().forEach(out::writeText);
    out.setInt(PageFormat.NOTES, out.size());
    notes.forEach(out::writeText);
    out.setInt(PageFormat.CHECK_SUM, out.checkSum(PageFormat.HEADER_BYTES));
    return out.toBytes();
  }

  /** How long the page gets, if all texts are ASCII. */
  private int expectedBytes() {
    int bytes = PageFormat.HEADER_BYTES + placed + Integer.BYTES + url.length();
    for (Group group : groups.values()) {
      int text = Integer.BYTES + group.version.text().length();
      bytes += PageFormat.VERSION_BYTES + text + Short.BYTES;
    }
    for (String text : pythons.texts()) {
      bytes += Integer.BYTES + text.length();
    }
    for (String note : notes) {
      bytes += Integer.BYTES + note.length();
    }
    return bytes;
  }

  private void writeHeader(ByteSink out) {
    out.writeByte(PageFormat.FORMAT);
    out.writeInt(groups.size());
    out.writeInt(0);
    out.writeInt(pythons.texts().size());
    out.writeInt(0);
    out.writeInt(notes.size());
    out.writeInt(0);
    for (int i = 0; i < groups.size(); i++) {
      out.writeLong(0);
    }
    out.writeText(url);
  }

  /** As in {@link PageFormat}; the number of the requires-python text is set later. */
  private static void encode(FileFields file, ByteSink out) {
    boolean plain = file.url.endsWith(file.filename);
    boolean others = !file.otherHashes.isEmpty();
    out.writeByte(
        flag(plain, PageFormat.URL_ENDS_WITH_FILENAME)
            | flag(file.hasSha256, PageFormat.SHA256)
            | flag(others, PageFormat.OTHER_HASHES)
            | flag(file.size >= 0, PageFormat.SIZE)
            | flag(!file.uploadTime.isEmpty(), PageFormat.UPLOAD_TIME)
            | flag(file.yanked, PageFormat.YANKED)
            | flag(file.metadata, PageFormat.METADATA)
            | flag(file.hasMetadataSha256, PageFormat.METADATA_SHA256));
    out.writeShort(0);
    file.filename.writeTo(out, file.filename.length());
    file.url.writeTo(out, file.url.length() - (plain ? file.filename.length() : 0));
    if (file.hasSha256) {
      out.writeBytes(file.sha256, file.sha256.length);
    }
    if (others) {
      encodeOtherHashes(file.otherHashes, out);
    }
    encodeFacts(file, out);
    if (file.hasMetadataSha256) {
      out.writeBytes(file.metadataSha256, file.metadataSha256.length);
    }
  }

  private static void encodeFacts(FileFields file, ByteSink out) {
    if (file.size >= 0) {
      out.writeLong(file.size);
    }
    if (!file.uploadTime.isEmpty()) {
      file.uploadTime.writeTo(out, file.uploadTime.length());
    }
    if (file.yanked) {
      file.yankedReason.writeTo(out, file.yankedReason.length());
    }
  }

  private static void encodeOtherHashes(Map<String, String> hashes, ByteSink out) {
    out.writeByte(hashes.size());
    hashes.forEach((algorithm, hex) -> {
      out.writeText(algorithm);
      out.writeText(hex);
    });
  }

  private static int flag(boolean set, int bit) {
    return set ? bit : 0;
  }
}
