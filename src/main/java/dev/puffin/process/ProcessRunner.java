package dev.puffin.process;

import dev.puffin.concurrent.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts programs and waits for them. When the waiting thread is interrupted, or the JVM is told to
 * end, the program and all its descendants are ended: asked first, so that git removes its lock
 * files, then killed.
 */
public final class ProcessRunner {
  private static final long GRACE_MILLIS = 500;

  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean hooked = new AtomicBoolean();

  /**
   * Runs a program to its end and captures what it prints.
   *
   * @throws IOException if it cannot be started, for example because there is no such program
   * @throws CancelledException if this thread is interrupted meanwhile
   */
  public ProgramOutput run(ProgramCall call) throws IOException {
    Process process = start(builder(call));
    try {
      FutureTask<String> err = new FutureTask<>(() -> text(process.getErrorStream()));
      Thread.ofVirtual().start(err);
      FutureTask<String> out = new FutureTask<>(() -> text(process.getInputStream()));
      Thread.ofVirtual().start(out);
      int exitCode = process.waitFor();
      return new ProgramOutput(exitCode, out.get(), err.get());
    } catch (ExecutionException e) {
      throw new IOException("the output of " + call.arguments().getFirst() + " was cut off", e);
    } catch (InterruptedException e) {
      throw interrupted(process, e);
    } finally {
      running.remove(process);
    }
  }

  /**
   * Runs a program to its end with all that it prints going to a file. Children that outlive it may
   * keep the file open; nothing waits for them.
   *
   * @return the exit code
   * @throws IOException if it cannot be started
   * @throws CancelledException if this thread is interrupted meanwhile
   */
  public int run(ProgramCall call, Path log) throws IOException {
    Process process =
        start(
            builder(call)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile())));
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw interrupted(process, e);
    } finally {
      running.remove(process);
    }
  }

  private Process start(ProcessBuilder builder) throws IOException {
    if (hooked.compareAndSet(false, true)) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "end programs"));
    }
    Process process = builder.start();
    running.add(process);
    process.getOutputStream().close();
    return process;
  }

  private static ProcessBuilder builder(ProgramCall call) {
    ProcessBuilder builder = new ProcessBuilder(call.arguments());
    builder.directory(call.directory().toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(call.environment());
    return builder;
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static CancelledException interrupted(Process process, InterruptedException cause) {
    end(process);
    return new CancelledException(cause);
  }

  private void endAll() {
    running.forEach(ProcessRunner::end);
  }

  private static void end(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroy();
    descendants.forEach(ProcessHandle::destroy);
    awaitEnd(process);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void awaitEnd(Process process) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
