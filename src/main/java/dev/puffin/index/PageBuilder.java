package dev.puffin.index;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects the files of one project by version and writes them in the form of {@link PageFormat}. A
 * file that can't be used is left out, with a note.
 */
final class PageBuilder {
  private static final int MOST_NOTES = 20;
  private static final int MOST_FILES = 0xFFFF;

  /** The files of one version, encoded. */
  private static final class Group {
    final String text;
    final ByteSink files = new ByteSink(256);
    int count;

    Group(String text) {
      this.text = text;
    }
  }

  private final FilenameReader filenames;
  private final Map<String, Group> groupsByText = new HashMap<>();
  private final TreeMap<Version, Group> groups = new TreeMap<>();
  private final Map<String, Integer> requiresPython = new LinkedHashMap<>();
  private final Map<String, Optional<String>> repaired = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  PageBuilder(PackageName name) {
    this.filenames = new FilenameReader(name);
  }

  /** Takes one file over. */
  void add(FileFields file) {
    if (file.filename.isEmpty() || file.url.isEmpty()) {
      note(file.filename, "it has no " + (file.url.isEmpty() ? "URL" : "name"));
      return;
    }
    Optional<String> text = filenames.version(file.filename);
    if (text.isEmpty()) {
      note(file.filename, "it is neither a wheel nor a source archive of this project");
      return;
    }
    Optional<String> python = repaired.computeIfAbsent(file.requiresPython, PythonRepair::repair);
    if (python.isEmpty()) {
      note(file.filename, "its requires-python can't be read: " + file.requiresPython);
      return;
    }
    Group group = groupsByText.computeIfAbsent(text.get(), this::group);
    if (group.count < MOST_FILES) {
      group.count++;
      encode(file, python.get(), group.files);
    }
  }

  /** The same for all spellings of a version. */
  private Group group(String text) {
    return groups.computeIfAbsent(Version.parse(text), any -> new Group(text));
  }

  /** Leaves a file out for a reason. */
  void note(String filename, String reason) {
    if (notes.size() < MOST_NOTES) {
      notes.add((filename.isEmpty() ? "a file" : filename) + " is left out: " + reason);
    }
  }

  /** The page. */
  byte[] build() {
    ByteSink out = new ByteSink(1024);
    writeHeader(out);
    int table = PageFormat.HEADER_BYTES;
    for (Group group : groups.values()) {
      out.setInt(table, out.size());
      out.writeText(group.text);
      out.setInt(table + Integer.BYTES, out.size());
      out.writeShort(group.count);
      out.writeAll(group.files);
      table += PageFormat.VERSION_BYTES;
    }
    out.setInt(PageFormat.REQUIRES_PYTHON, out.size());
    requiresPython.keySet().forEach(out::writeText);
    out.setInt(PageFormat.NOTES, out.size());
    notes.forEach(out::writeText);
    out.setInt(PageFormat.CHECK_SUM, out.checkSum(PageFormat.HEADER_BYTES));
    return out.toBytes();
  }

  private void writeHeader(ByteSink out) {
    out.writeByte(PageFormat.FORMAT);
    out.writeInt(groups.size());
    out.writeInt(0);
    out.writeInt(requiresPython.size());
    out.writeInt(0);
    out.writeInt(notes.size());
    out.writeInt(0);
    for (int i = 0; i < groups.size(); i++) {
      out.writeLong(0);
    }
  }

  private void encode(FileFields file, String python, ByteSink out) {
    Optional<Instant> uploaded = UploadTime.parse(file.uploadTime);
    boolean plain = file.url.endsWith(file.filename);
    boolean others = !file.otherHashes.isEmpty();
    out.writeByte(
        flag(plain, PageFormat.URL_ENDS_WITH_FILENAME)
            | flag(file.sha256.length > 0, PageFormat.SHA256)
            | flag(others, PageFormat.OTHER_HASHES)
            | flag(file.size >= 0, PageFormat.SIZE)
            | flag(uploaded.isPresent(), PageFormat.UPLOAD_TIME)
            | flag(file.yanked, PageFormat.YANKED)
            | flag(file.metadata, PageFormat.METADATA)
            | flag(file.metadataSha256.length > 0, PageFormat.METADATA_SHA256));
    out.writeShort(number(python));
    out.writeText(file.filename);
    int prefix = file.url.length() - file.filename.length();
    out.writeText(plain ? file.url.substring(0, prefix) : file.url);
    out.writeBytes(file.sha256, file.sha256.length);
    if (others) {
      encodeOtherHashes(file.otherHashes, out);
    }
    encodeFacts(file, uploaded.orElse(null), out);
    out.writeBytes(file.metadataSha256, file.metadataSha256.length);
  }

  private static void encodeFacts(FileFields file, @Nullable Instant uploaded, ByteSink out) {
    if (file.size >= 0) {
      out.writeLong(file.size);
    }
    if (uploaded != null) {
      out.writeLong(uploaded.getEpochSecond());
      out.writeInt(uploaded.getNano());
    }
    if (file.yanked) {
      out.writeText(file.yankedReason);
    }
  }

  private static void encodeOtherHashes(Map<String, String> hashes, ByteSink out) {
    out.writeByte(hashes.size());
    hashes.forEach((algorithm, hex) -> {
      out.writeText(algorithm);
      out.writeText(hex);
    });
  }

  private int number(String python) {
    if (python.isEmpty()) {
      return PageFormat.NO_REQUIRES_PYTHON;
    }
    return requiresPython.computeIfAbsent(python, any -> requiresPython.size());
  }

  private static int flag(boolean set, int bit) {
    return set ? bit : 0;
  }
}
