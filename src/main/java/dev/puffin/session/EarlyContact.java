package dev.puffin.session;

import dev.puffin.cache.CacheBucket;
import dev.puffin.config.PipConfiguration;
import dev.puffin.error.PuffinException;
import dev.puffin.http.HttpClient;
import dev.puffin.index.SimpleIndex;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.EarlyPages;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns to the index while it is not known yet which Python a run is for: a connection is made,
 * which tells nobody what is wanted. Where that Python surely has no settings of its own, and
 * nothing is cached, pages are asked for, too.
 */
public final class EarlyContact {
  private final Session session;
  private final Inputs inputs;

  /** What is done for these inputs. */
  public EarlyContact(Session session, Inputs inputs) {
    this.session = session;
    this.inputs = inputs;
  }

  /**
   * Gets ready to speak TLS, in the background, as soon as it is known that nothing is cached: the
   * inputs, which say what is wanted from where, are not read yet.
   */
  public static void getReady(Session session) {
    if (!session.isOffline() && knowsNoIndex(session) && usesTls(session)) {
      HttpClient.getReady(session.trace());
    }
  }

  /** Whether the index is one that is reached by TLS; the default one is. */
  private static boolean usesTls(Session session) {
    PackageSources sources = session.configuration().sources();
    return !sources.noIndex() && sources.index().map(place -> isSecure(place.value())).orElse(true);
  }

  private static boolean isSecure(String url) {
    return url.regionMatches(true, 0, "https:", 0, "https:".length());
  }

  /**
   * For a lock, which needs pages in any case.
   *
   * @param isPythonKnown whether nothing has to be waited for
   */
  public void forLock(boolean isPythonKnown, boolean withDependencies) {
    boolean asks = !isPythonKnown && knowsNoIndex(session) && hasNoSettings();
    contact(asks, withDependencies);
  }

  /**
   * For an installation, which needs them unless all is installed. A Python that has to be asked is
   * rarely all that is new.
   *
   * @param isPythonKnown whether nothing has to be waited for
   */
  public void forInstall(boolean isPythonKnown, boolean withDependencies) {
    if (!isPythonKnown && knowsNoIndex(session)) {
      contact(hasNoSettings() && session.environments().isNew(), withDependencies);
    }
  }

  /** Whether no index was ever asked, as far as the cache tells. */
  private static boolean knowsNoIndex(Session session) {
    return !Files.isDirectory(session.cache().directory(CacheBucket.SIMPLE));
  }

  /** Whether the environment is one that has no settings of pip's of its own. */
  private boolean hasNoSettings() {
    return session
        .environments()
        .virtualEnvironment()
        .filter(folder -> !PipConfiguration.isIn(folder))
        .isPresent();
  }

  private void contact(boolean asks, boolean withDependencies) {
    Map<PackageName, Set<ExtraName>> named = named();
    try {
      SimpleIndex index = session.access(session.configuration(), inputs.given().options()).index();
      first(named).ifPresent(index::contact);
      if (asks) {
        EarlyPages.ask(index, named, withDependencies);
      }
    } catch (PuffinException e) {
      return; // whoever needs the index says what is wrong with its settings
    }
  }

  /** The first package that surely has to come from an index. */
  private Optional<PackageName> first(Map<PackageName, Set<ExtraName>> named) {
    return inputs.given().requirements().stream()
        .flatMap(one -> one.packageName().stream())
        .filter(named::containsKey)
        .findFirst();
  }

  /** The packages that surely have to come from an index, with their extras. */
  private Map<PackageName, Set<ExtraName>> named() {
    Map<PackageName, Set<ExtraName>> named = new HashMap<>();
    if (!inputs.given().locks().isEmpty() || !inputs.overrides().isEmpty()) {
      return named;
    }
    for (InputRequirement one : inputs.given().requirements()) {
      if (one instanceof InputRequirement.Named && one.marker().isEmpty()) {
        one.packageName()
            .ifPresent(
                name -> named.computeIfAbsent(name, _ -> new HashSet<>()).addAll(one.extras()));
      }
    }
    leaveOutPlaced(inputs.given().requirements(), named);
    leaveOutPlaced(inputs.given().constraints(), named);
    inputs.excludes().forEach(named::remove);
    return named;
  }

  /** Those that are said to be somewhere else. */
  private static void leaveOutPlaced(
      List<InputRequirement> requirements, Map<PackageName, Set<ExtraName>> named) {
    for (InputRequirement one : requirements) {
      if (one instanceof InputRequirement.Direct) {
        one.packageName().ifPresent(named::remove);
      }
    }
  }
}
