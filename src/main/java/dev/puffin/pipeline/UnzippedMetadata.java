package dev.puffin.pipeline;

import dev.puffin.cache.CacheException;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.InvalidMetadataException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the metadata of unzipped wheels. */
final class UnzippedMetadata {
  private UnzippedMetadata() {}

  /** The content of METADATA. */
  static CoreMetadata read(CachedWheel wheel) {
    Path directory = wheel.directory();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.dist-info")) {
      for (Path distInfo : found) {
        return CoreMetadata.parse(Files.readAllBytes(distInfo.resolve("METADATA")));
      }
    } catch (IOException e) {
      throw CacheException.of("read", directory, e);
    }
    throw new InvalidMetadataException("there is no dist-info folder in " + directory);
  }
}
