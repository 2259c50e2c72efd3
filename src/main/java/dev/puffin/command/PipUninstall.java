package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.config.PipConfiguration;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.Change;
import dev.puffin.install.EnvironmentLock;
import dev.puffin.install.InstallTarget;
import dev.puffin.install.Installer;
import dev.puffin.install.SitePackages;
import dev.puffin.pep508.PackageName;
import dev.puffin.python.Interpreter;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.RequirementsReader;
import dev.puffin.session.Amounts;
import dev.puffin.session.CacheFolder;
import dev.puffin.session.CommandContext;
import dev.puffin.session.CommandException;
import dev.puffin.session.Configuration;
import dev.puffin.session.Environments;
import dev.puffin.settings.UninstallSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Removes packages from an environment. */
public final class PipUninstall {
  private final UninstallSettings settings;
  private final CommandContext context;

  private PipUninstall(UninstallSettings settings, CommandContext context) {
    this.settings = settings;
    this.context = context;
  }

  /** Removes those that are installed; that others are not is only a warning, as in pip. */
  public static ExitStatus run(UninstallSettings settings, CommandContext context) {
    return new PipUninstall(settings, context).run();
  }

  private ExitStatus run() {
    SortedSet<PackageName> names = names();
    if (names.isEmpty()) {
      throw new CommandException(
          Problem.of("no package to uninstall was named")
              .hint("name packages, or a file with them: puffin pip-uninstall -r requirements.txt"),
          ExitStatus.USAGE);
    }
    try (Cache cache = CacheFolder.open(context, settings.cache())) {
      Environments environments = new Environments(cache, settings.python(), context);
      Interpreter interpreter = environments.toChange(environments.toRead(), this::pip);
      InstallTarget target = environments.target(interpreter);
      try (EnvironmentLock _ = environments.lock(target)) {
        SitePackages installed = SitePackages.scan(target.paths());
        List<InstalledDistribution> found = found(names, installed);
        if (!settings.withDependencies()) {
          remove(found, target);
        } else {
          Orphans orphans =
              new Orphans(DependencyGraph.of(installed.distributions(), interpreter.markers()));
          orphans.of(names).forEach(name -> found.addAll(installed.named(name)));
          remove(found, target);
          tellOfRequested(orphans.requested(names));
        }
      }
    }
    return ExitStatus.DONE;
  }

  private PipConfiguration pip() {
    return Configuration.pip(context, settings.isolated(), Optional.empty(), "uninstall");
  }

  private void remove(List<InstalledDistribution> distributions, InstallTarget target) {
    if (distributions.isEmpty()) {
      context.printer().note("No packages to uninstall");
      return;
    }
    if (!settings.dryRun()) {
      Installer.into(target, context.trace()).apply(Change.removal(distributions));
    }
    String verb = settings.dryRun() ? "Would uninstall " : "Uninstalled ";
    context.printer().note(verb + Amounts.counted(distributions.size(), "package"));
    for (InstalledDistribution distribution : distributions) {
      context.printer().note(" - " + distribution.name() + "==" + distribution.version());
    }
  }

  /** pip-sync, as other tools, notes of all that its files list that it was asked for. */
  private void tellOfRequested(SortedSet<PackageName> stay) {
    if (!stay.isEmpty()) {
      String names = stay.stream().map(PackageName::value).collect(Collectors.joining(" "));
      context
          .printer()
          .note(
              "Nothing else needs what was asked for by name or in a file, so it stays; to remove"
                  + " it: puffin pip-uninstall "
                  + names);
    }
  }

  private List<InstalledDistribution> found(SortedSet<PackageName> names, SitePackages installed) {
    List<InstalledDistribution> found = new ArrayList<>();
    for (PackageName name : names) {
      List<InstalledDistribution> there = installed.named(name);
      if (there.isEmpty()) {
        context.printer().warn(Problem.of(name + " is not installed"));
      }
      found.addAll(there);
    }
    return found;
  }

  private SortedSet<PackageName> names() {
    RequirementsReader reader =
        new RequirementsReader(
            context.workingDirectory(),
            context.environment(),
            context.input(),
            url -> {
              throw new CommandException(
                  Problem.of("pip-uninstall reads no files from servers: " + url),
                  ExitStatus.USAGE);
            });
    SortedSet<PackageName> names = new TreeSet<>();
    List<InputRequirement> requirements = new ArrayList<>();
    settings
        .names()
        .forEach(text -> requirements.add(reader.requirement(text, "the command line")));
    settings.files().forEach(file -> requirements.addAll(reader.requirements(file).requirements()));
    for (InputRequirement requirement : requirements) {
      names.add(
          requirement
              .packageName()
              .orElseThrow(() ->
                  new CommandException(
                      Problem.of(
                          requirement.origin()
                              + ": which package `"
                              + requirement.details().verbatim()
                              + "` is can't be told without building it"),
                      ExitStatus.USAGE)));
    }
    return names;
  }
}
