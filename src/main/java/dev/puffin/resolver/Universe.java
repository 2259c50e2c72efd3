package dev.puffin.resolver;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.UnsupportedSourceException;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The packages there are for one target, wherever they come from. May be used by many threads. */
final class Universe {
  private final PackageSource source;
  private final FileSelector selector;
  private final UrlTable urls;
  private final Map<PackageName, Optional<Candidates>> packages = new ConcurrentHashMap<>();
  private final Map<PackageName, Candidates> indexed = new ConcurrentHashMap<>();

  Universe(PackageSource source, FileSelector selector, UrlTable urls) {
    this.source = source;
    this.selector = selector;
    this.urls = urls;
  }

  PackageSource source() {
    return source;
  }

  /** Whether a package comes from a URL or path, so that there is no choice. */
  boolean isFixed(PackageName name) {
    return urls.find(name).isPresent();
  }

  /** The versions of a package; empty if nobody knows it. May wait for the network. */
  Optional<Candidates> candidates(PackageName name) {
    Optional<Candidates> known = packages.get(name);
    if (known == null) {
      Optional<Candidates> found =
          urls.find(name)
              .map(entry -> fromUrl(name, entry))
              .or(() -> source.releases(name).map(releases -> indexed(name, releases)));
      Optional<Candidates> earlier = packages.putIfAbsent(name, found);
      known = earlier == null ? found : earlier;
    }
    return known;
  }

  /** The versions of a package that was only guessed to be needed. May wait for the network. */
  Optional<Candidates> guessed(PackageName name) {
    return source.guessedReleases(name).map(releases -> indexed(name, releases));
  }

  private Candidates indexed(PackageName name, Releases releases) {
    return indexed.computeIfAbsent(name, _ -> Candidates.of(name, releases, selector));
  }

  private Candidates fromUrl(PackageName name, UrlTable.Entry entry) {
    CoreMetadata metadata = source.metadata(entry.distribution());
    return Candidates.single(name, metadata.version(), entry.distribution());
  }

  /** A version with the empty space around it. */
  VersionRange around(PackageName name, Version version) {
    Candidates candidates = candidates(name).orElseThrow();
    return candidates.around(candidates.indexOf(version));
  }

  /** The files of a usable version. */
  Candidate.Usable usable(PackageName name, Version version) {
    Candidates candidates = candidates(name).orElseThrow();
    return switch (candidates.at(candidates.indexOf(version))) {
      case Candidate.Usable usable -> usable;
      case Candidate.Rejected(Unusable reason) ->
          throw new IllegalArgumentException(name + " " + version + " " + reason.clause());
    };
  }

  /**
   * The metadata of a usable version.
   *
   * @throws UnusableException if it can't be had, or is about something else
   */
  CoreMetadata metadata(PackageName name, Version version) {
    Distribution described = usable(name, version).described();
    CoreMetadata metadata = source.metadata(described);
    boolean same =
        metadata.name().equals(name)
            && (metadata.version().equals(version)
                || metadata.version().withoutLocal().equals(version.withoutLocal()));
    if (!same) {
      throw new UnusableException(
          new Unusable.BadMetadata(
              described.display() + " says it is " + metadata.name() + " " + metadata.version()));
    }
    return metadata;
  }

  /** Whether a requirement has no URL, or the one that its package comes from. */
  boolean isAllowedUrl(ActiveRequirement requirement) {
    if (requirement.requirement().url().isEmpty()) {
      return true;
    }
    try {
      Optional<SourceUrl> url = UrlTable.url(requirement);
      Optional<UrlTable.Entry> entry = urls.find(requirement.name());
      return entry.isPresent()
          && url.isPresent()
          && entry.get().source().identity().equals(url.get().identity());
    } catch (UnsupportedSourceException e) {
      // Nothing can be installed from there, so it is no URL that a package may come from.
      return false;
    }
  }
}
