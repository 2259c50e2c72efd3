package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a wheel's folder in the cache from one that another process puts in its place.
 *
 * @param facts what the file system says of the folder that it says of no other one
 */
record WheelIdentity(List<? extends @Nullable Object> facts) {

  /** What the folder is now. */
  static WheelIdentity of(CachedWheel wheel) throws IOException {
    Optional<List<Long>> known = NativeFiles.identity(wheel.directory());
    if (known.isPresent()) {
      return new WheelIdentity(known.get());
    }
    BasicFileAttributes folder = Files.readAttributes(wheel.directory(), BasicFileAttributes.class);
    List<@Nullable Object> facts = new ArrayList<>();
    facts.add(folder.fileKey()); // not every file system has one
    facts.add(folder.creationTime());
    return new WheelIdentity(facts);
  }
}
