package dev.puffin.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.fs.NativeLibrary;
import org.junit.jupiter.api.BeforeAll;

/** The same with the library that the build has compiled. */
class GzipBodyIT extends GzipBodyTest {
  @BeforeAll
  static void needLibrary() {
    assumeTrue(NativeLibrary.loadAlso("unzip.native"), "there is no library for this system");
  }
}
