package dev.puffin.command;

import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.Wanted;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan changes, by package.
 *
 * @param changes sorted by name
 */
record PlanChanges(List<Change> changes) {

  /**
   * What becomes of one package.
   *
   * @param gone the versions that go; several only where an environment has one twice
   * @param come the version that comes; empty if none does
   */
  record Change(PackageName name, List<String> gone, List<String> come) {
    Change {
      gone = List.copyOf(gone);
      come = List.copyOf(come);
    }

    /** As a line: {@code + name==version}, {@code - …} or {@code ~ name old → new}. */
    String line() {
      String before = String.join(", ", gone);
      String after = String.join(", ", come);
      if (gone.isEmpty()) {
        return " + " + name + "==" + after;
      }
      if (come.isEmpty()) {
        return " - " + name + "==" + before;
      }
      return before.equals(after)
          ? " ~ " + name + "==" + after
          : " ~ " + name + " " + before + " → " + after;
    }

    /** The same as a JSON object. */
    String json() {
      String from = gone.isEmpty() ? "null" : JsonText.quoted(String.join(", ", gone));
      String to = come.isEmpty() ? "null" : JsonText.quoted(String.join(", ", come));
      return "{\"name\":"
          + JsonText.quoted(name.value())
          + ",\"from\":"
          + from
          + ",\"to\":"
          + to
          + "}";
    }
  }

  PlanChanges {
    changes = List.copyOf(changes);
  }

  /** A line for each, without the last line end. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Change change : changes) {
      text.append(text.isEmpty() ? "" : "\n").append(change.line());
    }
    return text.toString();
  }

  /** The changes before anything was fetched: versions as far as they are known. */
  static PlanChanges of(InstallPlan plan, Map<PackageName, Distribution> chosen) {
    Collector collector = new Collector(plan);
    plan.cached().forEach(collector::comes);
    for (Wanted one : plan.remote()) {
      Distribution distribution = chosen.get(one.name());
      String version =
          distribution == null
              ? one.versions().toString()
              : distribution.version().map(Version::toString).orElse(distribution.display());
      collector.come(one.name(), version);
    }
    return collector.changes();
  }

  /** The changes when everything was fetched. */
  static PlanChanges of(InstallPlan plan, List<CachedWheel> wheels) {
    Collector collector = new Collector(plan);
    wheels.forEach(collector::comes);
    return collector.changes();
  }

  private static final class Collector {
    private final Map<PackageName, List<String>> gone = new TreeMap<>();
    private final Map<PackageName, List<String>> come = new TreeMap<>();

    Collector(InstallPlan plan) {
      plan.reinstalls().forEach(this::goes);
      plan.extraneous().forEach(this::goes);
    }

    private void goes(InstalledDistribution old) {
      gone.computeIfAbsent(old.name(), _ -> new ArrayList<>()).add(old.version().toString());
    }

    void comes(CachedWheel wheel) {
      come(wheel.filename().name(), wheel.filename().version().toString());
    }

    void come(PackageName name, String version) {
      come.computeIfAbsent(name, _ -> new ArrayList<>()).add(version);
    }

    PlanChanges changes() {
      Map<PackageName, Change> changes = new TreeMap<>();
      gone.forEach((name, versions) ->
          changes.put(name, new Change(name, versions, come.getOrDefault(name, List.of()))));
      come.forEach(
          (name, versions) -> changes.putIfAbsent(name, new Change(name, List.of(), versions)));
      return new PlanChanges(List.copyOf(changes.values()));
    }
  }
}
