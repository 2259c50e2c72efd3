package dev.puffin.python;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.trace.Trace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks interpreters what they are. The answer is kept in the cache, under the path that was asked,
 * until the executable changes; that of a shim, which stands for changing interpreters, is not.
 */
public final class InterpreterProbe {
  private static final String FORMAT = "interpreter 1";

  private final Cache cache;
  private final Trace trace;

  /** Keeps answers in that cache. */
  public InterpreterProbe(Cache cache, Trace trace) {
    this.cache = cache;
    this.trace = trace;
  }

  /**
   * What the interpreter is.
   *
   * @param executable a path, absolute or not
   * @throws InterpreterException if it is not there or no working Python 3.8 or newer
   */
  public Interpreter probe(Path executable) {
    Path path = executable.toAbsolutePath().normalize();
    Optional<String> stamp = ExecutableStamp.of(path);
    if (stamp.isPresent()) {
      Optional<ProbeAnswer> known = cached(path, stamp.get());
      if (known.isPresent()) {
        return known.get().interpreter();
      }
    }
    String text = ask(path);
    ProbeAnswer answer = ProbeAnswer.read(text);
    if (answer.executable().equals(path) && stamp.isPresent()) {
      entry(path)
          .store((FORMAT + "\n" + stamp.get() + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }
    return answer.interpreter();
  }

  private String ask(Path path) {
    try (Trace.Span _ = trace.span("probe", path.toString())) {
      return ProbeRun.ask(path);
    }
  }

  private Optional<ProbeAnswer> cached(Path path, String stamp) {
    Optional<ByteBuffer> content = entry(path).read();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    String text = StandardCharsets.UTF_8.decode(content.get()).toString();
    String head = FORMAT + "\n" + stamp + "\n";
    if (!text.startsWith(head)) {
      return Optional.empty();
    }
    ProbeAnswer answer = ProbeAnswer.read(text.substring(head.length()));
    return answer.isComplete() ? Optional.of(answer) : Optional.empty();
  }

  private CacheEntry entry(Path path) {
    return cache.entry(CacheBucket.INTERPRETER, CacheOrigin.digest(path.toString()));
  }
}
