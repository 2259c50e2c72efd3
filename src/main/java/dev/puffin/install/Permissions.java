package dev.puffin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** File modes, on systems that have them. */
final class Permissions {
  private Permissions() {}

  /** Lets everybody run the file who may read it. */
  static void makeExecutable(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> modes = EnumSet.copyOf(view.readAttributes().permissions());
    modes.add(PosixFilePermission.OWNER_EXECUTE);
    if (modes.contains(PosixFilePermission.GROUP_READ)) {
      modes.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (modes.contains(PosixFilePermission.OTHERS_READ)) {
      modes.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    view.setPermissions(modes);
  }
}
