package dev.puffin.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What removing one package comes to, worked out before anything is changed.
 *
 * @param display the package, for messages
 * @param distInfo its {@code .dist-info}, whose RECORD says that it is installed
 * @param files absolute, normalised
 * @param trees folders that are removed with all that is in them
 * @param pathLine a line of {@code easy-install.pth} that is removed
 */
record RemovalPlan(
    String display,
    Optional<Path> distInfo,
    List<Path> files,
    List<Path> trees,
    Optional<String> pathLine) {}
