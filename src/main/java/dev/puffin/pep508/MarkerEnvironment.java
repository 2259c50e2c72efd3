package dev.puffin.pep508;

import dev.puffin.pep440.Version;

/**
 * The values that environment markers are compared with, as PEP 508 names them. Texts are as the
 * interpreter gives them.
 *
 * @param implementationName {@code sys.implementation.name}, for instance {@code cpython}
 * @param implementationVersion {@code sys.implementation.version} as text
 * @param osName {@code os.name}
 * @param platformMachine {@code platform.machine()}
 * @param platformRelease {@code platform.release()}
 * @param platformSystem {@code platform.system()}
 * @param platformVersion {@code platform.version()}
 * @param pythonFullVersion {@code platform.python_version()}, for instance {@code 3.12.1}
 * @param platformPythonImplementation {@code platform.python_implementation()}
 * @param pythonVersion major and minor version, for instance {@code 3.12}
 * @param sysPlatform {@code sys.platform}
 */
public record MarkerEnvironment(
    String implementationName,
    String implementationVersion,
    String osName,
    String platformMachine,
    String platformRelease,
    String platformSystem,
    String platformVersion,
    String pythonFullVersion,
    String platformPythonImplementation,
    String pythonVersion,
    String sysPlatform) {

  /** Builds without a tag call themselves {@code 3.13.0+}; that becomes a local version. */
  public MarkerEnvironment {
    if (pythonFullVersion.endsWith("+")) {
      pythonFullVersion = pythonFullVersion + "local";
    }
  }

  /** The Python version with all its segments. */
  public Version fullVersion() {
    return Version.parse(pythonFullVersion);
  }

  /** The same environment with another Python: 3.11 counts as 3.11.0. */
  public MarkerEnvironment withPythonVersion(Version version) {
    String minor = version.segment(0) + "." + version.segment(1);
    String full = version.release().size() < 3 ? fullText(version, minor) : version.toString();
    String implementation = implementationName.equals("cpython") ? full : implementationVersion;
    return new MarkerEnvironment(
        implementationName,
        implementation,
        osName,
        platformMachine,
        platformRelease,
        platformSystem,
        platformVersion,
        full,
        platformPythonImplementation,
        minor,
        sysPlatform);
  }

  private static String fullText(Version version, String minor) {
    String suffix = version.toString().substring(version.base().toString().length());
    return minor + ".0" + suffix;
  }

  /** The same environment on another system. */
  public MarkerEnvironment withSystem(
      String newOsName, String newSysPlatform, String newPlatformSystem, String newMachine) {
    return new MarkerEnvironment(
        implementationName,
        implementationVersion,
        newOsName,
        newMachine,
        "",
        newPlatformSystem,
        "",
        pythonFullVersion,
        platformPythonImplementation,
        pythonVersion,
        newSysPlatform);
  }
}
