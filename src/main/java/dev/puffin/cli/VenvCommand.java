package dev.puffin.cli;

import dev.puffin.command.Venv;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.python.VenvRequest;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.VenvSettings;
import java.nio.file.Path;
import java.util.List;

/** {@code puffin venv}. */
final class VenvCommand implements Subcommand {
  private static final Option CLEAR =
      Option.flag(
          OptionGroup.OUTPUT, "Empty the folder first, if it is an environment", "-c", "--clear");
  private static final Option FORCE =
      Option.flag(OptionGroup.OUTPUT, "Empty the folder first, whatever is in it", "--force");
  private static final Option ALLOW_EXISTING =
      Option.flag(OptionGroup.OUTPUT, "Keep what is in the folder", "--allow-existing");
  private static final Option PROMPT =
      Option.value(OptionGroup.OUTPUT, "TEXT", "What an activated shell shows", "--prompt");
  private static final Option SYSTEM_SITE_PACKAGES =
      Option.flag(
          OptionGroup.OUTPUT,
          "Let it see what is installed in the Python it is made from",
          "--system-site-packages");
  private static final Option RELOCATABLE =
      Option.flag(OptionGroup.OUTPUT, "Make it so that it may be moved", "--relocatable");
  private static final Option SEED = Option.flag(OptionGroup.OUTPUT, "Put pip into it", "--seed");

  @Override
  public String name() {
    return "venv";
  }

  @Override
  public String summary() {
    return "Make a virtual environment";
  }

  @Override
  public String operands() {
    return "[FOLDER]";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        List.of(CLEAR, FORCE, ALLOW_EXISTING, PROMPT, SYSTEM_SITE_PACKAGES, RELOCATABLE, SEED),
        PythonFlags.READING,
        IndexFlags.ALL,
        NetworkFlags.ALL,
        CacheFlags.ALL,
        GeneralFlags.ALL,
        IgnoredFlags.VENV);
  }

  @Override
  public List<String> examples() {
    return List.of("venv", "venv --python 3.12 --clear .venv");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    if (arguments.operands().size() > 1) {
      throw new UsageException(Problem.of("`puffin venv` makes one environment at a time"));
    }
    String folder = arguments.operands().isEmpty() ? ".venv" : arguments.operands().getFirst();
    VenvSettings settings =
        new VenvSettings(
            Path.of(folder),
            existing(arguments),
            arguments.value(PROMPT),
            arguments.has(SYSTEM_SITE_PACKAGES),
            arguments.has(RELOCATABLE),
            arguments.has(SEED),
            CommonFlags.read(arguments));
    return Venv.run(settings, context);
  }

  private static VenvRequest.Existing existing(Arguments arguments) {
    if (arguments.has(FORCE)) {
      return VenvRequest.Existing.FORCE;
    }
    if (arguments.has(CLEAR)) {
      return VenvRequest.Existing.CLEAR;
    }
    return arguments.has(ALLOW_EXISTING) ? VenvRequest.Existing.KEEP : VenvRequest.Existing.REFUSE;
  }
}
