package dev.puffin.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line taken apart: a requirement, then options. Only the options are subject to quoting.
 *
 * @param requirement the text before the first option, perhaps empty
 * @param options the options in their order
 * @param rest words behind the options that belong to none
 */
record ParsedLine(String requirement, List<Given> options, List<ShellWord> rest) {

  /**
   * An option as given.
   *
   * @param option which
   * @param value its value, empty for a switch
   * @param position its index in the line
   */
  record Given(LineOption option, String value, int position) {}

  ParsedLine {
    options = List.copyOf(options);
    rest = List.copyOf(rest);
  }

  static ParsedLine of(String line) {
    int start = optionsStart(line);
    Parser parser = new Parser(ShellWord.split(line, start));
    parser.run();
    return new ParsedLine(line.substring(0, start).strip(), parser.options, parser.rest);
  }

  /** Options begin with the first word that begins with a hyphen. */
  private static int optionsStart(String line) {
    boolean wordStart = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (wordStart && c == '-') {
        return i;
      }
      wordStart = c == ' ' || c == '\t';
    }
    return line.length();
  }

  /** An option where it is first given. */
  Optional<Given> first(LineOption option) {
    for (Given given : options) {
      if (given.option == option) {
        return Optional.of(given);
      }
    }
    return Optional.empty();
  }

  /** The values of an option. */
  List<String> values(LineOption option) {
    return options.stream().filter(g -> g.option == option).map(Given::value).toList();
  }

  private static final class Parser {
    private final List<ShellWord> words;
    private final List<Given> options = new ArrayList<>();
    private final List<ShellWord> rest = new ArrayList<>();
    private int index;

    Parser(List<ShellWord> words) {
      this.words = words;
    }

    void run() {
      while (index < words.size()) {
        ShellWord word = words.get(index++);
        if (word.text().startsWith("--") && word.text().length() > 2) {
          longOption(word);
        } else if (word.text().startsWith("-") && word.text().length() > 1) {
          shortOption(word);
        } else {
          rest.add(word);
        }
      }
    }

    private void longOption(ShellWord word) {
      int equals = word.text().indexOf('=');
      String name = equals < 0 ? word.text() : word.text().substring(0, equals);
      List<LineOption> matches = LineOption.byLongName(name);
      if (matches.size() != 1) {
        String what = matches.isEmpty() ? "unknown option " : "ambiguous option ";
        throw new LineFault(word.start(), what + name);
      }
      LineOption option = matches.getFirst();
      Optional<String> attached =
          equals < 0 ? Optional.empty() : Optional.of(word.text().substring(equals + 1));
      if (attached.isPresent() && !option.takesValue()) {
        throw new LineFault(word.start(), "the option " + option + " takes no value");
      }
      add(option, attached, word);
    }

    private void shortOption(ShellWord word) {
      String name = word.text().substring(0, 2);
      LineOption option =
          LineOption.byShortName(name)
              .orElseThrow(() -> new LineFault(word.start(), "unknown option " + name));
      String attached = word.text().substring(2);
      add(option, attached.isEmpty() ? Optional.empty() : Optional.of(attached), word);
    }

    private void add(LineOption option, Optional<String> attached, ShellWord word) {
      String value = "";
      if (attached.isPresent()) {
        value = attached.get();
      } else if (option.takesValue()) {
        if (index == words.size()) {
          throw new LineFault(word.start(), "the option " + option + " needs a value");
        }
        value = words.get(index++).text();
      }
      options.add(new Given(option, value, word.start()));
    }
  }
}
