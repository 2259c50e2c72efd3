package dev.puffin.settings;

/**
 * What every command that finds or installs packages is given.
 *
 * @param isolated ignore pip's and puffin's environment variables and user configuration
 */
public record CommonOptions(
    IndexOptions index,
    NetworkOptions network,
    CacheOptions cache,
    PythonOptions python,
    boolean isolated) {}
