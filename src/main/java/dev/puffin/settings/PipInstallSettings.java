package dev.puffin.settings;

/**
 * What {@code puffin pip-install} is asked to do.
 *
 * @param exact whether packages go that are not needed for what is asked for
 */
public record PipInstallSettings(
    InputOptions inputs,
    ResolveOptions resolve,
    UpgradeOptions upgrade,
    InstallOptions install,
    boolean exact,
    BuildOptions build,
    CommonOptions common) {}
