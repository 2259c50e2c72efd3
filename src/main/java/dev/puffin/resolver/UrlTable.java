package dev.puffin.resolver;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.Origin;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The packages that come from a URL or path: those the user requires or constrains so, and those
 * that these require so in turn. No other package may decide where a package comes from.
 */
final class UrlTable {
  private final Map<PackageName, Entry> entries = new LinkedHashMap<>();
  private final Deque<Visit> open = new ArrayDeque<>();
  private final Set<Visit> seen = new HashSet<>();
  private final List<Visit> waiting = new ArrayList<>();
  private final RequirementRules rules;
  private final PackageSource source;

  private UrlTable(RequirementRules rules, PackageSource source) {
    this.rules = rules;
    this.source = source;
  }

  /**
   * A package that comes from a URL or path.
   *
   * @param source where from
   * @param distribution what is there
   * @param requiredBy who says so, as messages name it
   */
  record Entry(SourceUrl source, Distribution distribution, String requiredBy) {}

  private record Visit(PackageName name, Optional<ExtraName> extra) {}

  /**
   * Finds all packages that come from a URL. Reads the metadata of each.
   *
   * @throws ResolutionException if a package comes from two places
   */
  static UrlTable of(RequirementRules rules, PackageSource source) {
    UrlTable table = new UrlTable(rules, source);
    for (RequirementRules.Constraint constraint : rules.constraints()) {
      constraint.inputs().forEach(input -> table.enter(ActiveRequirement.of(input), ""));
    }
    rules.roots().forEach(requirement -> table.require(requirement, ""));
    table.visitAll();
    return table;
  }

  /** Where a package comes from, if not from an index. */
  Optional<Entry> find(PackageName name) {
    return Optional.ofNullable(entries.get(name));
  }

  private void require(ActiveRequirement requirement, String parent) {
    PackageName name = requirement.name();
    enter(requirement, parent);
    visit(new Visit(name, Optional.empty()));
    requirement.extras().forEach(extra -> visit(new Visit(name, Optional.of(extra))));
  }

  private void enter(ActiveRequirement requirement, String parent) {
    Optional<SourceUrl> url = url(requirement);
    if (url.isEmpty()) {
      return;
    }
    PackageName name = requirement.name();
    String requiredBy = requirement.origin().map(Origin::toString).orElse(parent);
    Entry entry = new Entry(url.get(), Distribution.at(name, url.get()), requiredBy);
    Entry known = entries.putIfAbsent(name, entry);
    if (known == null) {
      waiting.stream().filter(visit -> visit.name().equals(name)).forEach(this::open);
    } else if (!known.source().identity().equals(url.get().identity())) {
      throw ResolutionException.differentUrls(name, known, entry);
    }
  }

  private void visit(Visit visit) {
    if (seen.add(visit)) {
      if (entries.containsKey(visit.name())) {
        open(visit);
      } else {
        waiting.add(visit);
      }
    }
  }

  private void open(Visit visit) {
    source.prefetchMetadata(entry(visit.name()).distribution());
    open.add(visit);
  }

  private Entry entry(PackageName name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(name + " comes from no URL");
    }
    return entry;
  }

  private void visitAll() {
    while (!open.isEmpty()) {
      Visit visit = open.remove();
      PackageName name = visit.name();
      Entry entry = entry(name);
      CoreMetadata metadata = source.metadata(entry.distribution());
      if (!metadata.name().equals(name)) {
        throw ResolutionException.otherName(name, metadata.name(), entry);
      }
      List<ActiveRequirement> required =
          visit.extra().isPresent()
              ? rules.of(name, visit.extra().get(), metadata.requiresDist())
              : rules.of(name, metadata.requiresDist());
      required.forEach(requirement -> require(requirement, name.value()));
    }
  }

  /** The source of a requirement that has a URL. */
  static Optional<SourceUrl> url(ActiveRequirement requirement) {
    return requirement
        .source()
        .or(() -> requirement.requirement().url().map(url -> SourceUrl.parse(url, Path.of(""))));
  }
}
