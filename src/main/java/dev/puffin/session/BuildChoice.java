package dev.puffin.session;

import dev.puffin.build.BuildSettings;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.settings.BuildOptions;
import java.util.ArrayList;
import java.util.List;

/** Turns what the user and the configuration say about builds into what the builder takes. */
public final class BuildChoice {
  private BuildChoice() {}

  static BuildSettings of(BuildOptions options, Configuration configuration, Session session) {
    boolean isolated = options.isolated() && !configuration.buildIsolationDisabled();
    List<String> settings = new ArrayList<>();
    options
        .configSettings()
        .forEach((key, values) -> values.forEach(value -> settings.add(key + "=" + value)));
    return new BuildSettings(
        settings,
        constraints(options, configuration, session),
        isolated
            ? new BuildSettings.Isolation.AllBut(options.notIsolated())
            : new BuildSettings.Isolation.None());
  }

  private static List<Requirement> constraints(
      BuildOptions options, Configuration configuration, Session session) {
    List<String> files = new ArrayList<>(configuration.buildConstraints());
    files.addAll(options.constraints());
    if (files.isEmpty()) {
      return List.of();
    }
    InputReader reader = new InputReader(session.context(), session.remoteFiles());
    List<Requirement> constraints = new ArrayList<>();
    for (InputRequirement constraint : reader.readConstraints(files)) {
      if (constraint instanceof InputRequirement.Named named) {
        constraints.add(named.requirement());
      }
    }
    return constraints;
  }
}
