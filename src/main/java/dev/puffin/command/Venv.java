package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.error.ExitStatus;
import dev.puffin.python.Interpreter;
import dev.puffin.python.VenvCreator;
import dev.puffin.python.VenvRequest;
import dev.puffin.trace.Trace;
import java.nio.file.Path;

/** Makes a virtual environment. */
public final class Venv {
  private Venv() {}

  /** Makes it, and says how to use it. */
  public static ExitStatus run(VenvSettings settings, CommandContext context) {
    try (Cache cache = CacheFolder.open(context, settings.cache())) {
      Interpreter base = new Environments(cache, settings.python(), Trace.off(), context).any();
      Path folder = context.workingDirectory().resolve(settings.folder());
      VenvRequest request =
          new VenvRequest(
              folder,
              base,
              settings.existing(),
              settings.prompt(),
              settings.systemSitePackages(),
              settings.relocatable());
      new VenvCreator("puffin = " + ProgramVersion.TEXT).create(request);
      context.printer().note("Made " + settings.folder() + " with " + base.display());
      context.printer().note("Activate it with: " + activation(settings.folder()));
    }
    return ExitStatus.DONE;
  }

  private static String activation(Path folder) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return windows
        ? folder.resolve("Scripts").resolve("activate").toString()
        : "source " + folder.resolve("bin").resolve("activate");
  }
}
