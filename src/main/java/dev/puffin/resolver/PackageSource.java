package dev.puffin.resolver;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.PackageName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Where the resolver learns about packages. Everything is asked for once: a second call has the
 * same answer and costs nothing. All methods may be called from several threads.
 */
public interface PackageSource {
  /** What the indexes offer of a project; empty if they don't know it. May wait for the network. */
  Optional<Releases> releases(PackageName name);

  /**
   * The fingerprints that the {@link #releases} of projects would have.
   *
   * @return those that are seen without reading the releases or asking anybody
   */
  Map<PackageName, Long> knownFingerprints(Collection<PackageName> names);

  /** Why {@link #releases} is empty for a project. */
  Unusable absence(PackageName name);

  /** Whether {@link #releases} would answer at once. */
  boolean hasReleases(PackageName name);

  /**
   * Starts to ask for a project without waiting, unless somebody did before.
   *
   * @param fetching run on any thread if the network has to be asked
   */
  void prefetchReleases(PackageName name, Runnable fetching);

  /**
   * What {@link #releases} says, for asking ahead: the project was only guessed to be needed, and
   * what is chosen does not depend on it.
   */
  default Optional<Releases> guessedReleases(PackageName name) {
    return releases(name);
  }

  /**
   * The metadata of a distribution. May wait for the network or a build.
   *
   * @throws UnusableException if this distribution can't be used
   * @throws dev.puffin.error.PuffinException if there is no way to find out
   */
  CoreMetadata metadata(Distribution distribution);

  /**
   * The distribution as it is to be written down, once its metadata was asked for: a branch or tag
   * of a repository replaced by the commit.
   */
  Distribution pinned(Distribution distribution);

  /** Starts to ask for the metadata of a distribution without waiting. */
  void prefetchMetadata(Distribution distribution);

  /**
   * The name of the project found at a place, for requirements that don't say it.
   *
   * @throws dev.puffin.error.PuffinException if it can't be found out
   */
  PackageName name(SourceUrl place);

  /** Runs something on another thread, such as a prefetch that has to wait for another one. */
  void inBackground(Runnable task);
}
