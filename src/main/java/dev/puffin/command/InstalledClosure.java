package dev.puffin.command;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.install.InstalledMetadata;
import dev.puffin.install.SitePackages;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.session.WantedPackage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether packages that are there have all they require there as well, so that nobody is asked. */
final class InstalledClosure {
  private record Node(PackageName name, Set<ExtraName> extras) {}

  private final SitePackages installed;
  private final MarkerEnvironment markers;
  private final Map<PackageName, CoreMetadata> read = new HashMap<>();

  InstalledClosure(SitePackages installed, MarkerEnvironment markers) {
    this.installed = installed;
    this.markers = markers;
  }

  /**
   * Whether everything that these need is there.
   *
   * @param wanted packages of which it is known that they are there themselves
   */
  boolean isComplete(List<WantedPackage> wanted) {
    Deque<Node> open = new ArrayDeque<>();
    Set<Node> seen = new HashSet<>();
    for (WantedPackage one : wanted) {
      Set<ExtraName> extras = new HashSet<>();
      one.inputs().stream().map(InputRequirement::extras).forEach(extras::addAll);
      open.add(new Node(one.name(), extras));
    }
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (seen.add(node) && !addRequired(node, open)) {
        return false;
      }
    }
    return true;
  }

  private boolean addRequired(Node node, Deque<Node> open) {
    Optional<CoreMetadata> metadata = metadata(node.name());
    if (metadata.isEmpty()) {
      return false;
    }
    for (Requirement requirement : metadata.get().requiresDist()) {
      if (requirement.appliesTo(markers, node.extras())) {
        if (!isThere(requirement)) {
          return false;
        }
        open.add(new Node(requirement.name(), Set.copyOf(requirement.extras())));
      }
    }
    return true;
  }

  private boolean isThere(Requirement requirement) {
    List<InstalledDistribution> found = installed.named(requirement.name());
    return found.size() == 1
        && requirement.url().isEmpty()
        && requirement.specifiers().contains(found.getFirst().version());
  }

  private Optional<CoreMetadata> metadata(PackageName name) {
    CoreMetadata known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    List<InstalledDistribution> found = installed.named(name);
    Optional<CoreMetadata> metadata =
        found.size() == 1 ? InstalledMetadata.read(found.getFirst()) : Optional.empty();
    metadata.ifPresent(fresh -> read.put(name, fresh));
    return metadata;
  }
}
