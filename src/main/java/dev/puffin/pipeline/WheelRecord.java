package dev.puffin.pipeline;

import dev.puffin.archive.ExtractedFile;
import dev.puffin.cache.Sha256;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.RecordRow;
import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The RECORD of an unzipped wheel, made to list exactly the files that are there: the installer
 * relies on it, and a file that is not listed would never be uninstalled. Listed hashes of files of
 * the right size are taken as they are.
 */
final class WheelRecord {
  private static final Set<String> UNHASHED =
      Set.of(RecordFile.NAME, RecordFile.NAME + ".jws", RecordFile.NAME + ".p7s");

  private final Path directory;
  private final String distInfo;
  private final Map<String, RecordRow> listed = new HashMap<>();

  private WheelRecord(Path directory, String distInfo) {
    this.directory = directory;
    this.distInfo = distInfo;
  }

  /**
   * Writes RECORD anew if it does not list exactly these files.
   *
   * @return whether it was written
   */
  static boolean complete(Path directory, String distInfo, List<ExtractedFile> files)
      throws IOException {
    return new WheelRecord(directory, distInfo).complete(files);
  }

  private boolean complete(List<ExtractedFile> files) throws IOException {
    Path file = directory.resolve(distInfo).resolve(RecordFile.NAME);
    String text =
        NativeFiles.readText(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
    List<RecordRow> old = RecordFile.parseForeign(text);
    for (RecordRow row : old) {
      listed.put(row.path(), row);
    }
    boolean isRight = listed.size() == old.size() && listed.size() == files.size();
    List<RecordRow> rows = new ArrayList<>(files.size());
    for (ExtractedFile extracted : files) {
      RecordRow row = row(extracted);
      isRight &= row.equals(listed.get(extracted.path()));
      rows.add(row);
    }
    if (isRight) {
      return false;
    }
    StringBuilder out = new StringBuilder(text.length());
    rows.forEach(row -> RecordFile.append(out, row));
    Files.write(file, out.toString().getBytes(StandardCharsets.UTF_8));
    return true;
  }

  /** The row that the file has, if it is right, else a new one. */
  private RecordRow row(ExtractedFile file) throws IOException {
    RecordRow known = listed.get(file.path());
    if (isUnhashed(file.path())) {
      return known != null && known.hash().isEmpty() ? known : new RecordRow(file.path(), "", "");
    }
    if (known != null && known.hash().indexOf('=') > 0 && isSize(known.size(), file.size())) {
      return known;
    }
    return new RecordRow(
        file.path(), sha256(directory.resolve(file.path())), Long.toString(file.size()));
  }

  private boolean isUnhashed(String path) {
    int slash = path.lastIndexOf('/');
    return slash == distInfo.length()
        && path.startsWith(distInfo)
        && UNHASHED.contains(path.substring(slash + 1));
  }

  private static boolean isSize(String listed, long size) {
    return listed.equals(Long.toString(size));
  }

  private static String sha256(Path file) throws IOException {
    byte[] hash = Sha256.digest(Files.readAllBytes(file));
    return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
