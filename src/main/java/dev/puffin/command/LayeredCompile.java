package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.lockfile.LockedPackage;
import dev.puffin.lockfile.Pin;
import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.Requirement;
import dev.puffin.pep508.RequirementSource;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import dev.puffin.requirements.RequirementsInput;
import dev.puffin.resolver.Preference;
import dev.puffin.resolver.Resolution;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.session.CommandContext;
import dev.puffin.session.CommandException;
import dev.puffin.session.Inputs;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.settings.InputOptions;
import dev.puffin.settings.PipCompileSettings;
import dev.puffin.settings.UpgradeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles several files in one run, each into its own output, so that all of them hold the same
 * version of a package. All are resolved together first; then each by itself among the versions
 * found, which tells what of it all it needs, and why. A file may include or constrain the output
 * of another: it then reads what this run is about to write there.
 */
final class LayeredCompile {
  private static final String INPUT_SUFFIX = ".in";
  private static final String OUTPUT_SUFFIX = ".txt";

  private final PipCompileSettings settings;
  private final Session session;
  private final Map<Path, Layer> layers = new LinkedHashMap<>();

  /** One input and its output. */
  private record Layer(String input, CompileOutput output) {}

  /** The layers of the files; the old content of their outputs is read. */
  LayeredCompile(PipCompileSettings settings, Session session) {
    this.settings = settings;
    this.session = session;
    CommandContext context = session.context();
    for (String input : settings.inputs().files()) {
      Path name = outputOf(input);
      Path path = context.workingDirectory().resolve(name).toAbsolutePath().normalize();
      layers.put(
          path, new Layer(input, CompileOutput.oneOfSeveral(settings.output(), context, name)));
    }
  }

  private static Path outputOf(String input) {
    if (!input.endsWith(INPUT_SUFFIX) || input.contains("://")) {
      throw new CommandException(
          Problem.of("--all can't tell where the result of " + input + " goes")
              .hint("name files that end in .in; base.in becomes base.txt"),
          ExitStatus.USAGE);
    }
    return Path.of(input.substring(0, input.length() - INPUT_SUFFIX.length()) + OUTPUT_SUFFIX);
  }

  /** What all files ask for together; what they want of each other's outputs is in there anyway. */
  Inputs inputs() {
    return session.read(
        settings.inputs(), path -> Optional.ofNullable(layers.get(path)).map(_ -> ""));
  }

  /** The pins of the last run, of all outputs. */
  List<Preference> preferences() {
    return layers.values().stream()
        .flatMap(layer -> layer.output().preferences().stream())
        .distinct()
        .toList();
  }

  /**
   * Writes all outputs, or compares them, once all their texts are known.
   *
   * @param shared the versions for all files
   */
  ExitStatus finish(Resolution shared, Resolving resolving) {
    Texts texts = new Texts(shared, resolving);
    layers.values().forEach(texts::of);
    List<CompileOutput> outdated = new ArrayList<>();
    for (Layer layer : layers.values()) {
      if (layer.output().finish(texts.of(layer))) {
        outdated.add(layer.output());
      }
    }
    return CompileOutput.ended(outdated, session.context());
  }

  /** The texts of the outputs, each made when it is first asked for. */
  private final class Texts {
    private final Resolving resolving;
    private final List<InputRequirement> constraints = new ArrayList<>();
    private final List<Preference> preferences = new ArrayList<>();
    private final Map<Layer, String> made = new LinkedHashMap<>();
    private final Set<Layer> open = new LinkedHashSet<>();

    Texts(Resolution shared, Resolving resolving) {
      this.resolving = resolving;
      for (ResolvedPackage resolved : shared.packages()) {
        // a URL is the same for all, and no version of it can be asked for
        if (LockedPackage.of(resolved).pin() instanceof Pin.Exact) {
          constraints.add(exactly(resolved));
          preferences.add(new Preference(resolved.name(), resolved.version(), resolved.marker()));
        }
      }
    }

    private static InputRequirement exactly(ResolvedPackage resolved) {
      Specifier version = Specifier.of(Operator.EQUAL, resolved.version());
      Requirement requirement =
          new Requirement(
              resolved.name(),
              Set.of(),
              new RequirementSource.Specified(Specifiers.of(List.of(version))),
              resolved.marker());
      Origin origin = Origin.unwritten("the version shared by all files");
      return new InputRequirement.Named(
          requirement, InputRequirement.Details.of(origin, requirement.toString()));
    }

    String of(Layer layer) {
      String known = made.get(layer);
      if (known != null) {
        return known;
      }
      if (!open.add(layer)) {
        throw circle(layer);
      }
      InputOptions own = settings.inputs().withFiles(List.of(layer.input()));
      Inputs inputs =
          session.read(own, path -> Optional.ofNullable(layers.get(path)).map(this::of));
      RequirementsInput shared =
          new RequirementsInput(List.of(), constraints, List.of(), List.of(), List.of());
      Resolution resolution =
          resolving.resolve(inputs.with(shared), preferences, UpgradeOptions.NONE);
      String text = layer.output().text(resolution.packages(), resolving, own.files());
      open.remove(layer);
      made.put(layer, text);
      return text;
    }

    private CommandException circle(Layer again) {
      List<String> inputs = open.stream().map(Layer::input).toList();
      List<String> circle = inputs.subList(inputs.indexOf(again.input()), inputs.size());
      String files = String.join(" and ", circle);
      return new CommandException(
          Problem.of(
                  circle.size() == 1
                      ? files + " includes its own output"
                      : files + " include each other's outputs")
              .hint("let one of them include the .in file of the other"),
          ExitStatus.USAGE);
    }
  }
}
