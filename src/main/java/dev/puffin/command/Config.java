package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.config.PipConfiguration;
import dev.puffin.config.Setting;
import dev.puffin.dist.IndexUrl;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.PuffinException;
import dev.puffin.error.Redaction;
import dev.puffin.session.CacheFolder;
import dev.puffin.session.CommandContext;
import dev.puffin.session.Configuration;
import dev.puffin.session.Environments;
import dev.puffin.settings.ConfigSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows what is configured, and by which file or variable. */
public final class Config {
  private static final String PREFIX = "PUFFIN_";

  /** Variables whose names say something else than what pip calls the same. */
  private static final Map<String, String> NAMES =
      Map.of("http-timeout", "timeout", "http-retries", "retries");

  private Config() {}

  /** Prints a line for each setting that counts, sorted by name, without passwords. */
  public static ExitStatus run(ConfigSettings settings, CommandContext context) {
    SortedMap<String, Setting<String>> shown = new TreeMap<>();
    Path cache = new CacheFolder(context).path(settings.cache().directory());
    shown.put("cache-dir", new Setting<>(cache.toString(), "default"));
    shown.put("index-url", new Setting<>(IndexUrl.DEFAULT.url(), "default"));
    shown.putAll(pip(settings, context).all());
    if (!settings.isolated()) {
      context
          .environment()
          .forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) {
              String key =
                  name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
              shown.put(NAMES.getOrDefault(key, key), new Setting<>(value, name));
            }
          });
    }
    StringBuilder text = new StringBuilder();
    shown.forEach((name, setting) ->
        text.append(name)
            .append(" = ")
            .append(Redaction.of(setting.value().strip().replaceAll("\\s+", " ")))
            .append("  # ")
            .append(setting.source())
            .append('\n'));
    context.printer().result(text.toString());
    return ExitStatus.DONE;
  }

  private static PipConfiguration pip(ConfigSettings settings, CommandContext context) {
    try (Cache cache = CacheFolder.open(context, settings.cache())) {
      Environments environments = new Environments(cache, settings.python(), context);
      return Configuration.pip(
          context, settings.isolated(), prefix(environments, context), "install");
    }
  }

  private static Optional<Path> prefix(Environments environments, CommandContext context) {
    try {
      return Optional.of(environments.any().prefix());
    } catch (PuffinException e) {
      context.printer().detail("without settings of an environment: " + e.problem().message());
      return Optional.empty();
    }
  }
}
