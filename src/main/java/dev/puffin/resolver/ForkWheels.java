package dev.puffin.resolver;

import dev.puffin.dist.WheelFilename;
import dev.puffin.markers.MarkerSet;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Marker;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether some environment of a fork can use a wheel. A wheel for everyone is best; among the
 * others none is better than another.
 */
final class ForkWheels implements WheelFit {
  private static final String ANY = "any";
  private static final List<String> MACHINES =
      List.of("x86_64", "aarch64", "arm64", "i686", "armv7l", "ppc64le", "s390x", "riscv64");

  private final MarkerSet environments;
  private final VersionRange pythons;
  private final Map<String, Boolean> platforms = new ConcurrentHashMap<>();

  ForkWheels(Fork fork) {
    this.environments = fork.environments();
    this.pythons = environments.python();
  }

  @Override
  public OptionalInt priority(WheelFilename wheel) {
    boolean forEveryone = wheel.platforms().contains(ANY) && wheel.abis().contains("none");
    for (String python : wheel.pythons()) {
      if (isPossible(python, wheel.abis()) && someHasPlatform(wheel.platforms())) {
        return OptionalInt.of(forEveryone ? 0 : 1);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a Python tag and one of the ABI tags go together for some Python of the fork. */
  private boolean isPossible(String python, List<String> abis) {
    String implementation = python.substring(0, Math.min(2, python.length()));
    String digits = python.substring(implementation.length());
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    VersionRange from = from(digits);
    return switch (implementation) {
      case "py" -> meets(from);
      case "cp" ->
          meets(abis.contains("abi3") || abis.contains("none") ? from : only(digits, from));
      case "pp" -> meets(only(digits, from));
      default -> false;
    };
  }

  private boolean meets(VersionRange range) {
    return !range.isDisjoint(pythons);
  }

  /** The Pythons from the one that the digits of a tag name. */
  private static VersionRange from(String digits) {
    return VersionRange.atLeast(version(digits, 0));
  }

  private static VersionRange only(String digits, VersionRange from) {
    return digits.length() == 1 ? from : from.intersect(VersionRange.lessThan(version(digits, 1)));
  }

  private static Version version(String digits, int later) {
    int major = digits.charAt(0) - '0';
    return digits.length() == 1
        ? Version.of(major)
        : Version.of(major, Integer.parseInt(digits.substring(1)) + later);
  }

  private boolean someHasPlatform(List<String> tags) {
    for (String tag : tags) {
      if (platforms.computeIfAbsent(tag, this::isPossible)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPossible(String platform) {
    String system = system(platform);
    if (system.isEmpty()) {
      return true;
    }
    String machine = machine(platform);
    String condition = "sys_platform == '" + system + "'";
    if (!machine.isEmpty()) {
      condition += " and platform_machine == '" + machine + "'";
    }
    return !environments.isDisjoint(MarkerSet.of(Marker.parse(condition)));
  }

  /** The value of platform_machine where a platform tag is used; empty if several may be. */
  private static String machine(String platform) {
    for (String machine : MACHINES) {
      if (platform.endsWith("_" + machine) && !platform.startsWith("win")) {
        return machine;
      }
    }
    return switch (platform) {
      case "win_amd64" -> "AMD64";
      case "win_arm64" -> "ARM64";
      default -> "";
    };
  }

  /** The value of sys_platform where a platform tag is used; empty if any may be. */
  static String system(String platform) {
    if (platform.startsWith("win")) {
      return "win32";
    }
    if (platform.startsWith("macosx")) {
      return "darwin";
    }
    return platform.contains("linux") ? "linux" : "";
  }
}
