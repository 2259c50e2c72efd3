package dev.puffin.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A small index, and requirements on it, out of random numbers; kept as text to be checked. */
final class RandomIndex {
  private static final List<String> CONDITIONS =
      List.of(
          "sys_platform == 'linux'",
          "sys_platform == 'win32'",
          "sys_platform != 'linux'",
          "python_version < '3.11'",
          "python_version >= '3.11'",
          "os_name == 'nt'");

  private final Random random;
  private final FakeIndex index = new FakeIndex();
  private final Map<String, Map<String, Entry>> packages = new TreeMap<>();
  private final List<String> roots = new ArrayList<>();
  private final List<String> constraints = new ArrayList<>();

  /** What a version requires, what its extra does, and what else is to be said of it. */
  record Entry(List<String> requirements, List<String> ofExtra, boolean usable, boolean yanked) {}

  RandomIndex(long seed) {
    this.random = new Random(seed);
    int count = 2 + random.nextInt(3);
    for (int name = 0; name < count; name++) {
      for (int version = 1; version <= 1 + random.nextInt(3); version++) {
        add(name(name), version + (random.nextInt(8) == 0 ? "rc1" : ""), count);
      }
    }
    for (int i = 0; i <= random.nextInt(3); i++) {
      roots.add(requirement(count, -1));
    }
    for (int i = random.nextInt(4); i > 2; i--) {
      constraints.add(name(random.nextInt(count)) + specifier());
    }
  }

  private static String name(int number) {
    return String.valueOf((char) ('a' + number));
  }

  private void add(String name, String version, int count) {
    List<String> requirements = requirements(count, name.charAt(0) - 'a');
    List<String> ofExtra = requirements(count, name.charAt(0) - 'a');
    boolean usable = random.nextInt(10) > 0;
    boolean yanked = random.nextInt(10) == 0;
    packages
        .computeIfAbsent(name, _ -> new TreeMap<>())
        .put(version, new Entry(requirements, ofExtra, usable, yanked));
    FakeIndex.Release release = index.serve(name, version);
    requirements.forEach(release::requires);
    release.extra("x");
    for (String text : ofExtra) {
      release.requires(
          text.contains(";")
              ? text.replace(" ; ", " ; (").concat(") and extra == 'x'")
              : text + " ; extra == 'x'");
    }
    if (!usable) {
      release.broken();
    }
    if (yanked) {
      release.yanked("no good");
    }
  }

  private List<String> requirements(int count, int own) {
    List<String> requirements = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      requirements.add(requirement(count, own));
    }
    return requirements;
  }

  private String requirement(int count, int own) {
    int name = random.nextInt(count);
    while (name == own) {
      name = random.nextInt(count);
    }
    String extra = random.nextInt(5) == 0 ? "[x]" : "";
    String condition =
        random.nextInt(3) == 0 ? " ; " + CONDITIONS.get(random.nextInt(CONDITIONS.size())) : "";
    return name(name) + extra + specifier() + condition;
  }

  private String specifier() {
    int version = 1 + random.nextInt(3);
    return switch (random.nextInt(8)) {
      case 0, 1 -> "";
      case 2 -> "==" + version;
      case 3 -> "!=" + version;
      case 4 -> "<" + version;
      case 5 -> ">=" + version;
      case 6 -> ">=" + version + "rc1";
      default -> "<=" + version;
    };
  }

  FakeIndex index() {
    return index;
  }

  List<String> roots() {
    return roots;
  }

  List<String> constraints() {
    return constraints;
  }

  /** The versions of each package. */
  Map<String, Map<String, Entry>> packages() {
    return packages;
  }
}
