package dev.puffin.session;

import dev.puffin.error.Problem;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.FileOption;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.InvalidInputException;
import dev.puffin.requirements.OverrideRequirement;
import dev.puffin.requirements.ProjectFile;
import dev.puffin.requirements.RemoteFiles;
import dev.puffin.requirements.RequirementsInput;
import dev.puffin.requirements.RequirementsReader;
import dev.puffin.settings.InputOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads all that is asked for, from files of every kind and from the command line. */
public final class InputReader {
  private static final String PYPROJECT = "pyproject.toml";

  /** What pip-tools takes when no file is named; the first one that exists. */
  private static final List<String> DEFAULT_FILES =
      List.of("requirements.in", "setup.py", PYPROJECT, "setup.cfg");

  private final Path directory;
  private final RequirementsReader reader;
  private final List<ProjectSource> projects = new ArrayList<>();
  private boolean projectRead;

  InputReader(CommandContext context, RemoteFiles remote) {
    this(context, remote, _ -> Optional.empty());
  }

  /** A reader for which some files hold something else than what is on disk. */
  InputReader(
      CommandContext context, RemoteFiles remote, Function<Path, Optional<String>> replacements) {
    this.directory = context.workingDirectory();
    this.reader =
        new RequirementsReader(directory, context.environment(), context.input(), remote)
            .replacing(replacements);
  }

  /** The options with a file to compile if none is named. */
  public static InputOptions withDefaultFile(InputOptions options, Path directory) {
    if (!options.files().isEmpty() || !options.groups().isEmpty()) {
      return options;
    }
    Optional<String> found =
        DEFAULT_FILES.stream().filter(file -> Files.exists(directory.resolve(file))).findFirst();
    return options.withFiles(
        List.of(
            found.orElseThrow(() ->
                new InvalidInputException(
                    Problem.of("no file to compile: " + directory + " has none of the usual ones")
                        .because("looked for " + String.join(", ", DEFAULT_FILES))
                        .hint("name one: puffin pip-compile requirements.in")))));
  }

  /**
   * Reads everything.
   *
   * @throws InvalidInputException if a file can't be read or understood
   */
  Inputs read(InputOptions options) {
    RequirementsInput given = RequirementsInput.empty();
    for (String file : options.files()) {
      given = given.and(readFile(file, options));
    }
    for (String file : options.constraints()) {
      given = given.and(reader.constraints(file));
    }
    List<InputRequirement> more = new ArrayList<>();
    options.packages().forEach(text -> more.add(reader.requirement(text, "the command line")));
    options.editables().forEach(text -> more.add(reader.editable(text, "the command line")));
    options.groups().forEach(group -> more.addAll(readGroup(group)));
    checkExtras(options);
    given.options().forEach(this::checkFindLinks);
    Inputs inputs = new Inputs(given, readOverrides(options), readExcludes(options), projects);
    Inputs all = inputs.withRequirements(more);
    return new Inputs(all.given(), all.overrides(), all.excludes(), projects);
  }

  /** The constraints in some files. */
  List<InputRequirement> readConstraints(List<String> files) {
    List<InputRequirement> constraints = new ArrayList<>();
    files.forEach(file -> constraints.addAll(reader.constraints(file).constraints()));
    return constraints;
  }

  private RequirementsInput readFile(String file, InputOptions options) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    boolean url = file.contains("://");
    return switch (name) {
      case PYPROJECT -> url ? reader.requirements(file) : readProject(file, options);
      case "setup.py", "setup.cfg" -> {
        projects.add(project(file, options));
        yield RequirementsInput.empty();
      }
      default -> reader.requirements(file);
    };
  }

  private RequirementsInput readProject(String file, InputOptions options) {
    ProjectFile project = ProjectFile.read(directory.resolve(file), file);
    projectRead = true;
    boolean wantsExtras = options.allExtras() || !options.extras().isEmpty();
    if (project.needsBuildForDependencies() || (wantsExtras && project.needsBuildForExtras())) {
      projects.add(project(file, options));
      return RequirementsInput.empty();
    }
    Set<ExtraName> extras = options.allExtras() ? project.extras() : options.extras();
    return RequirementsInput.of(project.dependencies(extras));
  }

  private ProjectSource project(String file, InputOptions options) {
    projectRead = true;
    Path folder = directory.resolve(file).resolveSibling("").toAbsolutePath().normalize();
    return new ProjectSource(folder, file, options.extras(), options.allExtras());
  }

  private List<InputRequirement> readGroup(String group) {
    int colon = group.lastIndexOf(':');
    String file = colon < 0 ? PYPROJECT : group.substring(0, colon);
    Path path = directory.resolve(file);
    String display = Files.isDirectory(path) ? file + "/" + PYPROJECT : file;
    return ProjectFile.read(directory.resolve(display), display).group(group.substring(colon + 1));
  }

  /** A folder that is not there is most likely a typing error, and would go unnoticed. */
  private void checkFindLinks(FileOption option) {
    String place = option.value();
    boolean isPath =
        option.kind() == FileOption.Kind.FIND_LINKS
            && !place.contains("://")
            && !place.startsWith("file:")
            && !place.startsWith("~");
    if (isPath && !Files.exists(directory.resolve(place))) {
      throw new InvalidInputException(
          Problem.of(option.origin() + ": --find-links names nothing that exists: " + place));
    }
  }

  private void checkExtras(InputOptions options) {
    if (!projectRead && (options.allExtras() || !options.extras().isEmpty())) {
      String option = options.allExtras() ? "--all-extras" : "--extra";
      throw new InvalidInputException(
          Problem.of(option + " needs a project among the files, such as pyproject.toml")
              .hint("in a requirements file, write the extra with its package: name[extra]"));
    }
  }

  private List<OverrideRequirement> readOverrides(InputOptions options) {
    List<OverrideRequirement> overrides = new ArrayList<>();
    options.overrides().forEach(text -> overrides.addAll(reader.overrides(text)));
    return overrides;
  }

  private Set<PackageName> readExcludes(InputOptions options) {
    Set<PackageName> names = new HashSet<>();
    for (String file : options.excludes()) {
      for (InputRequirement excluded : reader.requirements(file).requirements()) {
        excluded.packageName().ifPresent(names::add);
      }
    }
    return names;
  }
}
