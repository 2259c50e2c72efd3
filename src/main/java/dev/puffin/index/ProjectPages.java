package dev.puffin.index;

import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * All that the configured places offer for one project. The strategy is already applied: pages that
 * do not count are not in it.
 */
public final class ProjectPages {
  /** An odd factor, so that the order of pages counts. */
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private final PackageName name;
  private final List<Tier> tiers;
  private final List<Lookup> lookups;
  private final Tier all;

  /**
   * Pages that are equally good as sources. A suitable version of an earlier tier is preferred to
   * any of a later one; most strategies have a single tier.
   */
  public static final class Tier {
    private final List<ProjectPage> pages;
    private final List<Version> versions;

    Tier(List<ProjectPage> pages) {
      this.pages = List.copyOf(pages);
      this.versions = versions(pages);
    }

    /** All versions in ascending order. */
    public List<Version> versions() {
      return versions;
    }

    /** The files of a version, of find-links places first. */
    public List<IndexFile> files(Version version) {
      if (pages.size() == 1) {
        return pages.getFirst().files(version);
      }
      List<IndexFile> files = new ArrayList<>();
      for (ProjectPage page : pages) {
        files.addAll(page.files(version));
      }
      return files;
    }

    private static List<Version> versions(List<ProjectPage> pages) {
      if (pages.size() == 1) {
        return pages.getFirst().versions();
      }
      TreeSet<Version> versions = new TreeSet<>();
      for (ProjectPage page : pages) {
        versions.addAll(page.versions());
      }
      return List.copyOf(versions);
    }
  }

  ProjectPages(PackageName name, List<Tier> tiers, List<Lookup> lookups) {
    this.name = name;
    this.tiers = List.copyOf(tiers);
    this.lookups = List.copyOf(lookups);
    this.all =
        tiers.size() == 1
            ? tiers.getFirst()
            : new Tier(tiers.stream().flatMap(tier -> tier.pages.stream()).distinct().toList());
  }

  /** The project. */
  public PackageName name() {
    return name;
  }

  /** Whether no place has a usable file of it. */
  public boolean isEmpty() {
    return all.versions().isEmpty();
  }

  /** All versions of all tiers in ascending order. */
  public List<Version> versions() {
    return all.versions();
  }

  /** The files of a version in all tiers, better places first. */
  public List<IndexFile> files(Version version) {
    return all.files(version);
  }

  /** The tiers, best first. */
  public List<Tier> tiers() {
    return tiers;
  }

  /** Tells these pages from those of another time or of other places. */
  public long fingerprint() {
    long fingerprint = tiers.size();
    for (Tier tier : tiers) {
      for (ProjectPage page : tier.pages) {
        fingerprint = mix(fingerprint, page.fingerprint(), page.index());
      }
    }
    return fingerprint;
  }

  /** The fingerprint of a project of which there is only one page. */
  static long fingerprint(long page, IndexUrl index) {
    return mix(1, page, index);
  }

  private static long mix(long before, long page, IndexUrl index) {
    return MIX * (before + page) + index.toString().hashCode();
  }

  /** Where the project was looked for. */
  public List<Lookup> lookups() {
    return lookups;
  }

  /** Files that were left out, and why. */
  public List<String> notes() {
    return all.pages.stream().flatMap(page -> page.notes().stream()).toList();
  }
}
