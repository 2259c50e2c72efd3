package dev.puffin.index;

import dev.puffin.pep440.Version;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The versions of a page in ascending order, each parsed when it is first got. */
final class PageVersions extends AbstractList<Version> implements RandomAccess {
  private final ByteBuffer bytes;
  private final AtomicReferenceArray<Version> parsed;

  PageVersions(ByteBuffer bytes) {
    this.bytes = bytes;
    this.parsed = new AtomicReferenceArray<>(bytes.getInt(1));
  }

  /** Where a version's row of the table is. */
  static int place(int number) {
    return PageFormat.HEADER_BYTES + number * PageFormat.VERSION_BYTES;
  }

  @Override
  public Version get(int number) {
    Objects.checkIndex(number, parsed.length());
    Version known = parsed.getPlain(number);
    if (known != null) {
      return known;
    }
    ByteBuffer in = bytes.duplicate();
    in.position(bytes.getInt(place(number)));
    Version version = Version.parse(ProjectPage.text(in));
    parsed.setRelease(number, version);
    return version;
  }

  @Override
  public int size() {
    return parsed.length();
  }
}
