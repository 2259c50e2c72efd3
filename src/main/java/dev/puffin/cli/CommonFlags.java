package dev.puffin.cli;

import dev.puffin.settings.CommonOptions;

/** What every command that finds or installs packages is given. */
final class CommonFlags {
  private CommonFlags() {}

  /** The choice on the command line. */
  static CommonOptions read(Arguments arguments) {
    return new CommonOptions(
        IndexFlags.read(arguments),
        NetworkFlags.read(arguments),
        CacheFlags.read(arguments),
        PythonFlags.read(arguments),
        arguments.has(GeneralFlags.ISOLATED));
  }
}
