package dev.puffin.command;

import dev.puffin.error.ExitStatus;

/** Locks requirements. */
public final class PipCompile {
  private PipCompile() {}

  /** Compiles. */
  public static ExitStatus run(PipCompileSettings settings, CommandContext context) {
    return ExitStatus.DONE;
  }
}
