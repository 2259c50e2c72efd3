package dev.puffin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One option as the command line and its help know it.
 *
 * @param kind what it takes
 * @param names every spelling, the one shown first in front
 * @param negations the spellings that switch it off; only a toggle has them
 * @param label what stands for the value in the help; empty where it takes none
 * @param group the heading it is listed under
 * @param help one sentence; empty for a spelling that is accepted but not advertised
 */
record Option(
    Kind kind,
    List<String> names,
    List<String> negations,
    String label,
    OptionGroup group,
    String help) {

  /** What an option takes, and how often it may be given. */
  enum Kind {
    /** No value: given or not. */
    FLAG,
    /** On and off spellings; the last one counts. */
    TOGGLE,
    /** One value; the last one counts. */
    VALUE,
    /** One value each time it is given; all count. */
    LIST
  }

  /** Copies the names. */
  Option {
    names = List.copyOf(names);
    negations = List.copyOf(negations);
  }

  /** An option without a value. */
  static Option flag(OptionGroup group, String help, String... names) {
    return new Option(Kind.FLAG, List.of(names), List.of(), "", group, help);
  }

  /** An option that is switched on by one spelling and off by another. */
  static Option toggle(OptionGroup group, String help, String on, String off) {
    return toggle(group, help, List.of(on), List.of(off));
  }

  /** The same with several spellings. */
  static Option toggle(OptionGroup group, String help, List<String> on, List<String> off) {
    return new Option(Kind.TOGGLE, on, off, "", group, help);
  }

  /** An option with one value. */
  static Option value(OptionGroup group, String label, String help, String... names) {
    return new Option(Kind.VALUE, List.of(names), List.of(), label, group, help);
  }

  /** An option with a value that may be given several times. */
  static Option list(OptionGroup group, String label, String help, String... names) {
    return new Option(Kind.LIST, List.of(names), List.of(), label, group, help);
  }

  /** Several lists of options as one. */
  @SafeVarargs
  static List<Option> join(List<Option>... lists) {
    List<Option> all = new ArrayList<>();
    for (List<Option> list : lists) {
      all.addAll(list);
    }
    return all;
  }

  /** The spelling messages use: the longest of the first names. */
  String displayName() {
    for (String name : names) {
      if (name.startsWith("--")) {
        return name;
      }
    }
    return names.getFirst();
  }

  /** The long spellings that the help names; none of an option that is only accepted. */
  Stream<String> shownNames() {
    return help.isEmpty()
        ? Stream.empty()
        : Stream.concat(names.stream(), negations.stream()).filter(name -> !isShort(name));
  }

  /** Whether one of the arguments could be a spelling of this option. */
  boolean mayBeIn(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.length() > 1 && argument.charAt(0) == '-' && mayBe(argument)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBe(String argument) {
    return matches(names, argument) || matches(negations, argument);
  }

  private boolean matches(List<String> spellings, String argument) {
    for (String spelling : spellings) {
      if (isShort(spelling) ? isShortCluster(argument, spelling) : isLong(argument, spelling)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isShort(String spelling) {
    return spelling.length() == 2;
  }

  private static boolean isShortCluster(String argument, String spelling) {
    return argument.charAt(1) != '-' && argument.indexOf(spelling.charAt(1), 1) > 0;
  }

  private boolean isLong(String argument, String spelling) {
    return argument.startsWith(spelling)
        && (argument.length() == spelling.length()
            || (!label.isEmpty() && argument.charAt(spelling.length()) == '='));
  }
}
