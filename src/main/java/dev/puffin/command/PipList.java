package dev.puffin.command;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.install.Freeze;
import dev.puffin.install.SitePackages;
import dev.puffin.python.InstallPaths;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.ListSettings;
import java.util.List;
import java.util.Optional;

/** Shows what is installed. */
public final class PipList {
  private PipList() {}

  /** Prints the packages of an environment or of some folders, sorted by name. */
  public static ExitStatus run(ListSettings settings, CommandContext context) {
    List<InstalledDistribution> installed = shown(settings, context);
    context
        .printer()
        .result(
            switch (settings.format()) {
              case FREEZE -> lines(Freeze.lines(installed));
              case COLUMNS -> columns(installed);
              case JSON -> json(installed);
            });
    return ExitStatus.DONE;
  }

  /** The packages that are to be shown. */
  static List<InstalledDistribution> shown(ListSettings settings, CommandContext context) {
    return installed(settings, context).stream().filter(found -> isShown(found, settings)).toList();
  }

  private static List<InstalledDistribution> installed(
      ListSettings settings, CommandContext context) {
    if (!settings.paths().isEmpty()) {
      return settings.paths().stream()
          .map(path -> context.workingDirectory().resolve(path))
          .flatMap(path -> SitePackages.scan(InstallPaths.target(path)).distributions().stream())
          .toList();
    }
    return InstalledEnvironment.of(settings.python(), settings.cache(), context)
        .installed()
        .distributions();
  }

  private static boolean isShown(InstalledDistribution found, ListSettings settings) {
    boolean editable = found.isEditable();
    boolean wanted =
        switch (settings.editables()) {
          case ALL -> true;
          case ONLY -> editable;
          case EXCLUDED -> !editable;
        };
    return wanted && !settings.exclude().contains(found.name());
  }

  private static String lines(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String columns(List<InstalledDistribution> installed) {
    boolean editables = installed.stream().anyMatch(InstalledDistribution::isEditable);
    List<String> headings = List.of("Package", "Version");
    Table table =
        new Table(
            editables ? List.of("Package", "Version", "Editable project location") : headings);
    for (InstalledDistribution found : installed) {
      String name = found.name().value();
      String version = found.version().toString();
      table.add(
          editables
              ? List.of(name, version, found.isEditable() ? location(found) : "")
              : List.of(name, version));
    }
    return table.text();
  }

  private static String location(InstalledDistribution editable) {
    Optional<String> url = editable.directUrl().map(DirectUrlRecord::url);
    return url.map(text -> text.startsWith("file://") ? text.substring("file://".length()) : text)
        .orElse(editable.location().toString());
  }

  private static String json(List<InstalledDistribution> installed) {
    StringBuilder text = new StringBuilder("[");
    String separator = "";
    for (InstalledDistribution found : installed) {
      text.append(separator).append("{\"name\":").append(JsonText.quoted(found.name().value()));
      text.append(",\"version\":").append(JsonText.quoted(found.version().toString()));
      if (found.isEditable()) {
        text.append(",\"editable_project_location\":").append(JsonText.quoted(location(found)));
      }
      text.append('}');
      separator = ",";
    }
    return text.append("]\n").toString();
  }
}
