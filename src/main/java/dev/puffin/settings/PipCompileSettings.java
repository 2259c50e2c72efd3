package dev.puffin.settings;

/**
 * What {@code puffin pip-compile} is asked to do.
 *
 * @param scope whether the files get one output or one each
 */
public record PipCompileSettings(
    Scope scope,
    InputOptions inputs,
    ResolveOptions resolve,
    UpgradeOptions upgrade,
    OutputOptions output,
    BuildOptions build,
    CommonOptions common) {

  /** What becomes of several files. */
  public enum Scope {
    /** One output with what all of them ask for. */
    TOGETHER,
    /** One output each, with the same version of a package in all of them. */
    EACH
  }
}
