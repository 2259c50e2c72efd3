package dev.puffin.command;

import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.RequirementsReader;
import dev.puffin.resolver.Upgrade;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what {@code --upgrade} and {@code --upgrade-package} say. */
final class Upgrades {
  private static final String OPTION = "--upgrade-package";

  private Upgrades() {}

  /**
   * Which pins don't count.
   *
   * @param constraints gets those requirements that limit versions, such as {@code idna<3.7}
   */
  static Upgrade read(
      UpgradeOptions options, List<InputRequirement> constraints, CommandContext context) {
    RequirementsReader reader =
        new RequirementsReader(
            context.workingDirectory(), context.environment(), context.input(), url -> new byte[0]);
    Set<PackageName> names = new HashSet<>();
    for (String text : options.packages()) {
      InputRequirement requirement = reader.requirement(text, OPTION);
      requirement.packageName().ifPresent(names::add);
      boolean limits =
          requirement instanceof InputRequirement.Named named
              && !named.requirement().specifiers().isAny();
      if (limits || requirement instanceof InputRequirement.Direct) {
        constraints.add(requirement);
      }
    }
    return options.all() ? Upgrade.ALL : new Upgrade(false, names);
  }
}
