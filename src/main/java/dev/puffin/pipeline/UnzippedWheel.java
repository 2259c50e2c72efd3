package dev.puffin.pipeline;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.puffin.cache.Sha256;
import dev.puffin.cache.TreeCheck;
import dev.puffin.cache.TreeFile;
import dev.puffin.cache.TreeManifest;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.RecordRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** Reads a whole unzipped wheel to find out whether it is what was unzipped. */
final class UnzippedWheel {
  private static final String SHA256 = "sha256=";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path directory;
  private final TreeManifest manifest;
  private final MessageDigest sha256 = Sha256.create();
  private final byte[] buffer = new byte[BUFFER_BYTES];

  private UnzippedWheel(Path directory, TreeManifest manifest) {
    this.directory = directory;
    this.manifest = manifest;
  }

  /**
   * What is wrong with a wheel.
   *
   * @param isDamaged whether it is not what was unzipped; else its own RECORD was wrong from the
   *     start
   * @param reason in words
   */
  record Finding(boolean isDamaged, String reason) {}

  /** What is wrong with the wheel; empty if nothing is. */
  static Optional<Finding> examine(Path directory) {
    Optional<TreeManifest> manifest = TreeManifest.read(directory);
    if (manifest.isEmpty()) {
      return damaged("the list of its files is missing or damaged");
    }
    try {
      return new UnzippedWheel(directory, manifest.get()).examine();
    } catch (NoSuchFileException e) {
      return damaged(e.getFile() + " is missing");
    } catch (IOException e) {
      return damaged("it can't be read: " + e.getMessage());
    }
  }

  private Optional<Finding> examine() throws IOException {
    Map<String, String> record = record();
    Optional<Finding> disagreement = Optional.empty();
    for (TreeFile file : manifest.files()) {
      Optional<Finding> finding = examine(file, record.getOrDefault(file.path(), ""));
      if (finding.isPresent() && finding.get().isDamaged()) {
        return finding;
      }
      disagreement = disagreement.or(() -> finding);
    }
    return TreeCheck.hasOnly(directory, manifest.files())
        ? disagreement
        : damaged("files were added");
  }

  private Optional<Finding> examine(TreeFile file, String recorded) throws IOException {
    Path path = directory.resolve(file.path());
    if (!Files.isRegularFile(path, NOFOLLOW_LINKS)) {
      return damaged(file.path() + " is missing");
    }
    CRC32 crc = new CRC32();
    sha256.reset();
    try (InputStream in = Files.newInputStream(path)) {
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        crc.update(buffer, 0, count);
        sha256.update(buffer, 0, count);
      }
    }
    if ((int) crc.getValue() != file.crc()) {
      return damaged(file.path() + " was changed");
    }
    String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
    return !recorded.startsWith(SHA256) || recorded.equals(SHA256 + digest)
        ? Optional.empty()
        : Optional.of(new Finding(false, "its RECORD gives another digest for " + file.path()));
  }

  private static Optional<Finding> damaged(String reason) {
    return Optional.of(new Finding(true, reason));
  }

  private Map<String, String> record() throws IOException {
    Map<String, String> hashes = new HashMap<>();
    for (TreeFile file : manifest.files()) {
      if (file.path().endsWith(".dist-info/" + RecordFile.NAME)) {
        byte[] content = Files.readAllBytes(directory.resolve(file.path()));
        for (RecordRow row : RecordFile.parseForeign(new String(content, StandardCharsets.UTF_8))) {
          hashes.put(row.path(), row.hash());
        }
      }
    }
    return hashes;
  }
}
