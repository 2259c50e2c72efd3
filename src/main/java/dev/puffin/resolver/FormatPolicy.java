package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import java.util.Set;

/**
 * Which kinds of files may be used: {@code --no-binary} and {@code --only-binary}.
 *
 * @param sourceOnly packages that wheels are not used of
 * @param allSourceOnly whether that is all of them but those in {@code wheelOnly}
 * @param wheelOnly packages that nothing is built of
 * @param allWheelOnly whether that is all of them but those in {@code sourceOnly}
 */
public record FormatPolicy(
    Set<PackageName> sourceOnly,
    boolean allSourceOnly,
    Set<PackageName> wheelOnly,
    boolean allWheelOnly) {
  /** Any file will do. */
  public static final FormatPolicy ANY = new FormatPolicy(Set.of(), false, Set.of(), false);

  /** Copies the sets. */
  public FormatPolicy {
    sourceOnly = Set.copyOf(sourceOnly);
    wheelOnly = Set.copyOf(wheelOnly);
  }

  /** Whether wheels of a package may be used. */
  public boolean allowsWheels(PackageName name) {
    return !sourceOnly.contains(name) && (!allSourceOnly || wheelOnly.contains(name));
  }

  /** Whether a package may be built from source. */
  public boolean allowsSource(PackageName name) {
    return !wheelOnly.contains(name) && (!allWheelOnly || sourceOnly.contains(name));
  }
}
