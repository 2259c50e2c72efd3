package dev.puffin.config;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file or variable can't be understood. Names the file and line, or the variable.
 */
public final class ConfigException extends PuffinException {

  private ConfigException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.USAGE, cause);
  }

  static ConfigException syntax(String file, int line, String reason) {
    return new ConfigException(Problem.of(file + ":" + line + ": " + reason), null);
  }

  static ConfigException unreadable(Path file, Exception cause) {
    return new ConfigException(
        Problem.of("the configuration file " + file + " can't be read").because(cause.toString()),
        cause);
  }

  /** An option is set to something that makes no sense. */
  public static ConfigException value(PipOption option, Setting<String> setting, String wanted) {
    return new ConfigException(
        Problem.of(
                "'"
                    + setting.value()
                    + "' is no value for "
                    + option.key()
                    + ", set by "
                    + setting.source())
            .hint("it must be " + wanted),
        null);
  }
}
