package dev.puffin.command;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.RecordRow;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.ResolvedEdge;
import dev.puffin.resolver.Via;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.InspectSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Shows installed packages one by one. */
public final class Show {
  private final DependencyGraph graph;
  private final CommandContext context;

  private Show(InstalledEnvironment environment, CommandContext context) {
    this.context = context;
    this.graph =
        DependencyGraph.of(
            environment.installed().distributions(), environment.interpreter().markers());
  }

  /**
   * Prints name, version, location and relations of packages.
   *
   * @param withFiles whether their files are listed, too
   * @return unmet if none of them is installed
   */
  public static ExitStatus run(
      InspectSettings settings, boolean withFiles, CommandContext context) {
    InstalledEnvironment environment =
        InstalledEnvironment.of(settings.python(), settings.cache(), context);
    Show show = new Show(environment, context);
    String separator = "";
    for (PackageName name : settings.names()) {
      List<InstalledDistribution> found = environment.installed().named(name);
      if (found.isEmpty()) {
        context.printer().warn(Problem.of(name + " is not installed"));
      }
      for (InstalledDistribution one : found) {
        context.printer().result(separator + show.text(one, withFiles));
        separator = "---\n";
      }
    }
    return separator.isEmpty() ? ExitStatus.UNMET : ExitStatus.DONE;
  }

  private String text(InstalledDistribution found, boolean withFiles) {
    StringBuilder text = new StringBuilder();
    line(text, "Name", found.name().value());
    line(text, "Version", found.version().toString());
    line(text, "Location", String.valueOf(found.location().getParent()));
    if (found.isEditable()) {
      line(
          text,
          "Editable project location",
          found.directUrl().map(DirectUrlRecord::url).orElse(found.location().toString()));
    }
    line(text, "Requires", names(found.name(), true));
    line(text, "Required-by", names(found.name(), false));
    if (withFiles) {
      line(text, "Files", "");
      files(found).forEach(file -> text.append("  ").append(file).append('\n'));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String field, String value) {
    text.append(field).append(':').append(value.isEmpty() ? "" : " " + value).append('\n');
  }

  private String names(PackageName name, boolean required) {
    SortedSet<String> names = new TreeSet<>();
    for (ResolvedEdge edge : graph.edges()) {
      if (edge.from() instanceof Via.Parent(PackageName parent)) {
        PackageName child = edge.requirement().name();
        if (required && parent.equals(name)) {
          names.add(child.value());
        } else if (!required && child.equals(name)) {
          names.add(parent.value());
        }
      }
    }
    names.remove(name.value());
    return String.join(", ", names);
  }

  private SortedSet<String> files(InstalledDistribution found) {
    SortedSet<String> files = new TreeSet<>();
    Path record = found.location().resolve(RecordFile.NAME);
    try {
      String text = Files.readString(record, StandardCharsets.UTF_8);
      for (RecordRow row : RecordFile.parseForeign(text)) {
        files.add(row.path());
      }
    } catch (IOException e) {
      context.printer().warn(Problem.of(found.name() + " has no list of its files: " + record));
    }
    return files;
  }
}
