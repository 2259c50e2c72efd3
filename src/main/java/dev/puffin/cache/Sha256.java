package dev.puffin.cache;

import dev.puffin.fs.NativeLibrary;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 (FIPS 180-4) in native code where there is some ({@code src/main/c/sha256.c}), else of
 * the JDK. That of the JDK reads its security settings and sets up its providers first, which takes
 * 6 to 12 ms of CPU time, and then is interpreted.
 */
public final class Sha256 {
  private static final int BYTES = 32;

  private Sha256() {}

  /** The 32 bytes of the digest. */
  public static byte[] digest(byte[] content) {
    return create().digest(content);
  }

  /** A new digest, to be used by one thread at a time. */
  public static MessageDigest create() {
    if (NativeLibrary.isLoaded()) {
      return new InNativeCode();
    }
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether the processor has instructions for it, and they are used. */
  public static boolean hasInstructions() {
    return NativeLibrary.isLoaded() && isAccelerated();
  }

  private static native boolean isAccelerated();

  private static native byte @Nullable [] begin();

  private static native boolean update(byte[] kept, byte[] bytes, int start, int length);

  private static native void finish(byte[] kept, byte[] result);

  /** Is made without a look at providers. */
  private static final class InNativeCode extends MessageDigest {
    private byte[] kept = started();

    InNativeCode() {
      super("SHA-256");
    }

    @Override
    protected int engineGetDigestLength() {
      return BYTES;
    }

    @Override
    protected void engineUpdate(byte input) {
      engineUpdate(new byte[] {input}, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, input.length);
      if (!Sha256.update(kept, input, offset, length)) {
        throw new OutOfMemoryError("for a digest");
      }
    }

    @Override
    protected byte[] engineDigest() {
      byte[] result = new byte[BYTES];
      finish(kept, result);
      engineReset();
      return result;
    }

    @Override
    protected void engineReset() {
      kept = started();
    }

    private static byte[] started() {
      byte[] state = begin();
      if (state == null) {
        throw new OutOfMemoryError("for a digest");
      }
      return state;
    }
  }
}
