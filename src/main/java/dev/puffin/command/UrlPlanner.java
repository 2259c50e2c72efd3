package dev.puffin.command;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.DirectUrlRecord.ArchiveInfo;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.Problem;
import dev.puffin.http.Freshness;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.PlanRequest;
import dev.puffin.install.Planner;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.DistributionException;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.session.Printer;
import dev.puffin.session.Session;
import dev.puffin.session.WantedPackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans installations. A package that was installed from the wanted URL is installed anew if that
 * has something else now: its digest, which the environment knows, is compared with what is
 * required, else with what is known of the URL. A server is asked only as HTTP says; where nothing
 * is known of the URL, or nothing of what was installed from it, the package is kept.
 */
final class UrlPlanner {
  private final WheelPipeline pipeline;
  private final Freshness freshness;
  private final Printer printer;
  private final Map<PackageName, WantedPackage> wanted = new HashMap<>();
  private final Map<PackageName, Distribution> distributions;

  /**
   * A planner.
   *
   * @param distributions those of the wanted packages that come from a URL; others do not matter
   */
  UrlPlanner(
      Session session,
      WheelPipeline pipeline,
      List<WantedPackage> wanted,
      Map<PackageName, Distribution> distributions) {
    this.pipeline = pipeline;
    this.freshness = session.freshness();
    this.printer = session.context().printer();
    this.distributions = Map.copyOf(distributions);
    wanted.forEach(one -> this.wanted.put(one.name(), one));
  }

  /** The distributions at the places that are named in requirements. */
  static Map<PackageName, Distribution> named(List<WantedPackage> wanted) {
    Map<PackageName, Distribution> distributions = new HashMap<>();
    for (WantedPackage one : wanted) {
      for (InputRequirement input : one.inputs()) {
        if (input instanceof InputRequirement.Direct direct) {
          distributions.put(one.name(), Distribution.at(one.name(), direct.source()));
        }
      }
    }
    return distributions;
  }

  /** The plan, with what has changed at its URL among the reinstalls. */
  InstallPlan plan(PlanRequest request) {
    InstallPlan plan = Planner.plan(request);
    Set<PackageName> changed = changed(plan.keep());
    return changed.isEmpty() ? plan : Planner.plan(request.reinstalling(changed));
  }

  private Set<PackageName> changed(List<InstalledDistribution> kept) {
    if (distributions.isEmpty()) {
      return Set.of();
    }
    Map<PackageName, TaskGroup.Task<Boolean>> tasks = new HashMap<>();
    try (TaskGroup group = new TaskGroup()) {
      for (InstalledDistribution one : kept) {
        Distribution distribution = distributions.get(one.name());
        if (distribution != null && one.directUrl().orElse(null) instanceof ArchiveInfo archive) {
          tasks.put(one.name(), group.fork(() -> hasChanged(distribution, archive.hashes())));
        }
      }
      group.join();
    }
    Set<PackageName> changed = new HashSet<>();
    tasks.forEach((name, task) -> {
      if (task.value()) {
        changed.add(name);
      }
    });
    return changed;
  }

  private boolean hasChanged(Distribution distribution, Hashes installed) {
    if (installed.isEmpty()) {
      return false;
    }
    List<HashPolicy> required = required(distribution.name());
    for (HashPolicy policy : required) {
      if (!policy.accepts(installed) && !policy.needsMoreThan(installed)) {
        return true;
      }
    }
    boolean isKnown = required.stream().anyMatch(policy -> policy.accepts(installed));
    return !isKnown && now(distribution).map(installed::contradicts).orElse(false);
  }

  /** What the requirements say about the file: with {@code --hash}, and in the URL. */
  private List<HashPolicy> required(PackageName name) {
    List<HashPolicy> required = new ArrayList<>();
    WantedPackage one = wanted.get(name);
    if (one == null) {
      return required;
    }
    required.add(one.policy());
    if (one.wanted().directUrl().orElse(null) instanceof ArchiveInfo archive) {
      required.add(HashPolicy.oneOf(List.of(archive.hashes())));
    }
    required.removeIf(HashPolicy::isAny);
    return required;
  }

  /** What is known to be at the URL; a server that does not answer is no reason to give up. */
  private Optional<Hashes> now(Distribution distribution) {
    try {
      return pipeline.recheck(distribution);
    } catch (DistributionException e) {
      if (freshness.mustAsk(distribution.name())) {
        throw e;
      }
      printer.warn(
          new Problem(
              distribution.name() + " stays as it is installed: its URL can't be asked for changes",
              e.problem().evidence(),
              Optional.empty()));
      return Optional.empty();
    }
  }
}
