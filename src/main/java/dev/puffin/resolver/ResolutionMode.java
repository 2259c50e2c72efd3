package dev.puffin.resolver;

/** Which end of the allowed versions is preferred. */
public enum ResolutionMode {
  /** The newest version of every package. */
  HIGHEST,
  /** The oldest version of every package. */
  LOWEST,
  /** The oldest version of what the user requires directly, the newest of everything else. */
  LOWEST_DIRECT
}
