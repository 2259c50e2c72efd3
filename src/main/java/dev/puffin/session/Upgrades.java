package dev.puffin.session;

import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import dev.puffin.requirements.RequirementsReader;
import dev.puffin.resolver.Upgrade;
import dev.puffin.settings.UpgradeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What {@code --upgrade} and {@code --upgrade-package} say.
 *
 * @param upgrade which pins don't count
 * @param limits requirements that limit versions for this run, such as {@code idna<3.7}
 * @param names the packages that were named
 */
public record Upgrades(
    Upgrade upgrade, List<InputRequirement> limits, NavigableSet<PackageName> names) {
  private static final String OPTION = "--upgrade-package";

  public Upgrades {
    limits = List.copyOf(limits);
  }

  public static Upgrades read(UpgradeOptions options, CommandContext context) {
    RequirementsReader reader =
        new RequirementsReader(
            context.workingDirectory(), context.environment(), context.input(), url -> new byte[0]);
    NavigableSet<PackageName> names = new TreeSet<>();
    List<InputRequirement> limits = new ArrayList<>();
    for (String text : options.packages()) {
      InputRequirement requirement = reader.requirement(text, OPTION);
      requirement.packageName().ifPresent(names::add);
      switch (requirement) {
        case InputRequirement.Named named when named.requirement().specifiers().isAny() -> {}
        case InputRequirement.Named named ->
            limits.add(named.from(Origin.unwritten(OPTION + " " + text)));
        case InputRequirement.Direct direct -> limits.add(direct);
      }
    }
    Upgrade upgrade = options.all() ? Upgrade.ALL : new Upgrade(false, names);
    return new Upgrades(upgrade, limits, names);
  }
}
