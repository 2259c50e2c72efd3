package dev.puffin.install;

/** How a package says on disk that files of it are being put in or taken out. */
final class UnfinishedMark {
  /**
   * The name of RECORD meanwhile. A package with it counts as not installed, and its lines tell
   * what there is to clean up.
   */
  static final String NAME = "RECORD.unfinished";

  private UnfinishedMark() {}
}
