package dev.puffin.requirements;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pep508.InvalidRequirementException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A TOML file, and the problems found in it so far. */
final class TomlFile {
  private final Path path;
  private final String display;
  private final String content;
  private final JsonNode root;
  private final List<InputProblem> problems = new ArrayList<>();

  private TomlFile(Path path, String display, String content, JsonNode root) {
    this.path = path;
    this.display = display;
    this.content = content;
    this.root = root;
  }

  static TomlFile read(Path path, String display) {
    try {
      String content = TextDecoder.decode(Files.readAllBytes(path));
      return new TomlFile(path, display, content, parse(content, display));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(
          Problem.of("can't read " + display + ": there is no such file"), e);
    } catch (IOException e) {
      throw new InvalidInputException(
          Problem.of("can't read " + display + ": " + e.getMessage()), e);
    }
  }

  /** The tables of a TOML text. */
  static JsonNode parse(String content, String display) {
    try {
      return new TomlMapper().readTree(content);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new InvalidInputException(
          Problem.of(display + place + ": not valid TOML: " + e.getOriginalMessage()), e);
    }
  }

  JsonNode table(String name) {
    return root.path(name);
  }

  String display() {
    return display;
  }

  /** The folder that relative paths are relative to. */
  Path directory() {
    return Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
  }

  /** Notes a problem of a field. */
  void problem(String field, String reason) {
    problems.add(new InputProblem(display, field + " " + reason, List.of(), Optional.empty()));
  }

  /** Fails if a problem was noted. */
  void failOnProblems() {
    if (!problems.isEmpty()) {
      List<InputProblem> found = List.copyOf(problems);
      problems.clear();
      throw InputProblem.failure(found);
    }
  }

  /** The strings of an array; notes a problem where there is something else. */
  List<String> strings(JsonNode array, String field) {
    List<String> strings = new ArrayList<>();
    if (array.isMissingNode()) {
      return strings;
    }
    boolean valid = array.isArray();
    for (JsonNode element : array) {
      valid = valid && element.isTextual();
      strings.add(element.asText());
    }
    if (!valid) {
      problem(field, "has to be an array of strings");
    }
    return valid ? strings : List.of();
  }

  /** Reads requirements, noting the problems of those that are none. */
  List<InputRequirement> requirements(List<String> texts, String field, String label) {
    List<InputRequirement> requirements = new ArrayList<>();
    for (String text : texts) {
      requirement(text, field, label).ifPresent(requirements::add);
    }
    return requirements;
  }

  private Optional<InputRequirement> requirement(String text, String field, String label) {
    int index = Math.max(content.indexOf('"' + text + '"'), content.indexOf("'" + text + "'"));
    int line = index < 0 ? 0 : line(index);
    Origin origin = new Origin(display, line, label);
    String place = index < 0 ? display : display + ":" + line;
    try {
      InputRequirement.Details details = InputRequirement.Details.of(origin, text);
      return Optional.of(new RequirementText(directory(), details).readSpecifier(text));
    } catch (LineFault e) {
      List<String> shown = InvalidRequirementException.pointAt(text, e.position());
      problems.add(new InputProblem(place, field + ": " + e.reason(), shown, Optional.empty()));
    } catch (PuffinException e) {
      Problem problem = e.problem();
      problems.add(
          new InputProblem(
              place, field + ": " + problem.message(), problem.evidence(), problem.hint()));
    }
    return Optional.empty();
  }

  private int line(int index) {
    return 1 + (int) content.substring(0, index).chars().filter(c -> c == '\n').count();
  }
}
