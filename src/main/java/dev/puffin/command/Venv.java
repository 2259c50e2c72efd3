package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.error.ExitStatus;
import dev.puffin.pep440.Version;
import dev.puffin.python.Interpreter;
import dev.puffin.python.VenvCreator;
import dev.puffin.python.VenvRequest;
import dev.puffin.session.CacheFolder;
import dev.puffin.session.CommandContext;
import dev.puffin.session.Environments;
import dev.puffin.session.ProgramVersion;
import dev.puffin.settings.BuildOptions;
import dev.puffin.settings.CommonOptions;
import dev.puffin.settings.InputOptions;
import dev.puffin.settings.InstallOptions;
import dev.puffin.settings.InstallRequest;
import dev.puffin.settings.PipInstallSettings;
import dev.puffin.settings.PythonOptions;
import dev.puffin.settings.ResolveOptions;
import dev.puffin.settings.UpgradeOptions;
import dev.puffin.settings.VenvSettings;
import java.nio.file.Path;
import java.util.List;

/** Makes a virtual environment. */
public final class Venv {
  private Venv() {}

  /** Makes it, and says how to use it. */
  public static ExitStatus run(VenvSettings settings, CommandContext context) {
    Interpreter base;
    Path python;
    try (Cache cache = CacheFolder.open(context, settings.common().cache())) {
      base = new Environments(cache, settings.common().python(), context).any();
      python =
          new VenvCreator("puffin = " + ProgramVersion.TEXT)
              .create(request(settings, base, context));
    }
    context.printer().note("Made " + settings.folder() + " with " + base.display());
    ExitStatus status = settings.seed() ? seed(base, python, settings, context) : ExitStatus.DONE;
    context.printer().note("Activate it with: " + activation(settings.folder()));
    return status;
  }

  private static VenvRequest request(
      VenvSettings settings, Interpreter base, CommandContext context) {
    return new VenvRequest(
        context.workingDirectory().resolve(settings.folder()),
        base,
        settings.existing(),
        settings.prompt(),
        settings.systemSitePackages(),
        settings.relocatable());
  }

  /** Up to Python 3.11, environments have setuptools and wheel, as those of the venv module had. */
  private static ExitStatus seed(
      Interpreter base, Path python, VenvSettings settings, CommandContext context) {
    List<String> packages =
        base.version().compareTo(Version.of(3, 12)) < 0
            ? List.of("pip", "setuptools", "wheel")
            : List.of("pip");
    CommonOptions common = settings.common();
    PythonOptions made = PythonOptions.of(python.toString());
    return PipInstall.run(
        new PipInstallSettings(
            new InstallRequest(
                InputOptions.packages(packages),
                ResolveOptions.standard(),
                InstallOptions.standard(),
                BuildOptions.standard(),
                new CommonOptions(
                    common.index(), common.network(), common.cache(), made, common.isolated())),
            UpgradeOptions.NONE,
            false),
        context);
  }

  private static String activation(Path folder) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return windows
        ? folder.resolve("Scripts").resolve("activate").toString()
        : "source " + folder.resolve("bin").resolve("activate");
  }
}
