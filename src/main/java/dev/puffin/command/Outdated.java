package dev.puffin.command;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.python.Interpreter;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import dev.puffin.requirements.RequirementsInput;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.session.CommandContext;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.settings.OutdatedSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows which installed packages have newer releases that could be installed here. */
public final class Outdated {
  private Outdated() {}

  /** Prints them, sorted by name, with the newest release and the kind of its file. */
  public static ExitStatus run(OutdatedSettings settings, CommandContext context) {
    List<InstalledDistribution> installed =
        PipList.shown(settings.list(), context).stream()
            .filter(one -> one.directUrl().isEmpty())
            .toList();
    Map<PackageName, ResolvedPackage> newest;
    try (Session session = Session.open(context, settings.common())) {
      newest = newest(installed, settings, session);
    }
    List<Row> rows = new ArrayList<>();
    for (InstalledDistribution one : installed) {
      ResolvedPackage release = newest.get(one.name());
      if (release != null) {
        boolean outdated = one.version().compareTo(release.version()) < 0;
        if (outdated == (settings.shown() == OutdatedSettings.Shown.OUTDATED)) {
          rows.add(Row.of(one, release));
        }
      }
    }
    context
        .printer()
        .result(
            switch (settings.list().format()) {
              case COLUMNS -> columns(rows);
              case JSON -> json(rows);
              case FREEZE -> freeze(rows);
            });
    return ExitStatus.DONE;
  }

  private record Row(String name, String version, String latest, String kind) {
    static Row of(InstalledDistribution installed, ResolvedPackage newest) {
      return new Row(
          installed.name().value(),
          installed.version().toString(),
          newest.version().toString(),
          newest.distribution() instanceof BuiltDistribution ? "wheel" : "sdist");
    }
  }

  /** The newest release of each that could be installed, whatever the others require. */
  private static Map<PackageName, ResolvedPackage> newest(
      List<InstalledDistribution> installed, OutdatedSettings settings, Session session) {
    Interpreter interpreter = session.environments().toRead();
    Resolving resolving =
        new Resolving(
            session,
            settings.resolve().withoutDependencies(),
            settings.build(),
            interpreter,
            RequirementsInput.empty(),
            SourceParts.Purpose.LOCK);
    PackageSource source = resolving.packages().source();
    installed.forEach(one -> source.prefetchReleases(one.name(), () -> {}));
    List<InputRequirement> requirements = new ArrayList<>();
    for (InstalledDistribution one : installed) {
      if (source.releases(one.name()).isPresent()) {
        requirements.add(any(one.name()));
      } else {
        session
            .context()
            .printer()
            .warn(Problem.of("no index has " + one.name() + ", so it may be outdated"));
      }
    }
    Map<PackageName, ResolvedPackage> newest = new HashMap<>();
    resolving
        .resolve(Manifest.of(requirements))
        .packages()
        .forEach(resolved -> newest.put(resolved.name(), resolved));
    return newest;
  }

  private static InputRequirement any(PackageName name) {
    Origin origin = Origin.commandLine("the environment");
    return new InputRequirement.Named(
        Requirement.parse(name.value()), InputRequirement.Details.of(origin, name.value()));
  }

  private static String columns(List<Row> rows) {
    Table table = new Table(List.of("Package", "Version", "Latest", "Type"));
    rows.forEach(row -> table.add(List.of(row.name(), row.version(), row.latest(), row.kind())));
    return table.text();
  }

  private static String freeze(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(row.name()).append("==").append(row.version()).append('\n'));
    return text.toString();
  }

  private static String json(List<Row> rows) {
    List<String> objects = new ArrayList<>();
    for (Row row : rows) {
      objects.add(
          "{\"name\":"
              + JsonText.quoted(row.name())
              + ",\"version\":"
              + JsonText.quoted(row.version())
              + ",\"latest_version\":"
              + JsonText.quoted(row.latest())
              + ",\"latest_filetype\":"
              + JsonText.quoted(row.kind())
              + "}");
    }
    return "[" + String.join(",", objects) + "]\n";
  }
}
