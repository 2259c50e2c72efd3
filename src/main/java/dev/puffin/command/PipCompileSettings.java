package dev.puffin.command;

/** What {@code puffin pip-compile} is asked to do. */
public record PipCompileSettings(
    InputOptions inputs,
    ResolveOptions resolve,
    UpgradeOptions upgrade,
    OutputOptions output,
    BuildOptions build,
    CommonOptions common) {}
