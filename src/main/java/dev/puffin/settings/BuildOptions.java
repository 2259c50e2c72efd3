package dev.puffin.settings;

import dev.puffin.pep508.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which files are used and how sources are built, as given by the user.
 *
 * @param noBinary values of {@code --no-binary} in the order given
 * @param onlyBinary values of {@code --only-binary} in the order given
 * @param configSettings settings for build backends by key
 * @param isolated whether builds get environments of their own
 * @param notIsolated packages that are built in the target environment all the same
 * @param constraints files that constrain the versions of build requirements
 */
public record BuildOptions(
    List<String> noBinary,
    List<String> onlyBinary,
    Map<String, List<String>> configSettings,
    boolean isolated,
    Set<PackageName> notIsolated,
    List<String> constraints) {

  /** Copies the collections. */
  public BuildOptions {
    noBinary = List.copyOf(noBinary);
    onlyBinary = List.copyOf(onlyBinary);
    configSettings =
        configSettings.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    notIsolated = Set.copyOf(notIsolated);
    constraints = List.copyOf(constraints);
  }

  /** What counts if the user says nothing. */
  public static BuildOptions standard() {
    return new BuildOptions(List.of(), List.of(), Map.of(), true, Set.of(), List.of());
  }
}
