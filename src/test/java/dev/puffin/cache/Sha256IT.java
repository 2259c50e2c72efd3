package dev.puffin.cache;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.fs.NativeLibrary;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

/** The same as the unit test, which has no native library. */
class Sha256IT {
  @Test
  void equalsTheOneOfTheJdkInNativeCodeToo() throws NoSuchAlgorithmException {
    assumeTrue(NativeLibrary.isLoaded(), "no C compiler was there when this was built");
    Sha256Test.compareWithTheJdks();
  }
}
