package dev.puffin.install;

import java.nio.file.Path;

/**
 * A file of a wheel and where it goes. Paths are short texts below folders that are shared, because
 * there are tens of thousands of them.
 *
 * @param source path in the wheel
 * @param root the folder it goes to
 * @param target path in that folder
 * @param hash as in RECORD; empty if unknown
 * @param makeExecutable whether it is a program that the wheel's maker forgot to mark as one, which
 *     is copied, since a mark on a link would be one in the cache
 */
record FilePlacement(
    String source, Roots.Root root, String target, String hash, boolean makeExecutable) {

  /** Where it is to be. */
  Path path() {
    return root.folder().resolve(target);
  }

  /** The absolute path as a text. */
  String text() {
    return root.target(target);
  }
}
