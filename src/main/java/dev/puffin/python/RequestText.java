package dev.puffin.python;

import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import java.util.Locale;
import java.util.Optional;

/** The spellings of a Python's implementation and version. */
final class RequestText {
  private RequestText() {}

  /** {@code 3.11}, {@code python3.11}, {@code pypy@3.10}, {@code 3.13t}, {@code >=3.10}. */
  static Optional<PythonRequest.Version> version(String text) {
    String rest = text.toLowerCase(Locale.ROOT);
    if (rest.endsWith(".exe")) {
      rest = rest.substring(0, rest.length() - 4);
    }
    Optional<String> implementation = Optional.empty();
    for (String name : new String[] {"cpython", "pypy", "python"}) {
      if (rest.startsWith(name)) {
        implementation = name.equals("python") ? Optional.empty() : Optional.of(name);
        rest = rest.substring(name.length());
        rest = rest.startsWith("@") ? rest.substring(1) : rest;
        break;
      }
    }
    boolean freeThreaded = rest.endsWith("t");
    rest = freeThreaded ? rest.substring(0, rest.length() - 1) : rest;
    boolean threads = freeThreaded;
    Optional<String> wanted = implementation;
    return specifiers(rest)
        .map(versions -> new PythonRequest.Version(wanted, versions, threads, text));
  }

  private static Optional<Specifiers> specifiers(String text) {
    if (text.isEmpty()) {
      return Optional.of(Specifiers.any());
    }
    if (!Character.isDigit(text.charAt(0))) {
      return Specifiers.tryParse(text);
    }
    Optional<Version> version = Version.tryParse(text);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = version.get().release().size() > 2 || version.get().isPrerelease();
    return Specifiers.tryParse("==" + text + (whole ? "" : ".*"));
  }
}
