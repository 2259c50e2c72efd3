package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Tells a wheel's folder in the cache from one that another process puts in its place.
 *
 * @param key of the folder in its file system, where that has one
 * @param created when the folder was made
 */
record WheelIdentity(Optional<Object> key, FileTime created) {

  /** What the folder is now. */
  static WheelIdentity of(CachedWheel wheel) throws IOException {
    BasicFileAttributes folder = Files.readAttributes(wheel.directory(), BasicFileAttributes.class);
    return new WheelIdentity(Optional.ofNullable(folder.fileKey()), folder.creationTime());
  }
}
