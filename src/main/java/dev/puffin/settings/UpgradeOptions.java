package dev.puffin.settings;

import java.util.List;

/**
 * Which pins of the last run don't count, as given by the user.
 *
 * @param all none does
 * @param packages names whose pins don't, or requirements such as {@code idna<3.7}, which then
 *     limit the version
 */
public record UpgradeOptions(boolean all, List<String> packages) {
  /** All pins count. */
  public static final UpgradeOptions NONE = new UpgradeOptions(false, List.of());

  /** Copies the list. */
  public UpgradeOptions {
    packages = List.copyOf(packages);
  }
}
