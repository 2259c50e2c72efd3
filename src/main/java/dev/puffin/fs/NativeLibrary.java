package dev.puffin.fs;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * What of the program is written in C ({@code src/main/c}). It is there where the build found a
 * compiler; everything that is in it can be done without it, only not as quickly.
 */
public final class NativeLibrary {
  /** Names the library's file. */
  private static final String PROPERTY = "puffin.native";

  private static final boolean LOADED = load();

  private NativeLibrary() {}

  /** Whether its functions can be called. */
  public static boolean isLoaded() {
    return LOADED;
  }

  @SuppressWarnings("restricted") // a library of our own
  private static boolean load() {
    String file = System.getProperty(PROPERTY, "");
    if (file.isEmpty()) {
      return false;
    }
    try {
      System.load(Path.of(file).toAbsolutePath().toString());
      return true;
    } catch (UnsatisfiedLinkError e) {
      LoggerFactory.getLogger(NativeLibrary.class).debug("all in Java: {}", e.toString());
      return false;
    }
  }
}
