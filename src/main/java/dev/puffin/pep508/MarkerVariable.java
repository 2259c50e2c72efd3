package dev.puffin.pep508;

import java.util.List;
import java.util.Optional;

/** The variables of environment markers. */
public enum MarkerVariable {
  /** {@code implementation_name}. */
  IMPLEMENTATION_NAME("implementation_name"),
  /** {@code implementation_version}. */
  IMPLEMENTATION_VERSION("implementation_version"),
  /** {@code os_name}. */
  OS_NAME("os_name"),
  /** {@code platform_machine}. */
  PLATFORM_MACHINE("platform_machine"),
  /** {@code platform_python_implementation}. */
  PLATFORM_PYTHON_IMPLEMENTATION("platform_python_implementation"),
  /** {@code platform_release}. */
  PLATFORM_RELEASE("platform_release"),
  /** {@code platform_system}. */
  PLATFORM_SYSTEM("platform_system"),
  /** {@code platform_version}. */
  PLATFORM_VERSION("platform_version"),
  /** {@code python_full_version}. */
  PYTHON_FULL_VERSION("python_full_version"),
  /** {@code python_version}. */
  PYTHON_VERSION("python_version"),
  /** {@code sys_platform}. */
  SYS_PLATFORM("sys_platform"),
  /** {@code extra}, the extra whose dependencies are looked at. */
  EXTRA("extra"),
  /** {@code extras}, all extras asked for (lock files). */
  EXTRAS("extras"),
  /** {@code dependency_groups}, all groups asked for (lock files). */
  DEPENDENCY_GROUPS("dependency_groups");

  private static final List<MarkerVariable> ALL = List.of(values());

  private final String text;

  MarkerVariable(String text) {
    this.text = text;
  }

  /** Reads a name, the older ones with dots included; empty if there is no such variable. */
  static Optional<MarkerVariable> parse(String name) {
    String current =
        switch (name) {
          case "os.name" -> "os_name";
          case "sys.platform" -> "sys_platform";
          case "platform.version" -> "platform_version";
          case "platform.machine" -> "platform_machine";
          case "platform.python_implementation", "python_implementation" ->
              "platform_python_implementation";
          default -> name;
        };
    for (MarkerVariable variable : ALL) {
      if (variable.text.equals(current)) {
        return Optional.of(variable);
      }
    }
    return Optional.empty();
  }

  /** Whether values are compared as versions where both sides are versions. */
  public boolean isVersion() {
    return switch (this) {
      case IMPLEMENTATION_VERSION, PLATFORM_RELEASE, PYTHON_FULL_VERSION, PYTHON_VERSION -> true;
      case IMPLEMENTATION_NAME,
          OS_NAME,
          PLATFORM_MACHINE,
          PLATFORM_PYTHON_IMPLEMENTATION,
          PLATFORM_SYSTEM,
          PLATFORM_VERSION,
          SYS_PLATFORM,
          EXTRA,
          EXTRAS,
          DEPENDENCY_GROUPS ->
          false;
    };
  }

  /** Whether the variable holds a set of names. */
  public boolean isSet() {
    return this == EXTRAS || this == DEPENDENCY_GROUPS;
  }

  /** The value in an environment; the variables about extras and groups have none there. */
  public Optional<String> value(MarkerEnvironment environment) {
    return switch (this) {
      case IMPLEMENTATION_NAME -> Optional.of(environment.implementationName());
      case IMPLEMENTATION_VERSION -> Optional.of(environment.implementationVersion());
      case OS_NAME -> Optional.of(environment.osName());
      case PLATFORM_MACHINE -> Optional.of(environment.platformMachine());
      case PLATFORM_PYTHON_IMPLEMENTATION ->
          Optional.of(environment.platformPythonImplementation());
      case PLATFORM_RELEASE -> Optional.of(environment.platformRelease());
      case PLATFORM_SYSTEM -> Optional.of(environment.platformSystem());
      case PLATFORM_VERSION -> Optional.of(environment.platformVersion());
      case PYTHON_FULL_VERSION -> Optional.of(environment.pythonFullVersion());
      case PYTHON_VERSION -> Optional.of(environment.pythonVersion());
      case SYS_PLATFORM -> Optional.of(environment.sysPlatform());
      case EXTRA, EXTRAS, DEPENDENCY_GROUPS -> Optional.empty();
    };
  }

  /** The name as markers spell it. */
  @Override
  public String toString() {
    return text;
  }
}
