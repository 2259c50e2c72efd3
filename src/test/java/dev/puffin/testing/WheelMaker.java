package dev.puffin.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Makes a wheel: the same calls give the same bytes. Without any file it holds one module that
 * knows its version. What is wrong with a wheel is said by {@link #entry}, {@link #without}, {@link
 * #filename} and {@link #mangled}.
 */
public final class WheelMaker {
  private static final int FILE = 0100644;
  private static final int PROGRAM = 0100755;
  private static final int SYMLINK = 0120777;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Member(String path, byte[] bytes, int mode, boolean recorded) {}

  private final String name;
  private final String version;
  private final MetadataText metadata;
  private final List<Member> members = new ArrayList<>();
  private final List<String> consoleScripts = new ArrayList<>();
  private final List<String> guiScripts = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private String tag = "py3-none-any";
  private String build = "";
  private boolean pure = true;
  private boolean stored;
  private Optional<String> filename = Optional.empty();
  private UnaryOperator<byte[]> mangling = UnaryOperator.identity();

  private WheelMaker(String name, String version) {
    this.name = name;
    this.version = version;
    this.metadata = new MetadataText(name, version);
  }

  /** A wheel of a project and version, spelled as given. */
  public static WheelMaker of(String name, String version) {
    return new WheelMaker(name, version);
  }

  /** Compatibility tags, by default {@code py3-none-any}; compressed sets with dots. */
  public WheelMaker tag(String text) {
    tag = text;
    return this;
  }

  /** A build tag such as {@code 1} or {@code 2local}. */
  public WheelMaker build(String text) {
    build = text;
    return this;
  }

  /** Requires-Dist lines. */
  public WheelMaker requires(String... requirements) {
    metadata.requires(requirements);
    return this;
  }

  /** An extra and what it requires. */
  public WheelMaker extra(String extra, String... requirements) {
    metadata.extra(extra, requirements);
    return this;
  }

  /** Requires-Python, in the metadata and on the page. */
  public WheelMaker requiresPython(String specifiers) {
    metadata.requiresPython(specifiers);
    return this;
  }

  /** Any line of METADATA, for example a bad one. */
  public WheelMaker metadataLine(String line) {
    metadata.line(line);
    return this;
  }

  /** A file of the wheel. */
  public WheelMaker file(String path, String text) {
    return file(path, text.getBytes(UTF_8));
  }

  /** A file of the wheel. */
  public WheelMaker file(String path, byte[] bytes) {
    members.add(new Member(path, bytes, FILE, true));
    return this;
  }

  /** A file with the executable bit. */
  public WheelMaker program(String path, String text) {
    members.add(new Member(path, text.getBytes(UTF_8), PROGRAM, true));
    return this;
  }

  /** A file under {@code .data}, for example {@code scripts/tool}. */
  public WheelMaker data(String path, String text) {
    return file(stem() + ".data/" + path, text);
  }

  /** A console_scripts entry point such as {@code ("tool", "pkg.cli:main")}. */
  public WheelMaker consoleScript(String script, String target) {
    consoleScripts.add(script + " = " + target);
    return this;
  }

  /** A gui_scripts entry point. */
  public WheelMaker guiScript(String script, String target) {
    guiScripts.add(script + " = " + target);
    return this;
  }

  /** {@code Root-Is-Purelib: false}. */
  public WheelMaker platlib() {
    pure = false;
    return this;
  }

  /** An archive entry as it is: any name, not in RECORD. */
  public WheelMaker entry(String path, String text) {
    members.add(new Member(path, text.getBytes(UTF_8), FILE, false));
    return this;
  }

  /** A symbolic link as an archive entry. */
  public WheelMaker symlink(String path, String target) {
    members.add(new Member(path, target.getBytes(UTF_8), SYMLINK, false));
    return this;
  }

  /** Leaves out METADATA, WHEEL or RECORD. */
  public WheelMaker without(String distInfoFile) {
    left.add(distInfoFile);
    return this;
  }

  /** Stores the files instead of deflating them. */
  public WheelMaker stored() {
    stored = true;
    return this;
  }

  /** Another file name than the right one. */
  public WheelMaker filename(String text) {
    filename = Optional.of(text);
    return this;
  }

  /** Changes the finished archive's bytes. */
  public WheelMaker mangled(UnaryOperator<byte[]> change) {
    mangling = change;
    return this;
  }

  /** The wheel. */
  public DistFile make() {
    byte[] metadataBytes = metadata.bytes();
    List<Member> all = new ArrayList<>(members);
    if (members.isEmpty()) {
      String module = "__version__ = '" + version + "'\n";
      all.add(new Member(escaped(name) + "/__init__.py", module.getBytes(UTF_8), FILE, true));
    }
    addDistInfo(all, metadataBytes);
    byte[] bytes = mangling.apply(zip(all));
    String number = build.isEmpty() ? "" : "-" + build;
    return new DistFile(
        filename.orElse(stem() + number + "-" + tag + ".whl"),
        name,
        bytes,
        Optional.of(metadataBytes),
        metadata.requiresPython());
  }

  private void addDistInfo(List<Member> all, byte[] metadataBytes) {
    String folder = stem() + ".dist-info/";
    StringBuilder wheel = new StringBuilder("Wheel-Version: 1.0\nGenerator: puffin-tests\n");
    wheel.append("Root-Is-Purelib: ").append(pure).append('\n');
    wheel.append("Tag: ").append(tag).append('\n');
    info(all, folder, "METADATA", metadataBytes);
    info(all, folder, "WHEEL", wheel.toString().getBytes(UTF_8));
    if (!consoleScripts.isEmpty() || !guiScripts.isEmpty()) {
      String text =
          "[console_scripts]\n"
              + String.join("\n", consoleScripts)
              + "\n\n[gui_scripts]\n"
              + String.join("\n", guiScripts)
              + "\n";
      info(all, folder, "entry_points.txt", text.getBytes(UTF_8));
    }
    info(all, folder, "RECORD", record(all, folder).getBytes(UTF_8));
  }

  private void info(List<Member> all, String folder, String file, byte[] bytes) {
    if (!left.contains(file)) {
      all.add(new Member(folder + file, bytes, FILE, true));
    }
  }

  private static String record(List<Member> all, String folder) {
    StringBuilder text = new StringBuilder();
    for (Member member : all) {
      if (member.recorded()) {
        text.append(member.path()).append(",sha256=").append(digest(member.bytes()));
        text.append(',').append(member.bytes().length).append('\n');
      }
    }
    return text.append(folder).append("RECORD,,\n").toString();
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] zip(List<Member> all) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setMethod(stored ? ZipArchiveOutputStream.STORED : ZipArchiveOutputStream.DEFLATED);
      for (Member member : all) {
        ZipArchiveEntry entry = new ZipArchiveEntry(member.path());
        entry.setTimeLocal(java.time.LocalDateTime.of(2020, 1, 1, 0, 0));
        entry.setUnixMode(member.mode());
        entry.setSize(member.bytes().length);
        if (stored) {
          java.util.zip.CRC32 crc = new java.util.zip.CRC32();
          crc.update(member.bytes());
          entry.setCrc(crc.getValue());
        }
        zip.putArchiveEntry(entry);
        zip.write(member.bytes());
        zip.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String stem() {
    return escaped(name) + "-" + version.replace('-', '_');
  }

  static String escaped(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "_");
  }
}
