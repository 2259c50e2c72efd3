package dev.puffin.cli;

import dev.puffin.settings.UpgradeOptions;
import java.util.List;

/** Which known versions don't count. */
final class UpgradeFlags {
  private static final Option UPGRADE =
      Option.flag(
          OptionGroup.RESOLUTION,
          "Take the newest versions, whatever was locked or installed",
          "-U",
          "--upgrade");
  private static final Option UPGRADE_PACKAGE =
      Option.list(
          OptionGroup.RESOLUTION,
          "NAME",
          "The same for one package; `NAME<2` also limits its version",
          "-P",
          "--upgrade-package");

  static final List<Option> ALL = List.of(UPGRADE, UPGRADE_PACKAGE);

  private UpgradeFlags() {}

  /** The choice on the command line. */
  static UpgradeOptions read(Arguments arguments) {
    return new UpgradeOptions(arguments.has(UPGRADE), arguments.values(UPGRADE_PACKAGE));
  }
}
