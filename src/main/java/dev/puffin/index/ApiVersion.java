package dev.puffin.index;

import java.io.IOException;

/** The version of the index's interface (PEP 629). */
final class ApiVersion {
  private ApiVersion() {}

  /**
   * Accepts every minor version of the one major version there is.
   *
   * @throws IOException for another major version, whose pages may mean something else
   */
  static void check(String version) throws IOException {
    if (!version.equals("1") && !version.startsWith("1.")) {
      throw new IOException("it has API version " + version + ", and only 1.x is known");
    }
  }
}
