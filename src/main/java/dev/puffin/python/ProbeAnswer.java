package dev.puffin.python;

import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.tags.Platform;
import dev.puffin.tags.Platform.Libc;
import dev.puffin.tags.PlatformMarkers;
import dev.puffin.tags.PythonAbi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the probe script printed: a line {@code key=value} for each fact. */
final class ProbeAnswer {
  private final Map<String, String> facts;

  private ProbeAnswer(Map<String, String> facts) {
    this.facts = facts;
  }

  static ProbeAnswer read(String text) {
    Map<String, String> facts = new HashMap<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int equals = text.indexOf('=', start);
      if (equals > 0 && equals < end) {
        facts.put(text.substring(start, equals), unescape(text.substring(equals + 1, end)));
      }
      start = end + 1;
    }
    return new ProbeAnswer(facts);
  }

  /** The interpreter's version, if it said one. */
  Optional<String> versionInfo() {
    return Optional.ofNullable(facts.get("version_info"));
  }

  /** Whether every fact is there; a Python that is too old says nothing but its version. */
  boolean isComplete() {
    return facts.containsKey("user.include");
  }

  /**
   * Whether it may hold for other environments of the kind; elsewhere than on Linux nobody tried.
   */
  boolean isFor(EnvironmentKind kind) {
    return facts.containsKey("arch") && fact("prefix").equals(kind.prefix().toString());
  }

  /** The absolute path the interpreter itself says it has. */
  Path executable() {
    return Path.of(fact("executable"));
  }

  Interpreter interpreter() {
    Path prefix = Path.of(fact("prefix"));
    Path basePrefix = Path.of(fact("base_prefix"));
    Interpreter plain =
        new Interpreter(
            executable(),
            markers().fullVersion(),
            markers(),
            abi(),
            platform(),
            prefix,
            basePrefix,
            baseExecutable(basePrefix),
            Path.of(fact("stdlib")),
            paths("paths"),
            new Interpreter.Schemes(paths("prefix_layout"), paths("venv_layout"), paths("user")));
    return plain.isVirtualEnvironment() ? withSiteHeaders(plain) : plain;
  }

  /** pip keeps headers of an environment apart from those of the interpreter it is made from. */
  private static Interpreter withSiteHeaders(Interpreter in) {
    InstallPaths paths = in.paths().withHeaders(in.siteHeaders(in.prefix()));
    return new Interpreter(
        in.executable(),
        in.version(),
        in.markers(),
        in.abi(),
        in.platform(),
        in.prefix(),
        in.basePrefix(),
        in.baseExecutable(),
        in.stdlib(),
        paths,
        in.schemes());
  }

  private MarkerEnvironment markers() {
    return new MarkerEnvironment(
        fact("marker.implementation_name"),
        fact("marker.implementation_version"),
        fact("marker.os_name"),
        fact("marker.platform_machine"),
        fact("marker.platform_release"),
        fact("marker.platform_system"),
        fact("marker.platform_version"),
        fact("marker.python_full_version"),
        fact("marker.platform_python_implementation"),
        fact("marker.python_version"),
        fact("marker.sys_platform"));
  }

  private PythonAbi abi() {
    String[] version = fact("version_info").split("\\.", -1);
    return new PythonAbi(
        fact("implementation"),
        Integer.parseInt(version[0]),
        Integer.parseInt(version[1]),
        fact("free_threaded").equals("1"),
        fact("debug").equals("1"),
        fact("ext_suffix"));
  }

  private Platform platform() {
    String arch = facts.get("arch");
    if (arch != null) {
      return new Platform.Linux(arch, libc());
    }
    String mac = facts.get("mac");
    if (mac != null) {
      String[] parts = mac.split("[. ]", -1);
      return new Platform.MacOs(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }
    String tag = fact("platform_tag");
    return switch (tag) {
      case "win_amd64" -> new Platform.Windows("AMD64");
      case "win_arm64" -> new Platform.Windows("ARM64");
      case "win32" -> new Platform.Windows("x86");
      default -> new Platform.Other(tag, platformMarkers());
    };
  }

  private PlatformMarkers platformMarkers() {
    return new PlatformMarkers(
        fact("marker.os_name"),
        fact("marker.sys_platform"),
        fact("marker.platform_system"),
        fact("marker.platform_machine"));
  }

  /** {@code glibc 2.36}, where distributors may have added to the number, or nothing. */
  private Libc libc() {
    String text = fact("libc");
    int space = text.indexOf(' ');
    int dot = text.indexOf('.');
    if (space < 0 || dot < space) {
      return new Libc.Unknown();
    }
    int end = dot + 1;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    int major = Integer.parseInt(text.substring(space + 1, dot));
    int minor = Integer.parseInt(text.substring(dot + 1, end));
    return text.startsWith("musl") ? new Libc.Musl(major, minor) : new Libc.Glibc(major, minor);
  }

  /**
   * The interpreter that new environments link to: one that finds its standard library by where it
   * is. A link to it from some other folder does not, so such a link is resolved.
   */
  private Path baseExecutable(Path basePrefix) {
    Path said = Path.of(fact("base_executable"));
    Path stated = Files.exists(said) ? said : executable();
    if (stated.startsWith(basePrefix)) {
      return stated;
    }
    try {
      Path real = stated.toRealPath();
      return real.startsWith(basePrefix) ? real : stated;
    } catch (IOException e) {
      return stated; // it has just answered; if it vanished, making an environment will say so
    }
  }

  private InstallPaths paths(String label) {
    return new InstallPaths(
        Path.of(fact(label + ".purelib")),
        Path.of(fact(label + ".platlib")),
        Path.of(fact(label + ".scripts")),
        Path.of(fact(label + ".data")),
        Path.of(fact(label + ".include")));
  }

  private String fact(String key) {
    String value = facts.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the probe said nothing about " + key);
    }
    return value;
  }

  private static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char escaped = value.charAt(++i);
        text.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
