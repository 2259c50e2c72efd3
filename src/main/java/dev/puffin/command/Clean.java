package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.cache.Removal;
import dev.puffin.error.ExitStatus;
import dev.puffin.pep508.PackageName;
import dev.puffin.session.Amounts;
import dev.puffin.session.CacheFolder;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.CacheOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Removes packages, or everything, from the cache. */
public final class Clean {
  private Clean() {}

  /**
   * Removes what belongs to these packages; everything if there are none.
   *
   * @return always done: a cache without them is what was asked for
   */
  public static ExitStatus run(
      Set<PackageName> names, CacheOptions options, CommandContext context) {
    Path folder = new CacheFolder(context).path(options.directory());
    if (!Files.isDirectory(folder)) {
      context.printer().note("No cache at " + folder);
      return ExitStatus.DONE;
    }
    Runnable onWait =
        () -> context.printer().note("Waiting for another puffin that uses the cache ...");
    try (Cache cache = Cache.open(folder, onWait)) {
      Removal removal = names.isEmpty() ? cache.clean(onWait) : cache.clean(names, onWait);
      context.printer().note(text(removal, folder));
    }
    return ExitStatus.DONE;
  }

  /** What was removed, in entries, files and bytes. */
  static String text(Removal removal, Path folder) {
    if (removal.entries() == 0) {
      return "Nothing to remove from " + folder;
    }
    return "Removed "
        + Amounts.counted(removal.entries(), "entry")
        + " ("
        + Amounts.counted(removal.files(), "file")
        + ", "
        + Amounts.bytes(removal.bytes())
        + ") from "
        + folder;
  }
}
