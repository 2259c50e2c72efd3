package dev.puffin.tags;

import java.util.ArrayList;
import java.util.List;

/**
 * The operating system, architecture and C library that wheels are for: the running one's or one
 * asked for by {@code --python-platform}.
 */
public sealed interface Platform {

  /** The platform tags, best first, without {@code any}. */
  List<String> tags();

  /** What markers say of it. */
  PlatformMarkers markers();

  /**
   * The platform of a name as {@code --python-platform} takes it: {@code linux}, {@code macos},
   * {@code windows}, a target triple, {@code x86_64-manylinux_2_28}, or a platform tag such as
   * {@code musllinux_1_2_aarch64}.
   *
   * @throws UnknownPlatformException if the name is none of these
   */
  static Platform parse(String name) {
    return PlatformNames.parse(name);
  }

  /** The C library of a Linux system. */
  sealed interface Libc {
    /** glibc of a version. */
    record Glibc(int major, int minor) implements Libc {}

    /** musl of a version. */
    record Musl(int major, int minor) implements Libc {}

    /** Neither, or an ABI that no portable wheels are made for. */
    record Unknown() implements Libc {}
  }

  /**
   * Linux.
   *
   * @param machine the architecture the interpreter runs as, {@code x86_64}, {@code i686}, {@code
   *     armv8l}: that of the interpreter where kernel and interpreter differ
   */
  record Linux(String machine, Libc libc) implements Platform {
    private static final int NEWEST_GLIBC_2 = 50;

    @Override
    public List<String> tags() {
      List<String> machines =
          machine.equals("armv8l") ? List.of("armv8l", "armv7l") : List.of(machine);
      List<String> names = new ArrayList<>();
      machines.forEach(name -> names.add("linux_" + name));
      machines.forEach(name -> addPortable(name, names));
      return List.copyOf(names);
    }

    @Override
    public PlatformMarkers markers() {
      return new PlatformMarkers("posix", "linux", "Linux", machine);
    }

    private void addPortable(String name, List<String> names) {
      switch (libc) {
        case Libc.Glibc(int major, int minor) -> addManylinux(name, major, minor, names);
        case Libc.Musl(int major, int minor) -> {
          for (int below = minor; below >= 0; below--) {
            names.add("musllinux_" + major + "_" + below + "_" + name);
          }
        }
        case Libc.Unknown() -> {}
      }
    }

    private static void addManylinux(String name, int major, int minor, List<String> names) {
      int oldest = name.equals("x86_64") || name.equals("i686") ? 5 : 17;
      for (int series = major; series >= 2; series--) {
        int newest = series == major ? minor : NEWEST_GLIBC_2;
        for (int below = newest; below >= (series == 2 ? oldest : 0); below--) {
          names.add("manylinux_" + series + "_" + below + "_" + name);
          String legacy = series == 2 ? legacyName(below) : "";
          if (!legacy.isEmpty()) {
            names.add(legacy + "_" + name);
          }
        }
      }
    }

    private static String legacyName(int minor) {
      return switch (minor) {
        case 17 -> "manylinux2014";
        case 12 -> "manylinux2010";
        case 5 -> "manylinux1";
        default -> "";
      };
    }
  }

  /**
   * macOS of a version.
   *
   * @param machine {@code arm64}, {@code x86_64} or an older one
   */
  record MacOs(int major, int minor, String machine) implements Platform {

    @Override
    public List<String> tags() {
      List<String> names = new ArrayList<>();
      if (major == 10) {
        for (int below = minor; below >= 0; below--) {
          add(10, below, names);
        }
        return List.copyOf(names);
      }
      for (int release = major; release > 10; release--) {
        add(release, 0, names);
      }
      for (int below = 16; below >= 4; below--) {
        if (machine.equals("x86_64")) {
          add(10, below, names);
        } else {
          // the Intel half of a universal binary may be made for a system older than arm64 itself
          names.add("macosx_10_" + below + "_universal2");
        }
      }
      return List.copyOf(names);
    }

    @Override
    public PlatformMarkers markers() {
      return new PlatformMarkers("posix", "darwin", "Darwin", machine);
    }

    private void add(int release, int below, List<String> names) {
      boolean intelStarted = release > 10 || below >= 4;
      List<String> formats =
          switch (machine) {
            case "x86_64" ->
                intelStarted
                    ? List.of("x86_64", "intel", "fat64", "fat3", "universal2", "universal")
                    : List.of();
            case "i386" ->
                intelStarted ? List.of("i386", "intel", "fat3", "fat", "universal") : List.of();
            case "arm64" -> List.of("arm64", "universal2");
            default -> List.of(machine);
          };
      formats.forEach(format -> names.add("macosx_" + release + "_" + below + "_" + format));
    }
  }

  /**
   * Windows.
   *
   * @param machine as {@code platform.machine()} says it: {@code AMD64}, {@code x86}, {@code ARM64}
   */
  record Windows(String machine) implements Platform {
    @Override
    public List<String> tags() {
      return switch (machine) {
        case "x86" -> List.of("win32");
        case "ARM64" -> List.of("win_arm64");
        default -> List.of("win_amd64");
      };
    }

    @Override
    public PlatformMarkers markers() {
      return new PlatformMarkers("nt", "win32", "Windows", machine);
    }
  }

  /**
   * Any other system, which has one tag only.
   *
   * @param tag {@code sysconfig.get_platform()} in the spelling of a tag
   */
  record Other(String tag, PlatformMarkers markers) implements Platform {
    @Override
    public List<String> tags() {
      return List.of(tag);
    }
  }
}
