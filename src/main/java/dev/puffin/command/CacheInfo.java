package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.cache.PruneRequest;
import dev.puffin.concurrent.Permits;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pipeline.CacheVerifier;
import dev.puffin.pipeline.Verification;
import dev.puffin.session.Amounts;
import dev.puffin.session.CacheFolder;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.CacheOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows where the cache is and how large, and removes what is of no use any more. */
public final class CacheInfo {
  private CacheInfo() {}

  /** Prints the folder. */
  public static ExitStatus directory(CacheOptions options, CommandContext context) {
    context.printer().result(new CacheFolder(context).path(options.directory()) + "\n");
    return ExitStatus.DONE;
  }

  /**
   * Prints how large it is.
   *
   * @param human whether with a unit, and not in bytes
   */
  public static ExitStatus size(CacheOptions options, boolean human, CommandContext context) {
    Path folder = new CacheFolder(context).path(options.directory());
    long bytes = 0;
    if (Files.isDirectory(folder)) {
      try (Cache cache = Cache.open(folder)) {
        bytes = cache.size().bytes();
      }
    }
    context.printer().result((human ? Amounts.bytes(bytes) : String.valueOf(bytes)) + "\n");
    return ExitStatus.DONE;
  }

  /** Removes what the request names, and says how much it was. */
  public static ExitStatus prune(
      PruneRequest request, CacheOptions options, CommandContext context) {
    Path folder = new CacheFolder(context).path(options.directory());
    if (!Files.isDirectory(folder)) {
      context.printer().note("No cache at " + folder);
      return ExitStatus.DONE;
    }
    Runnable onWait =
        () -> context.printer().note("Waiting for another puffin that uses the cache ...");
    try (Cache cache = Cache.open(folder, onWait)) {
      context.printer().note(Clean.text(cache.prune(request, onWait), folder));
    }
    return ExitStatus.DONE;
  }

  /** Checks every unzipped wheel against its own list of files and removes those that differ. */
  public static ExitStatus verify(CacheOptions options, CommandContext context) {
    Path folder = new CacheFolder(context).path(options.directory());
    if (!Files.isDirectory(folder)) {
      context.printer().note("No cache at " + folder);
      return ExitStatus.DONE;
    }
    try (Cache cache = Cache.open(folder)) {
      Verification found = new CacheVerifier(cache, Permits.standard()).run();
      found.damaged().forEach(one -> tell(one, context));
      found.disagreeing().forEach(one -> tell(one, context));
      String wheels = Amounts.counted(found.wheels(), "wheel") + " checked";
      context.printer().note(wheels + "; " + Clean.text(found.removed(), folder));
      return found.damaged().isEmpty() ? ExitStatus.DONE : ExitStatus.UNMET;
    }
  }

  private static void tell(Verification.Finding finding, CommandContext context) {
    context.printer().warn(Problem.of(finding.wheel() + ": " + finding.reason()));
  }
}
