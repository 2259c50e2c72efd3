package dev.puffin.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.puffin.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that a project gives pip-tools: its table {@code [tool.pip-tools]}, and what that has
 * for one of the commands alone.
 *
 * @param display the file as the user would name it
 * @param options the values by option, in the order written; a switch has {@code true} or {@code
 *     false}
 */
public record ToolTable(String display, Map<String, List<String>> options) {
  private static final String TOOL = "pip-tools";
  private static final List<String> COMMANDS = List.of("compile", "sync");

  /** Copies the map. */
  public ToolTable {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Reads it. Files that don't mention the tool are not parsed.
   *
   * @param command {@code compile} or {@code sync}
   * @return nothing if the file has no such table
   * @throws InvalidInputException if the file can't be read
   */
  public static Optional<ToolTable> read(Path file, String display, String command) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(
          Problem.of("can't read " + display + ": " + e.getMessage()), e);
    }
    if (!text.contains(TOOL)) {
      return Optional.empty();
    }
    JsonNode table = TomlFile.parse(text, display).path("tool").path(TOOL);
    if (table.isMissingNode()) {
      return Optional.empty();
    }
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : table.properties()) {
      if (!COMMANDS.contains(field.getKey())) {
        options.put(name(field.getKey()), values(field.getValue()));
      }
    }
    for (Map.Entry<String, JsonNode> field : table.path(command).properties()) {
      options.put(name(field.getKey()), values(field.getValue()));
    }
    return Optional.of(new ToolTable(display, options));
  }

  /** As on the command line, without the hyphens before it. */
  private static String name(String key) {
    String name = key.replace('_', '-');
    while (name.startsWith("-")) {
      name = name.substring(1);
    }
    return name;
  }

  private static List<String> values(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value.asText());
    }
    List<String> values = new ArrayList<>();
    value.forEach(element -> values.add(element.asText()));
    return List.copyOf(values);
  }
}
