package dev.puffin.cli;

/** The headings of a command's help, in the order they are shown. */
enum OptionGroup {
  INPUT("Input"),
  RESOLUTION("Resolution"),
  OUTPUT("Output"),
  INSTALL("Installing"),
  PYTHON("Python"),
  INDEX("Indexes"),
  NETWORK("Network"),
  HASHES("Hashes"),
  BUILD("Building"),
  CACHE("Cache"),
  GENERAL("General");

  private final String heading;

  OptionGroup(String heading) {
    this.heading = heading;
  }

  /** The heading without a colon. */
  String heading() {
    return heading;
  }
}
