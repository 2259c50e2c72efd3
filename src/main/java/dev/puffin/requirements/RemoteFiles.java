package dev.puffin.requirements;

/** Reads requirements files that are on a server. */
@FunctionalInterface
public interface RemoteFiles {

  /**
   * The content of a file.
   *
   * @param url an http or https address
   * @throws dev.puffin.error.PuffinException if it can't be had
   */
  byte[] read(String url);
}
