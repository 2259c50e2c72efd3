package dev.puffin.index;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.concurrent.OnceMap;
import dev.puffin.dist.IndexUrl;
import dev.puffin.error.Problem;
import dev.puffin.error.Warnings;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.HttpException;
import dev.puffin.http.HttpFailure;
import dev.puffin.http.HttpRequest;
import dev.puffin.index.Lookup.Outcome;
import dev.puffin.pep508.PackageName;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the configured indexes and find-links places offer. Each project is asked for once per run,
 * however many want to know; all indexes are asked at once where the strategy allows it.
 */
public final class SimpleIndex {
  private static final String PAGE = "page";

  private final IndexSettings settings;
  private final CachedHttp http;
  private final Cache cache;
  private final Surroundings surroundings;
  private final FindLinks findLinks;
  private final List<IndexUrl> indexes;
  private final Map<IndexUrl, CacheOrigin> origins = new ConcurrentHashMap<>();
  private final PageRooms rooms = new PageRooms();
  private final Map<PackageName, CompletableFuture<Void>> asked = new ConcurrentHashMap<>();
  private final OnceMap<PackageName, ProjectPages> projects = new OnceMap<>();
  private final OnceMap<Asked, Answer> answers = new OnceMap<>();
  private final OnceMap<IndexUrl, Boolean> insecure = new OnceMap<>();

  /**
   * What an index needs to know of its surroundings.
   *
   * @param workingDirectory where relative paths start
   * @param home what {@code ~} stands for
   * @param warnings where an index that is passed over is reported
   * @param trace of the pages that are read
   */
  public record Surroundings(Path workingDirectory, Path home, Warnings warnings, Trace trace) {}

  private record Asked(IndexUrl index, PackageName name) {}

  private record Answer(Outcome outcome, Optional<ProjectPage> page) {
    static Answer without(Outcome outcome) {
      return new Answer(outcome, Optional.empty());
    }

    static Answer of(ProjectPage page) {
      Outcome outcome = page.versions().isEmpty() ? Outcome.NO_FILES : Outcome.FOUND;
      return new Answer(outcome, Optional.of(page));
    }
  }

  private SimpleIndex(
      IndexSettings settings, CachedHttp http, Cache cache, Surroundings surroundings) {
    this.settings = settings;
    this.indexes = settings.indexes();
    this.http = http;
    this.cache = cache;
    this.surroundings = surroundings;
    this.findLinks =
        new FindLinks(http.client(), surroundings.workingDirectory(), surroundings.home());
  }

  /** An index that has not been asked anything. */
  public static SimpleIndex of(
      IndexSettings settings, CachedHttp http, Cache cache, Surroundings surroundings) {
    return new SimpleIndex(settings, http, cache, surroundings);
  }

  /** Which places are asked. */
  public IndexSettings settings() {
    return settings;
  }

  /** The cache's name for what comes from an index. */
  public static CacheOrigin origin(IndexUrl index) {
    return index.isDefault() ? CacheOrigin.pypi() : CacheOrigin.index(index.url());
  }

  /**
   * Asks for a project in the background, because it will be wanted soon.
   *
   * @param fetching run once before the network is asked, if it has to be, or at once if it has
   *     been asked already
   */
  public void prefetch(PackageName name, Runnable fetching) {
    CompletableFuture<Void> _ = asked(name).thenRun(fetching);
    projects.start(name, () -> load(name));
  }

  /** Is completed when the network is asked for that project. */
  private CompletableFuture<Void> asked(PackageName name) {
    return asked.computeIfAbsent(name, _ -> new CompletableFuture<>());
  }

  /**
   * The fingerprints of what {@link #project} would answer, where it would not ask anybody and that
   * is seen at once: if the first index counts alone, and the cache has a fresh page of it.
   *
   * @return those that are known
   */
  public Map<PackageName, Long> knownFingerprints(Collection<PackageName> names) {
    Map<PackageName, Long> known = new HashMap<>();
    if (firstCountsAlone()) {
      IndexUrl index = indexes.getFirst();
      for (PackageName name : names) {
        http.freshHead(name, entry(index, name), PageFormat.HEADER_BYTES)
            .flatMap(ProjectPage::fingerprint)
            .ifPresent(page -> known.put(name, ProjectPages.fingerprint(page, index)));
      }
    }
    return known;
  }

  private boolean firstCountsAlone() {
    boolean alone = indexes.size() == 1 || settings.strategy() == IndexStrategy.FIRST_INDEX;
    return alone
        && !indexes.isEmpty()
        && settings.findLinks().isEmpty()
        && local(indexes.getFirst()).isEmpty()
        && http.client().mayServePages(indexes.getFirst().url());
  }

  /** Connects to the first index in the background, if it has to be asked for that project. */
  public void contact(PackageName name) {
    if (indexes.isEmpty()) {
      return;
    }
    IndexUrl index = indexes.getFirst();
    boolean remote = local(index).isEmpty() && http.client().mayServePages(index.url());
    if (remote && http.freshHead(name, entry(index, name), 0).isEmpty()) {
      http.client().connect(index.url());
    }
  }

  /** Whether {@link #project} would answer at once. */
  public boolean isLoaded(PackageName name) {
    return projects.ifDone(name).isPresent();
  }

