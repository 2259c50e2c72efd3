package dev.puffin.pipeline;

import dev.puffin.archive.ByteSource;
import dev.puffin.archive.ExtractedFile;
import dev.puffin.archive.ZipExtractor;
import dev.puffin.archive.ZipExtractor.Folders;
import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheException;
import dev.puffin.cache.TreeCheck;
import dev.puffin.cache.TreeFile;
import dev.puffin.cache.TreeManifest;
import dev.puffin.concurrent.Permits;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.WheelFilename;
import dev.puffin.fs.StagingDirectory;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * Unzips wheels into the cache: out of sight, with all checks, and with a list of the files; then
 * the folder is moved into its place at once.
 */
final class WheelUnzipper {
  private final Cache cache;
  private final ZipExtractor extractor;
  private final TreeCheck check;
  private final Trace trace;

  WheelUnzipper(Cache cache, Permits permits, Trace trace) {
    this.cache = cache;
    this.extractor = new ZipExtractor(permits);
    this.check = new TreeCheck(cache);
    this.trace = trace;
  }

  /**
   * Unzips a wheel to an entry. An intact wheel of the same content that is there already stays:
   * another process was first. Anything else there is replaced.
   *
   * @param hashes of the wheel's file; noted beside the files
   * @throws dev.puffin.archive.ArchiveException if the zip is damaged or not allowed
   * @throws dev.puffin.dist.InvalidMetadataException if it is not the wheel that its name says
   * @throws CacheException if it can't be written
   */
  void unzip(ByteSource wheel, WheelFilename filename, Hashes hashes, CacheEntry entry) {
    try (Trace.Span _ = trace.span("unzip", filename.text());
        StagingDirectory staged = cache.stage()) {
      TreeManifest manifest = fill(wheel, filename, hashes, staged.path());
      manifest.write(staged.path());
      if (!entry.publish(staged) && !isSame(entry, hashes)) {
        entry.replace(staged);
      }
    } catch (IOException e) {
      throw CacheException.of("unzip " + filename + " to", entry.path(), e);
    }
  }

  private boolean isSame(CacheEntry entry, Hashes hashes) {
    return check.intact(entry.path()).equals(Optional.of(hashes.digests()));
  }

  private TreeManifest fill(ByteSource wheel, WheelFilename filename, Hashes hashes, Path directory)
      throws IOException {
    List<ExtractedFile> files =
        extractor.extract(wheel, directory, TreeManifest.FILE_NAME, Folders.OF_FILES);
    String distInfo = new WheelContents(directory, filename).check(files);
    boolean isNew = WheelRecord.complete(directory, distInfo, files);
    String record = distInfo + "/" + RecordFile.NAME;
    List<TreeFile> listed = new ArrayList<>(files.size());
    for (ExtractedFile file : files) {
      listed.add(isNew && file.path().equals(record) ? look(directory, record) : asListed(file));
    }
    return TreeManifest.of(directory, hashes.digests(), listed);
  }

  private static TreeFile asListed(ExtractedFile file) {
    return new TreeFile(file.path(), file.size(), file.modified(), file.crc(), file.executable());
  }

  private static TreeFile look(Path directory, String path) throws IOException {
    Path file = directory.resolve(path);
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(file));
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    long modified = found.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return new TreeFile(path, found.size(), modified, (int) crc.getValue(), false);
  }
}
