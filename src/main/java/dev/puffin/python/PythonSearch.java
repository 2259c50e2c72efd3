package dev.puffin.python;

import dev.puffin.pep440.Specifiers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for interpreters on PATH and in the places where they usually are. */
final class PythonSearch {
  private static final int NEWEST_MINOR = 16;
  private static final int OLDEST_MINOR = 8;

  private final InterpreterProbe probe;
  private final Surroundings surroundings;

  PythonSearch(InterpreterProbe probe, Surroundings surroundings) {
    this.probe = probe;
    this.surroundings = surroundings;
  }

  /** The first that is asked for and passes the test; broken ones are passed over. */
  Interpreter first(PythonRequest request, Predicate<Interpreter> test) {
    List<String> refused = new ArrayList<>();
    Set<Path> seen = new LinkedHashSet<>();
    for (Path candidate : candidates(request)) {
      if (!seen.add(candidate)) {
        continue;
      }
      try {
        Interpreter found = probe.probe(candidate);
        if (accepts(request, found) && test.test(found)) {
          return found;
        }
        refused.add("not it: " + found.display());
      } catch (InterpreterException e) {
        refused.add(e.problem().message());
      }
    }
    List<String> places = List.of("PATH", "pyenv's versions", "the system's usual folders");
    throw EnvironmentProblems.notFound(request, places, refused);
  }

  private static boolean accepts(PythonRequest request, Interpreter found) {
    return !(request instanceof PythonRequest.Version version) || version.accepts(found);
  }

  private Iterable<Path> candidates(PythonRequest request) {
    List<String> names = new ArrayList<>(exactNames(request));
    List<String> exact = List.copyOf(names);
    names.addAll(plainNames(request));
    List<Path> paths = new ArrayList<>();
    for (Path folder : surroundings.searchPath()) {
      names.forEach(name -> addProgram(folder.resolve(name), paths));
    }
    if (!(request instanceof PythonRequest.Program)) {
      for (Path folder : UsualPlaces.folders(surroundings)) {
        List<String> there = exact.isEmpty() || UsualPlaces.isWindows() ? names : exact;
        there.forEach(name -> addProgram(folder.resolve(name), paths));
      }
    }
    return paths;
  }

  private static void addProgram(Path path, List<Path> paths) {
    if (Files.isExecutable(path) && Files.isRegularFile(path)) {
      paths.add(path);
    }
  }

  /** The names that tell the version, the newest first. */
  private static List<String> exactNames(PythonRequest request) {
    if (!(request instanceof PythonRequest.Version version)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (int minor = NEWEST_MINOR; minor >= OLDEST_MINOR; minor--) {
      if (mayBe(version, minor)) {
        names.add(program(stem(version) + "3." + minor + (version.freeThreaded() ? "t" : "")));
      }
    }
    return names;
  }

  private static List<String> plainNames(PythonRequest request) {
    return switch (request) {
      case PythonRequest.Version version ->
          List.of(program(stem(version) + "3"), program(stem(version)));
      case PythonRequest.Program(String name) -> List.of(program(name));
      case PythonRequest.Any(), PythonRequest.At(Path _) ->
          List.of(program("python3"), program("python"));
    };
  }

  private static String stem(PythonRequest.Version version) {
    return version.implementation().orElse("").equals("pypy") ? "pypy" : "python";
  }

  private static String program(String name) {
    return UsualPlaces.isWindows() && !name.endsWith(".exe") ? name + ".exe" : name;
  }

  /** Whether some version of the series is asked for, as far as two numbers can tell. */
  private static boolean mayBe(PythonRequest.Version version, int minor) {
    String series = "==3." + minor + ".*";
    return !version.versions().range().intersect(Specifiers.parse(series).range()).isEmpty();
  }
}
