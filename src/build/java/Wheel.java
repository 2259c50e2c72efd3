import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A wheel: files with what installers want to know about them. */
final class Wheel {
  private final String name;
  private final String tag;
  private final FileSet files;

  /**
   * A wheel.
   *
   * @param name the project's name and version as in file names, {@code puffin-1.0}
   * @param tag what it is for, for example {@code py3-none-any}; the parts may be sets
   * @param files takes all files of the wheel
   */
  Wheel(String name, String tag, FileSet files) {
    this.name = name;
    this.tag = tag;
    this.files = files;
  }

  /** The folder for files that are installed below the environment's own folder. */
  static String data(String name) {
    return name + ".data/data/";
  }

  /** The folder for files that are installed beside the environment's Python. */
  static String scripts(String name) {
    return name + ".data/scripts/";
  }

  /** The folder for what is said about the project. */
  static String info(String name) {
    return name + ".dist-info/";
  }

  /** Writes the wheel into a folder, and returns it. */
  Path write(Path folder, Archives archives) throws IOException {
    StringBuilder text = new StringBuilder("Wheel-Version: 1.0\nGenerator: puffin\n");
    text.append("Root-Is-Purelib: ").append(tag.endsWith("-any")).append('\n');
    expandedTags().forEach(each -> text.append("Tag: ").append(each).append('\n'));
    files.add(info(name) + "WHEEL", text.toString());
    files.add(info(name) + "RECORD", record());
    Path wheel = folder.resolve(name + "-" + tag + ".whl");
    archives.zip(files, wheel);
    return wheel;
  }

  private List<String> expandedTags() {
    int platform = tag.lastIndexOf('-') + 1;
    return List.of(tag.substring(platform).split("\\.")).stream()
        .map(each -> tag.substring(0, platform) + each)
        .toList();
  }

  private String record() {
    StringBuilder rows = new StringBuilder();
    for (Map.Entry<String, FileSet.Entry> file : files.entries().entrySet()) {
      byte[] content = file.getValue().content();
      rows.append(file.getKey()).append(",sha256=").append(digest(content));
      rows.append(',').append(content.length).append('\n');
    }
    return rows.append(info(name)).append("RECORD,,\n").toString();
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new String(
          Base64.getUrlEncoder().withoutPadding().encode(digest), StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
