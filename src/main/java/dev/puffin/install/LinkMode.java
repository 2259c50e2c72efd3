package dev.puffin.install;

/** How files get from the cache into an environment. */
public enum LinkMode {
  /** A copy that shares its blocks with the original until one of them is changed. */
  CLONE,
  /** A second name of the same file. */
  HARDLINK,
  /** A file of its own. */
  COPY,
  /** A link by name: the environment breaks when the cache is cleaned. */
  SYMLINK
}
