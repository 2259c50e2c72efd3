package dev.puffin.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The core metadata that both makers write. */
final class MetadataText {
  private final String name;
  private final String version;
  private final List<String> lines = new ArrayList<>();
  private Optional<String> requiresPython = Optional.empty();

  MetadataText(String name, String version) {
    this.name = name;
    this.version = version;
  }

  void requires(String... requirements) {
    for (String requirement : requirements) {
      lines.add("Requires-Dist: " + requirement);
    }
  }

  void extra(String extra, String... requirements) {
    lines.add("Provides-Extra: " + extra);
    for (String requirement : requirements) {
      int semicolon = requirement.indexOf(';');
      String marker = "extra == '" + extra + "'";
      lines.add(
          "Requires-Dist: "
              + (semicolon < 0
                  ? requirement + " ; " + marker
                  : requirement.substring(0, semicolon)
                      + "; ("
                      + requirement.substring(semicolon + 1).strip()
                      + ") and "
                      + marker));
    }
  }

  void requiresPython(String specifiers) {
    requiresPython = Optional.of(specifiers);
    lines.add("Requires-Python: " + specifiers);
  }

  void line(String line) {
    lines.add(line);
  }

  Optional<String> requiresPython() {
    return requiresPython;
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder("Metadata-Version: 2.2\n");
    text.append("Name: ").append(name).append('\n');
    text.append("Version: ").append(version).append('\n');
    for (String line : lines) {
      text.append(line).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
