package dev.puffin.resolver;

import dev.puffin.concurrent.Work;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Asks ahead for what packages usually need, once one of them has to come over the network: then
 * nearly all pages arrive in one round trip, instead of one for each level of requirements. Guesses
 * leave connections free for what is really needed. Their failures are seen only by who needs the
 * same package.
 */
final class Guesses {
  /** Less than a client has connections. */
  private static final int AT_ONCE = 40;

  private final PackageSource source;
  private final Work<UsualRequirements> table;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Set<Required> required = ConcurrentHashMap.newKeySet();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<PackageName> settled = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Consumer<PackageName>> listener = new CompletableFuture<>();
  private volatile boolean stopped;

  /**
   * Guesses for one search.
   *
   * @param table tells what is usual, when that is needed
   */
  Guesses(PackageSource source, Work<UsualRequirements> table) {
    this.source = source;
    this.table = table;
  }

  private record Required(PackageName name, Set<ExtraName> extras) {}

  /** Asks for a package that is required, and if the network is needed, for what it needs. */
  void required(PackageName name, Set<ExtraName> extras) {
    if (required.add(new Required(name, extras))) {
      source.prefetchReleases(name, () -> source.inBackground(() -> guess(name, extras)));
    }
  }

  /** It is known by now what is needed of a package, if anything: there is nothing to guess. */
  void settle(PackageName name) {
    settled.add(name);
  }

  /** Ends it, because what follows is not the usual. */
  void stop() {
    stopped = true;
  }

  /** Names the one who is told of each package that was guessed and that there is. */
  void onArrival(Consumer<PackageName> consumer) {
    listener.complete(consumer);
  }

  private void guess(PackageName name, Set<ExtraName> extras) {
    if (stopped) {
      return;
    }
    for (PackageName needed : table.run().closure(name, extras, seen)) {
      if (isOpen(needed)) {
        source.inBackground(() -> ask(needed));
      }
    }
  }

  private void ask(PackageName name) {
    free.acquireUninterruptibly();
    boolean found;
    try {
      found = isOpen(name) && source.guessedReleases(name).isPresent();
    } finally {
      free.release();
    }
    if (found) {
      Consumer<PackageName> told = listener.join();
      if (isOpen(name)) {
        told.accept(name);
      }
    }
  }

  private boolean isOpen(PackageName name) {
    return !stopped && !settled.contains(name);
  }
}
