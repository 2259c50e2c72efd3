package dev.puffin.settings;

/**
 * What {@code puffin pip-install} is asked to do.
 *
 * @param upgrade which installed versions don't count
 * @param exact whether packages go that are not needed for what is asked for
 */
public record PipInstallSettings(InstallRequest request, UpgradeOptions upgrade, boolean exact) {}
