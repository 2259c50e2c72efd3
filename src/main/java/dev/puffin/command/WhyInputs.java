package dev.puffin.command;

import dev.puffin.error.PuffinException;
import dev.puffin.lockfile.ExistingLockfile;
import dev.puffin.lockfile.LockfileReader;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import dev.puffin.requirements.RequirementsInput;
import dev.puffin.resolver.Preference;
import dev.puffin.session.CommandContext;
import dev.puffin.session.Inputs;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.settings.InputOptions;
import dev.puffin.settings.UpgradeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the question why is about. A compiled file stands for the files it was made from, with the
 * versions it holds, since its own lines do not say who wants what.
 *
 * @param inputs what is asked for
 * @param preferences the versions of compiled files
 */
record WhyInputs(Inputs inputs, List<Preference> preferences) {
  WhyInputs {
    preferences = List.copyOf(preferences);
  }

  /** Reads the files. */
  static WhyInputs read(InputOptions options, Session session) {
    List<String> files = new ArrayList<>();
    List<String> constraints = new ArrayList<>(options.constraints());
    List<String> overrides = new ArrayList<>(options.overrides());
    List<String> groups = new ArrayList<>(options.groups());
    List<Preference> preferences = new ArrayList<>();
    boolean allExtras = options.allExtras();
    for (String file : options.files()) {
      ExistingLockfile compiled = compiled(file, session.context());
      LockSources sources = LockSources.of(compiled);
      if (sources.isEmpty() || !exist(sources, session.context())) {
        files.add(file);
        continue;
      }
      preferences.addAll(compiled.preferences());
      files.addAll(sources.files());
      constraints.addAll(sources.constraints());
      overrides.addAll(sources.overrides());
      groups.addAll(sources.groups());
      allExtras |= sources.hasProjects() && options.extras().isEmpty();
    }
    InputOptions all =
        new InputOptions(
            options.packages(),
            options.editables(),
            files,
            constraints,
            overrides,
            options.excludes(),
            options.extras(),
            allExtras,
            groups);
    return new WhyInputs(session.read(all), preferences);
  }

  /** What constraints say, where they hold. */
  List<InputRequirement.Named> constraints(MarkerEnvironment markers) {
    List<InputRequirement.Named> named = new ArrayList<>();
    for (InputRequirement constraint : inputs.given().constraints()) {
      if (constraint instanceof InputRequirement.Named limit
          && limit.requirement().appliesTo(markers, Set.of())) {
        named.add(limit);
      }
    }
    return named;
  }

  /** Why a version can't be taken, found out by trying; empty if it can. */
  List<String> trial(PackageName name, Version version, Resolving resolving) {
    Requirement wanted = Requirement.parse(name + "==" + version);
    InputRequirement requirement =
        new InputRequirement.Named(
            wanted,
            InputRequirement.Details.of(Origin.unwritten("the newest release"), wanted.toString()));
    RequirementsInput more = RequirementsInput.of(List.of(requirement));
    try {
      resolving.resolve(inputs.with(more), preferences, UpgradeOptions.NONE);
      return List.of();
    } catch (PuffinException e) {
      // the answer that was asked for
      List<String> reasons = new ArrayList<>(List.of(e.problem().message()));
      reasons.addAll(e.problem().evidence());
      return reasons;
    }
  }

  private static ExistingLockfile compiled(String file, CommandContext context) {
    if (file.equals("-") || file.contains("://") || file.endsWith(".toml")) {
      return ExistingLockfile.none();
    }
    try {
      return LockfileReader.read(Files.readString(context.workingDirectory().resolve(file)));
    } catch (IOException e) {
      return ExistingLockfile.none(); // whoever reads the requirements says what is wrong
    }
  }

  private static boolean exist(LockSources sources, CommandContext context) {
    List<String> all = new ArrayList<>(sources.files());
    all.addAll(sources.constraints());
    all.addAll(sources.overrides());
    Path folder = context.workingDirectory();
    return all.stream().allMatch(file -> Files.isRegularFile(folder.resolve(file)));
  }
}
