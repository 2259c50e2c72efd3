package dev.puffin.resolver;

import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.Requirement;
import java.util.Optional;

/**
 * A requirement as the user gave it.
 *
 * @param requirement what is required
 * @param source where it is to come from, if the requirement has a URL; relative paths are resolved
 *     against the file they are written in
 * @param origin where it is written
 */
public record InputRequirement(Requirement requirement, Optional<SourceUrl> source, Origin origin) {

  /** A requirement without a URL. */
  public static InputRequirement of(Requirement requirement, Origin origin) {
    return new InputRequirement(requirement, Optional.empty(), origin);
  }
}
