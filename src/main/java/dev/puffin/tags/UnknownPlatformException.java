package dev.puffin.tags;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** A platform was asked for that has no meaning. */
public final class UnknownPlatformException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** For the name as it was given. */
  public UnknownPlatformException(String name) {
    super(
        Problem.of("unknown platform `" + name + "`")
            .because("known: linux, macos, windows")
            .because("known: x86_64-unknown-linux-gnu, aarch64-apple-darwin and the like")
            .because("known: x86_64-manylinux_2_28, aarch64-musllinux_1_2 and the like")
            .hint("use one of them, for example `--python-platform x86_64-manylinux_2_28`"),
        ExitStatus.USAGE,
        null);
  }
}
