package dev.puffin.http;

import dev.puffin.pep508.PackageName;
import java.util.Set;

/**
 * When what is in the cache may be used without asking the server. Without wishes of the user, HTTP
 * decides.
 *
 * @param connectivity whether there is a network
 * @param refreshAll ask again for everything, {@code --refresh}
 * @param refreshed ask again for these packages, {@code --refresh-package}
 */
public record Freshness(Connectivity connectivity, boolean refreshAll, Set<PackageName> refreshed) {

  /** Whether there is a network. */
  public enum Connectivity {
    /** There is. */
    ONLINE,
    /** It must not be used, {@code --offline}: what is cached is used, however old. */
    OFFLINE,
    /** There may be: what is cached is used when a server can't be reached. */
    UNCERTAIN
  }

  /** Copies the set. */
  public Freshness {
    refreshed = Set.copyOf(refreshed);
  }

  /** As HTTP says. */
  public static Freshness standard() {
    return new Freshness(Connectivity.ONLINE, false, Set.of());
  }

  /** Nothing is asked for. */
  public static Freshness offline() {
    return new Freshness(Connectivity.OFFLINE, false, Set.of());
  }

  /** Everything is asked for again. */
  public static Freshness refresh() {
    return new Freshness(Connectivity.ONLINE, true, Set.of());
  }

  /** Whether the network may be used to ask again about a package that the user wants refreshed. */
  public boolean asksAnew(PackageName name) {
    return connectivity != Connectivity.OFFLINE && mustAsk(name);
  }

  /** Whether the server has to be asked about a package even when the cache has something fresh. */
  public boolean mustAsk(PackageName name) {
    return refreshAll || refreshed.contains(name);
  }
}
