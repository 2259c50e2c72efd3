package dev.puffin.python;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks interpreters what they are. The answer is kept in the cache, under the path that was asked,
 * until the executable changes; that of a shim, which stands for changing interpreters, is not. A
 * virtual environment that differs from a known one only by its folder is not asked.
 */
public final class InterpreterProbe {
  private static final String FORMAT = "interpreter 1";
  private static final String KIND_FORMAT = "environment 1";

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
    Optional<EnvironmentKind> kind = EnvironmentKind.of(path);
    Optional<ProbeAnswer> alike = kind.flatMap(this::alike);
    if (alike.isPresent() && alike.get().executable().equals(path)) {
      return alike.get().interpreter();
    }
    String text = ask(path);
    ProbeAnswer answer = ProbeAnswer.read(text);
    if (answer.executable().equals(path) && stamp.isPresent()) {
      store(entry(path.toString()), FORMAT + "\n" + stamp.get() + "\n" + text);
      kind.filter(answer::isFor).ifPresent(known -> keep(known, text));
    }
    return answer.interpreter();
  }

  private void keep(EnvironmentKind kind, String text) {
    store(entry(kind.key()), kindHead(kind) + kind.prefix() + "\n" + text);
  }

  private static String kindHead(EnvironmentKind kind) {
    return KIND_FORMAT + "\n" + kind.key() + "\n";
  }

  /** What the environment's Python would say, if one like it has spoken. */
  private Optional<ProbeAnswer> alike(EnvironmentKind kind) {
    return kept(entry(kind.key()), kindHead(kind))
        .flatMap(found -> {
          int end = found.indexOf('\n');
          return end < 0
              ? Optional.empty()
              : kind.answer(found.substring(end + 1), found.substring(0, end));
        })
        .map(ProbeAnswer::read)
        .filter(ProbeAnswer::isComplete);
  }

  private String ask(Path path) {
    try (Trace.Span _ = trace.span("probe", path.toString())) {
      return ProbeRun.ask(path);
    }
  }

  private Optional<ProbeAnswer> cached(Path path, String stamp) {
    return kept(entry(path.toString()), FORMAT + "\n" + stamp + "\n")
        .map(ProbeAnswer::read)
        .filter(ProbeAnswer::isComplete);
  }

  /** What an entry holds behind its head, if that is the one it should have. */
  private static Optional<String> kept(CacheEntry entry, String head) {
    return entry
        .read()
        .map(content -> StandardCharsets.UTF_8.decode(content).toString())
        .filter(text -> text.startsWith(head))
        .map(text -> text.substring(head.length()));
  }

  private static void store(CacheEntry entry, String text) {
    entry.store(text.getBytes(StandardCharsets.UTF_8));
  }

  private CacheEntry entry(String subject) {
    return cache.entry(CacheBucket.INTERPRETER, CacheOrigin.digest(subject));
  }
}
