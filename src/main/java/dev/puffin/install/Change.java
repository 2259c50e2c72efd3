package dev.puffin.install;

import dev.puffin.dist.InstalledDistribution;
import java.util.List;

/**
 * What is done to an environment in one go.
 *
 * @param remove packages to be taken out, also those that are replaced
 * @param cleanUp what interrupted runs left
 * @param install wheels to be put in; of a file that several have, the last one's is kept
 */
public record Change(
    List<InstalledDistribution> remove, List<Leftover> cleanUp, List<WheelToInstall> install) {

  /** Copies the lists. */
  public Change {
    remove = List.copyOf(remove);
    cleanUp = List.copyOf(cleanUp);
    install = List.copyOf(install);
  }

  /** Packages are only taken out. */
  public static Change removal(List<InstalledDistribution> remove) {
    return new Change(remove, List.of(), List.of());
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return remove.isEmpty() && cleanUp.isEmpty() && install.isEmpty();
  }
}
