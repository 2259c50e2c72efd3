package dev.puffin.lockfile;

import dev.puffin.pep508.PackageName;
import java.util.Set;

/** Makes a style that differs from the usual one in what is said. */
final class StyleMaker {
  private boolean extras;
  private boolean markers;
  private boolean indexes;
  private Annotations annotations = Annotations.SPLIT;
  private Newline newline = Newline.LF;
  private Set<PackageName> unlisted = Set.of();

  static StyleMaker style() {
    return new StyleMaker();
  }

  StyleMaker extras() {
    extras = true;
    return this;
  }

  StyleMaker markers() {
    markers = true;
    return this;
  }

  StyleMaker indexes() {
    indexes = true;
    return this;
  }

  StyleMaker annotations(Annotations kind) {
    annotations = kind;
    return this;
  }

  StyleMaker newline(Newline kind) {
    newline = kind;
    return this;
  }

  StyleMaker without(String name) {
    unlisted = Set.of(PackageName.parse(name));
    return this;
  }

  OutputStyle make() {
    return new OutputStyle(extras, markers, annotations, indexes, unlisted, newline);
  }
}
