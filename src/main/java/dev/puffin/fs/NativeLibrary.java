package dev.puffin.fs;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * What of the program is written in C ({@code src/main/c}). It is there where the build found a
 * compiler; everything that is in it can be done without it, only not as quickly.
 */
public final class NativeLibrary {
  /** Names the file of the library that every run uses; others are beside it. */
  private static final String PROPERTY = "puffin.native";

  private static final boolean LOADED = load(System.getProperty(PROPERTY, ""));

  private NativeLibrary() {}

  /** Whether the functions that every run uses can be called. */
  public static boolean isLoaded() {
    return LOADED;
  }

  /**
   * Loads a library that only some runs need.
   *
   * @param file the name of its file, which is beside the other one
   * @return whether its functions can be called
   */
  public static boolean loadAlso(String file) {
    Path known = Path.of(System.getProperty(PROPERTY, ""));
    return LOADED && load(known.resolveSibling(file).toString());
  }

  @SuppressWarnings("restricted") // a library of our own
  private static boolean load(String file) {
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
