package dev.puffin.cache;

import dev.puffin.fs.NativeLibrary;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 (FIPS 180-4), mostly of a few bytes, as names and launchers are made of. The JDK's own
 * reads its security settings and sets up its providers first, which takes 6 to 12 ms of CPU time:
 * a tenth of a {@code pip-sync} that finds nothing to do. So it is used for much content, and where
 * there is no native library ({@code src/main/c/puffin.c}).
 */
public final class Sha256 {
  private static final int BYTES = 32;
  private static final int MOST_NATIVE_BYTES = 1 << 20;

  private Sha256() {}

  /** The 32 bytes of the digest. */
  public static byte[] digest(byte[] content) {
    byte[] digest = new byte[BYTES];
    boolean isFew = content.length <= MOST_NATIVE_BYTES && NativeLibrary.isLoaded();
    return isFew && digest(content, digest) ? digest : ofJdk(content);
  }

  /** Whether the digest could be made. */
  private static native boolean digest(byte[] content, byte[] digest);

  private static byte[] ofJdk(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
