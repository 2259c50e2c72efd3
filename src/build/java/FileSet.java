import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of an archive, sorted by name. */
final class FileSet {
  private final Map<String, Entry> files = new TreeMap<>();

  /**
   * A file.
   *
   * @param content what is in it
   * @param executable whether it is a program
   */
  record Entry(byte[] content, boolean executable) {
    /** The permissions it is to have. */
    int mode() {
      return executable ? 0100755 : 0100644;
    }
  }

  /** The files by name, with slashes. */
  Map<String, Entry> entries() {
    return files;
  }

  /** Adds a text. */
  void add(String name, String text) {
    files.put(name, new Entry(text.getBytes(StandardCharsets.UTF_8), false));
  }

  /** Adds a file, executable if it is. */
  void add(String name, Path file) throws IOException {
    files.put(name, new Entry(Files.readAllBytes(file), Files.isExecutable(file)));
  }

  /** Adds all files of a folder; links become files. */
  void addAll(String prefix, Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        add(prefix + folder.relativize(path).toString().replace('\\', '/'), path);
      }
    }
  }

  /** The same files, all in a folder. */
  FileSet in(String folder) {
    FileSet moved = new FileSet();
    files.forEach((name, entry) -> moved.files.put(folder + "/" + name, entry));
    return moved;
  }
}
