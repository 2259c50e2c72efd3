package dev.puffin.settings;

/**
 * What pip-sync and pip-install are asked alike.
 *
 * @param inputs what the environment shall have
 * @param resolve which versions are chosen
 * @param install how and where they are installed
 * @param build how sources are built
 * @param common where everything comes from
 */
public record InstallRequest(
    InputOptions inputs,
    ResolveOptions resolve,
    InstallOptions install,
    BuildOptions build,
    CommonOptions common) {}
