package dev.puffin.requirements;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one line of a requirements file asks for. */
final class RequirementLine {
  private static final Set<String> ALGORITHMS = Set.of("sha256", "sha384", "sha512");
  private static final Set<LineOption> FOR_REQUIREMENTS =
      Set.of(
          LineOption.HASH,
          LineOption.CONFIG_SETTINGS,
          LineOption.GLOBAL_OPTION,
          LineOption.EDITABLE);

  private final LogicalLine line;
  private final ParsedLine parsed;
  private final ParsedLine verbatim;
  private final Optional<ParsedLine.Given> editable;
  private final Origin origin;
  private final Path directory;
  private final List<String> warnings;

  RequirementLine(LogicalLine line, Origin origin, Path directory, List<String> warnings) {
    this.line = line;
    this.parsed = ParsedLine.of(line.text());
    this.verbatim = line.isAsWritten() ? parsed : ParsedLine.of(line.verbatim());
    this.editable = parsed.first(LineOption.EDITABLE);
    this.origin = origin;
    this.directory = directory;
    this.warnings = warnings;
  }

  /** Whether the line has only options that concern the whole run. */
  boolean isOptionLine() {
    return parsed.requirement().isEmpty() && editable.isEmpty();
  }

  /** The requirement on this line. */
  Optional<InputRequirement> requirement() {
    boolean markerFollows =
        editable.isPresent()
            && !parsed.rest().isEmpty()
            && parsed.rest().getFirst().text().startsWith(";");
    if (!parsed.rest().isEmpty() && !markerFollows) {
      throw new LineFault(parsed.rest().getFirst().start(), "unexpected text after an option");
    }
    if (isOptionLine()) {
      return Optional.empty();
    }
    warnAboutIgnored();
    if (editable.isPresent() && !parsed.requirement().isEmpty()) {
      throw new LineFault(editable.get().position(), "-e needs a line of its own");
    }
    if (editable.isPresent()) {
      return Optional.of(readEditable(editable.get(), markerFollows));
    }
    InputRequirement.Details details = details(verbatim.requirement());
    return Optional.of(new RequirementText(directory, details).read(parsed.requirement()));
  }

  private InputRequirement readEditable(ParsedLine.Given given, boolean markerFollows) {
    List<String> written = verbatim.values(LineOption.EDITABLE);
    String shown = written.isEmpty() ? given.value() : written.getFirst();
    int semicolon = markerFollows ? parsed.rest().getFirst().start() : line.text().length();
    String marker = line.text().substring(semicolon);
    RequirementText reader = new RequirementText(directory, details(shown));
    try {
      return reader.readEditable(given.value() + (marker.isEmpty() ? "" : " " + marker));
    } catch (LineFault e) {
      throw new LineFault(given.position(), e.reason());
    }
  }

  private void warnAboutIgnored() {
    for (ParsedLine.Given given : parsed.options()) {
      if (!FOR_REQUIREMENTS.contains(given.option())) {
        warnings.add(origin + ": " + given.option() + " beside a requirement is ignored");
      }
      if (given.option() == LineOption.GLOBAL_OPTION) {
        warnings.add(origin + ": --global-option is ignored; use --config-settings");
      }
    }
  }

  private InputRequirement.Details details(String written) {
    if (parsed.options().isEmpty()) {
      return InputRequirement.Details.of(origin, written);
    }
    List<HashDigest> hashes = new ArrayList<>();
    SortedMap<String, List<String>> settings = new TreeMap<>();
    for (ParsedLine.Given given : parsed.options()) {
      if (given.option() == LineOption.HASH) {
        hashes.add(hash(given));
      } else if (given.option() == LineOption.CONFIG_SETTINGS) {
        int equals = given.value().indexOf('=');
        if (equals <= 0) {
          throw new LineFault(given.position(), "--config-settings needs KEY=VALUE");
        }
        String key = given.value().substring(0, equals);
        settings
            .computeIfAbsent(key, _ -> new ArrayList<>())
            .add(given.value().substring(equals + 1));
      }
    }
    return new InputRequirement.Details(origin, written, hashes, settings);
  }

  private static HashDigest hash(ParsedLine.Given given) {
    int colon = given.value().indexOf(':');
    if (colon < 0) {
      throw new LineFault(given.position(), "--hash needs ALGORITHM:DIGEST, as in sha256:abc...");
    }
    String algorithm = given.value().substring(0, colon);
    String hex = given.value().substring(colon + 1).toLowerCase(Locale.ROOT);
    if (!ALGORITHMS.contains(algorithm)) {
      throw new LineFault(
          given.position(),
          "the hash algorithm '" + algorithm + "' is none of sha256, sha384, sha512");
    }
    return new HashDigest(algorithm, hex);
  }

  /** The files that this line includes. */
  List<ParsedLine.Given> includes() {
    return parsed.options().stream()
        .filter(given ->
            given.option() == LineOption.REQUIREMENT || given.option() == LineOption.CONSTRAINT)
        .toList();
  }

  /** The options for the whole run on this line. */
  List<FileOption> options(InputFile file) {
    List<FileOption> found = new ArrayList<>();
    for (int i = 0; i < parsed.options().size(); i++) {
      ParsedLine.Given given = parsed.options().get(i);
      boolean paired = verbatim.options().size() == parsed.options().size();
      String written = paired ? verbatim.options().get(i).value() : given.value();
      given.option().kind().ifPresent(kind -> found.add(option(kind, given, written, file)));
      if (given.option() == LineOption.USE_FEATURE || given.option() == LineOption.HASH) {
        warnings.add(origin + ": " + given.option() + " " + given.value() + " is ignored");
      }
    }
    return found;
  }

  private FileOption option(
      FileOption.Kind kind, ParsedLine.Given given, String written, InputFile file) {
    boolean links = kind == FileOption.Kind.FIND_LINKS && file instanceof InputFile.Local;
    String value = links ? besideFile((InputFile.Local) file, given.value()) : given.value();
    return new FileOption(kind, value, written, origin);
  }

  /** A path beside the file if there is something, else as it is written. */
  private static String besideFile(InputFile.Local file, String value) {
    try {
      Path beside = file.path().resolveSibling(value).normalize();
      return Files.exists(beside) ? beside.toString() : value;
    } catch (InvalidPathException e) {
      // a URL is no path on some systems
      return value;
    }
  }
}
