package dev.puffin.python;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.tags.Platform;
import dev.puffin.tags.PlatformMarkers;
import dev.puffin.tags.PythonAbi;
import dev.puffin.tags.Tags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Python interpreter that works, and the environment it belongs to.
 *
 * @param executable its absolute path, with links not resolved: in an environment, the
 *     environment's own
 * @param version its full version
 * @param markers the values of the marker variables
 * @param abi what decides its Python and ABI tags
 * @param platform what decides its platform tags
 * @param prefix {@code sys.prefix}, the environment's folder
 * @param basePrefix {@code sys.base_prefix}, that of the interpreter an environment is made from
 * @param baseExecutable the interpreter that an environment is made from; else itself
 * @param stdlib the folder of the standard library
 * @param paths where it looks for what is installed
 * @param schemes other places to install to
 */
public record Interpreter(
    Path executable,
    Version version,
    MarkerEnvironment markers,
    PythonAbi abi,
    Platform platform,
    Path prefix,
    Path basePrefix,
    Path baseExecutable,
    Path stdlib,
    InstallPaths paths,
    Schemes schemes) {

  /**
   * Install paths other than the interpreter's own.
   *
   * @param prefix those below {@code --prefix}, relative
   * @param venv those of a new virtual environment, relative
   * @param user those of {@code --user}
   */
  public record Schemes(InstallPaths prefix, InstallPaths venv, InstallPaths user) {}

  /** Whether it belongs to a virtual environment. */
  public boolean isVirtualEnvironment() {
    return !prefix.equals(basePrefix);
  }

  /** The wheels it can use. */
  public Tags tags() {
    return Tags.of(abi, platform);
  }

  /** What is resolved for when nothing else is asked for. */
  public Target target() {
    return new Target(version, markers, tags());
  }

  /**
   * What is resolved for with another Python version or on another platform.
   *
   * @param python a version of two or more parts; the missing ones count as zero
   */
  public Target target(Version python) {
    return new Target(
        markers.withPythonVersion(python).fullVersion(),
        markers.withPythonVersion(python),
        Tags.of(abiOf(python), platform));
  }

  /** What is resolved for on another platform with this interpreter's version. */
  public Target target(Platform other) {
    return new Target(version, on(other, markers), Tags.of(abi, other));
  }

  /** What is resolved for with another Python version on another platform. */
  public Target target(Version python, Platform other) {
    MarkerEnvironment changed = on(other, markers.withPythonVersion(python));
    return new Target(changed.fullVersion(), changed, Tags.of(abiOf(python), other));
  }

  /** The name of its folder in {@code lib} and {@code include}: {@code python3.11}. */
  public String directoryName() {
    String implementation =
        abi.implementation().equals("cpython") ? "python" : abi.implementation();
    return implementation + abi.major() + "." + abi.minor();
  }

  /**
   * The paths below another prefix, as {@code --prefix} wants them.
   *
   * @param folder an absolute path
   */
  public InstallPaths prefixPaths(Path folder) {
    InstallPaths below = schemes.prefix().below(folder);
    return isVirtualEnvironment() ? below.withHeaders(siteHeaders(folder)) : below;
  }

  /**
   * What the operating system says to those who want to change its Python (the {@code
   * EXTERNALLY-MANAGED} file of PEP 668); empty if it may be changed.
   */
  public Optional<String> externallyManaged() {
    if (isVirtualEnvironment()) {
      return Optional.empty();
    }
    try {
      String file = Files.readString(stdlib.resolve("EXTERNALLY-MANAGED"), StandardCharsets.UTF_8);
      return Optional.of(ManagedNotice.text(file));
    } catch (IOException e) {
      return Optional.empty(); // not there: nobody minds
    }
  }

  /** Its name for messages: {@code CPython 3.11.7 (/usr/bin/python3)}. */
  public String display() {
    return markers.platformPythonImplementation() + " " + version + " (" + executable + ")";
  }

  private PythonAbi abiOf(Version python) {
    return abi.withVersion(python.segment(0).intValueExact(), python.segment(1).intValueExact());
  }

  private static MarkerEnvironment on(Platform platform, MarkerEnvironment markers) {
    PlatformMarkers there = platform.markers();
    return markers.withSystem(
        there.osName(), there.sysPlatform(), there.platformSystem(), there.platformMachine());
  }

  Path siteHeaders(Path folder) {
    return folder
        .resolve("include")
        .resolve("site")
        .resolve("python" + abi.major() + "." + abi.minor());
  }
}
