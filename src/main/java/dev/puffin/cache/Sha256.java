package dev.puffin.cache;

import dev.puffin.fs.NativeLibrary;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * SHA-256 (FIPS 180-4) of a few bytes, as names and launchers are made of. The JDK's own reads its
 * security settings and sets up its providers first, which takes 6 to 12 ms of CPU time: a tenth of
 * a {@code pip-sync} that finds nothing to do. For content the JDK's is the better one. Where there
 * is the native library, blocks are taken in there: a program that has just started interprets.
 */
public final class Sha256 {
  private static final int BLOCK_BYTES = 64;
  private static final int LENGTH_BYTES = 8;
  private static final byte END_MARK = (byte) 0x80;
  private static final int ROUNDS = 64;

  /** The first bits of the fractions of cube roots and of square roots of the first primes. */
  private static final int[] ROUND_CONSTANTS = new int[ROUNDS];

  private static final int[] START = new int[8];

  static {
    int count = 0;
    for (int number = 2; count < ROUNDS; number++) {
      if (isPrime(number)) {
        if (count < START.length) {
          START[count] = fraction(Math.sqrt(number));
        }
        ROUND_CONSTANTS[count++] = fraction(Math.cbrt(number));
      }
    }
  }

  private final int[] state = START.clone();
  private final int[] words = new int[ROUNDS];

  private Sha256() {}

  /** The 32 bytes of the digest. */
  public static byte[] digest(byte[] content) {
    int blocks = (content.length + 1 + LENGTH_BYTES + BLOCK_BYTES - 1) / BLOCK_BYTES;
    byte[] padded = Arrays.copyOf(content, blocks * BLOCK_BYTES);
    padded[content.length] = END_MARK;
    long bits = (long) content.length * Byte.SIZE;
    ByteBuffer.wrap(padded).putLong(padded.length - LENGTH_BYTES, bits);
    Sha256 sha256 = new Sha256();
    if (NativeLibrary.isLoaded()) {
      addBlocks(sha256.state, ROUND_CONSTANTS, padded);
    } else {
      sha256.add(padded);
    }
    ByteBuffer digest = ByteBuffer.allocate(START.length * Integer.BYTES);
    digest.asIntBuffer().put(sha256.state);
    return digest.array();
  }

  /** What {@link #add(byte[])} does, in native code, which needs no compiling. */
  private static native void addBlocks(int[] state, int[] constants, byte[] blocks);

  private static boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  private static int fraction(double root) {
    return (int) (long) ((root - Math.floor(root)) * (1L << Integer.SIZE));
  }

  private void add(byte[] blocks) {
    for (int start = 0; start < blocks.length; start += BLOCK_BYTES) {
      add(blocks, start);
    }
  }

  /** Takes one block in. */
  private void add(byte[] in, int start) {
    for (int i = 0; i < ROUNDS; i++) {
      words[i] =
          i < BLOCK_BYTES / Integer.BYTES ? word(in, start + i * Integer.BYTES) : schedule(i);
    }
    int[] next = state.clone();
    for (int i = 0; i < ROUNDS; i++) {
      round(next, ROUND_CONSTANTS[i] + words[i]);
    }
    for (int i = 0; i < state.length; i++) {
      state[i] += next[i];
    }
  }

  /** As ByteBuffer.getInt() does with ten times the calls, which nothing has compiled yet. */
  private static int word(byte[] in, int at) {
    return (in[at] << 24)
        | ((in[at + 1] & 0xff) << 16)
        | ((in[at + 2] & 0xff) << 8)
        | (in[at + 3] & 0xff);
  }

  private int schedule(int i) {
    int early = words[i - 15];
    int late = words[i - 2];
    return words[i - 16]
        + (Integer.rotateRight(early, 7) ^ Integer.rotateRight(early, 18) ^ (early >>> 3))
        + words[i - 7]
        + (Integer.rotateRight(late, 17) ^ Integer.rotateRight(late, 19) ^ (late >>> 10));
  }

  private static void round(int[] s, int input) {
    int e = s[4];
    int a = s[0];
    int choice = (e & s[5]) ^ (~e & s[6]);
    int majority = (a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]);
    int first =
        s[7]
            + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
            + choice
            + input;
    int second =
        (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
            + majority;
    System.arraycopy(s, 0, s, 1, s.length - 1);
    s[4] += first;
    s[0] = first + second;
  }
}
