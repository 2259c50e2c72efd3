package dev.puffin.config;

import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What pip is configured to do. A higher level replaces a lower one, also for lists; {@code
 * [global]} of all files counts less than the command's own section of any, and both less than a
 * {@code PIP_*} variable. What the command line says counts more than all of it; lists of the
 * command line are added to the configured ones.
 */
public final class PipConfiguration {
  private static final String GLOBAL = "global";
  private static final String PREFIX = "PIP_";

  private final SortedMap<String, Setting<String>> settings;

  private PipConfiguration(SortedMap<String, Setting<String>> settings) {
    this.settings = Collections.unmodifiableSortedMap(settings);
  }

  /** No configuration. */
  public static PipConfiguration none() {
    return new PipConfiguration(new TreeMap<>());
  }

  /**
   * Reads the configuration for a command of pip.
   *
   * @param command whose section counts: {@code install} for everything that installs or resolves
   * @throws ConfigException if a file can't be read or understood
   */
  public static PipConfiguration load(PipSurroundings surroundings, String command) {
    return load(
        command, surroundings, new PipFiles(surroundings, PipFiles.Family.current(), Path.of("/")));
  }

  /** Whether an environment has settings of its own. */
  public static boolean isIn(Path prefix) {
    return Files.exists(PipFiles.in(prefix, PipFiles.Family.current()));
  }

  static PipConfiguration load(String command, PipSurroundings surroundings, PipFiles files) {
    SortedMap<String, Setting<String>> global = new TreeMap<>();
    SortedMap<String, Setting<String>> own = new TreeMap<>();
    for (Path file : files.inOrder()) {
      read(file)
          .forEach((section, values) -> {
            if (section.equals(GLOBAL) || section.equals(command)) {
              put(section.equals(GLOBAL) ? global : own, values, file + " [" + section + "]");
            }
          });
    }
    global.putAll(own);
    if (!surroundings.isolated()) {
      putVariables(global, surroundings.environment());
    }
    return new PipConfiguration(global);
  }

  private static Map<String, Map<String, String>> read(Path file) {
    try {
      return NativeFiles.readText(file)
          .map(text -> IniFile.parse(text, file.toString()))
          .orElse(Map.of());
    } catch (IOException e) {
      if (Files.isRegularFile(file)) {
        throw ConfigException.unreadable(file, e);
      }
      return Map.of(); // a folder or a device of that name configures nothing
    }
  }

  private static void put(
      Map<String, Setting<String>> target, Map<String, String> values, String source) {
    values.forEach((key, value) -> {
      if (!value.isEmpty()) {
        target.put(normalized(key), new Setting<>(value, source));
      }
    });
  }

  private static void putVariables(
      Map<String, Setting<String>> target, Map<String, String> environment) {
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX) && !value.isEmpty()) {
        target.put(normalized(name.substring(PREFIX.length())), new Setting<>(value, name));
      }
    });
  }

  private static String normalized(String key) {
    String name = key.toLowerCase(Locale.ROOT).replace('_', '-');
    return name.startsWith("--") ? name.substring(2) : name;
  }

  /** Everything that is set, also what puffin has no use for, by pip's name of it. */
  public SortedMap<String, Setting<String>> all() {
    return settings;
  }

  /** The value of an option as it is written. */
  public Optional<Setting<String>> text(PipOption option) {
    for (String key : option.keys()) {
      Setting<String> setting = settings.get(key);
      if (setting != null) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /** The values of an option that is a list, which white space separates. */
  public List<Setting<String>> list(PipOption option) {
    return text(option).stream()
        .flatMap(setting ->
            Stream.of(setting.value().strip().split("\\s+"))
                .map(value -> new Setting<>(value, setting.source())))
        .toList();
  }

  /**
   * The value of an option that is on or off.
   *
   * @throws ConfigException if it is neither
   */
  public Optional<Setting<Boolean>> flag(PipOption option) {
    return text(option).map(setting -> new Setting<>(truth(option, setting), setting.source()));
  }

  /**
   * The value of an option that is a number.
   *
   * @throws ConfigException if it is none
   */
  public Optional<Setting<Double>> number(PipOption option) {
    return text(option)
        .map(setting -> {
          try {
            double number = Double.parseDouble(setting.value().strip());
            if (number >= 0 && Double.isFinite(number)) {
              return new Setting<>(number, setting.source());
            }
          } catch (NumberFormatException e) {
            throw ConfigException.value(option, setting, "a number");
          }
          throw ConfigException.value(option, setting, "a number that is not negative");
        });
  }

  /** Whether the cache is off: pip takes any value for that, even a false one. */
  public boolean cacheDisabled() {
    return flag(PipOption.NO_CACHE_DIR).isPresent();
  }

  /**
   * Whether no bytecode is made: pip takes a false value for that, and a true one for its making.
   */
  public boolean bytecodeDisabled() {
    return flag(PipOption.NO_COMPILE).filter(setting -> !setting.value()).isPresent();
  }

  /** Whether builds see the environment, which also is what a false value means. */
  public boolean buildIsolationDisabled() {
    return flag(PipOption.NO_BUILD_ISOLATION).filter(setting -> !setting.value()).isPresent();
  }

  private static boolean truth(PipOption option, Setting<String> setting) {
    return switch (setting.value().strip().toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes", "on", "t", "y" -> true;
      case "0", "false", "no", "off", "f", "n" -> false;
      default -> throw ConfigException.value(option, setting, "yes or no, true or false, 1 or 0");
    };
  }
}