  /**
   * What there is of a project; an empty answer when no place has it.
   *
   * @throws IndexException if an index can't be reached or its page can't be read
   */
  public ProjectPages project(PackageName name) {
    return projects.get(name, () -> load(name));
  }

  private ProjectPages load(PackageName name) {
    Runnable fetching = () -> asked(name).complete(null);
    List<Lookup> lookups = new ArrayList<>();
    List<ProjectPage> flat = new ArrayList<>();
    for (String place : settings.findLinks()) {
      Optional<ProjectPage> page = findLinks.page(place, name);
      page.ifPresent(flat::add);
      Outcome outcome = page.isPresent() ? Outcome.FOUND : Outcome.NOT_FOUND;
      lookups.add(new Lookup(new IndexUrl(place).toString(), outcome));
    }
    List<ProjectPage> pages = ask(name, fetching, lookups);
    return new ProjectPages(name, tiers(flat, pages), lookups);
  }

  private List<ProjectPage> ask(PackageName name, Runnable fetching, List<Lookup> lookups) {
    boolean firstOnly = settings.strategy() == IndexStrategy.FIRST_INDEX;
    if (!firstOnly) {
      for (int i = 1; i < indexes.size(); i++) {
        IndexUrl index = indexes.get(i);
        answers.start(new Asked(index, name), () -> page(index, name, fetching));
      }
    }
    List<ProjectPage> pages = new ArrayList<>();
    for (IndexUrl index : indexes) {
      boolean skip = firstOnly && !pages.isEmpty();
      Answer answer =
          skip
              ? Answer.without(Outcome.NOT_ASKED)
              : answers.get(new Asked(index, name), () -> page(index, name, fetching));
      answer.page().ifPresent(pages::add);
      lookups.add(new Lookup(index.toString(), answer.outcome()));
    }
    return pages;
  }

  private List<ProjectPages.Tier> tiers(List<ProjectPage> flat, List<ProjectPage> pages) {
    if (settings.strategy() != IndexStrategy.UNSAFE_FIRST_MATCH || pages.size() < 2) {
      List<ProjectPage> all = new ArrayList<>(flat);
      all.addAll(pages);
      return List.of(new ProjectPages.Tier(all));
    }
    List<ProjectPages.Tier> tiers = new ArrayList<>();
    for (ProjectPage page : pages) {
      List<ProjectPage> tier = new ArrayList<>(flat);
      tier.add(page);
      tiers.add(new ProjectPages.Tier(tier));
    }
    return tiers;
  }

  private Answer page(IndexUrl index, PackageName name, Runnable fetching) {
    Optional<Path> local = local(index);
    if (local.isPresent()) {
      IndexUrl absolute = new IndexUrl(LocalPlace.url(local.get()));
      return localPage(absolute, local.get().resolve(name.value()), name);
    }
    if (!http.client().mayServePages(index.url())) {
      insecure.get(index, () -> warnInsecure(index));
      return Answer.without(Outcome.INSECURE);
    }
    return remotePage(index, name, fetching);
  }

  private Optional<Path> local(IndexUrl index) {
    return LocalPlace.path(index.url(), surroundings.workingDirectory(), surroundings.home());
  }

  private CacheEntry entry(IndexUrl index, PackageName name) {
    CacheOrigin origin = origins.computeIfAbsent(index, SimpleIndex::origin);
    return cache.entry(CacheBucket.SIMPLE, origin, name, PAGE);
  }

  private Answer remotePage(IndexUrl index, PackageName name, Runnable fetching) {
    String url = index.url() + "/" + name.value() + "/";
    CacheEntry entry = entry(index, name);
    try (Trace.Span _ = surroundings.trace().span("page", name.value())) {
      HttpRequest request = HttpRequest.page(url, PageForm.ACCEPT);
      return Answer.of(http.get(name, request, entry, new PageForm(name, index, rooms), fetching));
    } catch (HttpException e) {
      if (e.notFound()) {
        return Answer.without(Outcome.NOT_FOUND);
      }
      if (e.failure() instanceof HttpFailure.Offline) {
        return Answer.without(Outcome.OFFLINE);
      }
      throw IndexException.unreachable(name, e);
    } catch (IOException e) {
      throw IndexException.unreadable(name.value(), index + "/" + name + "/", e);
    }
  }

  /** A folder of an index that is a tree of files, with or without a page in it. */
  private static Answer localPage(IndexUrl index, Path folder, PackageName name) {
    if (!Files.isDirectory(folder)) {
      return Answer.without(Outcome.NOT_FOUND);
    }
    PageBuilder page = new PageBuilder(name);
    Path html = folder.resolve("index.html");
    try {
      if (Files.isRegularFile(html)) {
        LocalPlace.readPage(html, page::add);
      } else {
        LocalPlace.readFolder(folder, page::add);
      }
    } catch (IOException e) {
      throw IndexException.unreadable(name.value(), folder.toString(), e);
    }
    return Answer.of(ProjectPage.read(java.nio.ByteBuffer.wrap(page.build()), index).orElseThrow());
  }

  private boolean warnInsecure(IndexUrl index) {
    surroundings
        .warnings()
        .warn(
            Problem.of("the index " + index + " is not asked, because it does not use https")
                .hint("use https, or allow it with --trusted-host"));
    return true;
  }
}
