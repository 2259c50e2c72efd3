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

/** Says what a plan changes: a line for each package that comes, goes or moves. */
final class PlanText {
  private static final class Move {
    private final List<String> gone = new ArrayList<>();
    private final List<String> come = new ArrayList<>();
  }

  private final Map<PackageName, Move> moves = new TreeMap<>();

  private PlanText(InstallPlan plan) {
    for (InstalledDistribution old : plan.reinstalls()) {
      move(old.name()).gone.add(old.version().toString());
    }
    for (InstalledDistribution old : plan.extraneous()) {
      move(old.name()).gone.add(old.version().toString());
    }
  }

  /** The lines before anything was fetched: versions as far as they are known. */
  static List<String> of(InstallPlan plan, Map<PackageName, Distribution> chosen) {
    PlanText text = new PlanText(plan);
    plan.cached().forEach(text::comes);
    for (Wanted one : plan.remote()) {
      Distribution distribution = chosen.get(one.name());
      String version =
          distribution == null
              ? one.versions().toString()
              : distribution.version().map(Version::toString).orElse(distribution.display());
      text.move(one.name()).come.add(version);
    }
    return text.lines();
  }

  /** The lines when everything was fetched. */
  static List<String> of(InstallPlan plan, List<CachedWheel> wheels) {
    PlanText text = new PlanText(plan);
    wheels.forEach(text::comes);
    return text.lines();
  }

  private void comes(CachedWheel wheel) {
    move(wheel.filename().name()).come.add(wheel.filename().version().toString());
  }

  private Move move(PackageName name) {
    return moves.computeIfAbsent(name, _ -> new Move());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    moves.forEach((name, move) -> lines.add(line(name, move)));
    return lines;
  }

  private static String line(PackageName name, Move move) {
    String gone = String.join(", ", move.gone);
    String come = String.join(", ", move.come);
    if (move.gone.isEmpty()) {
      return " + " + name + "==" + come;
    }
    if (move.come.isEmpty()) {
      return " - " + name + "==" + gone;
    }
    return gone.equals(come)
        ? " ~ " + name + "==" + come
        : " ~ " + name + " " + gone + " → " + come;
  }
}
