package dev.puffin.session;

import dev.puffin.install.Wanted;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.requirements.InputRequirement;
import java.util.List;

/**
 * A package that an environment shall have, and why.
 *
 * @param wanted what it has to be
 * @param inputs what asked for it; none if only other packages need it
 * @param policy which files are acceptable
 */
public record WantedPackage(Wanted wanted, List<InputRequirement> inputs, HashPolicy policy) {
  public WantedPackage {
    inputs = List.copyOf(inputs);
  }

  public PackageName name() {
    return wanted.name();
  }

  /** Whether the user asked for it. */
  public boolean requested() {
    return !inputs.isEmpty();
  }
}
