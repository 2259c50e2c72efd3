package dev.puffin.pipeline;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of the system's own library, where there is one: ten times as fast as Java's in a program
 * that has just started, but slow to set up. For much data only.
 */
final class NativeSha256 extends MessageDigest {
  private static final int CONTEXT_BYTES = 256;
  private static final int DIGEST_BYTES = 32;
  private static final int ALIGNMENT = 16;

  private final Functions functions;
  private final MemorySegment context;
  private final MemorySegment result;

  private NativeSha256(Functions functions) {
    super("SHA-256");
    this.functions = functions;
    Arena arena = Arena.ofAuto();
    this.context = arena.allocate(CONTEXT_BYTES, ALIGNMENT);
    this.result = arena.allocate(DIGEST_BYTES);
    engineReset();
  }

  /** A new digest; empty if this system has none, or native code is not allowed. */
  static Optional<MessageDigest> create() {
    return Loaded.FUNCTIONS.map(NativeSha256::new);
  }

  /** The functions of a library. */
  // native code is what this is for; whether it is allowed is asked first
  @SuppressWarnings("restricted")
  private record Functions(MethodHandle init, MethodHandle update, MethodHandle done) {

    static Optional<Functions> load() {
      if (!NativeSha256.class.getModule().isNativeAccessEnabled()) {
        return Optional.empty();
      }
      for (String library : List.of("libcrypto.so.3", "libcrypto.so.1.1")) {
        try {
          return Optional.of(of(SymbolLookup.libraryLookup(library, Arena.global()), "SHA256_"));
        } catch (IllegalArgumentException e) {
          LoggerFactory.getLogger(NativeSha256.class).debug("no {}", library);
        }
      }
      SymbolLookup system = Linker.nativeLinker().defaultLookup();
      return system.find("CC_SHA256_Init").isPresent()
          ? Optional.of(of(system, "CC_SHA256_")) // of macOS
          : Optional.empty();
    }

    private static Functions of(SymbolLookup library, String prefix) {
      Linker linker = Linker.nativeLinker();
      var address = ValueLayout.ADDRESS;
      var number = ValueLayout.JAVA_INT;
      return new Functions(
          linker.downcallHandle(
              find(library, prefix + "Init"), FunctionDescriptor.of(number, address)),
          linker.downcallHandle(
              find(library, prefix + "Update"),
              FunctionDescriptor.of(number, address, address, ValueLayout.JAVA_LONG),
              Linker.Option.critical(true)),
          linker.downcallHandle(
              find(library, prefix + "Final"), FunctionDescriptor.of(number, address, address)));
    }

    private static MemorySegment find(SymbolLookup library, String name) {
      return library.find(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }
  }

  /** Loads the library when it is first needed. */
  private static final class Loaded {
    static final Optional<Functions> FUNCTIONS = Functions.load();
  }

  @Override
  protected void engineReset() {
    try {
      check((int) functions.init().invokeExact(context));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    MemorySegment bytes = MemorySegment.ofArray(input).asSlice(offset, length);
    try {
      check((int) functions.update().invokeExact(context, bytes, (long) length));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  protected byte[] engineDigest() {
    try {
      check((int) functions.done().invokeExact(result, context));
    } catch (Throwable e) {
      throw failed(e);
    }
    byte[] digest = result.toArray(ValueLayout.JAVA_BYTE);
    engineReset();
    return digest;
  }

  private static void check(int status) {
    if (status != 1) {
      throw new IllegalStateException("the system's SHA-256 failed");
    }
  }

  private static IllegalStateException failed(Throwable e) {
    return new IllegalStateException("the system's SHA-256 failed", e);
  }
}
