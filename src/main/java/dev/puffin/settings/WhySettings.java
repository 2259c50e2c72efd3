package dev.puffin.settings;

import dev.puffin.pep508.PackageName;

/**
 * What {@code puffin why} is asked.
 *
 * @param name the package in question
 * @param inputs what it is looked for in; nothing for the environment
 */
public record WhySettings(
    PackageName name,
    InputOptions inputs,
    ResolveOptions resolve,
    BuildOptions build,
    CommonOptions common) {}
