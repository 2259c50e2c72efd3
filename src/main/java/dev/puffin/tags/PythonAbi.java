package dev.puffin.tags;

import java.util.List;
import java.util.Locale;

/**
 * What of an interpreter decides the Python and ABI tags.
 *
 * @param implementation {@code sys.implementation.name}: {@code cpython}, {@code pypy}, …
 * @param major the first part of the Python version
 * @param minor the second part of the Python version
 * @param freeThreaded whether it was built without the global interpreter lock (PEP 703)
 * @param debug whether it is a debug build
 * @param extensionSuffix {@code EXT_SUFFIX}, which names the ABI of implementations other than
 *     CPython; empty where it is not known
 */
public record PythonAbi(
    String implementation,
    int major,
    int minor,
    boolean freeThreaded,
    boolean debug,
    String extensionSuffix) {

  /** The same implementation in another language version, as far as its ABI can be foretold. */
  public PythonAbi withVersion(int newMajor, int newMinor) {
    String suffix =
        extensionSuffix.replace(
            implementation + major + minor, implementation + newMajor + newMinor);
    boolean threads = freeThreaded && (newMajor > 3 || newMinor >= 13);
    return new PythonAbi(implementation, newMajor, newMinor, threads, debug, suffix);
  }

  boolean isCPython() {
    return implementation.equals("cpython");
  }

  /** The interpreter tag, {@code cp311} or {@code pp310}. */
  String interpreterTag() {
    return shortName() + major + minor;
  }

  /** The ABIs it loads, best first, without the stable ones and {@code none}. */
  List<String> abiTags() {
    if (!isCPython() && extensionSuffix.split("\\.", -1).length >= 3) {
      return List.of(suffixAbi());
    }
    String plain = "cp" + major + minor + (freeThreaded ? "t" : "");
    return debug ? List.of(plain + "d", plain) : List.of(plain);
  }

  /** The stable ABI it takes part in, {@code abi3} or {@code abi3t}; empty if in none. */
  String stableAbi() {
    if (!isCPython() || major != 3 || minor < 2) {
      return "";
    }
    return freeThreaded ? "abi3t" : "abi3";
  }

  private String shortName() {
    return switch (implementation) {
      case "cpython" -> "cp";
      case "pypy" -> "pp";
      case "ironpython" -> "ip";
      case "jython" -> "jy";
      default -> implementation;
    };
  }

  private String suffixAbi() {
    String soabi = extensionSuffix.split("\\.", -1)[1];
    String[] parts = soabi.split("-", -1);
    int taken = soabi.startsWith("pypy") ? 2 : soabi.startsWith("graalpy") ? 3 : parts.length;
    String abi = String.join("_", List.of(parts).subList(0, Math.min(taken, parts.length)));
    return abi.toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}
