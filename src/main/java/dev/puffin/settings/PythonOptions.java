package dev.puffin.settings;

import java.util.Optional;

/**
 * Which Python is meant, as given by the user.
 *
 * @param request a path, a version or a name such as {@code python3.11}
 * @param system take the first Python on PATH instead of a virtual environment
 * @param breakSystemPackages whether an environment that is marked as externally managed may be
 *     changed; as configured if empty
 * @param place where its packages are
 */
public record PythonOptions(
    Optional<String> request, boolean system, Optional<Boolean> breakSystemPackages, Place place) {

  /** The environment of a Python. */
  public static PythonOptions of(String request) {
    return new PythonOptions(
        Optional.of(request), false, Optional.empty(), new Place.Environment());
  }
}
