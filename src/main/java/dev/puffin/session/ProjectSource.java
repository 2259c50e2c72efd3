package dev.puffin.session;

import dev.puffin.pep508.ExtraName;
import java.nio.file.Path;
import java.util.Set;

/**
 * A project among the inputs whose dependencies only its build backend knows.
 *
 * @param folder its folder, absolute
 * @param display the file that was named, as the user wrote it
 * @param extras the extras that are asked for
 * @param allExtras whether all are
 */
public record ProjectSource(Path folder, String display, Set<ExtraName> extras, boolean allExtras) {
  public ProjectSource {
    extras = Set.copyOf(extras);
  }
}
