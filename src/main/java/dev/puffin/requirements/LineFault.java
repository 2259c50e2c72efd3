package dev.puffin.requirements;

/** A fault in one line; the reader of the file adds where that is and goes on with the next. */
final class LineFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int position;

  /** What is wrong at an index of the line. */
  LineFault(int position, String reason) {
    super(reason, null, false, false);
    this.position = position;
  }

  int position() {
    return position;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
