package dev.puffin.cli;

import dev.puffin.fs.NativeLibrary;

/** What has to be settled before anything is done. */
final class ProcessStart {
  /** Set by the launcher of a checkout that leaves it to the library to look at the sources. */
  private static final String CHECKOUT_PROPERTY = "puffin.checkout";

  private ProcessStart() {}

  /**
   * Returns when it is known that what runs was built of the sources that are there ({@code
   * src/main/c/checkout.c}); if not, the process becomes another one.
   */
  static void awaitSources() {
    if (System.getProperty(CHECKOUT_PROPERTY) != null && NativeLibrary.isLoaded()) {
      awaitCheck();
    }
  }

  /**
   * A virtual thread keeps its processor until it waits. With more carriers than processors the
   * system divides the time, so that sending the next request does not wait for a page to be read.
   */
  static void shareProcessors() {
    int carriers = 2 * Runtime.getRuntime().availableProcessors();
    System.setProperty("jdk.virtualThreadScheduler.parallelism", String.valueOf(carriers));
  }

  private static native void awaitCheck();
}
