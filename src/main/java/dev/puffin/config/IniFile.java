package dev.puffin.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The syntax of pip's configuration files, which is that of Python's {@code configparser} without
 * interpolation: sections, {@code key = value} or {@code key: value}, values that go on in indented
 * lines, whole-line comments, a {@code [DEFAULT]} section that counts for all.
 */
final class IniFile {
  private static final String DEFAULT = "DEFAULT";

  private final String file;
  private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
  private String section = "";
  private String key = "";
  private int keyIndent;

  private IniFile(String file) {
    this.file = file;
  }

  /**
   * The values by section and key; keys in lower case.
   *
   * @param file named in errors
   * @throws ConfigException for a line that is neither, or a section or key that comes twice
   */
  static Map<String, Map<String, String>> parse(String text, String file) {
    IniFile ini = new IniFile(file);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      ini.read(
          lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i], i + 1);
    }
    return ini.withDefaults();
  }

  private void read(String line, int number) {
    String content = line.strip();
    if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
      return;
    }
    int indent = line.length() - line.stripLeading().length();
    if (!key.isEmpty() && indent > keyIndent) {
      current()
          .merge(key, content, (before, more) -> before.isEmpty() ? more : before + "\n" + more);
    } else if (content.startsWith("[") && content.indexOf(']') > 1) {
      begin(content.substring(1, content.lastIndexOf(']')), number);
    } else {
      keyIndent = indent;
      value(content, number);
    }
  }

  private void begin(String name, int number) {
    section = name;
    key = "";
    if (sections.put(name, new LinkedHashMap<>()) != null) {
      throw ConfigException.syntax(file, number, "the section [" + name + "] is there twice");
    }
  }

  private void value(String content, int number) {
    if (section.isEmpty()) {
      throw ConfigException.syntax(file, number, "there is no section such as [global] before it");
    }
    int end = 0;
    while (end < content.length() && content.charAt(end) != '=' && content.charAt(end) != ':') {
      end++;
    }
    if (end == 0 || end == content.length()) {
      throw ConfigException.syntax(file, number, "it is neither 'key = value' nor a section");
    }
    key = content.substring(0, end).strip().toLowerCase(Locale.ROOT);
    if (current().put(key, content.substring(end + 1).strip()) != null) {
      throw ConfigException.syntax(file, number, key + " is there twice in [" + section + "]");
    }
  }

  private Map<String, String> current() {
    return sections.computeIfAbsent(section, any -> new LinkedHashMap<>());
  }

  private Map<String, Map<String, String>> withDefaults() {
    Map<String, String> defaults = sections.remove(DEFAULT);
    if (defaults != null) {
      sections.values().forEach(values -> defaults.forEach(values::putIfAbsent));
    }
    return sections;
  }
}
