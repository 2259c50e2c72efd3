package dev.puffin.tags;

import dev.puffin.tags.Platform.Libc;
import dev.puffin.tags.Platform.Linux;
import dev.puffin.tags.Platform.MacOs;
import dev.puffin.tags.Platform.Windows;

/** Reads the names of platforms: short ones, target triples and platform tags. */
final class PlatformNames {
  private static final Libc COMMON_GLIBC = new Libc.Glibc(2, 28);
  private static final Libc COMMON_MUSL = new Libc.Musl(1, 2);

  private PlatformNames() {}

  static Platform parse(String name) {
    return switch (name) {
      case "linux" -> new Linux("x86_64", COMMON_GLIBC);
      case "macos", "aarch64-apple-darwin" -> new MacOs(13, 0, "arm64");
      case "x86_64-apple-darwin" -> new MacOs(13, 0, "x86_64");
      case "windows", "x86_64-pc-windows-msvc", "win_amd64" -> new Windows("AMD64");
      case "i686-pc-windows-msvc", "win32" -> new Windows("x86");
      case "aarch64-pc-windows-msvc", "win_arm64" -> new Windows("ARM64");
      case "riscv64-unknown-linux" -> new Linux("riscv64", new Libc.Glibc(2, 39));
      default -> structured(name);
    };
  }

  private static Platform structured(String name) {
    if (name.startsWith("manylinux") || name.startsWith("musllinux")) {
      return linuxTag(name, name);
    }
    if (name.startsWith("macosx_")) {
      String[] parts = name.split("_", 4);
      check(parts.length == 4, name);
      return new MacOs(number(parts[1], name), number(parts[2], name), parts[3]);
    }
    int dash = name.indexOf('-');
    check(dash > 0, name);
    String machine = name.substring(0, dash);
    String system = name.substring(dash + 1);
    return switch (system) {
      case "unknown-linux-gnu" -> new Linux(machine, COMMON_GLIBC);
      case "unknown-linux-musl" -> new Linux(machine, COMMON_MUSL);
      default -> linuxTag(system + "_" + machine, name);
    };
  }

  /** A tag such as {@code manylinux_2_28_x86_64} or {@code manylinux2014_aarch64}. */
  private static Platform linuxTag(String tag, String name) {
    int underscore = tag.indexOf('_');
    check(underscore > 0, name);
    String rest = tag.substring(underscore + 1);
    return switch (tag.substring(0, underscore)) {
      case "manylinux1" -> new Linux(rest, new Libc.Glibc(2, 5));
      case "manylinux2010" -> new Linux(rest, new Libc.Glibc(2, 12));
      case "manylinux2014" -> new Linux(rest, new Libc.Glibc(2, 17));
      case "manylinux" -> {
        String[] parts = versioned(rest, name);
        yield new Linux(parts[2], new Libc.Glibc(number(parts[0], name), number(parts[1], name)));
      }
      case "musllinux" -> {
        String[] parts = versioned(rest, name);
        yield new Linux(parts[2], new Libc.Musl(number(parts[0], name), number(parts[1], name)));
      }
      default -> throw new UnknownPlatformException(name);
    };
  }

  private static String[] versioned(String rest, String name) {
    String[] parts = rest.split("_", 3);
    check(parts.length == 3 && !parts[2].isEmpty(), name);
    return parts;
  }

  private static int number(String text, String name) {
    check(!text.isEmpty() && text.length() < 6, name);
    check(text.chars().allMatch(c -> c >= '0' && c <= '9'), name);
    return Integer.parseInt(text);
  }

  private static void check(boolean holds, String name) {
    if (!holds) {
      throw new UnknownPlatformException(name);
    }
  }
}
