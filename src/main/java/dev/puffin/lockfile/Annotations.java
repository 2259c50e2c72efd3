package dev.puffin.lockfile;

/** How the {@code # via} comments say what asked for a package. */
public enum Annotations {
  /** Not at all. */
  NONE,
  /** Below the entry; several origins on a line each. */
  SPLIT,
  /** Behind the entry, all on one line. */
  LINE
}
