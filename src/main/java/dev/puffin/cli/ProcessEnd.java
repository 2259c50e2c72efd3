package dev.puffin.cli;

import dev.puffin.fs.NativeLibrary;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Ends the process at once.
 *
 * <p>Unlike {@code System.exit()}, {@code Runtime.halt()} loads no logging, which would take as
 * long as a start. But it gives threads in native code 300 ms to come back, and the one that waits
 * for the sockets of virtual threads never does. So the system's own {@code _exit} is called: by
 * {@link NativeLibrary}, or where that is not there, but such a thread, as a foreign function, of
 * which the first takes as long as a third of a start.
 */
final class ProcessEnd {
  /** A part of the names of threads that wait for sockets. */
  private static final String POLLER = "Poller";

  private ProcessEnd() {}

  /** Ends it with an exit code; shutdown hooks are not run. */
  static void now(int code) {
    if (NativeLibrary.isLoaded()) {
      exit(code);
    }
    if (isWaitingForSockets()) {
      exitNatively(code);
    }
    Runtime.getRuntime().halt(code);
  }

  /** Does all of it but ending: a class that the training does not load is sought in the jar. */
  static void rehearse() {
    if (isWaitingForSockets() && !NativeLibrary.isLoaded()) {
      nativeExit();
    }
  }

  /** In {@code src/main/c/puffin.c}; does not return. */
  private static native void exit(int code);

  private static boolean isWaitingForSockets() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[2 * all.activeCount()];
    int count = all.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().contains(POLLER)) {
        return true;
      }
    }
    return false;
  }

  /** Returns only if it can't be done on this system. */
  private static void exitNatively(int code) {
    Optional<MethodHandle> exit = nativeExit();
    if (exit.isEmpty()) {
      return;
    }
    try {
      exit.get().invokeExact(code);
    } catch (Throwable e) {
      throw new IllegalStateException("_exit", e);
    }
  }

  /** The system's function; empty if it has none. */
  @SuppressWarnings("restricted") // a function of one int
  static Optional<MethodHandle> nativeExit() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("_exit")
        .map(exit -> linker.downcallHandle(exit, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)));
  }
}
