package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.install.SitePackages;
import dev.puffin.python.Interpreter;
import dev.puffin.session.CacheFolder;
import dev.puffin.session.CommandContext;
import dev.puffin.session.Environments;
import dev.puffin.settings.CacheOptions;
import dev.puffin.settings.PythonOptions;

/**
 * An environment that is only looked at.
 *
 * @param interpreter its Python
 * @param installed what is in it
 */
record InstalledEnvironment(Interpreter interpreter, SitePackages installed) {

  /** The environment that the options name. */
  static InstalledEnvironment of(
      PythonOptions python, CacheOptions cacheOptions, CommandContext context) {
    try (Cache cache = CacheFolder.open(context, cacheOptions)) {
      Environments environments = new Environments(cache, python, context);
      Interpreter interpreter = environments.toRead();
      return new InstalledEnvironment(
          interpreter, SitePackages.scan(environments.target(interpreter).paths()));
    }
  }
}
