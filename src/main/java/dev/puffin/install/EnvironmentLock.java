package dev.puffin.install;

import dev.puffin.fs.FileLocks;
import java.io.IOException;
import java.nio.file.Path;

/** Held while an environment is looked at and changed, so that two runs do it one by one. */
public final class EnvironmentLock implements AutoCloseable {
  private final FileLocks.Held held;

  private EnvironmentLock(FileLocks.Held held) {
    this.held = held;
  }

  /**
   * Waits until no other run changes that environment.
   *
   * @param onWait called once if it has to wait
   * @throws InstallException if the environment can't be written
   */
  public static EnvironmentLock acquire(InstallTarget target, Runnable onWait) {
    Path file = target.shared() ? outside(target) : target.root().resolve(".lock");
    try {
      return new EnvironmentLock(FileLocks.exclusive(file, onWait));
    } catch (IOException e) {
      throw InstallException.of("lock the environment " + target.root(), e);
    }
  }

  private static Path outside(InstallTarget target) {
    String key = Integer.toHexString(target.root().toString().hashCode());
    return Path.of(System.getProperty("java.io.tmpdir"), "puffin-" + key + ".lock");
  }

  /** Lets the next run in. */
  @Override
  public void close() {
    try {
      held.close();
    } catch (IOException e) {
      throw InstallException.of("unlock the environment", e);
    }
  }
}
