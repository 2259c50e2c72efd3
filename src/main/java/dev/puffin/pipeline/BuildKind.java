package dev.puffin.pipeline;

/** What is built from a source. */
public enum BuildKind {
  /** A wheel that holds the project. */
  WHEEL,
  /** A wheel that leads to the project's folder, so that changes in it count at once (PEP 660). */
  EDITABLE
}
