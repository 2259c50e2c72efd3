package dev.puffin.session;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.PackageSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks projects that only their build backend understands what they depend on. */
public final class ProjectDependencies {
  private final PackageSource source;
  private final MarkerEnvironment environment;

  ProjectDependencies(PackageSource source, MarkerEnvironment environment) {
    this.source = source;
    this.environment = environment;
  }

  /** The requirements of the projects, those of the extras asked for included. */
  List<InputRequirement> of(List<ProjectSource> projects) {
    List<InputRequirement> requirements = new ArrayList<>();
    projects.forEach(project -> requirements.addAll(of(project)));
    return requirements;
  }

  private List<InputRequirement> of(ProjectSource project) {
    SourceUrl.LocalDirectory folder =
        new SourceUrl.LocalDirectory(project.folder(), false, project.folder().toString());
    PackageName name = source.name(folder);
    CoreMetadata metadata = source.metadata(new SourceDistribution.Directory(name, folder));
    String label = name + " (" + project.display() + ")";
    List<InputRequirement> requirements = new ArrayList<>();
    Set<ExtraName> extras = extras(project, name, metadata);
    for (Requirement requirement : metadata.requiresDist()) {
      if (!requirement.name().equals(name) && requirement.appliesTo(environment, extras)) {
        requirements.add(
            input(requirement.withoutMarker(), project.folder(), label, project.display()));
      }
    }
    return requirements;
  }

  /** The extras asked for, and those that these ask for by naming the project itself. */
  private Set<ExtraName> extras(ProjectSource project, PackageName name, CoreMetadata metadata) {
    Set<ExtraName> extras =
        new HashSet<>(project.allExtras() ? metadata.providesExtra() : project.extras());
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Requirement requirement : metadata.requiresDist()) {
        if (requirement.name().equals(name) && requirement.appliesTo(environment, extras)) {
          grown |= extras.addAll(requirement.extras());
        }
      }
    }
    return extras;
  }

  private static InputRequirement input(
      Requirement requirement, Path folder, String label, String display) {
    InputRequirement.Details details =
        InputRequirement.Details.of(Origin.project(display, label), requirement.toString());
    return requirement
        .url()
        .<InputRequirement>map(url ->
            new InputRequirement.Direct(
                Optional.of(requirement.name()),
                requirement.extras(),
                SourceUrl.parse(url, folder),
                requirement.marker(),
                details))
        .orElseGet(() -> new InputRequirement.Named(requirement, details));
  }
}
